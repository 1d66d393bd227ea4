// The event socket itself: who is let in, what waits for what, and how events look.
import { describe, expect, it } from "vitest";
import { VirtualClock } from "../../src/host/virtual-clock.ts";
import { TestClient } from "./line.ts";
import { FreeswitchDouble } from "./node.ts";
import { Scene } from "./scene.ts";

function fresh() {
  const clock = new VirtualClock(1_700_000_000_000);
  const node = new FreeswitchDouble({ clock });
  return { clock, node, client: new TestClient(node) };
}

describe("who connects", () => {
  it("is asked for the password, and shown the door after 24.6 s", () => {
    const { clock, client } = fresh();
    expect(client.told[0]?.headers["Content-Type"]).toBe("auth/request");
    clock.advance(24_500);
    expect(client.isClosed).toBe(false);
    clock.advance(101);
    expect(client.isClosed).toBe(true);
    expect(client.told.at(-1)?.headers["Content-Type"]).toBe("text/disconnect-notice");
  });

  it("is refused with a wrong password, and does nothing before the right one", () => {
    const { clock, client } = fresh();
    client.send("api status\n\nauth nonsense\n\n");
    clock.advance(10);
    expect(client.replies).toEqual(["-ERR command not found", "-ERR invalid"]);
    expect(client.isClosed).toBe(true);
  });

  it("gets answers in the order of the commands, however they are cut", () => {
    const { clock, client } = fresh();
    const text = "auth ClueCon\n\napi create_uuid\n\napi msleep 50\r\n\r\napi uuid_exists x\n\nexit\n\n";
    for (const letter of text) client.send(letter);
    clock.advance(100);
    expect(client.replies).toEqual([
      "+OK accepted",
      expect.stringMatching(/^[\da-f-]{36}$/),
      "+OK\n",
      "false",
      "+OK bye",
    ]);
  });
});

describe("commands and events of one connection", () => {
  it("wait for an api that takes its time, and are late after each; another connection is not", () => {
    const scene = new Scene();
    const other = new TestClient(scene.node).subscribe("CHANNEL_CREATE");
    scene.clock.advance(10);
    scene.client.send("api msleep 1500\n\n");
    scene.clock.advance(100);
    const at = scene.clock.now();
    scene.node.arrive("1001", "4000");
    scene.clock.advance(1_500);
    expect((scene.client.named("CHANNEL_CREATE")[0]?.at ?? 0) - at).toBeCloseTo(1_421, -1);
    expect((other.named("CHANNEL_CREATE")[0]?.at ?? 0) - at).toBeLessThan(29);
  });

  it("an event comes after 7 ms, in the middle", () => {
    const scene = new Scene();
    const lags: number[] = [];
    for (let call = 0; call < 201; call += 1) {
      scene.clock.advance(100);
      const at = scene.clock.now();
      const { uuid } = scene.node.arrive("1001", "4000");
      scene.clock.advance(60);
      lags.push((scene.client.named("CHANNEL_CREATE", { "Unique-ID": uuid })[0]?.at ?? 0) - at);
    }
    const [low, middle, high] = [0, 100, 200].map((place) => lags.toSorted((one, other) => one - other)[place] ?? 0);
    expect(low).toBeGreaterThan(4.9);
    expect(middle).toBeGreaterThan(6);
    expect(middle).toBeLessThan(8);
    expect(high).toBeLessThan(29);
  });

  it("a bgapi is answered at once with its job, and told to all who subscribe after 21 ms", () => {
    const scene = new Scene();
    const other = new TestClient(scene.node).subscribe("BACKGROUND_JOB", "plain");
    scene.clock.advance(10);
    const at = scene.clock.now();
    expect(scene.ask("bgapi uuid_exists nobody\nJob-UUID: mine")).toBe("+OK Job-UUID: mine");
    scene.clock.advance(50);
    for (const client of [scene.client, other]) {
      const [job] = client.named("BACKGROUND_JOB");
      expect(job?.event).toMatchObject({
        "Job-UUID": "mine",
        "Job-Command": "uuid_exists",
        _body: "false",
        "Content-Length": "5",
      });
      expect((job?.at ?? 0) - at).toBeGreaterThan(20);
      expect((job?.at ?? 0) - at).toBeLessThan(23);
    }
  });

  it("a filter drops BACKGROUND_JOB and HEARTBEAT", () => {
    const scene = new Scene();
    scene.ask("filter Unique-ID somebody");
    scene.ask("bgapi uuid_exists nobody");
    scene.clock.advance(21_000);
    expect(scene.client.events).toEqual([]);
  });

  it("who has not subscribed hears nothing, CUSTOM goes by its subclass", () => {
    const { clock, node, client } = fresh();
    client.subscribe("CHANNEL_PARK CUSTOM sofia::register", "plain");
    clock.advance(10);
    node.registered("1001");
    node.registrar.unregister("1001");
    node.arrive("1001", "4000", { callerName: "Wáng %0A\nWei: 王" });
    clock.advance(100);
    expect(client.events.map(({ event }) => event["Event-Subclass"] ?? event["Event-Name"])).toEqual([
      "sofia::register",
      "CHANNEL_PARK",
    ]);
    // A value is coded as a whole, so no name breaks a line.
    expect(client.events.at(-1)?.event["Caller-Caller-ID-Name"]).toBe("Wáng %0A\nWei: 王");
  });

  it("has a heartbeat every 20 s, and numbers that prove nothing", () => {
    const scene = new Scene();
    for (let call = 0; call < 60; call += 1) {
      scene.node.arrive("1001", "4000");
      scene.clock.advance(7);
    }
    scene.clock.advance(60_000);
    expect(scene.client.named("HEARTBEAT")).toHaveLength(3);
    const numbers = scene.client.events.map(({ event }) => Number(event["Event-Sequence"]));
    expect(numbers.some((number, at) => number < (numbers[at - 1] ?? 0))).toBe(true);
    expect(Math.max(...numbers) - Math.min(...numbers) + 1).toBeGreaterThan(numbers.length);
  });
});

