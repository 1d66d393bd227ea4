// Users as a table for spreadsheets: its columns, and how a row of it is read. Passwords come in and never go out.
import { z } from "zod";
import type { UserRow } from "../../store/users.ts";
import { text } from "./inputs.ts";
import { loginName, userFields } from "./users.ts";

/** The Chinese name of each column; either name may stand in the first line of a table that comes in. */
export const USER_COLUMN_NAMES = {
  login: "登录名",
  name: "姓名",
  type: "类型",
  extn: "分机号",
  domain: "域",
  context: "呼叫源",
  cid_name: "主叫名称",
  cid_number: "主叫号码",
  email: "邮箱",
  tel: "电话",
  disabled: "禁用",
  is_supervisor: "班长",
  is_admin: "管理员",
  is_super: "超级管理员",
  idle_timeout: "空闲时限",
  queues: "管理的队列",
  agent_info: "坐席信息",
} as const satisfies Partial<Record<keyof UserRow, string>>;
export type UserTableColumn = keyof typeof USER_COLUMN_NAMES;

export const SECRET_COLUMN_NAMES = {
  password: "密码",
  extn_password: "分机密码",
  vm_password: "语音信箱密码",
} as const;

/** A row, of cells that are not empty. */
export const tableUser = z.object({ ...userFields, login: loginName, name: text(1, 100, "a name").optional() });
export type TableUser = z.output<typeof tableUser>;

/** By any of its names, in any case; undefined: there is no such column. */
export function columnNamed(name: string): string | undefined {
  const wanted = name.trim().toLowerCase();
  const all = Object.entries({ ...USER_COLUMN_NAMES, ...SECRET_COLUMN_NAMES });
  return all.find(([column, chinese]) => column === wanted || chinese === wanted)?.[0];
}

/** The cells of a user, as they would be read again. */
export function cellsOf(row: UserRow): Readonly<Record<UserTableColumn, string>> {
  const yes = (value: boolean): string => (value ? "1" : "0");
  return {
    ...{ login: row.login, name: row.name, type: row.type, extn: row.extn ?? "", domain: row.domain },
    ...{ context: row.context, cid_name: row.cid_name, cid_number: row.cid_number, email: row.email, tel: row.tel },
    ...{ disabled: yes(row.disabled), is_supervisor: yes(row.is_supervisor) },
    ...{ is_admin: yes(row.is_admin), is_super: yes(row.is_super) },
    idle_timeout: row.idle_timeout === null ? "" : String(row.idle_timeout),
    queues: row.queues.length === 0 ? "" : JSON.stringify(row.queues),
    agent_info: JSON.stringify(row.agent_info),
  };
}
