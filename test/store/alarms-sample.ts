// What an installation holds after 0026: see migration-samples.ts.
type Row = Readonly<Record<string, unknown>>;

/** `queue`: one with all fields of the versions before. */
export function alarmsSample(queue: Row, { living, gone, at }: { living: Row; gone: Row; at: Date }) {
  const wrapUp = { wrap_up_mode: "forced", wrap_up_time: 30, disposition_required: true, disposition_default: "sold" };
  const limits = { comparison: "at-least", threshold: 5, for_seconds: 10, clear_threshold: 3.5, clear_seconds: 30 };
  const rule = { severity: "warning", ...limits, least_callers: 1, active: true };
  const none = { state: null, level: null, agent: null };
  const fired = { comparison: "at-least", threshold: 5, figure: 6, queues: ["watched"], since: at, fired_at: at };
  return {
    rows: {
      queues: [{ ...queue, ...wrapUp, own_numbers: [], record_consultation: true, service_level_target: 30 }],
      alarm_rules: [
        { id: 1, name: "line", ...rule, metric: "waiting", queue_id: 26, ...none, ...living },
        {
          ...{ id: 2, name: "break", ...rule, metric: "time-in-state", queue_id: null, ...none },
          ...{ state: "UNREADY", agent: "1001", ...gone },
        },
        {
          ...{ id: 3, name: "level", ...rule, metric: "service-level", queue_id: null, ...none },
          ...{ level: "answered-in-time-of-handled", ...living },
        },
      ],
      alarms: [
        {
          ...{ id: 7, rule: "1", name: "line", severity: "warning", metric: "waiting", ...fired, queue: "watched" },
          ...{ state: null, agent: null, cleared_at: at, cleared_why: "over", acknowledged_at: at },
          ...{ acknowledged_by: "boss", notes: "seen" },
        },
        {
          ...{ id: 8, rule: "2", name: "break", severity: "critical", metric: "time-in-state", ...fired, queue: null },
          ...{ state: "UNREADY", agent: "1001", cleared_at: null, cleared_why: null, acknowledged_at: null },
          ...{ acknowledged_by: null, notes: "" },
        },
      ],
    },
    cameThrough: { queues: [{ id: 1, service_level_target: null }] },
  };
}
