// A menu is changed without callers meeting half of it: a draft is kept, published as a whole, and what was published before can
// be put back. What the other routes of menus write is published at once, and is a version like any other.
import { z } from "zod";
import type { DraftNode } from "../../store/database/menu-tables.ts";
import type { Draft } from "../../store/menus/drafts.ts";
import type { Publication } from "../../store/menus/publish.ts";
import type { VersionHead } from "../../store/menus/versions.ts";
import { flag, id, text, wholeNumber } from "../contract/inputs.ts";
import { emptyReply, timeText, touched, touchedBy } from "../contract/replies.ts";
import { ApiError, invalid } from "../errors.ts";
import { localText } from "../local-time.ts";
import {
  faultReply,
  fieldErrors,
  judged,
  missingSounds,
  nodeReply,
  nodesInput,
  sureTop,
  TOP_MENU,
  warningReply,
} from "../menu-nodes.ts";
import { noSuch } from "../resource.ts";
import { addRoute, type RouteParts } from "../route.ts";

const TAG = "ivrs";
const DRAFT = "/api/ivrs/:id/draft";
const VERSIONS = "/api/ivrs/:id/versions";
const MOST_FAULTS = 100;

const params = z.object({ id });
const versionParams = z.object({ id, number: wholeNumber(1, 2 ** 31 - 1) });
const revision = wholeNumber(0, 2 ** 31 - 1)
  .optional()
  .describe(
    "the one that was looked at: refused where somebody else has kept another one meanwhile; not given: whatever it is",
  );
const note = text(0, 200).default("").describe("what was changed, for people");
const force = flag()
  .default(false)
  .describe("with another number also where something leads to it or a hotline hides it");

const draftReply = z.object({
  ...{ id: z.number(), revision: z.number().describe("0: nothing was kept; the nodes are those that callers meet") },
  based_on: z.number().describe("the version that it began from"),
  latest: z.number().describe("the version that callers meet"),
  ...{ updated_at: timeText, login: z.string().describe("whose doing it is; empty: nothing was kept") },
  nodes: z.array(nodeReply),
  faults: z.array(faultReply).describe("what must be mended before it can be published, the first 100"),
  warnings: z.array(warningReply).describe("sounds that are not there"),
});

const versionReply = z.object({
  number: z.number().describe("from 1"),
  how: z
    .enum(["found", "written", "published", "restored"])
    .describe("found: it was there; written: node by node; published: a draft; restored: as it was before"),
  note: z.string(),
  of: z.number().nullable().describe("of a restored one: which it is again"),
  ...{ at: timeText, login: z.string(), nodes: z.number().describe("how many") },
});

const publishedReply = z.object({ code: z.literal(200), id: z.number(), version: z.number(), touched });

export function menuDraftRoutes(parts: RouteParts): void {
  draftRoutes(parts);
  publishRoute(parts);
  versionRoutes(parts);
}

function draftRoutes(parts: RouteParts): void {
  const { store } = parts;
  addRoute(parts, {
    ...{ method: "GET", urls: [DRAFT], tag: TAG, role: "supervisor", params, input: z.object({}), reply: draftReply },
    summary: {
      en: "The draft of a top menu with all below it, and what is wrong with it; where none was kept, what callers meet",
      zh: "某顶级语音导航的草稿（含全部下级）及其问题；尚无草稿时为当前生效的内容",
    },
    answer: async ({ params: { id: root } }) => shownDraft(parts, root, await draftOf(parts, root)),
  });
  addRoute(parts, {
    ...{ method: "PUT", urls: [DRAFT], tag: TAG, role: "administrator", params, reply: draftReply },
    input: z.object({ nodes: nodesInput, revision }),
    summary: {
      en: "Keeps a draft, in the place of what was kept, also one with faults; callers meet nothing of it",
      zh: "保存草稿，整体替换，有问题也照存；对来电毫无影响",
    },
    answer: async ({ params: { id: root }, input, principal, actor }) => {
      const kept = { root, nodes: input.nodes, revision: input.revision, login: principal.login };
      await store.change(actor, (stores) => stores.menuDrafts.put(kept));
      return shownDraft(parts, root, await draftOf(parts, root));
    },
  });
  addRoute(parts, {
    ...{ method: "DELETE", urls: [DRAFT], tag: TAG, role: "administrator", params, input: z.object({}) },
    summary: { en: "Throws a draft away", zh: "丢弃草稿" },
    reply: emptyReply,
    answer: async ({ params: { id: root }, actor }) => {
      await store.change(actor, (stores) => stores.menuDrafts.remove(root));
      return {};
    },
  });
}

