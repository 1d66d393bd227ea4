// Rows of the migrations for desks and wallboards.
const AT = new Date("2026-03-02T02:00:00Z");

const stamps = { created_at: AT, updated_at: AT, deleted_at: null };
const QUEUE = {
  id: 45,
  name: "popping",
  cti_template: "callcenter",
  strategy: "random",
  auto_record: false,
  ...stamps,
};
const HOTLINE = {
  ...{ id: 45, nbr: "4045", period_enable: false, period_type: "work", description: "", type: "queue" },
  ...{ numbers: "popping", ...stamps },
};

export const DESK_SAMPLES = {
  "0044-preferences": {
    rows: { preferences: [{ user_id: 1, key: "desk", value: '{"theme":"dark"}', updated_at: AT }] },
  },
  "0045-screen-pops": {
    rows: {
      queues: [
        {
          ...QUEUE,
          pop_url: "https://crm.example/?n={number}",
          pop_when: "answer",
          pop_how: "frame",
          pop_origin: "https://crm.example",
        },
      ],
      hotlines: [
        {
          ...HOTLINE,
          pop_url: "https://crm.example/{call}",
          pop_when: "end",
          pop_how: "tab",
          pop_origin: "https://a.example",
        },
      ],
    },
    cameThrough: { queues: [{ name: "plain", pop_url: null }] },
  },
  "0047-calls-by-number": { rows: {} },
};
