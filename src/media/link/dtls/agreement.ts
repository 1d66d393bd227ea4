// The secret that both sides come to (RFC 8422): over X25519, or the curve P-256 where the peer has not got that.
import { createECDH, createPublicKey, diffieHellman, generateKeyPairSync } from "node:crypto";

export const X25519 = 29;
export const P256 = 23;
export type Group = typeof X25519 | typeof P256;

export interface Share {
  readonly group: Group;
  readonly publicKey: Uint8Array;
  /** Undefined: theirs is no point. */
  readonly secretWith: (theirs: Uint8Array) => Uint8Array | undefined;
}

export function newShare(group: Group): Share {
  return group === X25519 ? montgomery() : weierstrass();
}

function montgomery(): Share {
  const { privateKey, publicKey } = generateKeyPairSync("x25519");
  const ours = publicKey.export({ format: "jwk" }).x ?? "";
  const secretWith = (theirs: Uint8Array): Uint8Array | undefined => {
    if (theirs.length !== 32) return undefined;
    try {
      const x = Buffer.from(theirs).toString("base64url");
      const key = createPublicKey({ key: { kty: "OKP", crv: "X25519", x }, format: "jwk" });
      return diffieHellman({ privateKey, publicKey: key });
    } catch {
      return undefined;
    }
  };
  return { group: X25519, publicKey: Buffer.from(ours, "base64url"), secretWith };
}

function weierstrass(): Share {
  const exchange = createECDH("prime256v1");
  const publicKey = exchange.generateKeys();
  const secretWith = (theirs: Uint8Array): Uint8Array | undefined => {
    try {
      return exchange.computeSecret(theirs);
    } catch {
      return undefined;
    }
  };
  return { group: P256, publicKey, secretWith };
}
