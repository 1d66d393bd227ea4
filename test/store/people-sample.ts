// What an installation holds after 0027: see migration-samples.ts.
/** Requests for help, open and answered; messages, read and unread. */
export function peopleSample(at: Date) {
  return {
    rows: {
      help_requests: [
        { id: "help-1", agent: "1001", call: null, queues: [], text: "", asked_at: at },
        {
          ...{ id: "help-2", agent: "1001", call: "call-1", queues: ["plain"], text: "求助", asked_at: at },
          ...{ ended_at: at, end: "answered", answered_by: "admin", manner: "message", answer: "好的" },
        },
      ],
      people_messages: [
        { id: 7, sender: "admin", reader: "1001", text: "好的", help: "help-2", sent_at: at, read_at: at },
        { id: 8, sender: "1001", reader: "admin", text: "\u{1F44D}", help: null, sent_at: at, read_at: null },
      ],
    },
  };
}
