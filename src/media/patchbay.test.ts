import { beforeEach, expect, test } from "vitest";
import { Homes } from "./homes.ts";
import { Patchbay } from "./patchbay.ts";
import type { MediaCommand, MediaEvent } from "./vocabulary.ts";

let homes: Homes;
let bay: Patchbay;
/** What the workers were told: worker, command, and who. */
let told: string[];
let events: MediaEvent[];

function carryOut(commands: readonly MediaCommand[]): void {
  for (const command of commands) {
    const place = homes.place(command);
    if (place.type === "nowhere") {
      if (place.event !== undefined) hear(place.event);
      continue;
    }
    const who =
      command.type === "record" ? `${command.left}|${command.right}` : "session" in command && command.session;
    told.push(`${place.home} ${command.type} ${String(who)}${command.type === "join" ? ` in ${command.bridge}` : ""}`);
    if (command.type === "close") homes.end(command.session);
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
const join = (session: string, bridge = "x"): MediaCommand => ({ type: "join", session, bridge });
const record: MediaCommand = { type: "record", id: 9, left: "a", right: "b", path: "/r" };

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

const ACROSS = [
  "1 open \u21c41 near",
  "0 open \u21c41 far",
  "1 join b in \u21c41",
  "1 join \u21c41 near in \u21c41",
  "0 join \u21c41 far in x",
];

test("in one worker nothing is added", () => {
  expect(send(join("b"), join("c"), { type: "leave", session: "b" }, { type: "close", session: "c" })).toEqual([
    "1 join b in x",
    "1 join c in x",
    "1 leave b",
    "1 close c",
  ]);
});

test("a session that joins in another worker is patched through, and the two ends find each other", () => {
  expect(send(join("a"), join("b"))).toEqual(["0 join a in x", ...ACROSS]);
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

test("a patch is used again: out of the bridge, back, into another one there", () => {
  send(join("a"), join("b"));
  expect(send({ type: "leave", session: "b" })).toEqual(["0 leave \u21c41 far"]);
  expect(send(join("b"))).toEqual(["1 stop b", "0 join \u21c41 far in x"]);
  expect(send({ type: "leave", session: "a" }, join("b", "y"), join("a", "y"))).toEqual([
    "0 leave a",
    "1 stop b",
    "0 join \u21c41 far in y",
    "0 join a in y",
  ]);
});

test("joined at home again, or closed, it is gone", () => {
  send(join("a"), join("b"));
  expect(send(join("c", "z"), join("b", "z"))).toEqual([
    "1 join c in z",
    "1 close \u21c41 near",
    "0 close \u21c41 far",
    "1 join b in z",
  ]);
  expect(send(join("b"), { type: "close", session: "b" })).toContain("0 close \u21c42 far");
});

test("a recording hears both where both are", () => {
  send(record);
  expect(events).toMatchObject([{ type: "failed", id: 9 }]);
  send(join("a"), join("b"));
  expect(send(record)).toEqual(["0 record a|\u21c41 far"]);
  expect(send({ ...record, id: 10, left: "b", right: "c" })).toEqual(["1 record b|c"]);
  const limits = { path: "/r", longestMs: 1, silenceMs: 1 };
  expect(send({ type: "record-message", id: 11, session: "b", ...limits })).toEqual(["1 record-message b"]);
});

test("without a port for it the session is told to have failed", () => {
  send(join("a"), join("b"));
  told = [];
  const failure = { type: "failed", session: "\u21c41 far", id: undefined, reason: "no RTP port is free" } as const;
  homes.note(failure, 0);
  hear(failure);
  expect(events).toEqual([{ ...failure, session: "b" }]);
  expect(told).toEqual(["1 close \u21c41 near", "1 leave b"]);
});

test("the other worker's death leaves the session alone and alive, its own takes the patch along", () => {
  send(join("a"), join("b"));
  told = [];
  for (const event of homes.mourn(0)) hear(event);
  expect(events.map((event) => event.type === "closed" && event.session)).toEqual(["a"]);
  expect(told).toEqual(["1 close \u21c41 near", "1 leave b"]);

  send(open("d"), join("d"), join("b"));
  told = [];
  for (const event of homes.mourn(1)) hear(event);
  expect(events.map((event) => event.type === "closed" && event.session)).toEqual(["a", "b", "c"]);
  expect(told).toEqual(["0 close \u21c42 far"]);
});
