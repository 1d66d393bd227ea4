import { beforeEach, describe, expect, it } from "vitest";
import type { Extn } from "../../src/core/model.ts";
import { VirtualClock } from "../../src/host/virtual-clock.ts";
import type { Binding } from "../../src/sip/index.ts";
import { SilentPhones } from "../../src/switch/embedded/silent-phones.ts";

const EXTN = "1001" as Extn;
const flow = { transport: "udp", remoteAddress: "192.0.2.7", remotePort: 5060 } as const;
const binding = (contact: string): Binding => ({ contact, flow, path: ["<sip:p>"], q: 1, expiresAt: 0, userAgent: "" });

let clock = new VirtualClock(0);
let bound: readonly Binding[] = [];
let asked: string[] = [];
let told: string[] = [];
let phones = made();

function made(): SilentPhones {
  return new SilentPhones({
    sip: {
      ask: ({ id, uri, route }) => void asked.push(`${id} ${uri} ${route.join()}`),
      bindings: () => bound,
    },
    clock,
    chance: () => 0.5,
    tell: (event) => void told.push(event.type),
  });
}

beforeEach(() => {
  [clock, bound, asked, told] = [new VirtualClock(0), [binding("sip:a")], [], []];
  phones = made();
});

describe("a phone that answers nothing", () => {
  it("is told of, and asked again and again until it answers", () => {
    phones.noReply(EXTN, "sip:a");
    phones.noReply(EXTN, "sip:a");
    expect(told).toEqual(["phone-silent"]);
    expect(asked).toEqual(["phone-1 sip:a <sip:p>"]);
    phones.onAsked("phone-1", undefined);
    clock.advance(4_499);
    expect(asked).toHaveLength(1);
    clock.advance(1);
    expect(asked.at(-1)).toBe("phone-2 sip:a <sip:p>");
    expect(told).toEqual(["phone-silent"]);
    phones.onAsked("phone-2", 404);
    expect(told).toEqual(["phone-silent", "phone-answers"]);
    expect(clock.idle).toBe(true);
  });

  it("is there when it registers", () => {
    phones.noReply(EXTN, "sip:a");
    phones.onAsked("phone-1", undefined);
    phones.heard(EXTN, "sip:a");
    expect(told).toEqual(["phone-silent", "phone-answers"]);
    clock.advance(60_000);
    expect(asked).toHaveLength(1);
  });

  it("is asked no more when it has left, and that is told on its own", () => {
    phones.noReply(EXTN, "sip:a");
    bound = [];
    phones.left(EXTN);
    phones.onAsked("phone-1", undefined);
    clock.advance(60_000);
    expect([told, asked.length]).toEqual([["phone-silent"], 1]);
  });

  it("is not asked where its registration is over", () => {
    bound = [binding("sip:a"), binding("sip:b")];
    phones.noReply(EXTN, "sip:a");
    bound = [binding("sip:b")];
    phones.onAsked("phone-1", undefined);
    clock.advance(60_000);
    expect([told, asked.length]).toEqual([[], 1]);
  });
});

describe("an extension with two phones", () => {
  beforeEach(() => {
    bound = [binding("sip:a"), binding("sip:b")];
  });

  it("is there as long as one of them answers", () => {
    phones.noReply(EXTN, "sip:a");
    expect(told).toEqual([]);
    phones.noReply(EXTN, "sip:b");
    expect(told).toEqual(["phone-silent"]);
    phones.onAsked("phone-2", 200);
    expect(told).toEqual(["phone-silent", "phone-answers"]);
  });

  it("that has a new one is there", () => {
    phones.noReply(EXTN, "sip:a");
    phones.noReply(EXTN, "sip:b");
    bound = [...bound, binding("sip:c")];
    phones.heard(EXTN, "sip:c");
    expect(told).toEqual(["phone-silent", "phone-answers"]);
  });

  it("whose call was answered is there", () => {
    phones.noReply(EXTN, "sip:a");
    phones.noReply(EXTN, "sip:b");
    phones.heard(EXTN);
    expect(told).toEqual(["phone-silent", "phone-answers"]);
    expect(clock.idle).toBe(true);
  });
});
