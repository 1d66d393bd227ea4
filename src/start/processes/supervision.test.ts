// Who is started, told and killed, in virtual time; and whatever happens in whatever order, nobody is left behind.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newSupervision, supervise, type SupervisionEffect, type SupervisionInput } from "./supervision.ts";
import type { Part } from "./words.ts";

class Story {
  readonly state = newSupervision();
  now = 1_000;

  take(input: SupervisionInput): readonly string[] {
    return supervise(this.state, input, this.now).map(told);
  }

  after(ms: number, input: SupervisionInput): readonly string[] {
    this.now += ms;
    return this.take(input);
  }

  running(): this {
    this.take({ type: "begin" });
    this.take({ type: "ready", part: "switch" });
    this.take({ type: "ready", part: "controller" });
    this.now += 60_000;
    return this;
  }
}

function told(effect: SupervisionEffect): string {
  switch (effect.type) {
    case "start":
      return `start ${effect.part}${effect.isFirst ? " first" : ""}`;
    case "say":
      return `${effect.order} to ${effect.part}`;
    case "kill":
      return `kill ${effect.part}`;
    case "over":
      return `over ${effect.code}`;
    case "check":
      return "check";
    case "log":
      return effect.level;
  }
}

const exited = (part: Part, code?: number): SupervisionInput => ({ type: "exited", part, code });

describe("a start", () => {
  it("lets the controller begin when the switch has its address", () => {
    const story = new Story();
    expect(story.take({ type: "begin" })).toEqual(["start switch first"]);
    expect(story.take({ type: "ready", part: "switch" })).toEqual(["start controller first"]);
    expect(story.take({ type: "ready", part: "controller" })).toEqual([]);
  });

  it("that fails is over, with the code of who has failed, and no other is left", () => {
    const noSwitch = new Story();
    noSwitch.take({ type: "begin" });
    expect(noSwitch.take(exited("switch", 1))).toEqual(["over 1"]);
    const noController = new Story();
    noController.take({ type: "begin" });
    noController.take({ type: "ready", part: "switch" });
    expect(noController.take(exited("controller", 2))).toEqual(["end to switch"]);
    expect(noController.take(exited("switch", 0))).toEqual(["over 2"]);
  });
});

describe("a part that dies", () => {
  it.each(["switch", "controller"] as const)("is started again at once: %s", (part) => {
    expect(new Story().running().take(exited(part))).toEqual(["error", `start ${part}`]);
  });

  it("again and again is started later and later, and the switch goes on", () => {
    const story = new Story().running();
    story.take(exited("controller"));
    const waits = [250, 500, 1_000, 2_000, 5_000, 5_000].map((ms) => {
      expect(story.take(exited("controller", 1))).toEqual(["error"]);
      expect(story.after(ms - 1, { type: "look" })).toEqual([]);
      return story.after(1, { type: "look" }).at(-1);
    });
    expect(new Set(waits)).toEqual(new Set(["start controller"]));
  });

  it("after it has run for a while is started at once again", () => {
    const story = new Story().running();
    story.take(exited("controller"));
    story.take({ type: "ready", part: "controller" });
    story.now += 20_000;
    expect(story.take(exited("controller"))).toEqual(["error", "start controller"]);
  });
});

describe("a controller that stands still", () => {
  it("is killed after 15 s of looks, and not while it begins", () => {
    const story = new Story().running();
    const looks = Array.from({ length: 31 }, () => story.after(500, { type: "look" })).flat();
    expect(looks).toEqual(["error", "kill controller"]);
    expect(story.take(exited("controller"))).toEqual(["error", "start controller"]);
    expect(Array.from({ length: 100 }, () => story.after(500, { type: "look" })).flat()).toEqual([]);
  });

  it("that says it turns is let live", () => {
    const story = new Story().running();
    const effects = Array.from({ length: 200 }, (_, at) =>
      story.after(500, at % 2 === 0 ? { type: "look" } : { type: "alive" }),
    );
    expect(effects.flat()).toEqual([]);
  });

  it("is no more accused by a machine that slept", () => {
    const story = new Story().running();
    expect(story.after(3_600_000, { type: "look" })).toEqual([]);
  });
});

