import { expect, it } from "vitest";
import { explained, listening } from "./listening.ts";

const HTTP = { setting: "XCC_HTTP", option: "--port 3000", address: { host: "127.0.0.1", port: 8_081 } };

function failing(code: string): Error {
  return Object.assign(new Error(`listen ${code}`), { code });
}

it.each([
  ["EADDRINUSE", "another program has that port"],
  ["EACCES", "may not listen there"],
  ["EADDRNOTAVAIL", "no such address"],
  ["ENOTFOUND", "no such host"],
])("%s names the setting and what to do", async (code, what) => {
  const told = listening([HTTP], () => Promise.reject(failing(code)));
  await expect(told).rejects.toThrow(/^XCC_HTTP is 127\.0\.0\.1:8081: /);
  await expect(told).rejects.toThrow(what);
  await expect(told).rejects.toThrow(`(${code})`);
  const [sip] = [explained(failing(code), { ...HTTP, setting: "XCC_SIP", address: { host: "::1", port: 5_060 } })];
  expect(String(sip)).toContain("XCC_SIP is [::1]:5060");
});

it("leaves what it knows nothing of", async () => {
  const other = failing("EMFILE");
  await expect(listening([HTTP], () => Promise.reject(other))).rejects.toBe(other);
  expect(explained("text", HTTP)).toBe("text");
  expect(await listening([HTTP], () => Promise.resolve(1))).toBe(1);
});

it("is about the one of several that has the port", async () => {
  const sip = { setting: "XCC_SIP", option: "--sip 127.0.0.1:25062", address: { host: "127.0.0.1", port: 25_060 } };
  const tls = { setting: "XCC_SIP_TLS", option: "--sip-tls 127.0.0.1:1", address: { host: "127.0.0.1", port: 25_061 } };
  const taken = Object.assign(failing("EADDRINUSE"), { port: 25_061 });
  await expect(listening([sip, tls], () => Promise.reject(taken))).rejects.toThrow("XCC_SIP_TLS is 127.0.0.1:25061");
  await expect(listening([sip, tls], () => Promise.reject(failing("EADDRINUSE")))).rejects.toThrow(/^XCC_SIP is/);
});
