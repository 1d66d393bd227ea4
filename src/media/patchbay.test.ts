import { beforeEach, expect, test } from "vitest";
import { Homes } from "./homes.ts";
import { Patchbay } from "./patchbay.ts";
import type { Order } from "./thread/protocol.ts";
import type { MediaCommand, MediaEvent } from "./vocabulary.ts";

const STATISTICS = {
  ...{ codec: "PCMA", packetsSent: 1, packetsReceived: 1, packetsLost: 0, jitterMs: 0 },
  ...{ remotePacketsLost: undefined, remoteJitterMs: undefined },
  ...{ roundTripMs: undefined, mos: undefined, remoteMos: undefined },
};

let homes: Homes;
let bay: Patchbay;
/** What the workers were told: worker, command, and who. */
let told: string[];
let events: MediaEvent[];

/** So that it can be read: the arrow that begins the names of our own is left out. */
function inWords(command: Order): string {
  switch (command.type) {
    case "converse": {
      const parties = command.parties.map(({ session, hears }) => `${session}<${hears.join(" ")}`);
      return `converse ${command.conversation}: ${parties.join(", ")}`;
    }
    case "record":
    case "record-sides":
      return `${command.type} ${command.left.join(" ")}|${command.right.join(" ")}`;
    default:
      return `${command.type} ${"session" in command ? command.session : command.id}`;
  }
}

function carryOut(commands: readonly Order[]): void {
  for (const command of commands) {
    const place = homes.place(command);
    if (place.type === "nowhere") {
      if (place.event !== undefined) hear(place.event);
      continue;
    }
    told.push(`${place.home} ${inWords(command)}`.replaceAll("\u21c4", ""));
    if (command.type !== "close") continue;
    homes.end(command.session);
    hear({ type: "closed", session: command.session, statistics: STATISTICS });
  }
}

function hear(event: MediaEvent): void {
  const heard = bay.hear(event);
  events.push(...heard.events);
  carryOut(heard.commands);
}

function send(...commands: readonly MediaCommand[]): string[] {
  told = [];
  for (const command of commands) carryOut(bay.plan(command));
  return told;
}

const open = (session: string, near?: string): MediaCommand => ({ type: "open", session, near });
const talk = (...sessions: readonly string[]): MediaCommand => converse(sessions.map((each) => [each, ...sessions]));
/** Of each line the first hears the others. */
const converse = (lines: readonly (readonly string[])[], conversation = "x"): MediaCommand => ({
  type: "converse",
  conversation,
  parties: lines.map(([session = "", ...hears]) => ({ session, hears })),
});
const record: Extract<MediaCommand, { type: "record" }> = {
  type: "record",
  id: 9,
  left: ["a"],
  right: ["b"],
  path: "/r",
};
const sides = (left: string, right: string): MediaCommand => ({
  ...{ type: "record-sides", id: 9 },
  ...{ left: left.split(" "), right: right.split(" ") },
});

beforeEach(() => {
  homes = new Homes(2);
  bay = new Patchbay(homes, "0.0.0.0");
  events = [];
  send(open("a"), open("b"), open("c", "b"));
  send({
    ...{
      type: "connect",
      session: "b",
      address: "10.0.0.1",
      port: 4_000,
      signalledFrom: "10.0.0.1",
      codec: "PCMU",
      payloadType: 0,
    },
    ...{ digitsPayloadType: undefined, send: true, receive: true },
  });
});

/** a lives in 0, b and c in 1. */
const ACROSS = [
  "1 open 1 near",
  "0 open 1 far",
  "0 converse x: a<a 1 far, 1 far<a 1 far",
  "1 converse  b: b<, 1 near<b",
];
const HEARS = "1 converse  b: b<1 near, 1 near<b";

test("in one worker nothing is added", () => {
  expect(send(talk("b", "c"), talk("b", "c"), talk("c"), { type: "close", session: "c" }, converse([]))).toEqual([
    "1 converse x: b<b c, c<b c",
    "1 converse x: b<b c, c<b c",
    "1 converse x: c<c",
    "1 close c",
  ]);
  expect(send(talk("b"), converse([]))).toEqual(["1 converse x: b<b", "1 converse x: "]);
});

test("a session of another worker is patched through, and the two ends find each other", () => {
  expect(send(talk("a", "b"))).toEqual([...ACROSS, HEARS]);
  told = [];
  hear({ type: "opened", session: "\u21c41 far", port: 20_000 });
  expect(told).toEqual([]);
  const near = bay.hear({ type: "opened", session: "\u21c41 near", port: 30_000 });
  expect(near.commands).toMatchObject([
    {
      type: "connect",
      session: "\u21c41 near",
      address: "127.0.0.1",
      port: 20_000,
      signalledFrom: "127.0.0.1",
      codec: "PCMU",
      payloadType: 0,
    },
    {
      type: "connect",
      session: "\u21c41 far",
      address: "127.0.0.1",
      port: 30_000,
      signalledFrom: "127.0.0.1",
      codec: "PCMU",
      payloadType: 0,
    },
  ]);
  hear({ type: "digit", session: "\u21c41 far", digit: "1" });
  hear({ type: "silent", session: "\u21c41 near", silentMs: 10_000 });
  expect(events).toEqual([]);
});

test("said again it is the same patch, and nobody is told to hear somebody new", () => {
  send(talk("a", "b"));
  expect(send(talk("a", "b"))).toEqual([ACROSS[2], HEARS]);
  // On hold, and back.
  expect(send(converse([["a"], ["b"]]))).toEqual(["0 converse x: a<, 1 far<", ACROSS[3]]);
  expect(send(talk("a", "b"))).toEqual([ACROSS[2], ACROSS[3], HEARS]);
});

