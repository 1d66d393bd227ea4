// Rows of the migration that tells when somebody was signed out everywhere, and when a token was last used.
type Row = Readonly<Record<string, unknown>>;

const AT = new Date("2026-03-02T02:00:00Z");

/** `user`: the row of a user as it was before; `times`: those of a token. */
export function sessionsSample(user: Row, times: Row) {
  return {
    rows: {
      users: [{ ...user, queues: [], signed_out_at: AT }],
      tokens: [{ hash: "38".repeat(32), kind: "user", user_id: user["id"], ...times, used_at: AT }],
    },
    cameThrough: { users: [{ login: "1001", signed_out_at: null }] },
  };
}
