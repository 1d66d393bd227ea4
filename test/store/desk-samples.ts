// Rows of the migrations for desks and wallboards.
const AT = new Date("2026-03-02T02:00:00Z");

export const DESK_SAMPLES = {
  "0044-preferences": {
    rows: { preferences: [{ user_id: 1, key: "desk", value: '{"theme":"dark"}', updated_at: AT }] },
  },
  "0047-calls-by-number": { rows: {} },
};
