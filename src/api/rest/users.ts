import { z } from "zod";
import type { AgentId } from "../../core/model.ts";
import type { AgentInfo } from "../../store/database/tables.ts";
import { agentInfoOf } from "../../store/agent-info.ts";
import type { ExtensionRow } from "../../store/extensions.ts";
import type { Holder } from "../../store/failures.ts";
import { USER_COLUMNS, type RemovedUser, type UserFields } from "../../store/people.ts";
import { roleOf, type Principal } from "../../store/principal.ts";
import type { UserRow } from "../../store/users.ts";
import { isAtLeast } from "../access.ts";
import { flag, forceHidden, id, oneOf, text } from "../contract/inputs.ts";
import { namesOf, pageQuery, perPageBody, perPageReply, perPaging } from "../contract/listing.ts";
import { touched, touchedBy } from "../contract/replies.ts";
import { loginName, unlessEmpty, userFields, userReply } from "../contract/users.ts";
import { ApiError, invalid } from "../errors.ts";
import { livingOfUser } from "../living.ts";
import { localText } from "../local-time.ts";
import { tellUserFieldsNotInEffect } from "../not-in-effect.ts";
import { addRoute, type RouteParts } from "../route.ts";

const TAG = "users";
const URL = "/api/users";

const params = z.object({ id });
const doneReply = z.object({ code: z.literal(200), id: z.number() });

export function userRoutes(parts: RouteParts): void {
  listRoutes(parts);
  readRoutes(parts);
  addUserRoute(parts);
  changeRoutes(parts);
}

function listRoutes(parts: RouteParts): void {
  const { store } = parts;
  const shown = shownBy(parts);

  addRoute(parts, {
    method: "GET",
    urls: [URL],
    tag: TAG,
    summary: { en: "Users, in pages", zh: "用户列表，分页" },
    role: "supervisor",
    input: z.object({
      ...perPaging,
      login: text(0, 100).optional().describe("a part of it"),
      name: text(0, 100).optional().describe("a part of it"),
      type: text(0, 20).optional(),
      sort_field: oneOf(namesOf(USER_COLUMNS)).optional(),
      sort_order: oneOf(["ascend", "descend"]).default("ascend"),
    }),
    reply: perPageReply(userReply),
    answer: async ({ input: { perPage, login, name, type, ...input } }) => {
      const query = pageQuery({ ...input, page_size: perPage }, "id", { login, name, type });
      return perPageBody(await store.users.list(query), shown);
    },
  });
}

function readRoutes(parts: RouteParts): void {
  const { store } = parts;
  const shown = shownBy(parts);
  const found = async (which: number, principal: Principal): Promise<UserRow> => {
    if (which !== principal.userId && !isAtLeast(principal, "supervisor")) {
      throw new ApiError("forbidden", "an agent sees themself only");
    }
    const row = await store.users.get(which);
    if (row === undefined) throw new ApiError("no-such", `there is no user with the id ${which}`);
    return row;
  };

  addRoute(parts, {
    method: "GET",
    urls: [`${URL}/me`],
    tag: TAG,
    summary: { en: "The user whose token it is", zh: "当前用户" },
    role: "agent",
    input: z.object({}),
    reply: userReply,
    answer: async ({ principal }) => shown(await found(principal.userId, principal)),
  });

  addRoute(parts, {
    method: "GET",
    urls: [`${URL}/:id`],
    tag: TAG,
    summary: { en: "One user; an agent sees themselves", zh: "查询某个用户；坐席只能查询自己" },
    role: "agent",
    params,
    input: z.object({}),
    reply: userReply,
    answer: async ({ params: { id: which }, principal }) => shown(await found(which, principal)),
  });

  addRoute(parts, {
    method: "GET",
    urls: [`${URL}/:id/extensions`],
    tag: TAG,
    summary: { en: "A user's extensions", zh: "某个用户的分机" },
    role: "agent",
    params,
    input: z.object({}),
    reply: z.array(extensionReply),
    answer: async ({ params: { id: which }, principal }) => {
      const user = await found(which, principal);
      const rows = await store.users.extensionsOf(which);
      return rows.map((row) => extensionBody(row, user));
    },
  });
}

