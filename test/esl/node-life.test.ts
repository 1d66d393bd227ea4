// A call's whole life by our own words, with a node that is strict: each command does what it is for, and nothing is said that a node
// would not take.
import { expect, it } from "vitest";
import { EslMachine, type Happening } from "../../src/esl/machine.ts";
import { messageOf, subscriptionOf, textOf } from "../../src/esl/say.ts";
import type { Application, EslCommand } from "../../src/esl/vocabulary.ts";
import { VirtualClock } from "../../src/host/virtual-clock.ts";
import { FreeswitchDouble } from "../freeswitch-double/node.ts";

class Talk {
  readonly clock = new VirtualClock(1_700_000_000_000);
  readonly node = new FreeswitchDouble({ clock: this.clock, password: "s3cret" });
  readonly machine = new EslMachine("s3cret");
  readonly told: string[] = [];
  readonly happened: Happening[] = [];
  #session: ReturnType<FreeswitchDouble["connect"]>;

  constructor() {
    this.#session = this.node.connect({
      write: (text) => {
        this.machine.receive(Buffer.from(text));
        this.#goOn();
      },
      isFull: () => false,
      close: () => this.machine.close("the node is gone"),
    });
    this.#goOn();
  }

  #goOn(): void {
    // The node has asked for the password before it was known which connection this is.
    if (this.#session === undefined) return;
    const text = this.machine.taken();
    this.happened.push(...this.machine.happened());
    if (text !== "") this.node.receive(this.#session, Buffer.from(text));
  }

  /** Time that passes, and what was told in it of one leg or of all. */
  pass(ms: number, leg?: string): string[] {
    this.clock.advance(ms);
    this.#goOn();
    const events = this.happened.splice(0).flatMap((one) => (one.type === "event" ? [one.event] : []));
    return events
      .filter(({ headers }) => leg === undefined || headers.get("unique-id") === leg)
      .map(({ name }) => name);
  }

  say(text: string | undefined, headers?: Readonly<Record<string, string>>): void {
    if (text === undefined) throw new Error("It cannot be said.");
    expect(this.machine.send(text, headers)).toBeDefined();
    this.#goOn();
  }

  api(command: EslCommand): void {
    const text = textOf(command);
    this.say(text === undefined ? undefined : `api ${text}`);
  }

  execute(leg: string, application: Application): void {
    this.say(messageOf(leg, application, "e-1"));
  }
}

it("a caller is answered, hears music, is brought together with who was called, recorded, parted and let go", () => {
  const talk = new Talk();
  talk.pass(10);
  expect(talk.machine.isOpen).toBe(true);
  talk.say(
    subscriptionOf([
      ...["CHANNEL_PARK", "CHANNEL_ANSWER", "CHANNEL_BRIDGE", "CHANNEL_HANGUP_COMPLETE", "CHANNEL_EXECUTE_COMPLETE"],
      ...["RECORD_START", "RECORD_STOP", "BACKGROUND_JOB", "HEARTBEAT", "sofia::register"],
    ]),
  );
  talk.node.registered("1001");
  talk.node.party("1001").script = { ringsAfterMs: 5, answersAfterMs: 1_000 };
  const { uuid } = talk.node.arrive("13800138000", "4000");
  expect(talk.pass(200, uuid)).toEqual(["CHANNEL_PARK"]);
  const kept = { park_after_bridge: "true", uuid_bridge_park_on_cancel: "true", xcc_name: "O'Brien, ${domain}; x" };
  talk.api({ type: "set", leg: uuid, variables: kept });
  talk.execute(uuid, { type: "ring-ready" });
  talk.execute(uuid, { type: "answer" });
  expect(talk.pass(200, uuid)).toContain("CHANNEL_ANSWER");
  talk.execute(uuid, { type: "playback", sound: "local_stream://moh" });
  talk.pass(200);

  const called = "11111111-2222-4333-8444-555555555555";
  const originate = textOf({
    ...{ type: "originate", leg: called, to: { type: "user", user: "1001", domain: "xcc.test" } },
    variables: {
      ...kept,
      ignore_early_media: "true",
      originate_timeout: "20",
      origination_caller_id_name: "王，(小明)",
    },
    then: { type: "park" },
  });
  talk.say(originate === undefined ? undefined : `bgapi ${originate}`, { "Job-UUID": "j-1" });
  const answered = talk.pass(3_000, called);
  expect(answered).toContain("CHANNEL_ANSWER");
  talk.api({ type: "bridge", first: uuid, second: called });
  expect(talk.pass(300)).toContain("CHANNEL_BRIDGE");
  talk.api({ type: "record-start", leg: uuid, path: "/recordings/a.wav" });
  expect(talk.pass(1_000, uuid)).toContain("RECORD_START");
  talk.api({ type: "record-stop", leg: uuid, path: "/recordings/a.wav" });
  expect(talk.pass(300, uuid)).toContain("RECORD_STOP");
  talk.api({ type: "unbridge", leg: uuid, both: true });
  expect(talk.pass(300).filter((name) => name === "CHANNEL_PARK").length).toBe(2);
  for (const leg of [called, uuid]) talk.api({ type: "kill", leg, cause: "NORMAL_CLEARING" });
  expect(talk.pass(300).filter((name) => name === "CHANNEL_HANGUP_COMPLETE").length).toBe(2);
  expect(talk.node.violations).toEqual([]);
});
