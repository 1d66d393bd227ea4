// What a browser says of its audio beside codecs: how it is found (ICE, RFC 8839) and secured (DTLS, RFC 8842).
//
//   m=audio 54609 UDP/TLS/RTP/SAVPF 111 0 8 126
//   a=ice-ufrag:8hhY            a=fingerprint:sha-256 7B:8B:F0:...      a=mid:0
//   a=ice-pwd:asd88fgpdd777...  a=setup:actpass                         a=rtcp-mux
//   a=candidate:842163049 1 udp 1677729535 198.51.100.7 46154 typ srflx raddr 0.0.0.0 rport 0
import type { WebTransport } from "./description.ts";

/** Lines of audio that is secured by DTLS. */
export function isWebRtp(protocol: string): boolean {
  return protocol === "UDP/TLS/RTP/SAVPF" || protocol === "UDP/TLS/RTP/SAVP";
}

/** Is there audio in it that only a browser's way of talking can carry? */
export function wantsWeb(text: string): boolean {
  return /^m=audio [1-9]\d{0,4} UDP\/TLS\/RTP\/SAVPF? /m.test(text) && /^a=fingerprint:/m.test(text);
}

const CANDIDATES = 32;
const FINGERPRINTS = 8;
const LONGEST = 300;
const NAME = /^[A-Za-z0-9+/]{4,256}$/;
const PASSWORD = /^[A-Za-z0-9+/]{22,256}$/;
const FINGERPRINT = /^([A-Za-z0-9-]{1,20}) +((?:[0-9A-Fa-f]{2}:){15,63}[0-9A-Fa-f]{2})$/;
/** RFC 5888 section 4. */
const MID = /^[!#$%&'*+\-.0-9A-Z^_`a-z{|}~]{1,64}$/;

/** One for each media line, in their places; undefined: it lacks something that we cannot do without, RTCP on the same port too. */
export function webTransportsIn(text: string): readonly (WebTransport | undefined)[] {
  const [session = [], ...sections] = sectionsOf(text);
  const bundle = valuesOf(session, "group").find((value) => value.startsWith("BUNDLE ")) ?? "";
  const bundled = bundle.split(" ").slice(1);
  return sections.map((section) => webTransportOf(session, section, bundled));
}

function sectionsOf(text: string): readonly (readonly string[])[] {
  const sections: string[][] = [[]];
  for (const line of text.split(/\r\n|\r|\n/)) {
    if (line.startsWith("m=")) sections.push([]);
    else if (line.startsWith("a=") && line.length <= LONGEST) sections.at(-1)?.push(line.slice(2).trimEnd());
  }
  return sections;
}

function valuesOf(lines: readonly string[], name: string): readonly string[] {
  return lines.filter((line) => line.startsWith(`${name}:`)).map((line) => line.slice(name.length + 1).trim());
}

function webTransportOf(
  session: readonly string[],
  section: readonly string[],
  bundled: readonly string[],
): WebTransport | undefined {
  // What stands for the session counts where the stream has none of its own.
  const valuesFor = (attribute: string): readonly string[] => {
    const own = valuesOf(section, attribute);
    return own.length > 0 ? own : valuesOf(session, attribute);
  };
  const [name = ""] = valuesFor("ice-ufrag");
  const [password = ""] = valuesFor("ice-pwd");
  const fingerprints = valuesFor("fingerprint")
    .slice(0, FINGERPRINTS)
    .flatMap((value) => {
      const [, hash, digits] = FINGERPRINT.exec(value) ?? [];
      return hash === undefined || digits === undefined ? [] : [`${hash.toLowerCase()} ${digits.toUpperCase()}`];
    });
  if (!NAME.test(name) || !PASSWORD.test(password) || fingerprints.length === 0) return undefined;
  if (!section.includes("rtcp-mux")) return undefined;
  const [mid] = valuesOf(section, "mid").filter((value) => MID.test(value));
  return {
    ...{ name, password, fingerprints },
    candidates: valuesOf(section, "candidate").slice(0, CANDIDATES),
    isLite: session.includes("ice-lite"),
    isPassive: valuesFor("setup")[0] === "passive",
    mid,
    isBundled: mid !== undefined && bundled.includes(mid),
  };
}

/** Ours, as it stands in a description. */
export interface OurWeb {
  readonly name: string;
  readonly password: string;
  readonly fingerprint: string;
  /** Without "candidate:". */
  readonly candidates: readonly string[];
}

/** In an answer "passive", and so for ever: a browser takes no change of it (RFC 8842 section 5.3). */
export function webLines(
  { name, password, fingerprint, candidates }: OurWeb,
  setup: "actpass" | "passive",
  mid: string | undefined,
): readonly string[] {
  return [
    ...(mid === undefined ? [] : [`a=mid:${mid}`]),
    "a=rtcp-mux",
    `a=ice-ufrag:${name}`,
    `a=ice-pwd:${password}`,
    `a=fingerprint:${fingerprint}`,
    `a=setup:${setup}`,
    // By this name a page finds our stream (RFC 8830); there is one.
    "a=msid:xcc audio",
    ...candidates.map((candidate) => `a=candidate:${candidate}`),
    "a=end-of-candidates",
  ];
}
