// What is shown to be let in: tokens and developer keys.
import { devKeyStore, type DevKeyStore } from "./dev-keys.ts";
import type { StoreParts } from "./parts.ts";
import type { Principal } from "./principal.ts";
import { tokenStore, type TokenStore } from "./tokens.ts";

export interface KeyStore extends DevKeyStore, TokenStore {
  /** A token that has not expired, or a developer key: the manual takes either. */
  principalOf(tokenOrKey: string): Promise<Principal | undefined>;
}

export function keyStore(parts: StoreParts): KeyStore {
  const keys = devKeyStore(parts);
  const tokens = tokenStore(parts);
  return {
    ...keys,
    ...tokens,
    principalOf: async (text) => (await tokens.ownerOfToken(text)) ?? (await keys.ownerOfDevKey(text)),
  };
}
