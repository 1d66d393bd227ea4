// Routes that the generated types of this build do not have: asked for by name, their shapes said by who asks.
import { answered, api } from "../shell/api.ts";

type Ask = (
  url: string,
  options: { readonly params: { readonly query: Readonly<Record<string, string>> } },
) => Promise<{ readonly data?: unknown; readonly error?: unknown; readonly response: Response }>;

export async function askByName<Data>(url: string, query: Readonly<Record<string, string>> = {}): Promise<Data> {
  return (await answered((api.GET as Ask)(url, { params: { query } }))) as Data;
}
