// What is shown to be let in: tokens and developer keys.
import { devKeyStore, type DevKeyStore } from "./dev-keys.ts";
import type { StoreParts } from "./parts.ts";
import { rememberingPrincipals } from "./principal-cache.ts";
import type { Principal } from "./principal.ts";
import { tokenStore, type TokenStore } from "./tokens.ts";

export interface KeyStore extends DevKeyStore, TokenStore {
  /** A token that has not expired, or a developer key: the manual takes either. */
  principalOf(tokenOrKey: string): Promise<Principal | undefined>;
}

export function keyStore(parts: StoreParts): KeyStore {
  const keys = devKeyStore(parts);
  const tokens = tokenStore(parts);
  const find = async (text: string): Promise<Principal | undefined> =>
    (await tokens.ownerOfToken(text)) ?? (await keys.ownerOfDevKey(text));
  const { clock, generation } = parts;
  const principalOf = generation === undefined ? find : rememberingPrincipals({ clock, generation, find });
  return { ...keys, ...tokens, principalOf };
}
