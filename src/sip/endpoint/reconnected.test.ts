// A phone over TCP whose connection is lost, or forgotten by a NAT, and that comes again: its calls go on by the new one.
import { expect, test } from "vitest";
import { header } from "../message/headers.ts";
import { parseMessage } from "../message/parse.ts";
import { Door, GOOD, type Attempt } from "./door.ts";
import { SDP } from "./talking.ts";
import { responseText } from "./virtual-network.ts";
import type { Flow } from "./vocabulary.ts";

const flowAt = (remotePort: number): Flow => ({ transport: "tcp", remoteAddress: "192.0.2.66", remotePort });
const at = (port: number, branch: string, more: Partial<Attempt> = {}): Attempt => ({
  ...GOOD,
  port,
  branch,
  transport: "tcp",
  ...more,
});

class Called {
  readonly door = new Door();
  readonly sent: Flow[] = [];

  /** `allow`: the methods that the phone takes. */
  constructor(allow = "INVITE, ACK, BYE, INFO, OPTIONS") {
    const { door } = this;
    door.try(at(41_000, "a"));
    const endpoint = door.server.endpoint;
    const [binding] = endpoint.bindings("1001", door.network.now);
    if (binding === undefined) throw new Error("not registered");
    const { contact, flow } = binding;
    const to = { displayName: "", uri: "sip:1001@example.com" };
    const common = { route: [], headers: [], credentials: undefined, offer: SDP };
    endpoint.invite({ session: "call", uri: contact, flow, from: to, to, ...common }, door.network.now);
    door.network.settle();
    const invite = door.network.sent.at(-1)?.message;
    if (invite === undefined) throw new Error("no INVITE");
    const answer = responseText(
      invite,
      200,
      { To: `${header(invite, "To") ?? ""};tag=phone`, Contact: "<sip:1001@10.0.0.7:5060>", Allow: allow },
      SDP,
    );
    door.inject(answer, at(41_000, "a"));
    expect(door.server.types).toContain("accepted");
  }

  disconnect(port: number): void {
    this.door.server.endpoint.disconnected(flowAt(port), this.door.network.now);
    this.door.network.settle();
  }

  /** Where the next request of the call goes. */
  next(): string {
    const { endpoint } = this.door.server;
    endpoint.info("call", "application/dtmf", "1", this.door.network.now);
    const [sent] = endpoint.drain().flatMap((effect) => (effect.type === "send" ? [effect] : []));
    const parsed = sent === undefined ? undefined : parseMessage(sent.bytes);
    if (parsed?.ok === true) this.door.inject(responseText(parsed.message, 200), at(sent?.flow.remotePort ?? 0, "i"));
    const flow = sent?.flow;
    return flow === undefined ? "nowhere" : `${flow.remoteAddress} ${flow.remotePort}`;
  }

  /** By what it is asked whether it is still there, and where. */
  asked(): string {
    const { endpoint } = this.door.server;
    endpoint.probe("call", this.door.network.now);
    const [sent] = endpoint.drain().flatMap((effect) => (effect.type === "send" ? [effect] : []));
    const method = sent === undefined ? "" : /^[A-Z]+/.exec(Buffer.from(sent.bytes).toString())?.[0];
    return `${method ?? ""} ${sent?.flow.remoteAddress ?? "nowhere"} ${sent?.flow.remotePort ?? ""}`;
  }
}

test("on the new connection, where the old one was lost", () => {
  const call = new Called();
  expect(call.next()).toBe("192.0.2.66 41000");
  call.disconnect(41_000);
  expect(call.next()).toBe("10.0.0.7 5060");
  call.disconnect(41_000);
  call.door.try(at(42_000, "b"));
  expect(call.next()).toBe("192.0.2.66 42000");
});

test.each([
  ["UPDATE", "INVITE, ACK, BYE, INFO, OPTIONS, UPDATE"],
  ["OPTIONS", "INVITE, ACK, BYE, INFO, OPTIONS"],
])("so is a question whether it is still there: %s", (method, allow) => {
  const call = new Called(allow);
  call.disconnect(41_000);
  call.door.try(at(42_000, "b"));
  call.door.network.run(40_000);
  expect(call.asked()).toBe(`${method} 192.0.2.66 42000`);
});

test("also where what we tried in between came to nothing, and it comes a second time", () => {
  const call = new Called();
  call.disconnect(41_000);
  call.door.server.endpoint.disconnected(
    { transport: "tcp", remoteAddress: "10.0.0.7", remotePort: 5060 },
    call.door.network.now,
  );
  call.door.try(at(42_000, "b"));
  expect(call.next()).toBe("192.0.2.66 42000");
  call.disconnect(42_000);
  call.door.try(at(43_000, "c"));
  expect(call.next()).toBe("192.0.2.66 43000");
});

test("on the new connection, where the end of the old one has not been heard of", () => {
  const call = new Called();
  call.door.try(at(42_000, "b"));
  expect(call.next()).toBe("192.0.2.66 42000");
  call.disconnect(41_000);
  expect(call.next()).toBe("192.0.2.66 42000");
});

test("not on the connection of somebody else, or of another phone", () => {
  const call = new Called();
  call.disconnect(41_000);
  call.door.try(at(42_000, "b", { user: "1002", password: "secret1002" }));
  expect(call.next()).toBe("10.0.0.7 5060");
});

/** A phone over TCP that calls, and is told that it rings. */
class Calling {
  readonly door = new Door();
  readonly session: string;

  constructor() {
    const { door } = this;
    door.try(at(41_000, "a"));
    door.try(at(41_000, "i", { method: "INVITE", to: "4000" }));
    const [invited] = door.server.events("invited");
    if (invited === undefined) throw new Error("no call");
    this.session = invited.session;
    door.server.endpoint.ring(this.session, undefined, door.network.now);
    door.network.settle();
    door.server.endpoint.disconnected(flowAt(41_000), door.network.now);
  }

  /** Where we say that nobody is there. */
  refused(): string | undefined {
    const { endpoint } = this.door.server;
    endpoint.end(this.session, { status: 480 }, this.door.network.now);
    const [sent] = endpoint.drain().flatMap((effect) => (effect.type === "send" ? [effect] : []));
    return sent === undefined ? undefined : `${sent.flow.remoteAddress} ${sent.flow.remotePort}`;
  }
}

test("what it called is answered there, where it rang as the old one was lost", () => {
  const call = new Calling();
  call.door.try(at(42_000, "b"));
  call.door.network.run(40_000);
  expect(call.refused()).toBe("192.0.2.66 42000");
  call.door.network.run(40_000);
  expect(call.door.server.endpoint.census()).toMatchObject({ sessions: 0, transactions: 0 });
});

test("who does not come again calls no more, and nothing is left of it", () => {
  const call = new Calling();
  const { network, server } = call.door;
  network.run(31_000);
  expect(server.events("ended")).toEqual([]);
  network.run(2_000);
  expect(server.events("ended")).toMatchObject([{ by: "transport" }]);
  expect(call.refused()).toBeUndefined();
  network.run(40_000);
  expect(server.endpoint.census()).toMatchObject({ sessions: 0, transactions: 0 });
});
