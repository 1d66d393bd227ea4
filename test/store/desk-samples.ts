// Rows of the migrations for desks and wallboards.
import { queueRenamesSample } from "./queue-renames-sample.ts";

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

const ALL = {
  ...{ waiting_warn: 3, waiting_alarm: 6, longest_wait_warn: 30, longest_wait_alarm: 90 },
  ...{ service_level_warn: 85, service_level_alarm: 70, abandoned_warn: 2, abandoned_alarm: 4 },
};

export const DESK_SAMPLES = {
  "0049-queue-renames": queueRenamesSample(),
  "0054-menu-versions": {
    rows: {
      ivr_drafts: [{ ivr_id: 1, nodes: [], revision: 3, based_on: 1, at: AT, login: "admin" }],
      ivr_versions: [
        {
          ...{ ivr_id: 1, number: 2, nodes: [], how: "restored", note: "as before", of_number: 1, at: AT },
          login: "admin",
        },
      ],
    },
    cameThrough: { ivr_versions: [{ ivr_id: 1, number: 1, how: "found", note: "", of_number: null, login: "" }] },
  },
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
  "0046-thresholds": {
    rows: {
      thresholds: [
        { id: 1, queue_id: null, waiting_warn: 3, waiting_alarm: 6, updated_at: AT },
        { ...ALL, id: 2, queue_id: 1, updated_at: AT },
      ],
    },
  },
  "0047-calls-by-number": { rows: {} },
};
