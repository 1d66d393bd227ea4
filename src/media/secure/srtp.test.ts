import { expect, it, describe } from "vitest";
import { emptyFields, readRtp, writeRtpHeader } from "../wire/rtp.ts";
import { CounterCipher, GaloisCipher } from "./cipher.ts";
import { KeyStream } from "./key-stream.ts";
import { PacketIndexes } from "./packet-index.ts";
import { derived, sessionKeys } from "./session-keys.ts";
import { SrtpReceiver, SrtpSender } from "./srtp.ts";
import { SUITES, type MasterKey, type SuiteName } from "./suites.ts";

function bytes(hex: string): Uint8Array {
  return Uint8Array.from(Buffer.from(hex.replace(/\s/g, ""), "hex"));
}

function hex(of: Uint8Array): string {
  return Buffer.from(of).toString("hex");
}

const ALL = Object.keys(SUITES) as SuiteName[];

function keyOf(suite: SuiteName, seed = 1, nameBytes = 0): MasterKey {
  const { keyBytes, saltBytes } = SUITES[suite];
  return { suite, nameBytes, keyAndSalt: Uint8Array.from({ length: keyBytes + saltBytes }, (_, at) => at * 7 + seed) };
}

const PAYLOAD = Uint8Array.from({ length: 160 }, (_, at) => at);

function rtpOf(sequence: number, ssrc = 0xcafebabe): Uint8Array {
  const packet = new Uint8Array(12 + PAYLOAD.length);
  writeRtpHeader(packet, 0, false, 8, sequence, sequence * 160, ssrc);
  packet.set(PAYLOAD, 12);
  return packet;
}

/** A report of a receiver, and a source description. */
const RTCP = bytes("80c90001 cafebabe 81ca0002 cafebabe 01016100");

describe("test vectors", () => {
  it("of AES in counter mode (RFC 3711 appendix B.2)", () => {
    const stream = new KeyStream(bytes("2B7E151628AED2A6ABF7158809CF4F3C"));
    const first = new Uint8Array(48);
    stream.apply(first, 0, 48, bytes("F0F1F2F3F4F5F6F7F8F9FAFBFCFD0000"));
    expect(hex(first)).toBe(
      "e03ead0935c95e80e166b16dd92b4eb4d23513162b02d0f72a43a2fe4a5f97ab41e95b3bb0a2e8dd477901e4fca894c0",
    );
    const late = new Uint8Array(48);
    stream.apply(late, 0, 48, bytes("F0F1F2F3F4F5F6F7F8F9FAFBFCFDFEFF"));
    expect(hex(late)).toBe(
      "ec8cdf7398607cb0f2d21675ea9ea1e4362b7c3c6773516318a077d7fc5073ae6a2cc3787889374fbeb4c81b17ba6c44",
    );
  });

  it("of the keys out of a master key (RFC 3711 appendix B.3)", () => {
    const key = bytes("E1F97A0D3E018BE0D64FA32C06DE4139");
    const salt = bytes("0EC675AD498AFEEBB6960B3AABE6");
    expect(hex(derived(key, salt, 0, 16))).toBe("c61e7a93744f39ee10734afe3ff7a087");
    expect(hex(derived(key, salt, 2, 14))).toBe("30cbbc08863d8c85d49db34a9ae1");
    expect(hex(derived(key, salt, 1, 94))).toBe(
      "cebe321f6ff7716b6fd4ab49af256a156d38baa48f0a0acf3c34e2359e6cdbcee049646c43d9327ad175578ef72270986371c10c9a369ac2f94a8c5fbcdddc256d6e919a48b610ef17c2041e474035766b68642c59bbfc2f34db60dbdfb2",
    );
  });

  it("of AES-256 in counter mode and the keys for it (RFC 6188 section 7)", () => {
    const stream = new KeyStream(bytes("57f82fe3613fd170a85ec93c40b1f0922ec4cb0dc025b58272147cc438944a98"));
    const first = new Uint8Array(48);
    stream.apply(first, 0, 48, bytes("f0f1f2f3f4f5f6f7f8f9fafbfcfd0000"));
    expect(hex(first)).toBe(
      "92bdd28a93c3f52511c677d08b5515a49da71b2378a854f67050756ded165bac63c4868b7096d88421b563b8c94c9a31",
    );
    const key = bytes("f0f04914b513f2763a1b1fa130f10e2998f6f6e43e4309d1e622a0e332b9f1b6");
    const salt = bytes("3b04803de51ee7c96423ab5b78d2");
    expect(hex(derived(key, salt, 0, 32))).toBe("5ba1064e30ec51613cad926c5a28ef731ec7fb397f70a960653caf06554cd8c4");
    expect(hex(derived(key, salt, 2, 14))).toBe("fa31791685ca444a9e07c6c64e93");
    expect(hex(derived(key, salt, 1, 20))).toBe("fd9c32d39ed5fbb5a9dc96b30818454d1313dc05");
  });

  it("of AES-GCM over RTP and RTCP (RFC 7714 sections 16.1 and 17.1)", () => {
    const keys = { encryption: bytes("000102030405060708090a0b0c0d0e0f"), salt: bytes("517569642070726f2071756f") };
    const cipher = new GaloisCipher({ ...keys, authentication: new Uint8Array(0) });
    const header = bytes("8040f17b8041f8d35501a0b2");
    const text = new TextEncoder().encode("Gallia est omnis divisa in partes tres");
    const packet = new Uint8Array(12 + text.length + 16);
    packet.set(header);
    packet.set(text, 12);
    const name = { ssrc: 0x5501a0b2, index: 0xf17b };
    cipher.seal(packet, 12, 12 + text.length, 12 + text.length, name, new Uint8Array(0));
    expect(hex(packet.subarray(12))).toBe(
      "f24de3a3fb34de6cacba861c9d7e4bcabe633bd50d294e6f42a5f47a51c7d19b36de3adf8833899d7f27beb16a9152cf765ee4390cce",
    );
    const report = bytes(
      "81c8000d4d6172734e5450314e545032525450200000042a0000e9304c756e61deadbeefdeadbeefdeadbeefdeadbeefdeadbeef",
    );
    const control = new Uint8Array(report.length + 16);
    control.set(report);
    const more = bytes("800005d4");
    cipher.seal(control, 8, report.length, report.length, { ssrc: 0x4d617273, index: 0x5d4 }, more);
    expect(hex(control.subarray(8))).toBe(
      "63e94885dcdab67ca727d7662f6b7e997ff5c0f76c06f32dc676a5f1730d6fda4ce09b4686303ded0bb9275bc84aa45896cf4d2fc5abf87245d9eade",
    );
  });

  it("of a packet as libsrtp makes it", () => {
    // The reference packet of libsrtp's own tests (srtp_validate), which others test against, too.
    const keyAndSalt = bytes("e1f97a0d3e018be0d64fa32c06de41390ec675ad498afeebb6960b3aabe6");
    const sender = new SrtpSender({ suite: "AES_CM_128_HMAC_SHA1_80", keyAndSalt, nameBytes: 0 });
    const plain = bytes("800f1234decafbadcafebabeabababababababababababababababab");
    expect(hex(sender.rtp(plain) ?? plain)).toBe(
      "800f1234decafbadcafebabe4e55dc4ce79978d88ca4d215949d2402b78d6acc99ea179b8dbb",
    );
  });
});

