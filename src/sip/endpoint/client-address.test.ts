import { describe, expect, it } from "vitest";
import { parseMessage } from "../message/parse.ts";
import { TrustedProxies } from "./client-address.ts";
import { requestText } from "./virtual-network.ts";

const PROXIES = new TrustedProxies(["10.0.0.5", "10.1.0.0/16", "2001:db8:5::/48"]);

/** The address of whoever made a request that comes from `from` with these Vias. */
function clientOf(from: string, vias: readonly string[], proxies = PROXIES): string {
  const text = requestText("REGISTER", { Via: vias.map((via) => `SIP/2.0/UDP ${via};branch=z9hG4bK1`).join(", ") });
  const parsed = parseMessage(new TextEncoder().encode(text));
  if (!parsed.ok || parsed.message.type !== "request") throw new Error("not understood");
  return proxies.clientOf(parsed.message, { transport: "udp", remoteAddress: from, remotePort: 5060 });
}

describe("the client's address", () => {
  it("is the sender's, whatever they write", () => {
    expect(clientOf("192.0.2.66", ["192.0.2.66", "10.0.0.9;received=198.51.100.7"])).toBe("192.0.2.66");
    expect(clientOf("10.0.0.5", ["10.0.0.5", "198.51.100.7"], new TrustedProxies([]))).toBe("10.0.0.5");
  });

  it("is what a trusted proxy wrote below its own Via", () => {
    expect(clientOf("10.0.0.5", ["10.0.0.5", "192.168.1.9;received=198.51.100.7"])).toBe("198.51.100.7");
    expect(clientOf("10.0.0.5", ["10.0.0.5", "198.51.100.7:5062;rport"])).toBe("198.51.100.7");
    expect(clientOf("2001:db8:5::1", ["[2001:db8:5::1]", "[2001:db8:7::9]:5062"])).toBe("2001:db8:7::9");
  });

  it("is not what the client wrote below that", () => {
    const vias = ["10.0.0.5", "192.168.1.9;received=198.51.100.7", "192.0.2.1"];
    expect(clientOf("10.0.0.5", vias)).toBe("198.51.100.7");
  });

  it("is looked for through several trusted proxies", () => {
    const vias = ["10.0.0.5", "proxy.example.com;received=10.1.2.3", "192.168.1.9;received=198.51.100.7", "192.0.2.1"];
    expect(clientOf("10.0.0.5", vias)).toBe("198.51.100.7");
  });

  it("is the proxy's where it names no address", () => {
    expect(clientOf("10.0.0.5", ["10.0.0.5"])).toBe("10.0.0.5");
    expect(clientOf("10.0.0.5", ["10.0.0.5", "phone.example.com"])).toBe("10.0.0.5");
    expect(clientOf("10.0.0.5", ["10.0.0.5", "192.168.1.9;received=nonsense"])).toBe("10.0.0.5");
  });
});