describe("what no client may send is refused, and noted", () => {
  it.each([
    "api no_such_command",
    "nonsense",
    "api uuid_kill x\napi uuid_kill y",
    "api uuid_bridge a b c",
    "api uuid_bridge 'a b",
    "bgapi originate {a='b}user/1001@x &park",
    "bgapi originate {a b=c}user/1001@x &park",
    "bgapi originate {a=b}user/1001@x,user/1002@x &park",
    "bgapi originate {a=b}user/1001@x &system(rm)",
    "api uuid_kill {}",
    "event xml ALL",
    "api show everything",
  ])("%s", (command) => {
    const scene = new Scene();
    scene.ask(command);
    scene.clock.advance(100);
    expect(scene.node.violations).toHaveLength(1);
    const said = command.startsWith("bgapi")
      ? scene.client.named("BACKGROUND_JOB")[0]?.event["_body"]
      : scene.client.replies.at(-1);
    expect(said).toMatch(/^-(ERR|USAGE)/);
  });

  it("a value that the node would expand", () => {
    const scene = new Scene();
    const leg = scene.customer();
    scene.execute(leg, "playback", "/tmp/${caller_id_name}.wav");
    scene.clock.advance(50);
    expect(scene.node.violations).toEqual(["an argument is expanded: /tmp/${caller_id_name}.wav"]);
  });
});

describe("a reader who does not read", () => {
  it("stops the event socket of the whole node, without a notice, until it reads or is gone", () => {
    for (const end of ["reads", "closes"] as const) {
      const scene = new Scene({ heartbeatMs: 1, queueMost: 2_000 });
      const stuck = new TestClient(scene.node).subscribe("HEARTBEAT");
      scene.clock.advance(10);
      stuck.isReading = false;
      scene.clock.advance(2_400);
      expect(scene.api("uuid_exists x")).toBe("false");
      scene.clock.advance(300);
      const told = scene.client.told.length;
      const late = new TestClient(scene.node);
      scene.client.send("api uuid_exists x\n\n");
      scene.clock.advance(1_000);
      expect(scene.client.told).toHaveLength(told);
      expect(late.told).toEqual([]);
      if (end === "reads") stuck.readsAgain();
      else stuck.close();
      scene.clock.advance(50);
      expect(scene.client.replies.at(-1)).toBe("false");
      if (end === "reads") stuck.isReading = true;
    }
  });
});

describe("a node that dies", () => {
  it.each(["closed", "silent", "half-open"] as const)("%s, and comes back empty with another Core-UUID", (how) => {
    const scene = new Scene();
    const leg = scene.customer();
    const { coreUuid } = scene.node.world;
    const told = scene.client.told.length;
    scene.node.die(how);
    scene.client.send("api status\n\n");
    scene.clock.advance(60_000);
    expect(scene.client.told).toHaveLength(told);
    expect(scene.client.isClosed).toBe(how === "closed");
    const meanwhile = new TestClient(scene.node);
    scene.clock.advance(10);
    expect(meanwhile.told).toEqual([]);
    scene.node.restart();
    const next = new TestClient(scene.node).subscribe("HEARTBEAT");
    next.send(`api uuid_exists ${leg.uuid}\n\n`);
    scene.clock.advance(20_100);
    expect(next.replies.at(-1)).toBe("false");
    expect(next.named("HEARTBEAT")[0]?.event["Core-UUID"]).not.toBe(coreUuid);
  });
});

describe("faults by seed", () => {
  it("lose one of a hundred, disorder five, and are the same for the same seed", () => {
    const run = (seed: number) => {
      const scene = new Scene({
        seed,
        faults: { lost: 0.01, disordered: 0.05, duplicated: 0, late: 0, lateMs: 80, endLost: 0, zombies: 0 },
      });
      for (let call = 0; call < 300; call += 1) {
        const leg = scene.node.arrive("1001", "4000");
        scene.clock.advance(50);
        scene.api(`uuid_kill ${leg.uuid}`);
        scene.clock.advance(60);
      }
      return { ...scene.node.world.counts, names: scene.client.events.map(({ event }) => event["Event-Name"]).join() };
    };
    const one = run(5);
    expect(one.lost / one.told).toBeCloseTo(0.01, 2);
    expect(one.disordered / one.told).toBeCloseTo(0.05, 1);
    expect(run(5)).toEqual(one);
    expect(run(6).names).not.toBe(one.names);
  });
});
