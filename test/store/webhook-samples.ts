// Webhooks in the shapes that their tables had, for the samples of migrations.

type Row = Readonly<Record<string, unknown>>;

export function webhookOf(id: number, name: string): Row {
  return {
    ...{ id, name, url: "https://crm.example/xcc", secret: "whsec_c2VjcmV0", enabled: true },
    ...{ facts: ["call-*", "queue-left"], queues: ["plain"] },
  };
}

export function deliveryOf(seq: number, status: string, at: Date): Row {
  return { webhook_id: 1, seq, type: "call-ended", status, attempts: 2, ms: 12, at };
}

/** `living`: the stamps of a row that is there. */
export function webhookEventsSample(living: Row & { readonly created_at: Date }) {
  const wanted = { at: living.created_at, queues: ["plain"] };
  return {
    rows: {
      webhooks: [{ ...webhookOf(25, "events"), ...living, facts: [], events: ["call-*", "caller-left"] }],
      webhook_facts: [
        {
          ...{ seq: 2_501, ...wanted, type: "queue-left", body: null },
          ...{ event: "caller-left", event_body: '{"event":"caller-left"}' },
        },
        { seq: 2_502, ...wanted, type: "menu-key", body: "{}", event: null, event_body: null },
      ],
    },
    // Those that stand are sent what they were.
    cameThrough: {
      webhooks: [{ id: 1, facts: ["call-*", "queue-left"], events: [] }],
      webhook_facts: [{ seq: 42, body: '{"type":"call-ended"}', event: null, event_body: null }],
    },
  };
}
