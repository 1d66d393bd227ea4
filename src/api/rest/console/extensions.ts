// Extensions as the console has them. What phones and mailboxes are opened with is set here and never shown.
import { EXTENSION_COLUMNS, type ExtensionColumn, type ExtensionRow } from "../../../store/extensions.ts";
import type { Principal } from "../../../store/principal.ts";
import { isAtLeast } from "../../access.ts";
import { id } from "../../contract/inputs.ts";
import { ApiError } from "../../errors.ts";
import type { RouteParts } from "../../route.ts";
import { namesOf } from "../../contract/listing.ts";
import { consoleRoutes } from "./resource.ts";
import { rowReply, shownRow, type RowShape } from "./row.ts";
import { twinOf, type AskedHere, type Twin } from "./twin.ts";

/** The manual's own rows have `priority` and `display_order` as texts beside numbers. */
const SHAPE: RowShape = { columns: EXTENSION_COLUMNS, numbers: ["id", "user_id"] };

export function consoleExtensionRoutes(parts: RouteParts): void {
  const { store, config } = parts;
  const twin = (what: string): Twin => twinOf(parts, "POST", `/api/xcc/extensions/${what}`);
  consoleRoutes<ExtensionRow, ExtensionColumn>(parts, {
    urls: ["/api/extensions"],
    tag: "extensions",
    one: { en: "extension", zh: "分机" },
    many: { en: "extensions", zh: "分机" },
    listRole: "supervisor",
    oneRole: "agent",
    columns: namesOf(EXTENSION_COLUMNS),
    filters: { extn: "extn", name: "name", context: "context", type: "type" },
    names: {},
    add: ofUser(twin("add")),
    set: twin("set"),
    remove: twin("del"),
    addressed: (row) => ({ input: { id: row.id } }),
    list: (query) => store.extensions.list(query),
    get: async (which, principal) => {
      const row = await store.extensions.get(which);
      checkOwn(principal, row?.user_id);
      return row;
    },
    reply: rowReply(SHAPE),
    shown: (row) => shownRow(row, SHAPE, config.timeZone),
  });
}

function checkOwn(principal: Principal, owner: number | undefined): void {
  if (owner === principal.userId || isAtLeast(principal, "supervisor")) return;
  throw new ApiError("forbidden", "the extension is another's");
}

/** With `user_id` it becomes that user's; without, the user of its number is made, as ever. */
function ofUser(add: Twin): Twin {
  const user_id = id.optional().describe("whose it will be; the user of its own number unless said otherwise");
  return {
    ...add,
    fields: { ...add.fields, user_id },
    run: async (asked, { input }) => {
      const { user_id: owner, ...given } = input;
      if (owner === undefined) return add.run(asked, { input: given });
      return add.run(inNameOf(asked, Number(owner)), { input: given });
    },
  };
}

/** What is added is added to that user's. */
function inNameOf(asked: AskedHere, owner: number): AskedHere {
  return {
    ...asked,
    configure: (write) =>
      asked.configure((stores) => {
        const add: typeof stores.extensions.add = (extension, force) =>
          stores.users.addExtension(owner, extension, force);
        return write({ ...stores, extensions: { ...stores.extensions, add } });
      }),
  };
}
