// Users with passwords that they have chosen themselves.
import type { Server } from "../interop/server.ts";

export const PASSWORD = "Alder-Linnet-29";

interface UserRow {
  readonly id: number;
  readonly login: string;
}

export async function userOf(server: Server, login: string): Promise<UserRow> {
  const { data } = (await server.get("/api/users?perPage=100")) as { data: readonly UserRow[] };
  const found = data.find((one) => one.login === login);
  if (found === undefined) throw new Error(`there is no user ${login}`);
  return found;
}

/** The user of an extension that is there, with PASSWORD; `more`: fields of theirs. */
export async function withPassword(server: Server, login: string, more: object = {}): Promise<void> {
  const first = "Larch-Wagtail-71";
  const { id } = await userOf(server, login);
  await sure(server.request("PUT", `/api/users/${String(id)}`, { password: first, ...more }));
  const { token } = await server.post("/api/sessions", { login, password: first });
  const chosen = { old_password: first, password: PASSWORD };
  await sure(server.request("PUT", "/api/users/me/password", chosen, String(token)));
}

export async function sure(asked: Promise<Response>): Promise<void> {
  const response = await asked;
  if (!response.ok) throw new Error(`${String(response.status)} ${await response.text()}`);
}
