import type { Words } from "./words.ts";

function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`;
}

const TARGETS: Readonly<Record<string, string>> = {
  ...{ queue: "queue", number: "number", voicemail: "voicemail box" },
  ...{ extension: "extension", agent: "agent", ivr: "the menus of" },
};

const MESSAGES = {
  left: "left a message",
  dropped: "said nothing: no message was kept",
  full: "the mailbox was full: no message was taken",
  failed: "the message could not be recorded",
  cut: "the message was lost in a crash of the center",
} as const;

const AT_MAILBOX = {
  opened: (extn?: string) => `opened the mailbox of ${extn ?? ""}`,
  refused: (extn?: string) =>
    extn === undefined ? "named a mailbox that nobody has" : `keyed in a wrong password for the mailbox of ${extn}`,
  locked: (extn?: string) => `that was once too often: the mailbox of ${extn ?? ""} is locked for a while`,
  heard: () => "listened to a message",
  deleted: () => "deleted a message",
} as const;

const TURNS: Words["turns"] = {
  consulted: "is with the one they ask; the caller hears music",
  customer: "is with the caller again; the one they ask hears music",
  both: "is with both at once",
};

const consultEnd: Words["consultEnd"] = {
  "no-answer": "did not answer",
  busy: "was busy",
  rejected: "rejected it",
  unreachable: "could not be reached",
  cancelled: "was not waited for",
  "do-not-disturb": "has a phone that is set to do not disturb",
  "media-refused": "refused the media",
  "no-such-number": "has a number that does not exist",
  "not-allowed": "may not be called",
  congestion: "could not be called: no line was free",
  left: "is out again",
  transferred: "goes on instead of the one who asked",
  "customer-left": "and the one who asked go on without the caller",
  "agent-lost": "is out: the phone of the one who asked is gone",
  over: "is out with the end of the call",
};

const helpEnd: Words["helpEnd"] = {
  withdrawn: "it was taken back",
  "call-ended": "the agent was in the call no more",
  "signed-out": "the agent signed out",
  "timed-out": "nobody answered in time",
  lost: "the center had to begin anew",
};

const HELPED = {
  ...{ message: "wrote", listen: "by listening", whisper: "by whispering" },
  ...{ barge: "by joining in", "take-over": "by taking it over" },
} as const;

const THEN = {
  returned: "back to who gave it away",
  queue: "back to the line of the queue",
  mailbox: "on to the mailbox",
  released: "released",
} as const;

const LIMITS = {
  call: "a call",
  hold: "a hold",
  menu: "a stay in menus",
  queue: "a wait in a queue",
} as const;

const FORWARDS = {
  setting: "the settings do not let it (XCC_FOLLOW_302)",
  "from-outside": "the call is with somebody outside",
  "this-phone": "it is this phone that was wanted",
  emergency: "it is an emergency number",
  loop: "it has been there, or too far",
  inside: "there is no such number outside, but one of ours at which nobody was there",
  context: "it may not be called from there",
  "no-line": "no line to it was free",
} as const;

const TONES = {
  busy: "the line gave the busy tone: nobody was there any more",
  steady: "the line gave a tone without end: nobody was there any more",
} as const;

const MANNERS = { listen: "listens to", whisper: "listens and whispers to", barge: "joins in with" } as const;

const outcome: Words["outcome"] = {
  answered: "answered",
  abandoned: "they gave up",
  "timed-out": "they had waited as long as the queue keeps a caller",
  overflowed: "the queue was full",
  "no-agent": "nobody was there to serve it",
  "transferred-out": "transferred elsewhere",
  error: "the call could not be kept",
};

const offerEnd: Words["offerEnd"] = {
  answered: "answered",
  "no-answer": "did not answer",
  rejected: "rejected it",
  busy: "was busy",
  "do-not-disturb": "has a phone that is set to do not disturb",
  unreachable: "could not be reached",
  "media-refused": "refused the media",
  "lost-race": "was not the first to answer",
  withdrawn: "was no longer needed",
};

const cause: Words["cause"] = {
  normal: "hung up",
  busy: "busy",
  "no-answer": "no answer",
  rejected: "rejected",
  "do-not-disturb": "set to do not disturb",
  unreachable: "could not be reached",
  cancelled: "given up",
  "answered-elsewhere": "answered elsewhere",
  "no-such-number": "no such number",
  "not-allowed": "not allowed",
  congestion: "no line was free",
  "media-failed": "no audio could be had",
  vanished: "the other side vanished",
  "protocol-error": "the other side spoke wrongly",
  "time-limit": "it had lasted as long as it may",
  shutdown: "the center was stopping",
  crashed: "the center had crashed",
};

const skipped: Words["skipped"] = {
  "not-ready": "is on break or not ready",
  "break-here": "is on break in this queue",
  "on-call": "is on a call",
  ringing: "is being offered a call",
  "wrap-up": "is in after-call work",
  "held-back": "is held back for a moment after a missed offer or a call",
  "phone-unregistered": "has no registered phone",
  "phone-silent": "has a phone that does not answer the center",
  "phone-busy": "is on the phone",
  "own-call": "is the caller",
  "level-closed": "is on a level that is not open yet",
  retained: "is kept free for callers who came directly",
  "missed-before": "has missed this call before",
  "later-in-order": "comes later in the order",
};

export const ENGLISH: Words = {
  outcome,
  offerEnd,
  cause,
  skipped,
  consultEnd,
  helpEnd,
  turns: TURNS,
  waits: {
    greeting: () => "the greeting must be heard to its end",
    "number-in-call": () => "they are owed a call, and their number is in another call of ours",
    "number-unreachable": () => "they are owed a call, and nobody can be reached at their number",
    pause: () => "they were called back and not reached; they are called again after a pause",
    caller: () => "an agent has answered for them; they are being called back",
    connecting: () => "an agent has answered; they are being connected",
    answer: ({ nextPhoneAt }) =>
      nextPhoneAt === undefined
        ? "a phone that rings must be answered"
        : "a phone that rings must be answered, or the next one is rung",
    anybody: () => "somebody must sign in to the queue and be ready",
    "more-idle": ({ idle, retained }) =>
      `the number of idle agents must be above ${retained}, since they came from another queue; it is ${idle}`,
    agent: ({ agents, levelOpensAt }) => {
      const who = agents.map((one) => `${one.agent} ${one.skipped === undefined ? "" : skipped[one.skipped]}`.trim());
      const level = levelOpensAt === undefined ? "" : ", or the next level must open";
      return `one of these agents must become free${level}: ${who.join("; ")}`;
    },
  },
  story: {
    called: ({ from, dialled, over }) =>
      over === undefined ? `${from} called ${dialled}` : `${from} called ${dialled} over ${over}`,
    known: ({ as }) => (as === "vip" ? "is a VIP" : "is on the black list"),
    ivr: ({ number }) => `led to the menus of ${number}`,
    menu: ({ name }) => `heard menu ${name}`,
    keyed: ({ keys, isWrong }) => (isWrong ? `keyed in ${keys}, which means nothing there` : `keyed in ${keys}`),
    "no-key": () => "pressed no key in time",
    hotline: ({ number }) => `led by hotline ${number}`,
    extension: ({ extn }) => `led to extension ${extn}`,
    outside: ({ number }) => `led to ${number} outside`,
    emergency: ({ number, extn, lines }) =>
      lines.length === 0
        ? `${number} is an emergency number, called for extension ${extn}; there is no line to it`
        : `${number} is an emergency number, called for extension ${extn} over the first line that takes it: ${lines.join(", ")}`,
    closed: () => "outside of office hours: the closed prompt",
    unroutable: ({ dialled }) => `${dialled} leads nowhere`,
    answered: () => "the center answered",
    joined: ({ queue, position }) => `joined queue ${queue} as number ${position}`,
    offered: ({ agent, extn, queue }) => `queue ${queue} offered it to agent ${agent} at ${extn}`,
    "offer-ended": ({ agent, end, ringMs }) => `agent ${agent} ${offerEnd[end]} after ${seconds(ringMs)}`,
    "left-queue": (line) => `left queue ${line.queue} after ${seconds(line.waitMs)}: ${outcome[line.outcome]}`,
    "sent-on": ({ queue, limit, to, target }) =>
      `queue ${queue} sent it on to ${TARGETS[to] ?? to} ${target}: ${outcome[limit]}`,
    promised: ({ queue, number }) => `asked queue ${queue} to call back at ${number} and keeps the place`,
    "promise-kept": () => "keeps the place: the center was down for a while, and calls back as promised",
    "taken-up": ({ how }) =>
      how === "missed"
        ? "the center was away for a moment: what had happened meanwhile was taken up"
        : "the center was away for a moment: what had not been done was ordered again",
    "call-back-put-off": ({ reason }) =>
      reason === "in-call"
        ? "is not called back yet: the number is in another call of ours"
        : "is not called back yet: nobody can be reached at the number",
    "call-back-superseded": ({ queue, by }) =>
      `need not be called back: the same number is there again, in call ${by}, and has this place in queue ${queue}`,
    "call-back-failed": (line) => `call back number ${line.attempt} failed: ${cause[line.cause]}`,
    mailbox: ({ extn }) => `led to the mailbox of ${extn}`,
    message: ({ message, durationMs, file }) =>
      `${MESSAGES[message]}${file === undefined ? "" : `, ${seconds(durationMs ?? 0)}: ${file}`}`,
    "mailbox-access": ({ own }) =>
      own ? "asked for the messages of its own phone" : "asked for the messages of a mailbox",
    "at-mailbox": ({ extn, happened }) => AT_MAILBOX[happened](extn),
    "sent-nowhere": ({ to, target }) => `there was no ${TARGETS[to] ?? to} ${target} to go to`,
    "limit-reached": ({ limit, afterMs }) => `had lasted ${seconds(afterMs)}, as long as ${LIMITS[limit]} may`,
    "tone-heard": ({ tone }) => TONES[tone],
    forwarded: ({ from, number, refused }) =>
      `${from} sent it on to ${number}${refused === undefined ? "" : `, where it does not go: ${FORWARDS[refused]}`}`,
    "told-of-recording": () => "was told that the call is recorded",
    rang: ({ number }) => `${number} was called`,
    "not-reached": (line) => `${line.number} after ${seconds(line.ringMs)}: ${cause[line.cause]}`,
    talked: ({ with: other, isAgent }) => `talks with ${isAgent ? "agent " : ""}${other}`,
    "talk-ended": ({ with: other, talkMs }) => `the conversation with ${other} ended after ${seconds(talkMs)}`,
    held: ({ by, holdMs }) => `${by} had put it on hold for ${seconds(holdMs)} in all`,
    "hold-begun": ({ by, how }) => `${by} put the other side on hold${how === "phone" ? " at the phone" : ""}`,
    "hold-ended": ({ by, holdMs }) => `${by} took it up again after ${seconds(holdMs)} on hold`,
    muted: ({ who }) => `${who} is not heard`,
    unmuted: ({ who, mutedMs }) => `${who} is heard again after ${seconds(mutedMs)}`,
    consulted: ({ by, to, target }) => `${by} asks ${TARGETS[to] ?? to} ${target} while the other side hears music`,
    "consult-answered": ({ who }) => `${who} answered and is asked`,
    "consult-turned": (line) => `${line.by} ${TURNS[line.with]}`,
    "consult-ended": ({ who, end }) => `${who}, who was asked, ${consultEnd[end]}`,
    transferred: ({ by, kind, to, target }) =>
      `${by} handed it over to ${TARGETS[to] ?? to} ${target}${kind === "attended" ? " after asking" : ""}`,
    "transfer-failed": (line) => `nobody took what was handed over (${cause[line.cause]}): ${THEN[line.then]}`,
    "supervisor-called": ({ by }) => `${by} was called, to supervise`,
    supervised: ({ by, whom, manner }) => `${by} ${MANNERS[manner]} ${whom}, as a supervisor`,
    "supervisor-left": ({ by, stayedMs }) => `${by} supervises no more after ${seconds(stayedMs)}`,
    "taken-over": ({ by, from }) => `${by} took it over from ${from}`,
    intervened: ({ by, did }) =>
      did === "moved" ? `${by} moved the waiting caller elsewhere` : `${by} ended the call`,
    prioritised: ({ by, priority }) => `${by} gave the waiting caller priority ${priority}`,
    replaced: ({ by, former }) => `${by} called in to go on in the place of ${former}`,
    "came-from": ({ who, call }) => `${who} came from call ${call}`,
    "went-to": ({ who, call }) => `${who} goes on in call ${call}`,
    "recording-ordered": ({ by, doing }) =>
      doing === "start" ? `${by} wants it recorded` : `${by} ended the recording`,
    "recording-paused": ({ by }) => `${by} paused the recording`,
    "recording-resumed": ({ by, pausedMs }) => `${by} let the recording go on, ${seconds(pausedMs)} are not on it`,
    "help-asked": ({ agent, text }) => `agent ${agent} asks for help${text === "" ? "" : `: ${text}`}`,
    "help-answered": ({ by, agent, manner, text }) =>
      `${by} helps agent ${agent}, ${HELPED[manner]}${text === "" ? "" : `: ${text}`}`,
    "help-over": (line) => `agent ${line.agent} asks for help no more: ${helpEnd[line.end]}`,
    disposition: ({ agent, code, noted, by }) => {
      const what = [...(code === undefined ? [] : [`disposition ${code}`]), ...(noted ? ["notes"] : [])].join(" and ");
      if (by === "center") return `agent ${agent} had not said what came of it in time: ${what}, the queue's default`;
      return by === "supervisor" ? `a supervisor set ${what} for agent ${agent}` : `agent ${agent} set ${what}`;
    },
    "wrapped-up": ({ agent, wrapUpMs }) => `agent ${agent} finished ${seconds(wrapUpMs)} of after-call work`,
    recorded: ({ file, durationMs }) => `recorded for ${seconds(durationMs)} as ${file}`,
    "not-recorded": ({ reason }) => `could not be recorded: ${reason}`,
    ended: (line) => `ended by the ${line.by}: ${cause[line.cause]}`,
  },
};