describe.each(ALL)("%s", (suite) => {
  it("opens what was sealed under the key, and that is another text", () => {
    const sender = new SrtpSender(keyOf(suite));
    const receiver = new SrtpReceiver(keyOf(suite));
    for (let sequence = 65_530; sequence < 65_545; sequence++) {
      const sent = Uint8Array.from(sender.rtp(rtpOf(sequence & 0xffff)) ?? []);
      expect(sent).toHaveLength(172 + SUITES[suite].tagBytes);
      expect(sent.subarray(0, 12)).toEqual(rtpOf(sequence & 0xffff).subarray(0, 12));
      expect(sent.subarray(12, 28)).not.toEqual(PAYLOAD.subarray(0, 16));
      expect(receiver.rtp(sent)).toEqual(rtpOf(sequence & 0xffff));
    }
    for (let round = 0; round < 3; round++) {
      const sent = Uint8Array.from(sender.rtcp(RTCP) ?? []);
      expect(hex(sent)).not.toContain(hex(RTCP.subarray(8)));
      expect(receiver.rtcp(sent)).toEqual(RTCP);
    }
  });

  it("refuses any change, any other key, and what is too short", () => {
    const sealed = Uint8Array.from(new SrtpSender(keyOf(suite)).rtp(rtpOf(7)) ?? []);
    const control = Uint8Array.from(new SrtpSender(keyOf(suite)).rtcp(RTCP) ?? []);
    const receiver = new SrtpReceiver(keyOf(suite));
    for (let at = 0; at < sealed.length; at++) {
      expect(receiver.rtp(sealed.map((byte, n) => (n === at ? byte ^ 1 : byte)))).toBeUndefined();
    }
    for (let at = 0; at < control.length; at++) {
      expect(receiver.rtcp(control.map((byte, n) => (n === at ? byte ^ 1 : byte)))).toBeUndefined();
    }
    for (let length = 0; length < sealed.length; length++) {
      expect(receiver.rtp(sealed.slice(0, length))).toBeUndefined();
      expect(receiver.rtcp(control.slice(0, Math.min(length, control.length - 1)))).toBeUndefined();
    }
    const other = new SrtpReceiver(keyOf(suite, 2));
    expect(other.rtp(sealed.slice())).toBeUndefined();
    expect(other.rtcp(control.slice())).toBeUndefined();
    expect(receiver.rtp(rtpOf(7))).toBeUndefined();
    expect(receiver.rtcp(RTCP.slice())).toBeUndefined();
    expect(receiver.rtp(sealed)).toEqual(rtpOf(7));
    expect(receiver.rtcp(control)).toEqual(RTCP);
  });

  it("takes each packet once, also late ones, and none that is too old to tell", () => {
    const sender = new SrtpSender(keyOf(suite));
    const receiver = new SrtpReceiver(keyOf(suite));
    const sent = Array.from({ length: 300 }, (_, n) => Uint8Array.from(sender.rtp(rtpOf((65_400 + n) & 0xffff)) ?? []));
    const order = [0, 2, 1, 140, 139, 141, 136, 299, 200, 198];
    for (const n of order) {
      expect(receiver.rtp(sent[n]?.slice() ?? RTCP)).toBeDefined();
      expect(receiver.rtp(sent[n]?.slice() ?? RTCP)).toBeUndefined();
    }
    expect(receiver.rtp(sent[150]?.slice() ?? RTCP)).toBeUndefined();
    const control = Uint8Array.from(sender.rtcp(RTCP) ?? []);
    expect(receiver.rtcp(control.slice())).toBeDefined();
    expect(receiver.rtcp(control.slice())).toBeUndefined();
  });

  it("never seals two packets of one number", () => {
    const sender = new SrtpSender(keyOf(suite));
    expect(sender.rtp(rtpOf(10))).toBeDefined();
    expect(sender.rtp(rtpOf(10))).toBeUndefined();
    expect(sender.rtp(rtpOf(9))).toBeDefined();
    expect(sender.rtp(rtpOf(10, 1))).toBeDefined();
  });

  it("steps over the name of a key", () => {
    const { tagBytes, controlTagBytes, mode } = SUITES[suite];
    const receiver = new SrtpReceiver(keyOf(suite, 1, 4));
    const named = (sent: Uint8Array, tag: number): Uint8Array => {
      const at = mode === "galois" ? sent.length : sent.length - tag;
      return Uint8Array.from([...sent.subarray(0, at), 0, 0, 0, 1, ...sent.subarray(at)]);
    };
    const sender = new SrtpSender(keyOf(suite));
    expect(receiver.rtp(named(sender.rtp(rtpOf(1)) ?? RTCP, tagBytes))).toEqual(rtpOf(1));
    expect(receiver.rtcp(named(sender.rtcp(RTCP) ?? RTCP, controlTagBytes))).toEqual(RTCP);
  });
});