describe("another version", () => {
  it("is looked at, takes the controller's place, and then the switch's", () => {
    const story = new Story().running();
    expect(story.take({ type: "replace" })).toEqual(["check"]);
    expect(story.take({ type: "checked", ok: true })).toEqual(["leave to controller"]);
    expect(story.take(exited("controller", 0))).toEqual(["start controller"]);
    expect(story.take({ type: "ready", part: "controller" })).toEqual(["info", "renew to switch"]);
    expect(story.take(exited("switch", 0))).toEqual(["info", "start switch"]);
    expect(story.take({ type: "ready", part: "switch" })).toEqual([]);
  });

  it("that cannot start takes nobody's place", () => {
    const story = new Story().running();
    story.take({ type: "replace" });
    expect(story.take({ type: "checked", ok: false })).toEqual(["error"]);
    expect(story.take({ type: "replace" })).toEqual(["check"]);
  });

  it("does not wait for a controller that does not leave", () => {
    const story = new Story().running();
    story.take({ type: "replace" });
    story.take({ type: "checked", ok: true });
    expect(story.after(8_000, { type: "look" })).toEqual(["error", "kill controller"]);
    expect(story.take(exited("controller"))).toEqual(["start controller"]);
  });
});

describe("an end", () => {
  it("is the controller's to make; the switch ends with it, and the code is the controller's", () => {
    const story = new Story().running();
    expect(story.take({ type: "stop" })).toEqual(["stop to controller"]);
    expect(story.take(exited("switch", 0))).toEqual([]);
    expect(story.take(exited("controller", 0))).toEqual(["over 0"]);
  });

  it("in a hurry, and then at once", () => {
    const story = new Story().running();
    story.take({ type: "stop" });
    expect(story.take({ type: "stop" })).toEqual(["hurry to controller"]);
    expect(story.take({ type: "stop" })).toEqual(["kill controller", "kill switch", "over 1"]);
  });

  it("while there is no controller is the switch's to make", () => {
    const story = new Story().running();
    story.take(exited("controller"));
    story.take(exited("controller"));
    expect(story.take({ type: "stop" })).toEqual(["end to switch"]);
    expect(story.after(8_000, { type: "look" })).toEqual(["error", "kill switch"]);
    expect(story.take(exited("switch"))).toEqual(["over 0"]);
  });

  it("that the controller begins by itself is no death", () => {
    const story = new Story().running();
    expect(story.take({ type: "ending" })).toEqual([]);
    story.take(exited("switch", 0));
    expect(story.take(exited("controller", 1))).toEqual(["over 1"]);
  });
});

it("whatever happens: who was started and has not ended is told or killed before it is over", () => {
  const part = fc.constantFrom<Part>("switch", "controller");
  const input = fc.oneof(
    fc.record({ type: fc.constant("ready" as const), part }),
    fc.record({ type: fc.constant("exited" as const), part, code: fc.constantFrom(0, 1, undefined) }),
    fc.constantFrom<SupervisionInput>(
      { type: "alive" },
      { type: "ending" },
      { type: "replace" },
      { type: "checked", ok: true },
      { type: "checked", ok: false },
      { type: "look" },
    ),
  );
  fc.assert(
    fc.property(fc.array(input, { maxLength: 60 }), fc.array(input, { maxLength: 20 }), (before, after) => {
      const story = new Story();
      const alive = new Set<Part>();
      let isOver = false;
      const take = (one: SupervisionInput): void => {
        // Only who lives says anything or ends.
        if ((one.type === "exited" || one.type === "ready") && !alive.has(one.part)) return;
        if (["alive", "ending"].includes(one.type) && !alive.has("controller")) return;
        if (one.type === "exited") alive.delete(one.part);
        story.now += 500;
        for (const effect of supervise(story.state, one, story.now)) {
          if (effect.type === "start") {
            expect(alive.has(effect.part), "one of a kind").toBe(false);
            alive.add(effect.part);
          }
          if (effect.type === "kill") alive.delete(effect.part);
          if (effect.type === "over") {
            isOver = true;
            expect([...alive]).toEqual([]);
          }
        }
      };
      take({ type: "begin" });
      before.forEach(take);
      take({ type: "stop" });
      after.forEach(take);
      // Nobody answers any more: whoever is told and does not end is killed in the end.
      take({ type: "stop" });
      take({ type: "stop" });
      expect(isOver).toBe(true);
    }),
  );
});
