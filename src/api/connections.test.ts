import { describe, expect, it } from "vitest";
import { HttpConnections, type HttpConnection, type HttpConnectionsOptions } from "./connections.ts";
import { silent } from "../../test/store/test-store.ts";

class FakeConnection implements HttpConnection {
  readonly remoteAddress: string;
  isOpen = true;
  #closed: () => void = () => undefined;

  constructor(remoteAddress: string) {
    this.remoteAddress = remoteAddress;
  }

  once(_event: "close", happened: () => void): void {
    this.#closed = happened;
  }

  destroy(): void {
    this.isOpen = false;
    this.#closed();
  }
}

function open(more: Partial<HttpConnectionsOptions> = {}) {
  const clock = { now: () => 0 };
  const limits = { all: 6, perAddress: 3 };
  const connections = new HttpConnections({ limits, clock, log: silent, ...more });
  const from = (address: string): FakeConnection => {
    const connection = new FakeConnection(address);
    connections.take(connection);
    return connection;
  };
  const turnedAway = (): Record<string, number> =>
    Object.fromEntries(
      (connections.measures()[1]?.samples ?? []).flatMap(({ labels, value }) =>
        value === 0 ? [] : [[labels?.["why"] ?? "", value]],
      ),
    );
  return { connections, from, turnedAway };
}

describe("connections to the API", () => {
  it("on which a request with a good token is answered keep their places; the others give way, or are not let in", () => {
    const { connections, from, turnedAway } = open();
    const [serving, idle, waiting] = [from("192.0.2.1"), from("192.0.2.1"), from("192.0.2.1")];
    connections.admitted(serving);
    const next = from("192.0.2.1");
    expect([serving, idle, waiting, next].map(({ isOpen }) => isOpen)).toEqual([true, false, true, true]);
    for (const one of [waiting, next]) connections.admitted(one);
    expect(from("192.0.2.1").isOpen).toBe(false);
    expect(from("192.0.2.2").isOpen).toBe(true);
    connections.answered(serving);
    expect(from("192.0.2.1").isOpen).toBe(true);
    expect(serving.isOpen).toBe(false);
    expect(turnedAway()).toEqual({ "gave-way": 2, address: 1 });
    expect(connections.measures()[0]?.samples.map(({ value }) => value)).toEqual([2, 2]);
  });

  it("of a trusted proxy are not limited by its address, in whatever spelling it comes", () => {
    const { from } = open({ trustedProxies: ["10.0.0.0/24", "2001:db8::5"] });
    const proxies = ["10.0.0.5", "::ffff:10.0.0.5", "10.0.0.5", "10.0.0.5"].map(from);
    expect(proxies.every(({ isOpen }) => isOpen)).toBe(true);
    const sixes = ["2001:db8::5", "2001:db8::5"].map(from);
    expect(sixes.every(({ isOpen }) => isOpen)).toBe(true);
  });

  it("where all are taken, give way at the address that has most", () => {
    const { from, turnedAway } = open({ limits: { all: 4, perAddress: 3 } });
    const [first] = [from("192.0.2.1"), from("192.0.2.1"), from("192.0.2.1")];
    const other = from("192.0.2.2");
    const third = from("192.0.2.3");
    expect([first.isOpen, other.isOpen, third.isOpen]).toEqual([false, true, true]);
    expect(turnedAway()).toEqual({ "gave-way": 1 });
  });
});
