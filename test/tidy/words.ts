// Words that must not stand in a folder, because they belong to another one.
import type { Finding, Source, TextFile } from "./source.ts";

interface WordRule {
  readonly folders: readonly string[];
  readonly words: readonly RegExp[];
  readonly because: string;
}

/** A word that is right where it stands. */
interface Exception {
  readonly path: string;
  readonly text: RegExp;
  readonly reason: string;
}

const LEAF_RULE: WordRule = {
  folders: ["src/sip/", "src/verto/", "src/media/", "src/esl/"],
  words: [
    /agents?/i,
    /queues?/i,
    /hotlines?/i,
    /supervisors?/i,
    /ivrs?/i,
    /extns?/i,
    /wrap-?up/i,
    /call-?cent(er|re)s?/i,
    /customers?/i,
  ],
  because: "a leaf library knows no call center",
};

const PORT_RULE: WordRule = {
  folders: ["src/core/", "src/ports/", "src/host/", "src/api/"],
  words: [
    /sip|verto/i,
    /sdp|rtp|rtcp|dtmf|pcma|pcmu/i,
    /dialogs?/i,
    /INVITE|BYE|ACK|CANCEL|REGISTER|OPTIONS|PRACK|SUBSCRIBE|NOTIFY|REFER/,
    /freeswitch|sofia|esl|mod|uuidbridge|originate/i,
  ],
  because: "no word of a signalling protocol and none of FreeSWITCH crosses the switch port",
};

const EXCEPTIONS: readonly Exception[] = [
  { path: "src/sip/", text: /user[- ]?agents?/i, reason: "SIP's own term and header (RFC 3261 section 6)" },
  { path: "src/api/", text: /OPTIONS/, reason: "HTTP's own method (RFC 9110 section 9.3.7)" },
  { path: "src/", text: /queueMicrotask/, reason: "a function of the runtime" },
  { path: "src/core/model.ts", text: /mod_callcenter/, reason: "says where the strategies' names come from" },
  { path: "src/core/routing/", text: /mod_callcenter/, reason: "says where a strategy's rule comes from" },
  {
    path: "src/core/model.ts",
    text: /kind: "sip" \| "verto" \| "tel"/,
    reason: "the seed document's three kinds of extension",
  },
  {
    path: "src/api/",
    text: /"(SIP|VERTO|TEL)"|sip_port|sipPort/,
    reason: "values and field names of the seed document",
  },
  {
    path: "src/api/contract/fields/",
    text: /\b(SIP|VERTO|XCC_SIP)\b/,
    reason: "what the seed document's values mean, told to those who read its fields",
  },
  {
    path: "src/api/",
    text: /(cc)?SendDTMF|ccDTMF|\bdtmf\b/,
    reason: "the function and its parameter have these names on the wire",
  },
  { path: "src/api/", text: /"(OPTIONS)"/, reason: "HTTP's method of that name" },
  { path: "src/api/", text: /freeswitch\/list/, reason: "a path of the seed document" },
  { path: "src/api/", text: /freeswitch_xtra_session_id/, reason: "the cookie that clients of this API send" },
  {
    path: "src/api/live/",
    text: /mod_verto|FreeSWITCH's raw events|verto\.[a-zA-Z]+|dialogParams/,
    reason: "methods and parameters on the agents' WebSocket have these names, and where they come from is said",
  },
  {
    path: "src/api/contract/live-in-chinese.ts",
    text: /Dialog data missing|sdp|dialogParams/,
    reason: "what calls over the agents' WebSocket are refused with has these words on the wire",
  },
  {
    path: "src/api/contract/hangup-causes.ts",
    text: /FreeSWITCH's names|"ORIGINATOR_CANCEL"/,
    reason: "causes on the wire have FreeSWITCH's names, and here they are given",
  },
];

export function checkWords(source: Source): readonly Finding[] {
  return [LEAF_RULE, PORT_RULE].flatMap((rule) => {
    if (!rule.folders.some((folder) => source.path.startsWith(folder))) return [];
    const exceptions = EXCEPTIONS.filter((exception) => source.path.startsWith(exception.path));
    return source.text.split("\n").flatMap((line, index) => {
      const rest = exceptions.reduce((text, exception) => text.replaceAll(new RegExp(exception.text, "gi"), " "), line);
      const words = wordsOf(rest);
      // In pairs too: `callCenter` and "call center" are one word in two parts.
      const pairs = words.slice(1).map((second, at) => (words[at] ?? "") + second);
      const word = [...words, ...pairs].find((candidate) =>
        rule.words.some((banned) => matchesWhole(banned, candidate)),
      );
      if (word === undefined) return [];
      return [{ path: source.path, line: index + 1, what: `"${word}": ${rule.because}` }];
    });
  });
}

/** `agentTimeoutMs` -> agent, Timeout, Ms; so that a word is found inside a name, but not inside another word. */
function wordsOf(line: string): readonly string[] {
  return line
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replaceAll(/([A-Z]+)([A-Z][a-z])/g, "$1 $2")
    .split(/[^A-Za-z0-9-]+|(?<=[a-z])-(?!up\b|cent)/)
    .filter((word) => word !== "");
}

function matchesWhole(pattern: RegExp, word: string): boolean {
  return new RegExp(`^(?:${pattern.source})$`, pattern.flags).test(word);
}

/** What tells of how the project was made, where, or from where its packages came: none of a reader's business. */
const MAKING_OF: readonly RegExp[] = [
  /(^|[^\w.])[/](work|farm)[/]/,
  /[.]library[/]/,
  /https?:[/][/](registry|deb|security)[.]/,
  /\bissue ?#?\d/i,
  /\bissue's number/i,
  /[/]tmp[/]brief/,
  /\b(language mode[l]|chat[b]ot|AI[- ]generate[d]|generated by A[I]|coding assistan[t])\b/i,
];

export function checkMakingOf(file: TextFile): readonly Finding[] {
  return file.text.split("\n").flatMap((line, index) => {
    const pattern = MAKING_OF.find((candidate) => candidate.test(line));
    if (pattern === undefined) return [];
    return [
      {
        path: file.path,
        line: index + 1,
        what: `the project stands on its own, this line does not: ${line.trim().slice(0, 100)}`,
      },
    ];
  });
}

/** Built of parts, so that this file does not hold what it looks for. */
const ONE_SEX = new RegExp(
  String.raw`\b(${["h" + "e", "sh" + "e", "h" + "is", "h" + "er", "h" + "im", "h" + "ers"].join("|")})(self)?\b`,
  "i",
);
/** What was said once stays as it was said. */
const SAID_ONCE = new Set(["CHANGELOG.md"]);

/** Callers and agents are "they". */
export function checkThey(file: TextFile): readonly Finding[] {
  if (SAID_ONCE.has(file.path)) return [];
  return file.text.split("\n").flatMap((line, index) => {
    const word = ONE_SEX.exec(line)?.[0];
    return word === undefined
      ? []
      : [{ path: file.path, line: index + 1, what: `"${word}": callers and agents are "they"` }];
  });
}
