// What becomes of a leg: dialling, playing, keys, recording, registrations, lamps, and what is found by asking.
import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Leg } from "./leg.ts";
import { TestClient } from "./line.ts";
import { Scene } from "./scene.ts";

describe("originate", () => {
  it.each([
    ["user/1009@xcc.test", "SUBSCRIBER_ABSENT"],
    ["user/1008@xcc.test", "USER_NOT_REGISTERED"],
    ["sofia/gateway/nowhere/1", "INVALID_GATEWAY"],
    ["error/user_busy", "USER_BUSY"],
    ["woomera/1", "CHAN_NOT_IMPLEMENTED"],
  ])("%s fails with %s, and there is no channel", (endpoint, cause) => {
    const scene = new Scene();
    scene.node.registrar.accounts.set("1008", { extn: "1008", domain: "xcc.test", ha1: "" });
    scene.client.send(`bgapi originate {origination_uuid=l}${endpoint} &park\nJob-UUID: j\n\n`);
    scene.clock.advance(100);
    expect(scene.client.named("BACKGROUND_JOB", { "Job-UUID": "j" })[0]?.event["_body"]).toBe(`-ERR ${cause}\n`);
    expect(scene.client.namesOf("l")).toEqual(cause === "INVALID_GATEWAY" ? ["CHANNEL_DESTROY"] : []);
  });

  it("rings, is answered and parks, each told in its order", () => {
    const scene = new Scene();
    scene.dialled("1001");
    const told = scene.client.namesOf("leg-1001").filter((name) => name !== "CHANNEL_EXECUTE");
    expect(told).toEqual(["CHANNEL_CREATE", "CHANNEL_OUTGOING", "CHANNEL_PROGRESS", "CHANNEL_ANSWER", "CHANNEL_PARK"]);
    expect(scene.client.named("BACKGROUND_JOB")[0]?.event["_body"]).toBe("+OK leg-1001\n");
  });

  it.each([
    ["busy", { refuses: { afterMs: 30, cause: "USER_BUSY" } }, "USER_BUSY"],
    ["nobody answers", { ringsAfterMs: 5 }, "NO_ANSWER"],
  ] as const)("%s: the channel ends, and the job says why", (_name, script, cause) => {
    const scene = new Scene();
    scene.node.registered("1001").script = script;
    scene.client.send("bgapi originate {origination_uuid=l,originate_timeout=2}user/1001@xcc.test &park\n\n");
    const at = scene.clock.now();
    scene.clock.advance(3_000);
    expect(scene.client.named("CHANNEL_HANGUP_COMPLETE")[0]?.event).toMatchObject({
      "Unique-ID": "l",
      "Hangup-Cause": cause,
    });
    const [job] = scene.client.named("BACKGROUND_JOB");
    expect(job?.event["_body"]).toBe(`-ERR ${cause}\n`);
    // Two seconds are over after 1.4 to 1.8.
    if (cause === "NO_ANSWER") expect((job?.at ?? 0) - at).toBeLessThan(1_850);
  });

  it("a phone that is told that another has answered shows no missed call", () => {
    for (const [cause, missed] of [
      ["LOSE_RACE", 0],
      ["NO_ANSWER", 1],
    ] as const) {
      const scene = new Scene();
      const party = scene.node.registered("1001");
      scene.client.send("bgapi originate {origination_uuid=l}user/1001@xcc.test &park\n\n");
      scene.clock.advance(100);
      scene.api(`uuid_kill l ${cause}`);
      scene.clock.advance(100);
      expect(party.missedCalls).toBe(missed);
    }
  });
});

function played(scene: Scene, leg: Leg): readonly string[] {
  const names = ["PLAYBACK_START", "PLAYBACK_STOP", "CHANNEL_EXECUTE_COMPLETE", "DTMF"];
  return scene.client
    .namesOf(leg.uuid)
    .filter((name) => names.includes(name))
    .slice(1);
}

