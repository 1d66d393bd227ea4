// A menu is tried before callers meet it: its draft, or a version of it, is walked through with keys by the code that takes calls.
// And how many callers take which branch.
import { z } from "zod";
import { WALK_KEYS, type Walk } from "../../core/views/walk.ts";
import type { WayStep } from "../../core/report/way.ts";
import type { Preview } from "../../core/views/preview.ts";
import type { CallRecord } from "../../core/report/call-record.ts";
import type { DraftNode } from "../../store/database/menu-tables.ts";
import { putIvr } from "../../store/ivr-to-engine.ts";
import { DIALLED, emptyable, id, text, textLike, wholeNumber } from "../contract/inputs.ts";
import { endOf, startOf, timeLike } from "../contract/spans.ts";
import { invalid } from "../errors.ts";
import {
  fieldErrors,
  judged,
  missingSounds,
  nodesInput,
  sureTop,
  TOP_MENU,
  triedTree,
  warningReply,
} from "../menu-nodes.ts";
import { noSuch } from "../resource.ts";
import { addRoute, type RouteParts } from "../route.ts";
import { instantIn, previewReply, shownPreview, soundText } from "./preview.ts";

const TAG = "ivrs";
const DAY_MS = 86_400_000;
const MOST_DAYS = 31;
const MOST_CALLS = 50_000;

const params = z.object({ id });

const triedReply = previewReply.extend({
  walk: z
    .array(
      z.object({
        key: z.string().describe("empty: arriving; w: waiting in silence"),
        node: z.string().describe("the key of the node where the caller stands afterwards; empty: in no menu"),
        name: z.string(),
        heard: z
          .array(z.string())
          .describe("what they began to hear, as media_file names it; our own prompts by their names"),
      }),
    )
    .describe("what each key did"),
  keys_left: z.string().describe("keys that nobody asked for any more"),
  missing: z.array(warningReply).describe("sounds that are not there"),
});

export function menuTryRoutes(parts: RouteParts): void {
  tryRoute(parts);
  countRoute(parts);
}

function tryRoute(parts: RouteParts): void {
  const { center } = parts;
  addRoute(parts, {
    ...{ method: "POST", urls: ["/api/ivrs/:id/try"], tag: TAG, role: "supervisor", params, reply: triedReply },
    summary: {
      en: "Walks through a menu with keys, at any time: the nodes that are given, a version, or else the draft; nothing happens",
      zh: "试走语音导航：给定时刻与按键，走所给节点、某版本或草稿；不产生任何呼叫",
    },
    input: z.object({
      nodes: nodesInput.optional().describe("the tree to try, as a draft has it; not given: the draft"),
      version: wholeNumber(1, 2 ** 31 - 1)
        .optional()
        .describe("the version to try"),
      keys: textLike(WALK_KEYS, "up to 64 of 0 to 9, * and #; w for waiting in silence")
        .default("")
        .describe("pressed one after the other; w: nothing is pressed until the menu has waited in vain"),
      number: emptyable(textLike(DIALLED, "a number of 1 to 32 digits (letters and * # + _ . - too)"))
        .optional()
        .describe("which was dialled: a hotline, too; not given: the menu's own"),
      at: text(0, 19).default("").describe("YYYY-MM-DD HH:MM:SS, local time; now, where it is not given"),
      from: text(0, 32).default("").describe("who calls: an extension, or a number outside"),
    }),
    answer: async ({ params: { id: root }, input }) => {
      await sureTop(parts, root);
      const nodes = input.nodes ?? (await keptNodes(parts, root, input.version));
      const { published, faults } = await judged(parts, root, nodes);
      const { tree, keys } = triedTree(published);
      if (faults.length > 0 || tree === undefined) throw invalid(fieldErrors(faults));
      const put = putIvr(tree);
      if (put.type !== "put-ivr") throw new Error("A tree is put.");
      const at = instantIn(parts, input.at);
      const asked = { number: input.number ?? put.ivr.number, from: input.from };
      const preview = center.preview({ ...asked, at, keys: input.keys, menu: put.ivr });
      const named = withKeys(preview, String(root), keys);
      return {
        ...shownPreview(parts, named, { ...asked, at }),
        walk: shownWalk(named.walk),
        keys_left: named.walk.left,
        missing: missingSounds(parts, nodes),
      };
    },
  });
}

