// The suite's side of the port: sends commands, keeps every event, and checks with each one what a switch always owes.
import { expect } from "vitest";
import type { CommandId, Extn, LegId } from "../../src/core/model.ts";
import type { LivingLeg, SwitchCommand, SwitchCommandBody, SwitchEvent } from "../../src/core/switch.ts";
import type { ConformancePhone, ConformanceRig, MakeRig, Room } from "./rig.ts";

type EventOf<Type extends SwitchEvent["type"]> = Extract<SwitchEvent, { readonly type: Type }>;
type Matching<Type extends SwitchEvent["type"]> = Partial<EventOf<Type>>;

export class Desk {
  readonly rig: ConformanceRig;
  readonly events: SwitchEvent[] = [];
  readonly broken: string[] = [];
  #lastCommand = 0;
  #lastLeg = 0;
  #inside = false;
  #stopped = false;
  /** `up`s that were asked for and have not come. */
  #reports = 0;

  private constructor(rig: ConformanceRig) {
    this.rig = rig;
  }

  /** A started switch that knows the extensions 1001 to 1004. */
  static async open(makeRig: MakeRig, room: Room = {}): Promise<Desk> {
    const desk = new Desk(await makeRig(room));
    desk.#inside = true;
    const started = desk.rig.switch.start((event) => desk.#hear(event));
    desk.#inside = false;
    await started;
    const extensions = ["1001", "1002", "1003", "1004"];
    desk.provision(extensions.map((extn) => ({ type: "put-account", account: desk.rig.account(extn) })));
    desk.rig.switch.accountsComplete?.();
    await desk.until("up");
    return desk;
  }

  async close(): Promise<void> {
    await this.stop();
    await this.rig.stop();
    this.#checkLegs();
    expect(this.broken).toEqual([]);
  }

  async stop(): Promise<void> {
    if (this.#stopped) return;
    this.#stopped = true;
    await this.rig.switch.stop();
  }

  #hear(event: SwitchEvent): void {
    if (this.#inside) this.broken.push(`${event.type} was emitted from inside a call of ours`);
    const isDue = this.events.length === 0 || this.#reports > 0;
    if (event.type === "up" ? !isDue : this.events.length === 0) {
      this.broken.push(`${event.type}: up is first, and again when it is asked for`);
    }
    if (event.type === "up" && this.events.length > 0) this.#reports -= 1;
    if (this.events.at(-1)?.type === "down") this.broken.push(`${event.type} came after down`);
    try {
      this.events.push(structuredClone(event));
    } catch {
      this.broken.push(`${event.type} is not plain data`);
    }
  }

  /** Every leg that was told of ends exactly once, and nothing is told of it before its beginning or after its end. */
  #checkLegs(): void {
    const alive = new Set<LegId>(this.#dialled);
    const over = new Set<LegId>();
    for (const event of this.events) {
      if (!("leg" in event)) continue;
      if (event.type === "leg-arrived" || event.type === "leg-refused") {
        if (alive.has(event.leg) || over.has(event.leg)) this.broken.push("a leg arrived twice");
        (event.type === "leg-arrived" ? alive : over).add(event.leg);
      } else if (!alive.has(event.leg)) {
        this.broken.push(`${event.type} of a leg that ${over.has(event.leg) ? "has ended" : "never was"}`);
      }
      if (event.type === "leg-ended") {
        alive.delete(event.leg);
        over.add(event.leg);
      }
    }
    if (alive.size > 0) this.broken.push(`${alive.size} legs never ended`);
  }

  readonly #dialled: LegId[] = [];

  /** Sends commands in one go and returns their ids. */
  sendAll(...bodies: readonly SwitchCommandBody[]): readonly CommandId[] {
    const commands = bodies.map((body): SwitchCommand => ({ ...body, id: ++this.#lastCommand as CommandId }));
    for (const command of commands) if (command.type === "dial") this.#dialled.push(command.leg);
    this.#inside = true;
    this.rig.switch.send(structuredClone(commands));
    this.#inside = false;
    return commands.map(({ id }) => id);
  }

  send(body: SwitchCommandBody): CommandId {
    const [id] = this.sendAll(body);
    if (id === undefined) throw new Error("one command gives one id");
    return id;
  }

  /** What the switch says of all that lives, when everything under way has come to rest. */
  async report(): Promise<EventOf<"up">> {
    await this.rig.pass(300);
    const before = this.all("up").length;
    this.#reports += 1;
    this.#inside = true;
    this.rig.switch.report();
    this.#inside = false;
    await this.rig.until(() => this.all("up").length > before, "up is told when it is asked for");
    const up = this.all("up").at(-1);
    if (up === undefined) throw new Error("an event vanished");
    return up;
  }

  /** What it says of one leg. */
  async living(leg: LegId): Promise<LivingLeg> {
    const found = (await this.report()).legs.find((each) => each.leg === leg);
    if (found === undefined) throw new Error(`${leg} lives and is not told of`);
    return found;
  }

  provision(changes: Parameters<ConformanceRig["switch"]["provision"]>[0]): void {
    this.#inside = true;
    this.rig.switch.provision(structuredClone(changes));
    this.#inside = false;
  }

  all<Type extends SwitchEvent["type"]>(type: Type, matching: Matching<Type> = {}): readonly EventOf<Type>[] {
    return this.events.filter((event): event is EventOf<Type> => {
      if (event.type !== type) return false;
      return Object.entries(matching).every(([key, value]) =>
        Object.entries(event).some(([k, v]) => k === key && v === value),
      );
    });
  }

  /** Waits for the first event that matches, also one that has been. */
  async until<Type extends SwitchEvent["type"]>(type: Type, matching: Matching<Type> = {}): Promise<EventOf<Type>> {
    await this.rig.until(
      () => this.all(type, matching).length > 0,
      `${type} ${JSON.stringify(matching)}; there were ${JSON.stringify(this.events)}`,
    );
    const [event] = this.all(type, matching);
    if (event === undefined) throw new Error("an event vanished");
    return event;
  }

  async phoneIs(phone: ConformancePhone, state: ConformancePhone["state"]): Promise<void> {
    await this.rig.until(() => phone.state === state, `${phone.extn} is ${state}; it is ${phone.state}`);
  }

  /** Waits until the phone hears these and nothing else. Nothing to wait for where the rig has no audio. */
  async hears(phone: ConformancePhone, ...wanted: readonly string[]): Promise<void> {
    const same = (): boolean => {
      const heard = phone.hears();
      return heard === undefined || (heard.length === wanted.length && wanted.every((each) => heard.includes(each)));
    };
    await this.rig.until(same, `${phone.extn} hears [${wanted.join()}]; it hears [${String(phone.hears())}]`);
  }

  async registered(extn: string): Promise<ConformancePhone> {
    const phone = this.rig.phone(extn);
    phone.register();
    await this.until("phone-registered", { extn: extn as Extn });
    return phone;
  }

  /** A phone whose call has arrived. */
  async arrived(extn: string, number = "4000"): Promise<{ readonly phone: ConformancePhone; readonly leg: LegId }> {
    const phone = await this.registered(extn);
    phone.call(number);
    const { leg } = await this.until("leg-arrived", { callerNumber: extn });
    return { phone, leg };
  }

  async answered(extn: string): Promise<{ readonly phone: ConformancePhone; readonly leg: LegId }> {
    const { phone, leg } = await this.arrived(extn);
    await this.until("done", { command: this.send({ type: "answer", leg }) });
    await this.phoneIs(phone, "talking");
    return { phone, leg };
  }

  newLeg(): LegId {
    this.#lastLeg += 1;
    return `dialled-${this.#lastLeg}` as LegId;
  }

  dialBody(extn: string, leg: LegId, near: LegId): SwitchCommandBody {
    const to = { type: "extension", extn: extn as Extn } as const;
    return { type: "dial", leg, near, to, callerNumber: "13800138000", callerName: "Wang Wei" };
  }

  /** A phone that rings. */
  async ringing(extn: string, near: LegId): Promise<{ readonly phone: ConformancePhone; readonly leg: LegId }> {
    const phone = await this.registered(extn);
    const leg = this.newLeg();
    this.send(this.dialBody(extn, leg, near));
    await this.until("leg-ringing", { leg });
    await this.phoneIs(phone, "ringing");
    return { phone, leg };
  }

  async talking(extn: string, near: LegId): Promise<{ readonly phone: ConformancePhone; readonly leg: LegId }> {
    const { phone, leg } = await this.ringing(extn, near);
    phone.answer();
    await this.until("leg-answered", { leg });
    return { phone, leg };
  }
}
