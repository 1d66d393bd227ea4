// Whatever bytes come, nothing is thrown, nothing is kept for ever, and the call that goes on beside is not disturbed.
import fc from "fast-check";
import { expect, test } from "vitest";
import { printMessage } from "../message/print.ts";
import { invitation, requestText, VirtualNetwork } from "./virtual-network.ts";

const SDP = "v=0\r\ns=x\r\n";
const HOSTILE = { transport: "udp", remoteAddress: "192.0.2.66", remotePort: 5060 } as const;

/** What a whole call looks like on the wire, requests and responses, to be bent. */
function wire(): Uint8Array[] {
  const network = new VirtualNetwork();
  const alice = network.add("192.0.2.1");
  const bob = network.add("192.0.2.2");
  const headers = [{ name: "Require", value: "100rel" }];
  alice.endpoint.invite(invitation("a", alice, bob, { headers }), network.now);
  network.run(100);
  const session = bob.events("invited")[0]?.session ?? "";
  bob.endpoint.ring(session, SDP, network.now);
  network.run(100);
  bob.endpoint.accept(session, SDP, network.now);
  network.run(100);
  bob.react = (event) => {
    if (event.type === "reoffered") bob.endpoint.answerOffer(session, SDP, network.now);
  };
  alice.endpoint.reoffer("a", SDP, network.now);
  alice.endpoint.info("a", "application/dtmf-relay", "Signal=1\r\n", network.now);
  network.run(100);
  alice.endpoint.end("a", {}, network.now);
  network.run(100);
  const strange = ["REGISTER", "OPTIONS", "SUBSCRIBE", "CANCEL", "PRACK", "UPDATE"].map((method) =>
    requestText(method),
  );
  strange.push(...["SUBSCRIBE", "NOTIFY"].map((method) => requestText(method, { Event: "weather" }, "sun")));
  return [
    ...network.sent.map(({ message }) => printMessage(message)),
    ...strange.map((text) => new TextEncoder().encode(text)),
  ];
}

const MESSAGES = wire();
const PIECES = [
  "\r\n",
  "\r\n\r\n",
  ";",
  ",",
  "<",
  ">",
  '"',
  ":",
  "@",
  "%",
  "\0",
  "99999999999",
  "-1",
  "ÿ",
  "tag=",
  "z9hG4bK",
];

const bend = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  cut: fc.nat(40),
  piece: fc.constantFrom("", ...PIECES),
});
const hostile = fc
  .record({ message: fc.nat(MESSAGES.length - 1), bends: fc.array(bend, { maxLength: 4 }) })
  .map(({ message, bends }) => {
    let text = Buffer.from(MESSAGES[message] ?? []).toString("latin1");
    for (const { at, cut, piece } of bends) {
      const place = Math.floor(at * text.length);
      text = text.slice(0, place) + piece + text.slice(place + cut);
    }
    return Buffer.from(text, "latin1");
  });

test("bent messages, in any order, into an endpoint with a call of the same names", () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(hostile, fc.uint8Array({ maxLength: 200 })), { maxLength: 30 }), (messages) => {
      const network = new VirtualNetwork();
      const alice = network.add("192.0.2.1");
      const events = [{ name: "weather", contentType: "text/weather", neutral: "" }];
      const bob = network.add("192.0.2.2", { events, listensTo: ["weather"] });
      // The same seed: the call on the wire has the tags, branches and Call-ID of this one.
      alice.endpoint.invite(invitation("a", alice, bob), network.now);
      network.run(100);
      let now = network.now;
      for (const bytes of messages) {
        now += 37;
        for (const { endpoint } of [alice, bob]) {
          endpoint.receive(HOSTILE, bytes, now);
          endpoint.tick(now);
          endpoint.drain();
        }
      }
      for (const party of [alice, bob]) {
        const { endpoint } = party;
        const sessions = new Set<string>(["a"]);
        for (let round = 0; round < 3; round++) {
          endpoint.endAll({}, now);
          for (const effect of endpoint.drain()) {
            if (effect.type === "event" && "session" in effect.event) sessions.add(effect.event.session);
          }
          for (let step = 0; step < 80; step++) {
            now += 1_000;
            endpoint.tick(now);
            endpoint.drain();
          }
        }
        expect(endpoint.census()).toMatchObject({ sessions: 0, dialogs: 0, transactions: 0, deadlines: 0 });
      }
    }),
    { numRuns: 1_000 },
  );
});

test("a stranger who knows neither tag nor Call-ID cannot disturb a call", () => {
  fc.assert(
    fc.property(fc.constantFrom("BYE", "INVITE", "UPDATE", "INFO", "CANCEL", "ACK"), fc.nat(10), (method, cseq) => {
      const network = new VirtualNetwork();
      const alice = network.add("192.0.2.1");
      const bob = network.add("192.0.2.2");
      alice.endpoint.invite(invitation("a", alice, bob), network.now);
      network.run(100);
      const session = bob.events("invited")[0]?.session ?? "";
      bob.endpoint.accept(session, SDP, network.now);
      network.run(100);
      const callId = network.sent[0]?.message.headers.find(({ name }) => name === "Call-ID")?.value;
      const headers = { To: "<sip:bob@192.0.2.2>;tag=guess", "Call-ID": callId, CSeq: `${cseq} ${method}` };
      network.inject(bob, requestText(method, headers));
      network.run(1_000);
      expect(bob.types).toEqual(["invited", "acknowledged"]);
      expect(alice.types).toEqual(["accepted"]);
    }),
    { numRuns: 50 },
  );
});
