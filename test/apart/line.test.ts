import { describe, expect, it } from "vitest";
import { commonWords } from "../../src/switch/apart/words.ts";
import { Line, type LineOptions } from "./line.ts";
import { ACTS, chanceOf, deliver, keysOf, lastUp, play, settle } from "./stories.ts";

const ROOMY: LineOptions = { mostWaiting: 10_000, mostInFlight: 50, aloneMs: 60_000 };

const SEEDS = Array.from({ length: 400 }, (_, at) => at + 1);

describe("whichever of the two dies, and whenever", () => {
  it("all that has happened is in the log, once, in order, as of when it happened", () => {
    for (const seed of SEEDS) {
      const line = play(seed, ROOMY);
      expect(keysOf(line), `seed ${seed}`).toEqual(line.happened.map(({ number }) => number));
    }
  });

  it("what was told while both lived, or waited in a switch that lived on, has its own time", () => {
    for (const seed of SEEDS) {
      const line = new Line(ROOMY);
      const chance = chanceOf(seed);
      for (let step = 0; step < 300; step += 1) {
        // A switch that has died has no clock of its own to go by.
        const found = ACTS.filter(([weight]) => weight !== 1);
        found[Math.floor(chance() * found.length)]?.[1](line, chance);
      }
      settle(line);
      const times = new Map(line.happened.map(({ number, at }) => [number, at]));
      for (const { at, event } of line.log) {
        if (event.type !== "digit") continue;
        const truth = times.get(Number(event.digit)) ?? 0;
        // Frames take some time on their way.
        expect(at, `seed ${seed}`).toBeGreaterThanOrEqual(truth);
      }
    }
  });

  it("no command is carried out twice, and `up` knows of all that were ordered before it was asked for", () => {
    for (const seed of SEEDS) {
      const line = play(seed, ROOMY);
      expect(new Set(line.everCarriedOut).size, `seed ${seed}`).toBe(line.everCarriedOut.length);
      line.breakLine();
      line.order();
      line.order();
      settle(line);
      const known = new Set(lastUp(line).phones.map(Number));
      expect(line.carriedOut.filter((id) => !known.has(id))).toEqual([]);
      expect(line.carriedOut.length).toBeGreaterThanOrEqual(2);
    }
  });
});

describe("what phones prove themselves with", () => {
  it("is in the end what the database has, and no switch that lives hears what was so before", () => {
    for (const seed of SEEDS) {
      const line = play(seed, ROOMY);
      expect(line.switchPhones, `seed ${seed}`).toEqual(line.phones);
      expect(line.untrue, `seed ${seed}`).toEqual([]);
    }
  });

  it("is not waited for by orders, nor by the question of what is so, where the switch has begun before", () => {
    const line = new Line(ROOMY);
    line.changeAccounts(1);
    settle(line);
    line.killController();
    line.changeAccounts(0.99);
    line.startController();
    line.order();
    line.connect();
    const ups = (): number => line.log.filter(({ event }) => event.type === "up").length;
    const before = ups();
    deliver(line);
    expect(line.carriedOut).toHaveLength(1);
    expect(ups()).toBe(before + 1);
    expect([...line.switchPhones.values()]).toEqual([1]);
    line.complete();
    deliver(line);
    expect(line.switchPhones).toEqual(line.phones);
  });

  it("is what the controller knows, where the switch has never begun", () => {
    const line = new Line(ROOMY);
    line.changeAccounts(1);
    settle(line);
    line.killController();
    line.killSwitch();
    line.startSwitch();
    line.startController();
    line.connect();
    deliver(line);
    expect(line.switchEnd?.begun).toBe(true);
    expect(line.switchPhones).toEqual(line.phones);
  });
});

describe("where too much waits", () => {
  it("what is left out is left out in pieces, and the switch says what is so afterwards", () => {
    let cut = 0;
    for (const seed of SEEDS) {
      const line = play(seed, { ...ROOMY, mostWaiting: 20, mostInFlight: 5 });
      const keys = keysOf(line);
      expect(keys, `seed ${seed}`).toEqual([...new Set(keys)].sort((one, other) => one - other));
      if (keys.length === line.happened.length) continue;
      cut += 1;
      expect(lastUp(line).type).toBe("up");
    }
    expect(cut).toBeGreaterThan(50);
  });

  it("a controller that is there is told that it has missed something, and asks", () => {
    const line = new Line({ ...ROOMY, mostWaiting: 3, mostInFlight: 2 });
    settle(line);
    const before = line.log.filter(({ event }) => event.type === "up").length;
    line.logIsBehind = true;
    for (let count = 0; count < 9; count += 1) line.happen();
    settle(line);
    expect(line.log.filter(({ event }) => event.type === "up").length).toBeGreaterThan(before);
    line.happen();
    settle(line);
    expect(keysOf(line).at(-1)).toBe(10);
  });
});

describe("a switch without a controller", () => {
  it("goes on for as long as it may, then ends", () => {
    const line = new Line(ROOMY);
    settle(line);
    line.killController();
    line.pass(59_999);
    expect(line.gone).toEqual([]);
    line.pass(1);
    expect(line.gone).toEqual(["alone"]);
  });

  it("is not alone while a controller has nothing to say", () => {
    const line = new Line(ROOMY);
    settle(line);
    for (let second = 0; second < 300; second += 1) {
      line.pass(1_000);
      settle(line);
    }
    expect(line.gone).toEqual([]);
  });

  it("is alone where its controller stands still, though the connection holds", () => {
    const line = new Line(ROOMY);
    settle(line);
    for (let second = 0; second < 61; second += 1) line.pass(1_000);
    expect(line.gone).toEqual(["alone"]);
  });
});

it("a controller whose switch is gone is told so once, and no more when it is back", () => {
  const line = new Line(ROOMY);
  settle(line);
  line.killSwitch();
  line.pass(4_999);
  line.pass(1);
  line.pass(60_000);
  line.write();
  const downs = (): number => line.log.filter(({ event }) => event.type === "down").length;
  expect(downs()).toBe(1);
  settle(line);
  expect(lastUp(line).phones).toEqual([]);
  expect(downs()).toBe(1);
});

it("programs of neighbouring releases understand each other, others do not", () => {
  expect(commonWords({ oldest: 1, newest: 2 }, { oldest: 2, newest: 3 })).toBe(2);
  expect(commonWords({ oldest: 1, newest: 1 }, { oldest: 2, newest: 3 })).toBeUndefined();
  expect(commonWords({ oldest: 2, newest: 4 }, { oldest: 1, newest: 3 })).toBe(3);
});