describe("playing", () => {
  it("music is endless, ends by a break within 20 ms, and says whose end it is", () => {
    const scene = new Scene();
    const leg = scene.customer();
    scene.execute(leg, "playback", "local_stream://moh", "mine");
    scene.clock.advance(60_000);
    expect(scene.hears(leg)).toBe("sound");
    expect(played(scene, leg)).toEqual(["PLAYBACK_START"]);
    const at = scene.clock.now();
    scene.api(`uuid_break ${leg.uuid} all`);
    scene.clock.advance(60);
    const [stop] = scene.client.named("PLAYBACK_STOP");
    expect(stop?.event["Playback-Status"]).toBe("break");
    expect((stop?.at ?? 0) - at).toBeLessThan(45);
    const [complete] = scene.client.named("CHANNEL_EXECUTE_COMPLETE", { "Application-UUID": "mine" });
    expect(complete?.event["Application-Response"]).toBe("FILE PLAYED");
    expect(scene.hears(leg)).toBe("");
  });

  it("a break and the next command at once: old COMPLETE, then new EXECUTE", () => {
    const scene = new Scene();
    const leg = scene.customer();
    scene.execute(leg, "playback", "local_stream://moh", "one");
    scene.clock.advance(60);
    scene.client.send(`api uuid_break ${leg.uuid} all\n\n`);
    scene.execute(leg, "playback", "silence_stream://200", "two");
    scene.clock.advance(400);
    expect(played(scene, leg)).toEqual([
      ...["PLAYBACK_START", "PLAYBACK_STOP", "CHANNEL_EXECUTE_COMPLETE"],
      ...["PLAYBACK_START", "PLAYBACK_STOP", "CHANNEL_EXECUTE_COMPLETE"],
    ]);
    expect(scene.client.named("PLAYBACK_STOP")[1]?.event["Playback-Status"]).toBe("done");
  });

  it("nests, and a break of all ends all", () => {
    const scene = new Scene();
    const leg = scene.customer();
    for (const name of ["a", "b", "c"]) scene.execute(leg, "playback", "local_stream://moh", name);
    scene.clock.advance(100);
    expect(leg.running).toHaveLength(3);
    scene.api(`uuid_break ${leg.uuid} all`);
    scene.clock.advance(60);
    const ended = scene.client.named("CHANNEL_EXECUTE_COMPLETE", { "Unique-ID": leg.uuid });
    expect(ended.map(({ event }) => event["Application-UUID"])).toEqual(["of-answer", "c", "b", "a"]);
  });

  it("a missing file begins nothing", () => {
    const scene = new Scene();
    const leg = scene.customer();
    scene.execute(leg, "playback", "/nowhere.wav");
    scene.clock.advance(60);
    expect(played(scene, leg)).toEqual(["CHANNEL_EXECUTE_COMPLETE"]);
    const [, complete] = scene.client.named("CHANNEL_EXECUTE_COMPLETE");
    expect(complete?.event["Application-Response"]).toBe("FILE NOT FOUND");
  });

  it("endless_playback is not broken, and holds keys back until the leg ends", () => {
    const scene = new Scene();
    const leg = scene.customer();
    scene.execute(leg, "endless_playback", "local_stream://moh");
    scene.clock.advance(60);
    scene.node.party(leg.far.name).press("7");
    scene.api(`uuid_break ${leg.uuid} all`);
    scene.clock.advance(100);
    expect(scene.hears(leg)).toBe("sound");
    expect(played(scene, leg)).not.toContain("DTMF");
    scene.node.party(leg.far.name).hangUp();
    scene.clock.advance(100);
    expect(played(scene, leg)).toContain("DTMF");
  });

  it.each([
    ["none", "5", false],
    ["any", "5", true],
    ["", "*", true],
    ["", "5", false],
  ])("terminators '%s', key %s: ends it: %s", (terminators, digit, ends) => {
    const scene = new Scene();
    const leg = scene.customer();
    scene.api(`uuid_setvar ${leg.uuid} playback_terminators ${terminators}`);
    scene.execute(leg, "playback", "local_stream://moh", "mine");
    scene.clock.advance(60);
    scene.node.party(leg.far.name).press(digit);
    scene.clock.advance(100);
    expect(scene.client.named("DTMF")[0]?.event["DTMF-Digit"]).toBe(digit);
    const [complete] = scene.client.named("CHANNEL_EXECUTE_COMPLETE", { "Application-UUID": "mine" });
    expect(complete?.event["variable_playback_terminator_used"]).toBe(ends ? digit : undefined);
  });
});

