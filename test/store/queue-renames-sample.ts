// Rows of the migration that brings renamed queues: one that has been followed, one that is still to be.
const AT = new Date("2026-11-02T02:00:00Z");

export function queueRenamesSample() {
  return {
    rows: {
      queue_renames: [
        { id: 49, former: "sales", name: "销售", at: AT, followed_at: null, followed_uuid: null, done_at: null },
        { id: 50, former: "a", name: "b", at: AT, followed_at: AT, followed_uuid: "call-1", done_at: AT },
      ],
    },
  };
}
