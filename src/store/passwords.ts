// Passwords, kept with scrypt (RFC 7914): the parameters stand beside the salt and the result, so that they can be raised
// without anybody losing theirs. One is worked on at a time: each takes a tenth of a second of a core and 32 MB.
import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { refuseFault } from "./failures.ts";
import { ownWords, passwordFault, type PasswordPolicy } from "./password-policy.ts";

export interface PasswordCost {
  /** A power of two: the work, and the memory. */
  readonly n: number;
  readonly r: number;
  readonly p: number;
}

export const PASSWORD_COST: PasswordCost = { n: 2 ** 15, r: 8, p: 3 };

const SALT_BYTES = 16;
const KEY_BYTES = 32;
/** Passwords that wait for their turn. */
const MOST_WAITING = 50;

export interface Passwords {
  /** As it is kept. Rejects with `PasswordsBusy` where too many wait. */
  hash(password: string): Promise<string>;
  /** `kept` null: there is none, which takes as long to find out as that it is another. Rejects as `hash` does. */
  matches(password: string, kept: string | null): Promise<boolean>;
}

/** Passwords of users: none is kept that was not judged. */
export interface UserPasswords extends Pick<Passwords, "matches"> {
  /** `about`: what others know of the user, their login first. Refuses as the policy says. */
  hash(password: string, about: readonly string[]): Promise<string>;
  /** Refuses as `hash` does, without the work. */
  judge(password: string, about: readonly string[]): void;
}

export function userPasswords(passwords: Passwords, policy: PasswordPolicy): UserPasswords {
  const judge = (password: string, about: readonly string[]): void => {
    refuseFault("password", passwordFault(policy, password, ownWords(about)));
  };
  return {
    judge,
    matches: (password, kept) => passwords.matches(password, kept),
    hash: async (password, about) => {
      judge(password, about);
      return passwords.hash(password);
    },
  };
}

/** Too many at one time: nothing was done. */
export class PasswordsBusy extends Error {
  constructor() {
    super("too many passwords are being looked at");
    this.name = "PasswordsBusy";
  }
}

export function passwordsOf(cost: PasswordCost): Passwords {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  const inTurn = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    if (waiting >= MOST_WAITING) throw new PasswordsBusy();
    waiting += 1;
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    try {
      return await turn;
    } finally {
      waiting -= 1;
    }
  };
  return {
    hash: (password) =>
      inTurn(async () => {
        const salt = randomBytes(SALT_BYTES);
        const { n, r, p } = cost;
        const key = await derived(password, salt, cost);
        return ["scrypt", n, r, p, salt.toString("base64url"), key.toString("base64url")].join("$");
      }),
    matches: (password, kept) =>
      inTurn(async () => {
        const known = kept === null ? undefined : read(kept);
        const { salt, key, cost: itsCost } = known ?? { salt: Buffer.alloc(SALT_BYTES), key: undefined, cost };
        const found = await derived(password, salt, itsCost);
        return key !== undefined && timingSafeEqual(found, key);
      }),
  };
}

interface Kept {
  readonly cost: PasswordCost;
  readonly salt: Buffer;
  readonly key: Buffer;
}

function read(kept: string): Kept | undefined {
  const [, n, r, p, salt = "", key = ""] = /^scrypt\$(\d+)\$(\d+)\$(\d+)\$([\w-]+)\$([\w-]+)$/.exec(kept) ?? [];
  const bytes = Buffer.from(key, "base64url");
  if (bytes.length !== KEY_BYTES) return undefined;
  return { cost: { n: Number(n), r: Number(r), p: Number(p) }, salt: Buffer.from(salt, "base64url"), key: bytes };
}

function derived(password: string, salt: Buffer, { n, r, p }: PasswordCost): Promise<Buffer> {
  const options = { N: n, r, p, maxmem: 256 * n * r };
  return new Promise((resolve, reject) => {
    // The same letters are typed in more than one way.
    scrypt(password.normalize("NFKC"), salt, KEY_BYTES, options, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });
}