function publishRoute(parts: RouteParts): void {
  addRoute(parts, {
    ...{ method: "POST", urls: ["/api/ivrs/:id/publish"], tag: TAG, role: "administrator", params },
    input: z.object({ revision, note, force }),
    summary: {
      en: "Publishes the draft as a whole: callers who come from now on meet it; refused where it has faults, each named by its node",
      zh: "发布草稿：此后的来电即按新内容；有问题则拒绝，逐节点指明",
    },
    reply: publishedReply,
    answer: async ({ params: { id: root }, input, principal, configure }) => {
      const draft = await draftOf(parts, root);
      if (draft.revision === 0) throw new ApiError("conflict", "nothing is to be published: no draft was kept");
      const looked = input.revision ?? draft.revision;
      const { login } = principal;
      return publishNodes(parts, configure, draft.nodes, {
        ...{ root, revision: looked, how: "published", note: input.note, login, force: input.force },
      });
    },
  });
}

function versionRoutes(parts: RouteParts): void {
  const { store, config } = parts;
  const found = async (root: number, number: number) => {
    await sureTop(parts, root);
    const version = await store.menuDrafts.version(root, number);
    if (version === undefined) throw noSuch(`version ${number} of the menu`, root);
    return version;
  };
  addRoute(parts, {
    ...{ method: "GET", urls: [VERSIONS], tag: TAG, role: "supervisor", params, input: z.object({}) },
    summary: {
      en: "What callers have met of a top menu: its latest 100 versions, the newest first",
      zh: "某顶级语音导航最近 100 个版本，新者在前",
    },
    reply: z.object({ data: z.array(versionReply) }),
    answer: async ({ params: { id: root } }) => {
      await sureTop(parts, root);
      return { data: (await store.menuDrafts.versions(root)).map((one) => shownVersion(one, config.timeZone)) };
    },
  });
  addRoute(parts, {
    ...{ method: "GET", urls: [`${VERSIONS}/:number`], tag: TAG, role: "supervisor", params: versionParams },
    input: z.object({}),
    summary: { en: "One of them with all its nodes", zh: "某个版本的全部节点" },
    reply: versionReply.omit({ nodes: true }).extend({ nodes: z.array(nodeReply) }),
    answer: async ({ params: { id: root, number } }) => {
      const version = await found(root, number);
      const { nodes } = version;
      return { ...shownVersion({ ...version, nodes: nodes.length }, config.timeZone), nodes: [...nodes] };
    },
  });
  addRoute(parts, {
    ...{ method: "POST", urls: [`${VERSIONS}/:number/restore`], tag: TAG, role: "administrator" },
    ...{ params: versionParams, input: z.object({ note, force }) },
    summary: {
      en: "Callers who come from now on meet this version again; it becomes the newest one, and a draft stays as it is",
      zh: "回退：此后的来电按该版本；它成为最新版本，草稿保持不变",
    },
    reply: publishedReply,
    answer: async ({ params: { id: root, number }, input, principal, configure }) => {
      const { nodes } = await found(root, number);
      return publishNodes(parts, configure, nodes, {
        ...{ root, revision: undefined, how: "restored", of: number, note: input.note, force: input.force },
        login: principal.login,
      });
    },
  });
}

type Configure = Parameters<Parameters<typeof addRoute>[1]["answer"]>[0]["configure"];

async function publishNodes(
  parts: RouteParts,
  configure: Configure,
  nodes: readonly DraftNode[],
  publication: Omit<Publication, "nodes">,
): Promise<z.input<typeof publishedReply>> {
  const { published, faults } = await judged(parts, publication.root, nodes);
  if (faults.length > 0) throw invalid(fieldErrors(faults.slice(0, MOST_FAULTS)));
  const written = await configure((stores) => stores.menuDrafts.publish({ ...publication, nodes: published }));
  const version = await parts.store.menuDrafts.latest(publication.root);
  return { code: 200, id: written.id, version, ...touchedBy(written) };
}

async function draftOf({ store }: RouteParts, root: number): Promise<Draft> {
  const draft = await store.menuDrafts.get(root);
  if (draft === undefined) throw noSuch(TOP_MENU, root);
  return draft;
}

async function shownDraft(parts: RouteParts, root: number, draft: Draft): Promise<z.input<typeof draftReply>> {
  const { nodes, revision: kept, basedOn, latest, at, login } = draft;
  const { faults } = await judged(parts, root, nodes);
  return {
    ...{ id: root, revision: kept, based_on: basedOn, latest, login },
    updated_at: at === undefined ? "" : localText(at, parts.config.timeZone),
    nodes: [...nodes],
    faults: faults.slice(0, MOST_FAULTS),
    warnings: missingSounds(parts, nodes),
  };
}

function shownVersion({ at, ...version }: VersionHead, timeZone: string): z.input<typeof versionReply> {
  return { ...version, at: localText(at, timeZone) };
}
