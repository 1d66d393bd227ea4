// From a menu's rows to the tree that the engine walks, and from the schedule's rows to what it reckons with.
import type { Selectable } from "kysely";
import type { ConfigChange, LocalTime, MenuBusiness, MenuChoice, MenuNode, QueueName } from "../core/model.ts";
import type { IvrsTable, TimeDefsTable } from "./database/tables.ts";
import { soundOf } from "./sounds.ts";
import { numbersOf } from "./to-engine.ts";

const DEFAULT_KEY_TIMEOUT_S = 5;
const DEFAULT_ROUNDS = 3;
const DEFAULT_RING_S = 30;

type IvrRow = Selectable<IvrsTable>;
type TimeDefRow = Omit<Selectable<TimeDefsTable>, "created_at" | "updated_at">;

/** A node with all that is below it. */
export interface IvrTree {
  readonly row: IvrRow;
  readonly children: readonly IvrTree[];
}

export function putIvr(root: IvrTree): ConfigChange {
  const { id, nbr, record } = root.row;
  return { type: "put-ivr", ivr: { id: String(id), number: nbr, recall: record, root: nodeOf(root) } };
}

function choiceOf(tree: IvrTree): MenuChoice {
  const { type } = tree.row;
  switch (type) {
    case "prev":
    case "top":
      return { type, ...basicsOf(tree) };
    case "next":
    case "transfer":
      return nodeOf(tree);
  }
}

/** A transfer that says nowhere to is a menu: the manual's own top menus are of that kind. */
function nodeOf(tree: IvrTree): MenuNode {
  const { row, children } = tree;
  const standing = {
    ...basicsOf(tree),
    // Nobody asks without end, or without giving time to answer.
    rounds: row.repeat_prompts || DEFAULT_ROUNDS,
    dialsExtensions: row.call_extn_allowed,
    children: children.map(choiceOf),
  };
  const business = businessOf(row);
  if (business === undefined) {
    return { type: "menu", ...standing, keyTimeoutMs: 1000 * (row.repeat_timeout || DEFAULT_KEY_TIMEOUT_S) };
  }
  return {
    type: "transfer",
    ...standing,
    transferDelayMs: 1000 * (row.transfer_time ?? 0),
    ringMs: 1000 * ((row.timeout_enable ? row.timeout : null) || DEFAULT_RING_S),
    business,
  };
}

function basicsOf({ row }: IvrTree): Pick<MenuChoice, "id" | "name" | "digits" | "prompt"> {
  return { id: String(row.id), name: row.name, digits: row.digits, prompt: soundOf(row.media_file) };
}

function businessOf({ type, business_type, numbers }: IvrRow): MenuBusiness | undefined {
  if (type !== "transfer" || numbers === "") return undefined;
  switch (business_type) {
    case "queue":
      return { type: "queue", queue: numbers as QueueName };
    case "order":
    case "memory":
    case "ringall":
      return { type: business_type, numbers: numbersOf(numbers) };
    case "":
      return { type: "order", numbers: numbersOf(numbers) };
  }
}

/** Undefined: a row that is not complete, which the API does not let in. */
export function putTime(row: TimeDefRow): ConfigChange | undefined {
  const id = String(row.id);
  if (row.type === "work_time") {
    const [fromMs, toMs] = [clockMs(row.start_time), clockMs(row.end_time)];
    if (row.weekday === null || fromMs === undefined || toMs === undefined) return undefined;
    return { type: "put-time", time: { type: "work-time", id, weekday: row.weekday, fromMs, toMs } };
  }
  const [from, to] = [localTimeOf(row.start_date), localTimeOf(row.end_date)];
  if (from === undefined || to === undefined) return undefined;
  const type = row.type === "offday" ? "day-off" : "workday";
  return { type: "put-time", time: { type, id, name: row.name, from, to } };
}

/** `HH:MM:SS`. */
function clockMs(text: string | null | undefined): number | undefined {
  const [, hour, minute, second] = /^(\d\d):(\d\d):(\d\d)$/.exec(text ?? "") ?? [];
  return hour === undefined ? undefined : ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000;
}

/** `MM-DD HH:MM:SS`, or with a year. */
function localTimeOf(text: string | null): LocalTime | undefined {
  const [, year, month, dayOfMonth, clock] = /^(?:(\d{4})-)?(\d\d)-(\d\d) (\S+)$/.exec(text ?? "") ?? [];
  const timeMs = clockMs(clock);
  if (timeMs === undefined) return undefined;
  return {
    year: year === undefined ? undefined : Number(year),
    month: Number(month),
    dayOfMonth: Number(dayOfMonth),
    timeMs,
  };
}
