// Users out of a table: all of its rows or none. What is wrong is told by the line on which it stands.
import multipart, { type MultipartFile } from "@fastify/multipart";
import { z } from "zod";
import type { UserFields } from "../../store/people.ts";
import type { Written } from "../../store/parts.ts";
import type { ConfigurationStores } from "../../store/store.ts";
import type { UserRow } from "../../store/users.ts";
import { apiErrorOf } from "../any-error.ts";
import { flag } from "../contract/inputs.ts";
import { cellsOf, columnNamed, tableUser, type TableUser, type UserTableColumn } from "../contract/user-table.ts";
import { ApiError, invalid, type FieldError } from "../errors.ts";
import { tellUserFieldsNotInEffect } from "../not-in-effect.ts";
import { readCsv, tableText, type CsvRow } from "../read-csv.ts";
import { addRoute, type RouteParts } from "../route.ts";
import { together } from "./users-together.ts";

/** Each new password takes a tenth of a second of a core. */
const MOST_ROWS = 500;
const MOST_BYTES = 1_000_000;
const LONGEST_CELL = 4_000;
/** Faults told of at once. */
const MOST_FAULTS = 20;
const CSV_TYPES = ["text/csv", "text/plain", "application/csv", "application/vnd.ms-excel"];

/** A row, and where it stands. */
interface Line {
  readonly line: number;
  readonly user: TableUser;
}

export function userImportRoutes(parts: RouteParts): void {
  // In a scope of its own: no other route takes tables.
  parts.api.register((scope, _options, done) => {
    scope.register(multipart, {
      limits: { fileSize: MOST_BYTES, files: 1, fields: 4, fieldSize: 100, parts: 5 },
    });
    scope.removeContentTypeParser("text/plain");
    scope.addContentTypeParser(CSV_TYPES, { parseAs: "buffer" }, (request, body, parsed) => {
      const { update, charset } = request.query as Readonly<Record<string, unknown>>;
      const said = typeof charset === "string" ? charset : charsetOf(request.headers["content-type"]);
      const csv = tableText(body as Buffer, said);
      if (csv === undefined) parsed(noText());
      else parsed(null, { csv, ...(update === undefined ? {} : { update }) });
    });
    importRoute({ ...parts, api: scope });
    done();
  });
}

function importRoute(parts: RouteParts): void {
  addRoute(parts, {
    method: "POST",
    urls: ["/api/users/import"],
    tag: "users",
    summary: {
      en: `Adds users out of a table of at most ${MOST_ROWS} rows, all or none: as text/csv (UTF-8 or GBK), as a form with a file, or as JSON`,
      zh: `从表格导入用户（最多 ${MOST_ROWS} 行，全部成功或全部不导入）：text/csv（UTF-8 或 GBK）、表单文件或 JSON`,
    },
    role: "administrator",
    input: z.object({
      csv: z.string().max(MOST_BYTES).optional().describe("the table, its columns named in the first line"),
      users: z
        .array(z.record(z.string(), z.unknown()), { error: "a list of users" })
        .max(MOST_ROWS, { error: `at most ${MOST_ROWS} users` })
        .optional()
        .describe("in place of csv: rows by the names of the columns"),
      update: flag().default(false).describe("change those who are there already; else they are refused"),
    }),
    reply: z.object({
      code: z.literal(200),
      added: z.number(),
      updated: z.number(),
      data: z.array(z.object({ id: z.number(), login: z.string() })),
    }),
    answer: async ({ input, reply, configure }) => {
      const form = reply.request.isMultipart() ? await formOf(reply.request.parts()) : undefined;
      const update = form?.update ?? input.update;
      const csv = form?.csv ?? input.csv;
      const lines = csv === undefined ? usersIn(input.users) : tableIn(csv);
      refuseTwice(lines);
      const hashes = await hashed(parts, lines);
      const done: { readonly id: number; readonly login: string; readonly isNew: boolean }[] = [];
      await configure(async (stores) => {
        const all: Written[] = [];
        for (const { line, user } of lines) {
          const { isNew, written } = await atLine(line, () => put(stores, user, hashes.get(line), update));
          all.push(written);
          done.push({ id: written.id, login: user.login, isNew });
        }
        return together(all);
      });
      for (const { user } of lines) tellUserFieldsNotInEffect(reply, user);
      const added = done.filter(({ isNew }) => isNew).length;
      const data = done.map(({ id, login }) => ({ id, login }));
      return { code: 200 as const, added, updated: done.length - added, data };
    },
  });
}

