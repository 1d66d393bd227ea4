// Who hears whom, and who is on which side of a recording: the table that was found with tones on a real node, row by row.
import { expect, it } from "vitest";
import type { Leg } from "./leg.ts";
import { CUSTOMER, Scene } from "./scene.ts";

const NAMES: Readonly<Record<string, string>> = { [CUSTOMER]: "cust", "1001": "agent", "1002": "sup", sound: "music" };

function inWords(names: readonly string[]): string {
  const words = names.map((name) => NAMES[name] ?? name);
  return ["cust", "agent", "sup", "music"].filter((word) => words.includes(word)).join("+") || "-";
}

interface Stage {
  readonly scene: Scene;
  readonly customer: Leg;
  readonly agent: Leg;
  supervisor: Leg | undefined;
}

interface Row {
  readonly name: string;
  readonly act: (stage: Stage) => void;
  readonly heard: readonly [customer: string, agent: string, supervisor?: string];
  /** Left and right, of recordings that began when the two talked. */
  readonly customers: string;
  readonly agents: string;
  /** Of a recording that began after all that. */
  readonly agentsAfter?: string;
}

const listen =
  (mode: string, on: "agent" | "customer" = "agent") =>
  (stage: Stage): void => {
    stage.supervisor = stage.scene.dialled("1002", `&eavesdrop(${stage[on].uuid})`, mode);
  };
const key =
  (digit: string) =>
  (stage: Stage): void => {
    listen("")(stage);
    stage.scene.api(`uuid_recv_dtmf ${stage.supervisor?.uuid ?? ""} ${digit}`);
  };
const members = (stage: Stage): readonly string[] =>
  [CUSTOMER, "1001", "1002"].map((name) => {
    const all = [...(stage.scene.node.world.rooms.get("X")?.members.values() ?? [])];
    return all.find(({ leg }) => leg.far.name === name)?.id ?? "0";
  });
const conference = (stage: Stage): void => {
  stage.scene.api(`uuid_transfer ${stage.customer.uuid} -both conference:X@default inline`);
  stage.scene.clock.advance(100);
};
const conferenceOfThree = (stage: Stage): void => {
  conference(stage);
  stage.supervisor = stage.scene.dialled("1002", "&conference(X@default+flags{mute})");
};
const related = (stage: Stage, ...relations: readonly (readonly [0 | 1 | 2, 0 | 1 | 2, string])[]): void => {
  const ids = members(stage);
  for (const [one, other, how] of relations)
    stage.scene.api(`conference X relate ${ids[one] ?? ""} ${ids[other] ?? ""} ${how}`);
  stage.scene.api(`conference X unmute ${ids[2] ?? ""}`);
  stage.scene.clock.advance(50);
};

const ROWS: readonly Row[] = [
  { name: "bridge", act: () => undefined, heard: ["agent", "cust"], customers: "cust / agent", agents: "agent / cust" },
  {
    ...{ name: "eavesdrop on the agent's leg", act: listen(""), heard: ["agent", "cust", "cust+agent"] },
    ...{ customers: "cust / agent", agents: "agent / cust" },
  },
  ...[key("2"), listen("eavesdrop_whisper_bleg=true")].map((act, at) => ({
    ...{ name: `whisper to the agent, ${at}`, act, heard: ["agent", "cust+sup", "cust+agent"] as const },
    ...{ customers: "cust / agent", agents: "agent / cust", agentsAfter: "agent / cust+sup" },
  })),
  ...[key("1"), listen("eavesdrop_whisper_aleg=true")].map((act, at) => ({
    ...{ name: `whisper to the customer, ${at}`, act, heard: ["agent+sup", "cust", "cust+agent"] as const },
    ...{ customers: "cust / agent+sup", agents: "agent+sup / cust" },
  })),
  {
    ...{ name: "barge", act: key("3"), heard: ["agent+sup", "cust+sup", "cust+agent"] },
    ...{ customers: "cust / agent+sup", agents: "agent+sup / cust" },
  },
  {
    ...{
      name: "eavesdrop on the customer's leg, whisper to the agent",
      act: listen("eavesdrop_whisper_aleg=true", "customer"),
    },
    ...{ heard: ["agent", "cust+sup"], customers: "cust+sup / agent", agents: "agent / cust+sup" },
  },
  {
    name: "hold",
    act: ({ scene, customer }) => {
      scene.api(`uuid_transfer ${customer.uuid} -both park inline`);
      scene.clock.advance(60);
      scene.execute(customer, "playback", "local_stream://moh");
      scene.clock.advance(60);
    },
    ...{ heard: ["music", "-"], customers: "cust / -", agents: "agent / -" },
  },
  {
    name: "conference, two",
    act: conference,
    heard: ["agent", "cust"],
    customers: "cust / agent",
    agents: "agent / cust",
  },
  {
    ...{ name: "conference, a muted third", act: conferenceOfThree, heard: ["agent", "cust", "cust+agent"] },
    ...{ customers: "cust / agent", agents: "agent / cust" },
  },
  ...(["nohear", "nospeak"] as const).map((how) => ({
    name: `conference, whisper by ${how}`,
    act: (stage: Stage) => {
      conferenceOfThree(stage);
      related(stage, how === "nohear" ? [0, 2, how] : [2, 0, how]);
    },
    ...{ heard: ["agent", "cust+sup", "cust+agent"] as const, customers: "cust / agent", agents: "agent / cust+sup" },
  })),
  {
    name: "conference, barge",
    act: (stage) => {
      conferenceOfThree(stage);
      related(stage, [0, 2, "nohear"]);
      related(stage, [0, 2, "clear"]);
    },
    ...{ heard: ["agent+sup", "cust+sup", "cust+agent"], customers: "cust / agent+sup", agents: "agent / cust+sup" },
  },
  {
    name: "conference, hold",
    act: (stage) => {
      conferenceOfThree(stage);
      related(stage, [0, 1, "nohear"], [1, 0, "nohear"], [0, 2, "nohear"], [2, 0, "nohear"]);
      stage.scene.api(`conference X play local_stream://moh ${members(stage)[0] ?? ""}`);
    },
    ...{ heard: ["music", "sup", "agent"], customers: "cust / -", agents: "agent / sup" },
  },
  {
    name: "conference, resume",
    act: (stage) => {
      conferenceOfThree(stage);
      related(stage, [0, 1, "nohear"], [1, 0, "nohear"], [0, 2, "nohear"], [2, 0, "nohear"]);
      stage.scene.api(`conference X play local_stream://moh ${members(stage)[0] ?? ""}`);
      stage.scene.api(`conference X stop all ${members(stage)[0] ?? ""}`);
      related(stage, [0, 1, "clear"], [1, 0, "clear"], [0, 2, "clear"], [2, 0, "clear"]);
    },
    ...{ heard: ["agent+sup", "cust+sup", "cust+agent"], customers: "cust / agent+sup", agents: "agent / cust+sup" },
  },
];