function addUserRoute(parts: RouteParts): void {
  const { store } = parts;

  addRoute(parts, {
    method: "POST",
    urls: [URL, `${URL}/create`],
    tag: TAG,
    summary: { en: "Adds a user, with an extension where a number is given", zh: "添加用户；给出分机号则同时建立分机" },
    role: "administrator",
    input: z.object({ ...userFields, login: loginName, name: text(1, 100, "a name"), force: forceHidden }),
    reply: z.object({
      code: z.literal(200),
      id: z.number(),
      extn_id: z.number().optional().describe("left out where there is none"),
    }),
    answer: async ({ input: { password, ...given }, reply, configure }) => {
      tellUserFieldsNotInEffect(reply, given);
      const fields = withPhonePassword(given, password);
      if (fields.extn !== undefined && fields.extn_password === undefined) {
        throw invalid([{ field: "password", expected: "a password, or extn_password, for the extension" }]);
      }
      const password_hash = await hashOf(parts, password, [fields.login, fields.name, fields.extn, fields.domain]);
      const { id: made } = await configure((stores) => stores.users.add({ ...fields, password_hash }));
      const extnId = (await store.users.get(made))?.extn_id ?? undefined;
      return { code: 200 as const, id: made, extn_id: extnId };
    },
  });
}

function changeRoutes(parts: RouteParts): void {
  const shown = shownBy(parts);

  addRoute(parts, {
    method: "PUT",
    urls: [`${URL}/:id`],
    tag: TAG,
    summary: { en: "Changes those fields of a user that are given", zh: "修改用户，只改所给的字段" },
    role: "administrator",
    params,
    input: z.object({
      ...userFields,
      login: loginName.optional().describe("as it is: it cannot be changed"),
      name: text(1, 100, "a name").optional(),
      is_locked: flag().optional().describe("0 unlocks, also what wrong passwords have locked; 1 locks until then"),
      action: oneOf(["toggle"]).optional().describe("toggle: makes extn_id their first extension"),
      extn_id: unlessEmpty(id).describe("of one that they have: it becomes their first; empty: as it is"),
      force: forceHidden,
    }),
    reply: doneReply,
    answer: async ({
      input: { password, action, extn_id, login, ...given },
      params: { id: which },
      reply,
      configure,
    }) => {
      tellUserFieldsNotInEffect(reply, given);
      const fields = { ...given };
      const former = await parts.store.users.get(which);
      const isOther = extn_id !== undefined && extn_id !== (former?.extn_id ?? undefined);
      // Who sends a user back with another extn has not meant the id that stands beside it.
      const isOnlyId = isOther && former !== undefined && (fields.extn ?? former.extn) === former.extn;
      if (action === "toggle" || isOnlyId) fields.extn = await extensionOf(parts, which, extn_id);
      const known = [former?.login, ...[former, fields].flatMap((one) => [one?.name, one?.extn, one?.domain])];
      const password_hash = await hashOf(parts, password, known);
      await configure(async (stores) => {
        const user = await stores.users.get(which);
        if (login !== undefined && user !== undefined && login !== user.login) {
          throw invalid([{ field: "login", expected: `${user.login}: a login cannot be changed` }]);
        }
        const changed = user === undefined ? fields : changedOnly(fields, shown(user));
        const isNew = fields.extn !== undefined && fields.extn !== user?.extn;
        return stores.users.set(which, { ...(isNew ? withPhonePassword(changed, password) : changed), password_hash });
      });
      return { code: 200 as const, id: which };
    },
  });

  addRoute(parts, {
    method: "DELETE",
    urls: [`${URL}/:id`],
    tag: TAG,
    summary: { en: "Removes a user, with their extensions, keys and tokens", zh: "删除用户，连同其分机、Key 与 Token" },
    role: "administrator",
    params,
    input: z.object({
      force: flag().default(false).describe("also where something names an extension of theirs or an agent uses it"),
    }),
    reply: doneReply.extend({ touched }),
    answer: async ({ params: { id: which }, input: { force }, configure }) => {
      const living = (user: RemovedUser): Holder[] => livingOfUser(parts.center, user);
      const written = await configure((stores) => stores.users.remove(which, force, living));
      return { code: 200 as const, id: which, ...touchedBy(written) };
    },
  });
}

/** Refuses a password that the policy does not take. `about`: what others know of the user. */
async function hashOf(
  { store }: RouteParts,
  password: string | undefined,
  about: readonly (string | null | undefined)[],
): Promise<string | undefined> {
  if (password === undefined) return undefined;
  return store.passwords.hash(
    password,
    about.map((text) => text ?? ""),
  );
}