interface Form {
  readonly csv: string;
  readonly update: boolean;
}

type FormParts = AsyncIterableIterator<
  MultipartFile | { readonly type: "field"; readonly fieldname: string; readonly value: unknown }
>;

async function formOf(parts: FormParts): Promise<Form> {
  const fields = new Map<string, string>();
  let bytes: Uint8Array | undefined;
  for await (const part of parts) {
    if (part.type === "field") fields.set(part.fieldname, String(part.value));
    else bytes = await part.toBuffer();
  }
  if (bytes === undefined) throw invalid([{ field: "file", expected: "a table (CSV)" }]);
  const csv = tableText(bytes, fields.get("charset"));
  if (csv === undefined) throw noText();
  const update = flag().safeParse(fields.get("update") ?? false);
  if (!update.success) throw invalid([{ field: "update", expected: "true or false" }]);
  return { csv, update: update.data };
}

function charsetOf(type = ""): string | undefined {
  return /;\s*charset\s*=\s*"?([\w-]+)/i.exec(type)?.[1];
}

function noText(): ApiError {
  return invalid([{ field: "", expected: "a table in UTF-8, or in GBK (say charset=gbk)" }]);
}

function fault(line: number, field: string, expected: string): FieldError {
  return { field: field === "" ? `line ${line}` : `line ${line}, ${field}`, expected };
}

/** Throws with all faults that there are, up to a number. */
function tableIn(csv: string): readonly Line[] {
  const read = readCsv(csv, MOST_ROWS + 1);
  if (read.type === "fault") throw invalid([fault(read.line, "", read.expected)]);
  const [head, ...rows] = read.rows;
  if (head === undefined) throw invalid([fault(1, "", "the names of the columns")]);
  const columns = columnsIn(head);
  const faults: FieldError[] = [];
  const lines = rows.flatMap(({ line, cells }) => {
    if (cells.length > columns.length && cells.slice(columns.length).some((cell) => cell.trim() !== "")) {
      faults.push(fault(line, "", `at most ${columns.length} cells, as in the first line`));
      return [];
    }
    return userOf(
      line,
      columns.map((column, at) => [column, cells[at] ?? ""] as const),
      faults,
    );
  });
  return complete(lines, faults);
}

function columnsIn({ line, cells }: CsvRow): readonly string[] {
  const columns = cells.map((cell) => columnNamed(cell));
  const faults = cells.flatMap((cell, at) => {
    const column = columns[at];
    if (column === undefined) return [fault(line, cell.slice(0, 50), "the name of a column")];
    return columns.indexOf(column) === at ? [] : [fault(line, cell.slice(0, 50), "each column once")];
  });
  if (!columns.includes("login")) faults.push(fault(line, "login", "a column of logins"));
  if (faults.length > 0) throw invalid(faults.slice(0, MOST_FAULTS));
  return columns.filter((column) => column !== undefined);
}

/** In JSON the rows are counted as their lines would be in a table, whose first line has the names. */
function usersIn(users: readonly Readonly<Record<string, unknown>>[] | undefined): readonly Line[] {
  if (users === undefined) throw invalid([{ field: "csv", expected: "a table (csv), or a list of users" }]);
  const faults: FieldError[] = [];
  const lines = users.flatMap((user, at) => {
    const cells = Object.entries(user).map(([name, value]) => [columnNamed(name) ?? name, value] as const);
    const unknown = cells.find(([name]) => columnNamed(name) === undefined);
    if (unknown === undefined) return userOf(at + 2, cells, faults);
    faults.push(fault(at + 2, unknown[0].slice(0, 50), "the name of a column"));
    return [];
  });
  return complete(lines, faults);
}

function complete(lines: readonly Line[], faults: readonly FieldError[]): readonly Line[] {
  if (faults.length > 0) throw invalid(faults.slice(0, MOST_FAULTS));
  if (lines.length === 0) throw invalid([fault(2, "", "at least one user")]);
  return lines;
}

