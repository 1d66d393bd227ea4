// All users as a table for spreadsheets.
import { z } from "zod";
import type { UserColumn } from "../../store/people.ts";
import type { UserRow } from "../../store/users.ts";
import { oneOf, text } from "../contract/inputs.ts";
import { pageQuery } from "../contract/listing.ts";
import { cellsOf, USER_COLUMN_NAMES, type UserTableColumn } from "../contract/user-table.ts";
import { csvOf } from "../csv.ts";
import { ApiError } from "../errors.ts";
import { gbkOf } from "../gbk.ts";
import { addRoute, type RouteParts } from "../route.ts";

const MOST_USERS = 20_000;
const PAGE = 1_000;
const COLUMNS = Object.keys(USER_COLUMN_NAMES) as UserTableColumn[];

export function userDownloadRoute(parts: RouteParts): void {
  addRoute(parts, {
    method: "GET",
    urls: ["/api/users/download"],
    tag: "users",
    summary: {
      en: "All users as a table (CSV), without passwords; a program that asks for JSON gets it as lists of cells",
      zh: "导出全部用户（CSV），不含密码；要求 JSON 的程序得到单元格列表",
    },
    role: "administrator",
    input: z.object({
      charset: oneOf(["utf-8", "gbk"]).default("utf-8").describe("utf-8 with a byte order mark, or gbk"),
      language: text(0, 20).optional().describe("zh: the first line is in Chinese"),
      format: oneOf(["csv", "json"])
        .optional()
        .describe("csv, unless the request's Accept begins with application/json"),
      fileType: text(0, 20).optional().describe("not looked at"),
      login: text(0, 100).optional().describe("a part of it"),
      name: text(0, 100).optional().describe("a part of it"),
      type: text(0, 20).optional(),
    }),
    reply: z.unknown().describe("text/csv, or a list of rows, each a list of cells"),
    answer: async ({ input, reply }) => {
      const { login, name, type } = input;
      const rows = await allUsers(parts, { login, name, type });
      const titles = COLUMNS.map((column) =>
        input.language?.startsWith("zh") === true ? USER_COLUMN_NAMES[column] : column,
      );
      const cells = rows.map(cellsOf);
      const asked = /^\s*application\/json/i.test(reply.request.headers.accept ?? "") ? "json" : "csv";
      if ((input.format ?? asked) === "json") {
        return [titles, ...cells.map((row) => COLUMNS.map((column) => row[column]))];
      }
      const titled = cells.map((row) =>
        Object.fromEntries(COLUMNS.map((column, at) => [titles[at] ?? "", row[column]])),
      );
      const csv = csvOf(titles, titled);
      void reply.header("content-disposition", 'attachment; filename="users.csv"');
      void reply.type(`text/csv; charset=${input.charset}`);
      // A mark would be a character of the first cell there.
      return input.charset === "gbk" ? gbkOf(csv.replace(/^\ufeff/, "")) : csv;
    },
  });
}

async function allUsers(
  { store }: RouteParts,
  filters: Readonly<Partial<Record<"login" | "name" | "type", string | undefined>>>,
): Promise<readonly UserRow[]> {
  const rows: UserRow[] = [];
  for (let page = 1, pages = 1; page <= pages; page += 1) {
    const query = pageQuery<UserColumn>({ page, page_size: PAGE, sort_order: "ascend" }, "id", filters);
    const found = await store.users.list(query);
    if (found.rowCount > MOST_USERS) {
      throw new ApiError(
        "too-large",
        `these are ${found.rowCount} users, and ${MOST_USERS} are the most; ask for some`,
      );
    }
    pages = found.pageCount;
    rows.push(...found.rows);
  }
  return rows;
}