/** Where nothing else is said, their phone has their password. */
function withPhonePassword<Fields extends UserFields>(fields: Fields, password: string | undefined): Fields {
  return fields.extn === undefined ? fields : { ...fields, extn_password: fields.extn_password ?? password };
}

async function extensionOf({ store }: RouteParts, user: number, extension: number | undefined): Promise<string> {
  const found = (await store.users.extensionsOf(user)).find((one) => one.id === extension);
  if (found === undefined) throw invalid([{ field: "extn_id", expected: "the id of an extension of this user" }]);
  return found.extn;
}

const extensionReply = z.object({
  id: z.number(),
  user_id: z.number(),
  extn: z.string(),
  name: z.string(),
  domain: z.string(),
  type: z.string(),
  context: z.string(),
  cid_name: z.string(),
  cid_number: z.string(),
  disabled: z.number(),
  is_default: z.number().describe("1: their first one"),
});

function extensionBody(row: ExtensionRow, user: UserRow): z.input<typeof extensionReply> {
  return {
    ...{ id: row.id, user_id: row.user_id, extn: row.extn, name: row.name, domain: row.domain, type: row.type },
    ...{ context: row.context, cid_name: row.cid_name, cid_number: row.cid_number },
    disabled: Number(row.disabled),
    is_default: Number(user.extn_id === row.id),
  };
}

type UserBody = z.input<typeof userReply>;

/** Of an agent who is signed in `status` says what they are. */
function shownBy({ config, clock, center }: RouteParts): (row: UserRow) => UserBody {
  const names = { READY: "Available", UNREADY: "On Break", LOGOUT: "Out" } as const;
  return (row) => {
    const state = center.agentState(row.login as AgentId)?.state;
    return userBody(row, config.timeZone, clock.now(), state === undefined ? {} : { status: names[state] });
  };
}

/**
 * Without what is as it is shown: what stands for something else there (a default, a lock that ends by itself) is not made
 * lasting by whoever sends back what they have read.
 */
function changedOnly<Fields extends UserFields>(fields: Fields, shown: UserBody): Fields {
  const { cid_name, cid_number, is_locked, agent_info } = fields;
  const info = JSON.parse(shown.agent_info) as AgentInfo;
  const changed = Object.entries(agent_info ?? {}).filter(([name, value]) => info[name] !== value);
  return {
    ...fields,
    cid_name: cid_name === shown.cid_name ? undefined : cid_name,
    cid_number: cid_number === shown.cid_number ? undefined : cid_number,
    is_locked: is_locked === (shown.is_locked === "1") ? undefined : is_locked,
    agent_info: agent_info && Object.fromEntries(changed),
  };
}

/** Some flags are numbers and some are texts, as in the manual's example. No password, digest or salt. */
function userBody(row: UserRow, timeZone: string, now: number, standing: AgentInfo): UserBody {
  const flagText = (value: boolean): string => (value ? "1" : "0");
  const lockedUntil = row.locked_until !== null && row.locked_until.getTime() > now ? row.locked_until : null;
  return {
    ...{ id: row.id, login: row.login, name: row.name, type: row.type, domain: row.domain, extn: row.extn ?? "" },
    ...(row.extn_id === null ? {} : { extn_id: row.extn_id }),
    cid_name: row.cid_name === "" ? row.name : row.cid_name,
    cid_number: row.cid_number === "" ? (row.extn ?? "") : row.cid_number,
    ...{ context: row.context, email: row.email, tel: row.tel },
    ...{ mac_address: row.mac_address, extn_type: row.extn_type },
    tel_enabled: Number(row.tel_enabled),
    auto_record: Number(row.auto_record),
    disabled: Number(row.disabled),
    is_super: Number(row.is_super),
    is_admin: flagText(row.is_admin),
    is_supervisor: flagText(row.is_supervisor),
    role: roleOf(row),
    agent_info: JSON.stringify({ ...agentInfoOf(row.agent_info), ...standing }),
    queues: [...row.queues],
    login_attempts: String(row.login_attempts),
    is_locked: flagText(row.is_locked || lockedUntil !== null),
    locked_until: localText(lockedUntil, timeZone),
    first_login: flagText(row.first_login),
    idle_timeout: row.idle_timeout === null ? "" : String(row.idle_timeout),
    last_login_at: localText(row.last_login_at, timeZone),
    last_login_attempt_at: localText(row.last_login_attempt_at, timeZone),
    created_at: localText(row.created_at, timeZone),
    updated_at: localText(row.updated_at, timeZone),
  };
}