/** Cells that are empty say nothing. */
function userOf(line: number, cells: readonly (readonly [string, unknown])[], faults: FieldError[]): Line[] {
  const given = cells.filter(([, value]) => value !== "" && value !== null && value !== undefined);
  const long = given.find(([, value]) => typeof value === "string" && value.length > LONGEST_CELL);
  if (long !== undefined) {
    faults.push(fault(line, long[0], `at most ${LONGEST_CELL} characters`));
    return [];
  }
  const { success, data, error } = tableUser.safeParse(Object.fromEntries(given));
  if (success) return [{ line, user: data }];
  for (const { path, message } of error.issues) faults.push(fault(line, path.map(String).join("."), message));
  return [];
}

function refuseTwice(lines: readonly Line[]): void {
  const faults: FieldError[] = [];
  for (const field of ["login", "extn"] as const) {
    const first = new Map<string, number>();
    for (const { line, user } of lines) {
      const value = user[field];
      if (value === undefined) continue;
      const former = first.get(value);
      if (former === undefined) first.set(value, line);
      else faults.push(fault(line, field, `one that does not stand in line ${former} already`));
    }
  }
  if (faults.length > 0) throw invalid(faults.slice(0, MOST_FAULTS));
}

/** By line. All are judged before the first is worked on. */
async function hashed({ store }: RouteParts, lines: readonly Line[]): Promise<ReadonlyMap<number, string>> {
  const about = ({ login, name, extn, domain }: TableUser) => [login, name ?? "", extn ?? "", domain ?? ""];
  const faults: FieldError[] = [];
  for (const { line, user } of lines) {
    const { password } = user;
    if (password === undefined) continue;
    try {
      store.passwords.judge(password, about(user));
    } catch (error) {
      const [first] = apiErrorOf(error)?.details.fields ?? [];
      if (first === undefined) throw error;
      faults.push(fault(line, first.field, first.expected));
    }
  }
  if (faults.length > 0) throw invalid(faults.slice(0, MOST_FAULTS));
  const hashes = new Map<number, string>();
  for (const { line, user } of lines) {
    if (user.password !== undefined) hashes.set(line, await store.passwords.hash(user.password, about(user)));
  }
  return hashes;
}

/** What is refused is told with the line; what is nobody's fault stays what it is. */
async function atLine<Result>(line: number, act: () => Promise<Result>): Promise<Result> {
  try {
    return await act();
  } catch (error) {
    const known = apiErrorOf(error);
    if (known?.code !== "invalid" && known?.code !== "conflict" && known?.code !== "no-such") throw error;
    const fields = known.details.fields?.map(({ field, expected }) => fault(line, field, expected));
    throw new ApiError(known.code, `line ${line}: ${known.message}`, {
      ...known.details,
      ...(fields === undefined ? {} : { fields }),
    });
  }
}

async function put(
  stores: ConfigurationStores,
  { login, name, password, ...given }: TableUser,
  password_hash: string | undefined,
  update: boolean,
): Promise<{ readonly isNew: boolean; readonly written: Written }> {
  const former = await stores.users.byLogin(login);
  if (former !== undefined && !update) {
    throw new ApiError("conflict", "this login is taken", {
      fields: [{ field: "login", expected: "one that is not in use, or update=true" }],
    });
  }
  const fields = changedOnly({ ...given, ...(name === undefined ? {} : { name }) }, former);
  const phone = fields.extn === undefined ? {} : { extn_password: fields.extn_password ?? password };
  const all: UserFields = { ...fields, ...phone, password_hash };
  if (former !== undefined) return { isNew: false, written: await stores.users.set(former.id, all) };
  if (name === undefined) throw invalid([{ field: "name", expected: "a name" }]);
  return { isNew: true, written: await stores.users.add({ ...all, login, name }) };
}

/** What is as it was is not set: a table that was downloaded changes nothing when it comes back. */
function changedOnly(fields: UserFields, former: UserRow | undefined): UserFields {
  if (former === undefined) return fields;
  const cells: Readonly<Record<string, string>> = cellsOf(former) satisfies Record<UserTableColumn, string>;
  const changed = Object.entries(fields).filter(([field, value]) => {
    if (field === "agent_info") return value !== undefined && !isWithin(value as object, former.agent_info);
    return cells[field] === undefined || cells[field] !== cellOf(value);
  });
  return Object.fromEntries(changed);
}

function isWithin(given: object, kept: Readonly<Record<string, string>>): boolean {
  return Object.entries(given).every(([name, value]) => kept[name] === value);
}

function cellOf(value: unknown): string {
  if (typeof value === "boolean") return value ? "1" : "0";
  if (Array.isArray(value)) return value.length === 0 ? "" : JSON.stringify(value);
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}
