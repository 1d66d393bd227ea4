// A switch that was not yet renewed meets controllers of the release after it and of the one before, in turns, while either dies at any
// moment. Programs of another release say more in each frame, or less, and things that nobody here has heard of.
import { describe, expect, it } from "vitest";
import { WORDS, type Words } from "../../src/switch/apart/words.ts";
import { Line, type LineOptions } from "./line.ts";
import { deliver, keysOf, lastUp, play, settle } from "./stories.ts";

const SEEDS = Array.from({ length: 150 }, (_, at) => at + 1);
const N = WORDS.newest + 10;
const BEFORE: Words = { oldest: N - 2, newest: N - 1 };
const NOW: Words = { oldest: N - 1, newest: N };
const AFTER: Words = { oldest: N, newest: N + 1 };
const ROOMY = { mostWaiting: 10_000, mostInFlight: 50, aloneMs: 60_000 };

/** A field more in whatever is data, and a frame of a kind that is new; the release before has neither. */
function dressed(frame: object, { newest }: Words): readonly object[] {
  if (newest < N) return [frame];
  return [{ type: `new-${newest}`, wants: "nothing" }, withMore(frame, newest) as object];
}

function withMore(value: unknown, newest: number): unknown {
  if (Array.isArray(value)) return value.map((one) => withMore(one, newest));
  if (typeof value !== "object" || value === null) return value;
  const fields = Object.entries(value).map(([key, one]) => [key, withMore(one, newest)] as const);
  return { ...Object.fromEntries(fields), [`since${newest}`]: { more: true } };
}

/** Each program that is started is of the next of these releases. */
function inTurns(...all: readonly Words[]): () => Words {
  let at = 0;
  return () => all[at++ % all.length] ?? NOW;
}

describe.each([
  ["a switch and controllers of the release after it and its own", [NOW], [AFTER, NOW]],
  ["a switch and controllers of the release before it and its own", [NOW], [BEFORE, NOW]],
  ["a switch that was not renewed while controllers go on and back", [NOW], [BEFORE, NOW, AFTER, NOW]],
  ["a switch that is renewed, and its controller after it", [NOW, AFTER], [NOW, AFTER]],
] as const)("%s", (_, switches, controllers) => {
  const options = (): LineOptions => ({
    ...{ ...ROOMY, dressed },
    words: { switch: inTurns(...switches), controller: inTurns(...controllers) },
  });

  it("have all that has happened in the log, once and in order, and accounts as the database has them", () => {
    for (const seed of SEEDS) {
      const line = play(seed, options());
      expect(line.refusals, `seed ${seed}`).toEqual([]);
      expect(keysOf(line), `seed ${seed}`).toEqual(line.happened.map(({ number }) => number));
      expect(line.switchPhones, `seed ${seed}`).toEqual(line.phones);
      expect(line.untrue, `seed ${seed}`).toEqual([]);
    }
  });

  it("carry out no command twice, and `up` knows of all that were ordered before it", () => {
    for (const seed of SEEDS) {
      const line = play(seed, options());
      expect(new Set(line.everCarriedOut).size, `seed ${seed}`).toBe(line.everCarriedOut.length);
      line.breakLine();
      line.order();
      settle(line);
      const known = new Set(lastUp(line).phones.map(Number));
      expect(line.carriedOut.filter((id) => !known.has(id))).toEqual([]);
    }
  });
});

describe("a controller that skips a release", () => {
  const far: Words = { oldest: N + 1, newest: N + 2 };

  it("is refused with both spans, and the switch goes on for whoever it understands", () => {
    const words = { switch: () => NOW, controller: inTurns(NOW, far, AFTER) };
    const line = new Line({ ...ROOMY, dressed, words });
    settle(line);
    line.happen();
    line.killController();
    line.startController();
    line.connect();
    line.happen();
    deliver(line);
    expect(line.refusals).toEqual([`the switch knows the words ${N - 1} to ${N}, the controller ${N + 1} to ${N + 2}`]);
    expect(line.isConnected).toBe(false);
    expect(line.gone).toEqual([]);
    line.killController();
    settle(line);
    expect(keysOf(line)).toEqual([1, 2]);
  });
});
