// PostgreSQL's frontend messages, cut where the server is to answer. The embedded database takes whole request trains:
// given half of one it would announce that it is ready for the next query when it is not.
//
//   startup   | length (4) | version and parameters ...
//   others    | tag (1) | length (4, itself included) | body ...

const TAG_QUERY = 0x51; // Q
const TAG_SYNC = 0x53; // S
const TAG_TERMINATE = 0x58; // X
const TAG_FLUSH = 0x48; // H
const TAG_PASSWORD = 0x70; // p
const ENDS = new Set([TAG_QUERY, TAG_SYNC, TAG_TERMINATE, TAG_FLUSH, TAG_PASSWORD]);

export interface RequestTrains {
  started: boolean;
  waiting: Buffer;
}

export function noRequests(): RequestTrains {
  return { started: false, waiting: Buffer.alloc(0) };
}

/** Adds bytes; gives what can be sent now, empty where a train is not whole yet. */
export function takeTrains(trains: RequestTrains, bytes: Buffer): Buffer {
  const all = trains.waiting.length === 0 ? bytes : Buffer.concat([trains.waiting, bytes]);
  let at = 0;
  let end = 0;
  for (;;) {
    const lengthAt = trains.started ? at + 1 : at;
    if (lengthAt + 4 > all.length) break;
    const next = lengthAt + all.readInt32BE(lengthAt);
    if (next > all.length) break;
    const tag = all[at] ?? 0;
    if (!trains.started || ENDS.has(tag)) end = next;
    trains.started = true;
    at = next;
  }
  trains.waiting = all.subarray(end);
  return all.subarray(0, end);
}