async function keptNodes(
  { store }: RouteParts,
  root: number,
  version: number | undefined,
): Promise<readonly DraftNode[]> {
  const kept = await (version === undefined ? store.menuDrafts.get(root) : store.menuDrafts.version(root, version));
  if (kept === undefined) throw noSuch(version === undefined ? TOP_MENU : `version ${version} of the menu`, root);
  return kept.nodes;
}

/** Nodes by the keys that they have in the tree that is tried. */
function withKeys(preview: Preview, root: string, keys: ReadonlyMap<string, string>): Preview {
  const keyOf = (menu: string): string => keys.get(menu) ?? menu;
  const way = preview.way.map((step): WayStep => {
    if (step.type !== "ivr" || step.id !== root) return step;
    return { ...step, steps: step.steps.map((one) => ("menu" in one ? { ...one, menu: keyOf(one.menu) } : one)) };
  });
  const { end, walk } = preview;
  const steps = walk.steps.map((step) => {
    return step.menu === undefined ? step : { ...step, menu: { ...step.menu, id: keyOf(step.menu.id) } };
  });
  return {
    ...{ ...preview, way, walk: { ...walk, steps } },
    end: end.type === "menu" ? { ...end, menu: keyOf(end.menu) } : end,
  };
}

function shownWalk({ steps }: Walk): z.input<typeof triedReply>["walk"] {
  return steps.map(({ key, menu, heard }) => ({
    ...{ key, node: menu?.id ?? "", name: menu?.name ?? "" },
    heard: heard.map(soundText),
  }));
}

const countsReply = z.object({
  now: z.array(z.object({ id: z.string(), callers: z.number() })).describe("who stands where at this moment"),
  calls: z.number().describe("that came into the menu in the span"),
  entered: z
    .array(
      z.object({
        id: z.string(),
        ...{ times: z.number().describe("that callers came to it"), callers: z.number().describe("calls that did") },
      }),
    )
    .describe("in the span; menus that are gone since are among them"),
});

function countRoute(parts: RouteParts): void {
  const { store, center, clock, config } = parts;
  addRoute(parts, {
    ...{ method: "GET", urls: ["/api/ivrs/:id/counts"], tag: TAG, role: "supervisor", params, reply: countsReply },
    summary: {
      en: "How many callers stand at which node of a menu now, and how many came there in a span of up to 31 days",
      zh: "语音导航各节点的当前人数，以及某时段（至多 31 天）内的到达次数",
    },
    input: z.object({ start: timeLike, end: timeLike }),
    answer: async ({ params: { id: root }, input }) => {
      await sureTop(parts, root);
      const until = endOf("end", input.end, config.timeZone) ?? clock.now();
      const from = startOf("start", input.start, config.timeZone) ?? until - DAY_MS;
      if (from >= until) throw invalid([{ field: "end", expected: "a time after start" }]);
      if (until - from > (MOST_DAYS + 1) * DAY_MS) {
        throw invalid([{ field: "start", expected: `at most ${MOST_DAYS} days before end` }]);
      }
      if ((await store.reports.countRecords({ from, until }, MOST_CALLS)) > MOST_CALLS) {
        throw invalid([{ field: "start", expected: `a span of at most ${MOST_CALLS} calls` }]);
      }
      const counts = new Counts(String(root), from);
      for await (const records of store.reports.records({ from, until })) records.forEach((one) => counts.take(one));
      const now = center.menuCallers(String(root)).map(({ menu, callers }) => ({ id: menu, callers }));
      return { now, ...counts.shown() };
    },
  });
}

class Counts {
  readonly #root: string;
  readonly #from: number;
  readonly #entered = new Map<string, { times: number; callers: number }>();
  #calls = 0;

  constructor(root: string, from: number) {
    this.#root = root;
    this.#from = from;
  }

  take({ way }: CallRecord): void {
    const met = new Set<string>();
    for (const step of way) {
      if (step.type !== "ivr" || step.id !== this.#root || step.at < this.#from) continue;
      for (const one of step.steps) if (one.type === "entered") this.#count(one.menu, met);
    }
    if (met.size > 0) this.#calls += 1;
  }

  #count(menu: string, met: Set<string>): void {
    const { times, callers } = this.#entered.get(menu) ?? { times: 0, callers: 0 };
    this.#entered.set(menu, { times: times + 1, callers: callers + (met.has(menu) ? 0 : 1) });
    met.add(menu);
  }

  shown(): Pick<z.input<typeof countsReply>, "calls" | "entered"> {
    const entered = [...this.#entered].map(([menu, counts]) => ({ id: menu, ...counts }));
    return { calls: this.#calls, entered };
  }
}
