// Which codec a leg speaks: what its peer speaks where that is known, and what is spoken already.
import { describe, expect, test } from "vitest";
import { command, LegDriver, phoneOffer } from "../../../test/switch/leg-driver.ts";
import { answer, newLocal, offer } from "./description.ts";
import type { LegInput } from "./leg-state.ts";

const local = (codecs?: readonly ("PCMA" | "PCMU" | "G722" | "opus")[]) =>
  newLocal("198.51.100.1", 20_000, "a", undefined, codecs === undefined ? {} : { codecs });
const formatsOf = (sdp: string) => /^m=audio \d+ RTP\/AVP (.*)$/m.exec(sdp)?.[1]?.trim();

describe("who is called is asked", () => {
  test("for G.711 first where the other's codec is not known, or is one of its laws", () => {
    expect(formatsOf(offer(local(), undefined).sdp)).toBe("8 0 9 111 101 110");
    expect(formatsOf(offer(local(), "PCMU").sdp)).toBe("0 8 9 111 101 110");
  });

  test("for what the other speaks in wideband, then for the other wideband codec", () => {
    expect(formatsOf(offer(local(), "G722").sdp)).toBe("9 111 8 0 101 110");
    expect(formatsOf(offer(local(), "opus").sdp)).toBe("111 9 8 0 110 101");
  });

  test("for nothing that is not spoken here", () => {
    expect(formatsOf(offer(local(["PCMU", "PCMA"]), "G722").sdp)).toBe("0 8 101");
  });
});

function offering(...codecs: readonly ("PCMA" | "PCMU" | "G722" | "opus")[]): string {
  return phoneOffer({ codecs });
}

function codecOf(driver: LegDriver, ...inputs: readonly LegInput[]): string | undefined {
  for (const effect of driver.feed(...inputs)) {
    if (effect.type === "media" && effect.command.type === "connect") return effect.command.codec;
  }
  return undefined;
}

describe("who calls", () => {
  const opened = { type: "opened", session: "a", port: 20_000 } as const;

  test("is answered by their own order where nobody else has answered", () => {
    const driver = LegDriver.arriving(offering("G722", "PCMA"));
    driver.feed(opened);
    expect(codecOf(driver, { type: "answer", command: command(1) })).toBe("G722");
  });

  test("is answered in the codec of the one whom they will talk with, if they offer it", () => {
    const driver = LegDriver.arriving(offering("G722", "PCMA"));
    driver.feed(opened);
    expect(codecOf(driver, { type: "answer", command: command(1), codec: "PCMA" })).toBe("PCMA");
    const other = LegDriver.arriving(offering("G722", "PCMA"));
    other.feed(opened);
    expect(codecOf(other, { type: "answer", command: command(1), codec: "opus" })).toBe("G722");
  });

  test("keeps what is spoken when they offer anew, whatever they would rather have now", () => {
    const driver = LegDriver.arriving(offering("PCMA", "G722"));
    driver.feed(opened, { type: "answer", command: command(1) });
    const again = offering("G722", "opus", "PCMA").replace("sendrecv", "sendonly");
    const flow = { transport: "udp", remoteAddress: "203.0.113.7", remotePort: 5_060 } as const;
    expect(codecOf(driver, { type: "reoffered", session: "a", offer: again, flow })).toBe("PCMA");
    const without = offering("opus", "G722");
    expect(codecOf(driver, { type: "reoffered", session: "a", offer: without, flow })).toBe("opus");
  });
});

test("a phone is answered in nothing that is not spoken here", () => {
  expect(answer(local(["PCMA"]), offering("G722", "opus"))).toMatchObject({ ok: false, reason: "No codec in common" });
});
