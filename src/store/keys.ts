// What is shown to be let in: tokens and developer keys.
import { devKeyStore, type DevKeyStore } from "./dev-keys.ts";
import type { StoreParts } from "./parts.ts";
import { rememberingPrincipals } from "./principal-cache.ts";
import type { Principal } from "./principal.ts";
import { standing, type Proof } from "./standing.ts";
import { used } from "./idle-tokens.ts";
import { tokenStore, type TokenStore } from "./tokens.ts";

/** What a principal is made of. */
const TELL_WHO = ["users", "extensions", "tokens", "dev_keys"] as const;

export interface KeyStore extends DevKeyStore, TokenStore {
  /** A token that has not expired, or a developer key: the manual takes either. */
  principalOf(tokenOrKey: string): Promise<Principal | undefined>;
  /** Of each proof, in their order, whom it lets in now; undefined: nobody any more. A few queries, however many there are. */
  standing(proofs: readonly Proof[]): Promise<readonly (Principal | undefined)[]>;
  /** Whoever is connected has used what let them in: a session that ends when it is not used goes on. */
  noteUse(principal: Principal): void;
}

export function keyStore(parts: StoreParts): KeyStore {
  const keys = devKeyStore(parts);
  const tokens = tokenStore(parts);
  const find = async (text: string): Promise<Principal | undefined> =>
    (await tokens.ownerOfToken(text)) ?? (await keys.ownerOfDevKey(text));
  const { clock, writes, known } = parts;
  const both = {
    ...{ ...keys, ...tokens },
    standing: (proofs: readonly Proof[]) => standing(parts, proofs),
    noteUse: ({ idle, tokenId }: Principal) => {
      if (idle !== undefined && tokenId !== undefined) parts.uses?.note(tokenId, clock.now());
    },
  };
  const inUse = (principal: Principal | undefined) => (principal === undefined ? undefined : used(parts, principal));
  if (writes === undefined || known === undefined) {
    return { ...both, principalOf: async (text) => inUse(await find(text)) };
  }
  const generation = (): number => writes.generation(TELL_WHO);
  const remembered = rememberingPrincipals({ clock, generation, find, known });
  return { ...both, principalOf: async (text) => inUse(await remembered(text)) };
}
