// Entering: a user's work number and password become a token, which is kept as long as the tab lives, so that a reload asks for nothing.

export interface Pass {
  readonly token: string;
  readonly agent: string;
  readonly extn: string;
}

const KEPT_AS = "xcc-toolbar";

export function keptPass(): Pass | undefined {
  const kept = sessionStorage.getItem(KEPT_AS);
  return kept === null ? undefined : (JSON.parse(kept) as Pass);
}

export function keepPass(pass: Pass | undefined): void {
  if (pass === undefined) sessionStorage.removeItem(KEPT_AS);
  else sessionStorage.setItem(KEPT_AS, JSON.stringify(pass));
}

/** Rejects with what the server says, or "wrong" where it says no. */
export async function enter(login: string, password: string, extn: string): Promise<Pass | "wrong" | "noExtension"> {
  const response = await fetch("/api/sessions", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ login, password }),
  });
  if (response.status === 401 || response.status === 403) return "wrong";
  const answer = (await response.json()) as { token?: string; extn?: string; message?: string };
  if (answer.token === undefined) throw new Error(answer.message ?? String(response.status));
  const own = extn === "" ? (answer.extn ?? "") : extn;
  return own === "" ? "noExtension" : { token: answer.token, agent: login, extn: own };
}

/** The token is good for nothing any more. Where the server is not there to hear of it, it ends by its own time. */
export function signOff({ token }: Pass): void {
  fetch("/api/sessions", { method: "DELETE", headers: { token } }).catch(() => undefined);
}

export interface Choice {
  readonly code: string;
  readonly name: string;
  readonly name_en: string;
  readonly active: boolean;
  readonly children?: readonly Choice[];
}

export async function choices(pass: Pass, url: string): Promise<readonly Choice[]> {
  const response = await fetch(url, { headers: { token: pass.token } });
  if (!response.ok) return [];
  return ((await response.json()) as { data: readonly Choice[] }).data;
}

/** What can be chosen of a tree, each with the names of those above it. */
export function leavesOf(
  tree: readonly Choice[],
  nameOf: (one: Choice) => string,
  above = "",
): readonly { readonly code: string; readonly label: string }[] {
  return tree
    .filter(({ active }) => active)
    .flatMap((one) => {
      const label = above + nameOf(one);
      const { children = [] } = one;
      return children.length === 0 ? [{ code: one.code, label }] : leavesOf(children, nameOf, `${label} / `);
    });
}