describe("recording", () => {
  it("stereo: 2.0 s are 64 044 bytes; stopped or hung up, told before the end; not twice into the same file", () => {
    const scene = new Scene();
    const { customer } = scene.talk();
    scene.api(`uuid_setvar ${customer.uuid} RECORD_STEREO true`);
    const start = `uuid_record ${customer.uuid} start /r/a.wav`;
    const at = scene.clock.now();
    scene.api(start);
    expect(scene.api(start)).toBe("+OK Success\n");
    scene.clock.advance(at + 2_000 - scene.clock.now());
    scene.node.party(customer.far.name).hangUp();
    scene.clock.advance(200);
    expect(scene.client.named("RECORD_START")).toHaveLength(1);
    const [stop] = scene.client.named("RECORD_STOP");
    const ms = Number(stop?.event["variable_record_ms"]);
    expect(ms).toBeGreaterThan(1_990);
    const wav = (scene.node.world.files as unknown as { written: Map<string, Buffer> }).written.get("/r/a.wav");
    expect(Math.abs((wav?.length ?? 0) - 44 - ms * 32)).toBeLessThan(40);
    expect(wav?.readUInt16LE(22)).toBe(2);
    const names = scene.client.namesOf(customer.uuid);
    expect(names.indexOf("RECORD_STOP")).toBeLessThan(names.indexOf("CHANNEL_HANGUP_COMPLETE"));
    expect(names.indexOf("RECORD_STOP")).toBeGreaterThan(names.indexOf("CHANNEL_HANGUP"));
    expect(scene.api(`uuid_record ${scene.customer("2").uuid} start /nowhere/a.wav`)).toBe(
      "-ERR Cannot record session!\n",
    );
  });

  it.each([
    ["nothing is said", 0, "60 200 2", 2_000, 0],
    ["1.5 s are said", 1_500, "60 200 2", 3_620, 3_620],
    ["the limit", 60_000, "2 200 5", 2_500, 2_500],
  ])("a message, %s", (_name, spokenMs, limits, endsMs, recordedMs) => {
    const scene = new Scene();
    const leg = scene.customer();
    scene.node.party(leg.far.name).speak(spokenMs + 30);
    if (spokenMs === 0) scene.node.party(leg.far.name).speak(0);
    scene.execute(leg, "record", `/r/m.wav ${limits}`);
    scene.clock.advance(6_000);
    const [start] = scene.client.named("RECORD_START");
    const [stop] = scene.client.named("RECORD_STOP");
    expect(Math.abs((stop?.at ?? 0) - (start?.at ?? 0) - endsMs)).toBeLessThan(70);
    expect(Math.abs(Number(stop?.event["variable_record_ms"]) - recordedMs)).toBeLessThan(70);
    if (recordedMs === 0) expect(stop?.event["variable_record_file_size"]).toBe("44");
  });
});

describe("the directory", () => {
  const hash = (password: string): string => createHash("md5").update(`1001:xcc.test:${password}`).digest("hex");
  const user = (password: string, cacheable = ""): string =>
    `<user id="1001" ${cacheable}><params><param name="a1-hash" value="${hash(password)}"/></params><variables><variable name="xcc_extn" value="1001"/></variables></user>`;

  it("is asked at each REGISTER, or as seldom as it says; a flush makes it asked again", async () => {
    let password = "old";
    let cacheable = "";
    const forms: URLSearchParams[] = [];
    const directory = (form: URLSearchParams) => {
      forms.push(form);
      return Promise.resolve(user(password, cacheable));
    };
    const scene = new Scene({ directory });
    const { registrar } = scene.node;
    expect(await registrar.register("1001", "xcc.test", "old")).toBe(200);
    expect(await registrar.register("1001", "xcc.test", "wrong")).toBe(403);
    expect(forms.map((form) => [form.get("action"), form.get("user"), form.size])).toEqual([
      ["sip_auth", "1001", 44],
      ["sip_auth", "1001", 44],
    ]);
    cacheable = 'cacheable="60000"';
    await registrar.register("1001", "xcc.test", "old");
    password = "new";
    expect(await registrar.register("1001", "xcc.test", "new")).toBe(403);
    expect(scene.api("xml_flush_cache id 1001 xcc.test")).toBe("+OK cleared 1 entry\n");
    expect(await registrar.register("1001", "xcc.test", "new")).toBe(200);
    expect(registrar.asked).toBe(4);
    scene.clock.advance(50);
    expect(scene.client.named("sofia::register_failure")).toHaveLength(2);
    expect(scene.client.named("sofia::register")[0]?.event).toMatchObject({ "from-user": "1001", xcc_extn: "1001" });
  });

  it("where it is slow SIP stands still, where it is dead nobody is let in", async () => {
    let answer: (xml: string) => void = () => undefined;
    const scene = new Scene({ directory: () => new Promise((resolve) => (answer = resolve)) });
    const order: string[] = [];
    const registering = scene.node.registrar.register("1001", "xcc.test", "p").then(() => order.push("registered"));
    const options = scene.node.registrar.turn(() => order.push("OPTIONS"));
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
    expect(order).toEqual([]);
    answer(user("p"));
    await Promise.all([registering, options]);
    expect(order.toSorted()).toEqual(["OPTIONS", "registered"]);
    const dead = new Scene({ directory: () => Promise.reject(new Error("refused")) });
    expect(await dead.node.registrar.register("1001", "xcc.test", "p")).toBe(403);
  });

  it("a lamp is shown by a phone that is registered", () => {
    const scene = new Scene();
    const party = scene.node.registered("1001");
    scene.ask(
      "sendevent MESSAGE_WAITING\nMWI-Messages-Waiting: yes\nMWI-Message-Account: sip:1001@xcc.test\nMWI-Voice-Message: 2/1",
    );
    expect(party.lamp).toEqual({ newMessages: 2, oldMessages: 1 });
  });
});