function recordedSides(scene: Scene, leg: Leg, path: string): string {
  scene.api(`uuid_record ${leg.uuid} stop ${path}`);
  const sides = scene.node.world.recorded.get(path);
  return [sides?.left, sides?.right].map((spans) => inWords((spans?.at(-1) ?? "").split("+"))).join(" / ");
}

it.each(ROWS)("$name", ({ act, heard, customers, agents, agentsAfter }) => {
  const scene = new Scene();
  const stage: Stage = { scene, ...scene.talk(), supervisor: undefined };
  for (const [leg, path] of [
    [stage.customer, "/r/customer.wav"],
    [stage.agent, "/r/agent.wav"],
  ] as const) {
    scene.api(`uuid_setvar ${leg.uuid} RECORD_STEREO true`);
    expect(scene.api(`uuid_record ${leg.uuid} start ${path}`)).toBe("+OK Success\n");
  }
  scene.clock.advance(500);
  act(stage);
  scene.clock.advance(300);
  scene.api(`uuid_record ${stage.agent.uuid} start /r/after.wav`);
  scene.clock.advance(500);
  const legs = [
    stage.customer,
    stage.agent,
    ...(stage.supervisor === undefined || heard.length < 3 ? [] : [stage.supervisor]),
  ];
  expect(legs.map((leg) => inWords(scene.node.hears(leg)))).toEqual(heard);
  expect(recordedSides(scene, stage.customer, "/r/customer.wav")).toBe(customers);
  expect(recordedSides(scene, stage.agent, "/r/agent.wav")).toBe(agents);
  if (agentsAfter !== undefined) expect(recordedSides(scene, stage.agent, "/r/after.wav")).toBe(agentsAfter);
  expect(scene.node.violations).toEqual([]);
});

it("who listens stays on over an unbridge, and ends with the leg that they listen to", () => {
  const scene = new Scene();
  const stage: Stage = { scene, ...scene.talk(), supervisor: undefined };
  listen("")(stage);
  scene.api(`uuid_transfer ${stage.customer.uuid} -both park inline`);
  scene.clock.advance(200);
  expect(inWords(scene.node.hears(stage.supervisor as Leg))).toBe("agent");
  scene.api(`uuid_kill ${stage.agent.uuid}`);
  scene.clock.advance(200);
  expect(scene.client.namesOf("leg-1002")).toContain("CHANNEL_HANGUP_COMPLETE");
});

it("whoever is left in a conference is alone in silence: no park, no event of their own leg", () => {
  const scene = new Scene();
  const stage: Stage = { scene, ...scene.talk(), supervisor: undefined };
  conference(stage);
  scene.clock.advance(100);
  const before = scene.client.namesOf(stage.customer.uuid).length;
  scene.api(`uuid_kill ${stage.agent.uuid}`);
  scene.clock.advance(2_000);
  expect(scene.client.namesOf(stage.customer.uuid)).toHaveLength(before);
  expect(scene.client.named("conference::maintenance", { Action: "del-member" })).toHaveLength(1);
  expect(scene.node.hears(stage.customer)).toEqual([]);
  scene.api(`uuid_transfer ${stage.customer.uuid} park inline`);
  scene.clock.advance(60);
  expect(scene.client.namesOf(stage.customer.uuid).at(-1)).toBe("CHANNEL_PARK");
});