test("a conversation stays where it is, and who joins from elsewhere is patched in", () => {
  send(talk("a", "b"));
  expect(
    send(
      converse([
        ["a", "b"],
        ["b", "a"],
        ["c", "a", "b"],
      ]),
    ),
  ).toEqual([
    "1 open 2 near",
    "0 open 2 far",
    "0 converse x: a<1 far, 1 far<a, 2 far<a 1 far",
    HEARS,
    "1 converse  c: c<, 2 near<c",
    "1 converse  c: c<2 near, 2 near<c",
  ]);
  // The only one who lives there leaves: the others go on without a gap.
  expect(send(talk("b", "c"))).toEqual([
    "0 converse x: 1 far<1 far 2 far, 2 far<1 far 2 far",
    "1 converse  b: b<, 1 near<b",
    HEARS,
    "1 converse  c: c<2 near, 2 near<c",
  ]);
  expect(send({ type: "close", session: "c" })).toEqual(
    ["1 close c", "1 close 2 near", "0 close 2 far", "0 converse x: 1 far<1 far ", "1 converse  b: b<, 1 near<b"].map(
      (line) => line.replace("1 far<1 far ", "1 far<1 far c"),
    ),
  );
});

test("it begins where most of its parties live", () => {
  expect(send(talk("a", "b", "c")).slice(0, 3)).toEqual([
    "0 open 1 near",
    "1 open 1 far",
    "1 converse x: 1 far<1 far b c, b<1 far b c, c<1 far b c",
  ]);
});

test("in another conversation at home, or closed, the patch is gone, and the one who is left hears nobody", () => {
  send(talk("a", "b"));
  expect(
    send(
      converse(
        [
          ["c", "b"],
          ["b", "c"],
        ],
        "z",
      ),
    ),
  ).toEqual(["0 converse x: a<a 1 far", "1 close 1 near", "0 close 1 far", "1 converse z: c<b, b<c"]);
  send(talk("a", "b"));
  expect(send({ type: "close", session: "b" })).toEqual([
    "1 close b",
    "1 close 2 near",
    "0 close 2 far",
    "0 converse x: a<a b",
  ]);
});

test("a recording hears all of them where it is, also those who come later, and those who have left", () => {
  send(talk("a", "b"));
  expect(send(record)).toEqual(["0 record a|1 far"]);
  expect(send(sides("a", "b c"))).toEqual([
    "1 open 2 near",
    "0 open 2 far",
    "1 converse  c: c<, 2 near<c",
    "0 record-sides a|1 far 2 far",
  ]);
  // At home in another conversation, each is still heard where it is recorded.
  expect(
    send(
      converse(
        [
          ["b", "c"],
          ["c", "b"],
        ],
        "y",
      ),
    ),
  ).toEqual(["0 converse x: a<a 1 far", "1 converse y: b<c, c<b, 1 near<b, 2 near<c"]);
  expect(send(sides("a", "")).at(-1)).toBe("0 record-sides a|");
  told = [];
  hear({ type: "recorded", id: 9, path: "/r", durationMs: 1, sizeBytes: 1 });
  expect(told.filter((line) => line.includes("close"))).toHaveLength(4);
  expect(told.at(-1)).toBe("1 converse y: b<c, c<b");
});

test("sessions that never met are recorded together all the same", () => {
  expect(send(record)).toEqual(["1 open 1 near", "0 open 1 far", "1 converse  b: b<, 1 near<b", "0 record a|1 far"]);
  expect(send({ ...record, id: 10, left: ["b"], right: ["c"] })).toEqual(["1 record b|c"]);
  const limits = { path: "/r", longestMs: 1, silenceMs: 1 };
  expect(send({ type: "record-message", id: 11, session: "b", ...limits })).toEqual(["1 record-message b"]);
  expect(send({ ...record, id: 12, left: ["nobody"], right: ["none"] })).toEqual([]);
  expect(events).toMatchObject([{ type: "failed", id: 12 }]);
});

test("without a port for it the session is told to have failed", () => {
  send(talk("a", "b"));
  told = [];
  const failure = { type: "failed", session: "\u21c41 far", id: undefined, reason: "no RTP port is free" } as const;
  homes.note(failure, 0);
  hear(failure);
  expect(events).toEqual([{ ...failure, session: "b" }]);
  expect(told).toEqual(["1 close 1 near", "1 converse  b: ", "0 converse x: a<a b"]);
});

test("the other worker's death leaves the session alone and alive, its own takes the patch along", () => {
  send(talk("a", "b"));
  told = [];
  for (const event of homes.mourn(0)) hear(event);
  expect(events.map((event) => event.type === "closed" && event.session)).toEqual(["a"]);
  expect(told).toEqual(["1 close 1 near", "1 converse x: b<a b"]);

  send(open("d"), talk("d", "b"));
  told = [];
  for (const event of homes.mourn(1)) hear(event);
  expect(events.map((event) => event.type === "closed" && event.session)).toEqual(["a", "b", "c"]);
  expect(told.filter((line) => line.startsWith("0"))).toEqual(["0 close 2 near", "0 converse x: d<d b"]);
});

test("where its worker dies a conversation goes on in another one", () => {
  homes = new Homes(3);
  bay = new Patchbay(homes, "127.0.0.1");
  send(open("a"), open("b"), open("c"), talk("a", "b", "c"));
  told = [];
  for (const event of homes.mourn(0)) hear(event);
  expect(told).toEqual([
    "1 close 1 near",
    "2 close 2 near",
    "2 open 3 near",
    "1 open 3 far",
    "1 converse x: b<a b 3 far, 3 far<a b 3 far",
    "2 converse  c: c<3 near, 3 near<c",
  ]);
});