it("keeps a header extension and a list of sources readable, and proves them", () => {
  const key = keyOf("AES_CM_128_HMAC_SHA1_80");
  const packet = bytes("91080001 00000000 00000001 00000002 bede0001 10aabbcc 0102030405060708");
  const sent = Uint8Array.from(new SrtpSender(key).rtp(packet) ?? []);
  expect(hex(sent.subarray(0, 24))).toBe(hex(packet.subarray(0, 24)));
  expect(hex(sent.subarray(24, 32))).not.toBe(hex(packet.subarray(24, 32)));
  const opened = new SrtpReceiver(key).rtp(sent);
  const fields = emptyFields();
  expect(opened !== undefined && readRtp(opened, fields)).toBe(true);
  expect(fields.payloadStart).toBe(24);
});

it("knows which packet it is over many roll-overs, with loss and disorder", () => {
  const indexes = new PacketIndexes();
  let index = 12_345;
  for (let step = 0; step < 20_000; step++) {
    index += 1 + (step % 7) * 3;
    expect(indexes.guess(index % 65_536)).toBe(index);
    const late = index - 20;
    if (step > 10 && indexes.isNew(late)) expect(indexes.guess(late % 65_536)).toBe(late);
    indexes.take(index);
  }
});

it("does not wander below the first packet", () => {
  const indexes = new PacketIndexes();
  indexes.take(5);
  expect(indexes.guess(65_530)).toBe(65_530);
  expect(indexes.guess(0)).toBe(0);
});

it("has other keys for RTCP than for RTP", () => {
  const key = keyOf("AES_CM_128_HMAC_SHA1_80");
  expect(hex(sessionKeys(key, "rtp").encryption)).not.toBe(hex(sessionKeys(key, "rtcp").encryption));
  const cipher = new CounterCipher(sessionKeys(key, "rtp"), 4);
  expect(cipher).toBeDefined();
});
