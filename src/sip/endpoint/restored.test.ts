// What is kept of registrations beyond the life of the process, and what hangs on those that were taken up.
import { describe, expect, it } from "vitest";
import type { KeptRegistration } from "../registrar/registrations.ts";
import { Door, GOOD } from "./door.ts";
import type { Flow } from "./vocabulary.ts";
import { PHONE, WeatherDesk } from "./weather-desk.ts";

function kept(now: number, flow: Partial<Flow>, change: Partial<KeptRegistration> = {}): KeptRegistration {
  return {
    ...{ contact: `sip:1001@${PHONE}`, path: [], q: 1, userAgent: "", callId: "a", sequence: 1, parameters: new Map() },
    ...{ flow: { transport: "udp", remoteAddress: PHONE, remotePort: 5060, ...flow } },
    ...{ expiresAt: now + 600_000, refreshedAt: now },
    ...change,
  };
}

describe("what is registered", () => {
  it("is kept before the telephone is told, with each change, and forgotten when it has gone", () => {
    const said: string[] = [];
    const door = new Door({
      keeper: {
        keep: (user, all) => {
          const sent = door.network.sent.filter(({ message }) => "status" in message && message.status === 200).length;
          said.push(`${user} ${all.map(({ sequence }) => sequence).join()} after ${sent}`);
        },
      },
    });
    const { server, network } = door;
    door.try(GOOD);
    expect(said.splice(0)).toEqual(["1001 2 after 0"]);
    door.try({ ...GOOD, branch: "b" });
    expect(said.splice(0)).toEqual(["1001 2 after 1"]);
    network.run(3_700_000);
    expect(said.splice(0)).toEqual(["1001  after 2"]);
    door.try({ ...GOOD, branch: "c" });
    server.endpoint.unbind("1001", network.now);
    expect(said.splice(0)).toEqual(["1001 2 after 2", "1001  after 3"]);
  });

  it("and was lost with its connection is forgotten", () => {
    const said: string[] = [];
    const door = new Door({ keeper: { keep: (user, all) => said.push(`${user} ${all.length}`) } });
    door.try({ ...GOOD, transport: "tcp" });
    const [binding] = door.server.endpoint.bindings("1001", door.network.now);
    if (binding === undefined) throw new Error("it is not registered");
    door.server.endpoint.disconnected(binding.flow, door.network.now);
    expect(said).toEqual(["1001 1", "1001 0"]);
  });
});

describe("a restored telephone", () => {
  it("is told what is published, where it is", () => {
    const desk = new WeatherDesk();
    const { endpoint } = desk.server;
    endpoint.restore(new Map([["1001", [kept(desk.network.now, {})]]]), desk.network.now);
    expect(desk.server.types).toEqual([]);
    desk.publish("sun");
    expect(desk.told()).toEqual([`terminated sun to ${PHONE}`]);
    desk.ask({ method: "REGISTER", callId: "a" });
    expect(desk.told()).toEqual([]);
    desk.run(700_000);
    expect(desk.server.types).toEqual(["registered", "unbound"]);
  });

  it("that did not answer is told again when it registers", () => {
    const desk = new WeatherDesk();
    desk.server.endpoint.restore(new Map([["1001", [kept(desk.network.now, {})]]]), desk.network.now);
    desk.answer = () => undefined;
    desk.publish("sun");
    desk.run(40_000);
    desk.told();
    desk.answer = () => 200;
    desk.ask({ method: "REGISTER", callId: "a" });
    expect(desk.told()).toEqual([`terminated sun to ${PHONE}`]);
  });

  it("of a connection is told when it has connected again, though its Call-ID is the same", () => {
    const desk = new WeatherDesk();
    const gone = kept(desk.network.now, { transport: "tcp" });
    desk.server.endpoint.restore(new Map([["1001", [gone]]]), desk.network.now);
    desk.publish("sun");
    expect(desk.told()).toEqual([]);
    expect(desk.server.endpoint.bindings("1001", desk.network.now)).toEqual([]);
    desk.ask({ method: "REGISTER", callId: "a" });
    expect(desk.server.types).toEqual(["bound", "registered"]);
    expect(desk.told()).toEqual([`terminated sun to ${PHONE}`]);
  });
});
