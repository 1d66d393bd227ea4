// A mistake of ours at one command: what it owes is told as failed or ended, and the commands after it are carried out.
import { beforeEach, describe, expect, it } from "vitest";
import type { CallId, CommandId, Extn, LegId } from "../../src/core/model.ts";
import type { SwitchCommandBody, SwitchEvent } from "../../src/core/switch.ts";
import { VirtualClock } from "../../src/host/virtual-clock.ts";
import type { MediaCommand } from "../../src/media/index.ts";
import { EmbeddedSwitch } from "../../src/switch/embedded/switch.ts";
import { FakeSides } from "./fake-sides.ts";
import { phoneOffer } from "./leg-driver.ts";
import { together } from "./together.ts";

const FLOW = { transport: "udp", remoteAddress: "192.0.2.7", remotePort: 5060 } as const;

class Bench {
  readonly fake = new FakeSides();
  readonly events: SwitchEvent[] = [];
  readonly errors: string[] = [];
  /** What throws when it is asked of the media engine. */
  failing: MediaCommand["type"] | undefined;
  promptsFail = false;
  bindingsFail = false;
  #lastCommand = 0;
  readonly #switch: EmbeddedSwitch;

  constructor() {
    const say = (fields: object): void => void this.errors.push(JSON.stringify(fields));
    const log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: say };
    const resolve = () => {
      if (this.promptsFail) throw new Error("the prompt cannot be read");
      return [{ type: "silence", durationMs: 1 } as const];
    };
    this.#switch = new EmbeddedSwitch(
      {
        ...{ sipAddress: "192.0.2.1", sipPort: 5060, domain: "xcc.test", rtpPorts: { from: 30_000, to: 30_099 } },
        ...{ mediaWorkers: 1, recordingsFolder: "/recordings", prompts: { resolve }, log },
        clock: new VirtualClock(Date.UTC(2026, 0, 31, 20)),
      },
      (options, ...asks) => {
        const sides = this.fake.make(options, ...asks);
        const send = (command: MediaCommand): void => {
          if (command.type === this.failing) throw new Error(`${command.type} fails`);
          sides.media.send(command);
        };
        const bindings: typeof sides.sip.bindings = (extn) => {
          if (this.bindingsFail) throw new Error("bindings fail");
          return sides.sip.bindings(extn);
        };
        return { sip: { ...sides.sip, bindings }, media: { ...sides.media, sessions: 0, send } };
      },
    );
  }

  async start(): Promise<void> {
    await this.#switch.start((event) => this.events.push(event));
    await Promise.resolve();
  }

  async send(...bodies: readonly SwitchCommandBody[]): Promise<CommandId[]> {
    const commands = bodies.map((body) => ({ ...body, id: ++this.#lastCommand as CommandId }));
    this.#switch.send(commands);
    await Promise.resolve();
    return commands.map(({ id }) => id);
  }

  async talking(session: string): Promise<LegId> {
    const uri = { scheme: "sip", user: "4000", host: "xcc.test", port: undefined } as const;
    this.fake.sip({
      ...{ type: "invited", session, flow: FLOW, account: "1001", offer: phoneOffer(), callId: session },
      ...{ maxForwards: 70, headers: [], requestUri: { ...uri, parameters: new Map(), headers: new Map() } },
      from: { displayName: "", uri: "sip:1001@xcc.test", parameters: new Map() },
      to: { displayName: "", uri: "sip:4000@xcc.test", parameters: new Map() },
    });
    this.fake.tellMedia({ type: "opened", session, port: 30_000 });
    await Promise.resolve();
    const leg = this.events.flatMap((event) => (event.type === "leg-arrived" ? [event.leg] : [])).at(-1);
    if (leg === undefined) throw new Error("no leg arrived");
    await this.send({ type: "answer", leg });
    return leg;
  }

  outcome(command: CommandId | undefined): string {
    const found = this.events.flatMap((event) => ("command" in event && event.command === command ? [event.type] : []));
    return found.join();
  }
}

const SOUND = { sounds: [{ type: "prompt", prompt: "goodbye" }], repeat: false, interruptible: false } as const;

describe("a command at which the switch fails", () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = new Bench();
    await bench.start();
  });

  it("a prompt that cannot be read: failed, and the next command is carried out", async () => {
    const leg = await bench.talking("a");
    bench.promptsFail = true;
    const other = await bench.talking("b");
    const [play, bridge] = await bench.send({ type: "play", leg, ...SOUND }, together(leg, other));
    expect([bench.outcome(play), bench.outcome(bridge)]).toEqual(["failed", "done"]);
    expect(bench.errors).toHaveLength(1);
  });

  it("a bridge, a recording, a message: failed", async () => {
    const [one, other] = [await bench.talking("a"), await bench.talking("b")];
    const party = { leg: one, hears: [other], music: undefined };
    const limits = { longestMs: 1_000, silenceMs: 1_000 };
    const orders: readonly (readonly [MediaCommand["type"], SwitchCommandBody])[] = [
      ["converse", together(one, other)],
      ["converse", { type: "converse", conversation: "x" as CallId, parties: [party] }],
      ["send-digits", { type: "send-digits", leg: one, digits: "1" }],
      ["record", { type: "record", left: [one], right: [other], name: "r" }],
      ["record-message", { type: "record-message", leg: one, name: "m", ...limits }],
      ["play", { type: "play", leg: one, ...SOUND }],
    ];
    for (const [failing, order] of orders) {
      bench.failing = failing;
      const [id] = await bench.send(order);
      expect(bench.outcome(id), order.type).toBe("failed");
    }
    bench.failing = undefined;
    const [again] = await bench.send({ type: "record", left: [one], right: [other], name: "r" });
    bench.fake.tellMedia({ type: "recording", id: again ?? 0 });
    await Promise.resolve();
    expect(bench.outcome(again)).toBe("done");
  });

  it("a dial: its leg ends, once, and the others ring", async () => {
    const near = await bench.talking("a");
    bench.bindingsFail = true;
    const to = { type: "extension", extn: "1002" as Extn } as const;
    const leg = "x" as LegId;
    await bench.send({ type: "dial", leg, near, to, callerNumber: "1", callerName: "" });
    expect(bench.events.filter(({ type }) => type === "leg-ended")).toMatchObject([{ leg, by: "switch" }]);
    bench.bindingsFail = false;
    await bench.send({ type: "dial", leg: "y" as LegId, near, to, callerNumber: "1", callerName: "" });
    expect(bench.events.at(-1)).toMatchObject({ type: "leg-ended", leg: "y", cause: "unreachable" });
  });

  it("a name that is used twice: the leg that has it goes on", async () => {
    const leg = await bench.talking("a");
    const to = { type: "extension", extn: "1002" as Extn } as const;
    await bench.send({ type: "dial", leg, near: leg, to, callerNumber: "1", callerName: "" });
    expect(bench.events.some(({ type }) => type === "leg-ended")).toBe(false);
    expect(bench.errors).toHaveLength(1);
  });
});
