// What an installation holds after 0024: see migration-samples.ts.
type Row = Readonly<Record<string, unknown>>;

/** `queue`: one with all fields of the versions before. */
export function afterCallSample(queue: Row, { living, gone }: { readonly living: Row; readonly gone: Row }) {
  const wrapUp = { wrap_up_mode: "forced", wrap_up_time: 30, disposition_required: true, disposition_default: "sold" };
  const word = (name: string, name_en: string): Row => ({ name, name_en, active: true, position: 1 });
  return {
    rows: {
      queues: [{ ...queue, ...wrapUp, own_numbers: ["88001000"], record_consultation: true }],
      dispositions: [
        { id: 1, queue_id: 24, parent_id: null, code: "sale", ...word("成交", "Sale"), ...living },
        { id: 2, queue_id: 24, parent_id: 1, code: "sold", ...word("已付款", "Paid"), ...living },
        { id: 3, queue_id: null, parent_id: null, code: "wrong", ...word("打错", "Wrong number"), ...gone },
      ],
      break_reasons: [
        { id: 1, code: "lunch", ...word("午餐", "Lunch"), minutes: 30, then_ready: true, ...living },
        { id: 2, code: "rest", ...word("小休", "Rest"), minutes: null, then_ready: false, ...gone },
      ],
    },
    cameThrough: { queues: [{ id: 1, wrap_up_mode: null, wrap_up_time: null, disposition_required: null }] },
  };
}