describe("what is found by asking", () => {
  it("channels are shown late, and no list where there are none", () => {
    const scene = new Scene();
    expect(scene.api("show channels as json")).toBe('{"row_count":0}');
    const leg = scene.node.arrive("1001", "4000");
    scene.clock.advance(30);
    expect(scene.api("show channels as json")).toBe('{"row_count":0}');
    scene.clock.advance(300);
    expect(scene.api("show channels as json")).toContain(leg.uuid);
    scene.api(`uuid_kill ${leg.uuid}`);
    scene.clock.advance(10);
    expect(scene.api(`uuid_exists ${leg.uuid}`)).toBe("false");
    expect(scene.api("show channels as json")).toContain(leg.uuid);
    scene.clock.advance(200);
    expect(scene.api("show channels as json")).toBe('{"row_count":0}');
  });

  it("a bridged leg says what ran before, and who its partner is", () => {
    const scene = new Scene();
    const { customer, agent } = scene.talk();
    const dump = JSON.parse(scene.api(`uuid_dump ${agent.uuid} json`)) as Record<string, string>;
    expect(dump).toMatchObject({
      "Other-Leg-Unique-ID": customer.uuid,
      variable_current_application: "park",
      "Answer-State": "answered",
    });
    scene.clock.advance(300);
    const { rows } = JSON.parse(scene.api("show channels as json")) as {
      rows: { application: string; application_data: string }[];
    };
    expect(rows.map(({ application }) => application)).toEqual(["uuid_bridge", "uuid_bridge"]);
    expect(scene.api(`uuid_dump nobody json`)).toBe("-ERR No such channel!\n");
  });

  it("counts packets of whoever sends", () => {
    const scene = new Scene();
    const { customer } = scene.talk();
    const packets = (): number => {
      scene.api(`uuid_set_media_stats ${customer.uuid}`);
      return Number(scene.api(`uuid_getvar ${customer.uuid} rtp_audio_in_packet_count`));
    };
    const first = packets();
    scene.clock.advance(1_000);
    expect(Math.abs(packets() - first - 50)).toBeLessThan(3);
    scene.node.party(customer.far.name).sendsAudio = false;
    const before = packets();
    scene.clock.advance(1_000);
    expect(packets()).toBe(before);
  });

  it("tells of hold and resume", () => {
    const scene = new Scene();
    const { agent } = scene.talk();
    scene.node.party("1001").hold(true);
    scene.clock.advance(60);
    scene.node.party("1001").hold(false);
    scene.clock.advance(60);
    expect(scene.client.namesOf(agent.uuid).filter((name) => name.endsWith("HOLD"))).toEqual([
      "CHANNEL_HOLD",
      "CHANNEL_UNHOLD",
    ]);
  });
});

it("a bridge is told 41 to 64 ms after the command, its answer comes after 0.6", () => {
  const waits: number[] = [];
  for (let seed = 1; seed <= 101; seed += 1) {
    const scene = new Scene({ seed });
    const customer = scene.customer();
    const agent = scene.dialled("1001");
    const at = scene.clock.now();
    scene.api(`uuid_bridge ${customer.uuid} ${agent.uuid}`);
    expect(scene.clock.now() - at).toBeLessThan(0.8);
    scene.clock.advance(100);
    waits.push((scene.client.named("CHANNEL_BRIDGE")[0]?.at ?? 0) - at);
  }
  const sorted = waits.toSorted((one, other) => one - other);
  expect(sorted[0]).toBeGreaterThan(40);
  expect(sorted[50]).toBeLessThan(46);
  expect(sorted[100]).toBeLessThan(66);
});

it("a controller that dies is missed by nobody: talk and music go on, and the next one finds all", () => {
  const scene = new Scene();
  const { customer, agent } = scene.talk();
  const waiting = scene.customer("13900139000");
  scene.execute(waiting, "playback", "local_stream://moh");
  scene.api(`uuid_setvar_multi ${waiting.uuid} xcc_call=c-1;xcc_epoch=7`);
  scene.clock.advance(500);
  scene.client.close();
  scene.clock.advance(30_000);
  expect([customer, agent, waiting].map((leg) => scene.hears(leg))).toEqual(["1001", customer.far.name, "sound"]);
  const client = new TestClient(scene.node).subscribe("ALL");
  client.send(`api show channels as json\n\napi uuid_dump ${waiting.uuid} json\n\n`);
  scene.clock.advance(50);
  const [, , rows = "", dump = ""] = client.replies;
  for (const leg of [customer, agent, waiting]) expect(rows).toContain(leg.uuid);
  expect(JSON.parse(dump)).toMatchObject({ variable_xcc_call: "c-1", variable_xcc_epoch: "7" });
  client.send(`api uuid_kill ${agent.uuid}\n\n`);
  scene.clock.advance(100);
  expect(client.namesOf(customer.uuid)).toEqual(["CHANNEL_UNBRIDGE", "CHANNEL_PARK"]);
});
