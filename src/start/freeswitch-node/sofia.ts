// The two SIP profiles: one for phones, which prove who they are, and one for lines, which are known by their address.
import { isIP } from "node:net";
import { element, parameters, type Element } from "./xml.ts";
import type { NodeLine, NodeWish } from "./wish.ts";

export const PHONES_CONTEXT = "xcc-phones";
export const LINES_CONTEXT = "xcc-lines";
export const LINES_ACL = "xcc_lines";

export function sofia(wish: NodeWish): Element {
  const profiles = element("profiles", {}, [phones(wish), lines(wish)]);
  return element("configuration", { name: "sofia.conf", description: "SIP" }, [
    element("global_settings", {}, parameters({ "log-level": "0", "debug-presence": "0" })),
    profiles,
  ]);
}

function both(wish: NodeWish): Readonly<Record<string, string>> {
  const { address } = wish.sip;
  return {
    ...{ "sip-ip": address, "rtp-ip": address, dialplan: "XML", "user-agent-string": "xcc", debug: "0" },
    ...{ "inbound-codec-prefs": "PCMA,PCMU,G722", "outbound-codec-prefs": "PCMA,PCMU,G722" },
    ...{ "inbound-codec-negotiation": "generous", "dtmf-type": "rfc2833", "rtp-timer-name": "soft" },
    // Who is on hold sends nothing: how long that may last is xcc's to say.
    ...{ "rtp-timeout-sec": "0", "rtp-hold-timeout-sec": "0", "disable-transcoding": "false" },
    // A REFER would move legs behind the back of whoever counts them.
    ...{ "disable-transfer": "true", "manage-presence": "false", "send-presence-on-register": "false" },
  };
}

function phones(wish: NodeWish): Element {
  const own = {
    ...{
      context: PHONES_CONTEXT,
      "sip-port": String(wish.sip.port),
      "auth-calls": "true",
      "auth-all-packets": "false",
    },
    ...{ "accept-blind-reg": "false", "accept-blind-auth": "false", "log-auth-failures": "true" },
    ...{ "inbound-reg-force-matching-username": "true", "challenge-realm": wish.domain, "nonce-ttl": "60" },
    ...{
      "force-register-domain": wish.domain,
      "force-register-db-domain": wish.domain,
      "force-subscription-domain": wish.domain,
    },
    ...{ "sip-forbid-register": "false", "multiple-registrations": "contact", "ext-rtp-ip": "", "ext-sip-ip": "" },
  };
  return element("profile", { name: "internal" }, [
    element("domains", {}, [element("domain", { name: wish.domain, alias: "true", parse: "false" })]),
    element("settings", {}, parameters(withoutEmpty({ ...both(wish), ...own }))),
  ]);
}

function lines(wish: NodeWish): Element {
  const own = {
    ...{
      context: LINES_CONTEXT,
      "sip-port": String(wish.linesPort),
      "auth-calls": "false",
      "accept-blind-reg": "false",
    },
    ...{ "apply-inbound-acl": LINES_ACL, "sip-forbid-register": "true" },
    ...(wish.tlsFolder === undefined ? {} : { tls: "true", "tls-only": "false", "tls-bind-params": "transport=tls" }),
    ...(wish.tlsFolder === undefined
      ? {}
      : { "tls-cert-dir": wish.tlsFolder, "tls-sip-port": String(wish.linesPort + 1), "tls-verify-policy": "out" }),
  };
  return element("profile", { name: "external" }, [
    element("gateways", {}, wish.lines.map(gateway)),
    element("settings", {}, parameters({ ...both(wish), ...own })),
  ]);
}

function gateway(line: NodeLine): Element {
  const host = isIP(line.address) === 6 ? `[${line.address}]` : line.address;
  const proxy = line.port === 0 ? host : `${host}:${line.port}`;
  const domain = line.domain === "" ? host : line.domain;
  // A gateway cannot be without these two; nobody asks for them where the line has no login.
  const login =
    line.login === "" ? { username: "none", password: "none" } : { username: line.login, password: line.password };
  const given = {
    ...login,
    ...{ realm: domain, "from-domain": domain, proxy, "register-proxy": proxy, register: String(line.registers) },
    ...{ "register-transport": line.transport, "expire-seconds": String(line.expires), "retry-seconds": "30" },
    ...{
      "caller-id-in-from": "true",
      "contact-params": `transport=${line.transport}`,
      ping: "30",
      context: LINES_CONTEXT,
    },
  };
  return element("gateway", { name: line.name }, parameters(given));
}

function withoutEmpty(given: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ""));
}
