// How commands are written. A line of the event socket ends where a line ends, and its words are taken apart by blanks, commas,
// quotes, braces and dollar signs, each application in a way of its own: so nothing that somebody else has chosen stands in a command
// unless it cannot be taken for anything but itself. Names that people have are shown without what could be; paths and numbers
// that have it are not said at all.
import type { Application, Endpoint, EslCommand, Variables } from "./vocabulary.ts";

const LONGEST_TEXT = 200;
/** Every sign that some part of the node takes for more than itself, and everything that is no sign. */
const SPECIAL = /[{}[\]()<>'"`\\,;|&$^!%=\p{C}\p{Zl}\p{Zp}]/gu;
const LEG = /^[\w-]{1,64}$/;
const NUMBER = /^[\w.*#+-]{1,64}$/;
const NAME = /^[\w.-]{1,64}$/;
const DOMAIN = /^(?:[A-Za-z0-9.-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\])$/;
/** A path, or `local_stream://moh`; without blanks, so that it is one word. */
const SOUND = /^(?:(?:local_stream|tone_stream|silence_stream):\/\/)?[\p{L}\p{N}_./:@+-]{1,400}$/u;
const KEYS = /^[0-9A-D*#]{1,64}$/;
const VARIABLE = /^[A-Za-z_][\w-]{0,63}$/;

/** What of a text is said: without what could be taken for something else, its blanks one at a time. */
export function sayable(text: string): string {
  return text.toWellFormed().replace(SPECIAL, " ").replace(/\s+/g, " ").trim().slice(0, LONGEST_TEXT).trim();
}

/** As `api` and `bgapi` take it; undefined: something in it cannot be said. */
export function textOf(command: EslCommand): string | undefined {
  switch (command.type) {
    case "kill":
      return words("uuid_kill", leg(command.leg), command.cause);
    case "park":
      return words("uuid_park", leg(command.leg));
    case "bridge":
      return words("uuid_bridge", leg(command.first), leg(command.second));
    case "break":
      return words("uuid_break", leg(command.leg), "all");
    case "exists":
      return words("uuid_exists", leg(command.leg));
    case "dump":
      return words("uuid_dump", leg(command.leg), "json");
    case "channels":
      return "show channels as json";
    case "set":
      return words("uuid_setvar_multi", leg(command.leg), variablesOf(command.variables, ";"));
    case "record-start":
    case "record-stop": {
      const doing = command.type === "record-start" ? "start" : "stop";
      return words("uuid_record", leg(command.leg), doing, matching(SOUND, command.path));
    }
    case "unbridge":
      return words("uuid_transfer", leg(command.leg), command.both ? "-both" : "", "park", "inline");
    case "to-conference": {
      const room = matching(NAME, command.room);
      const target = room === undefined ? undefined : `conference:${room}@default`;
      return words("uuid_transfer", leg(command.leg), command.both ? "-both" : "", target, "inline");
    }
    default:
      return otherTextOf(command);
  }
}

type Rest = Extract<
  EslCommand,
  {
    readonly type:
      | "relate"
      | "send-keys"
      | "receive-keys"
      | "media-statistics"
      | "phone-talk"
      | "phone-hold"
      | "flush-directory"
      | "originate";
  }
>;

function otherTextOf(command: Rest): string | undefined {
  switch (command.type) {
    case "relate": {
      const [member, other] = [whole(command.member), whole(command.other)];
      return words("conference", matching(NAME, command.room), "relate", member, other, command.relation);
    }
    case "send-keys":
      return words("uuid_send_dtmf", leg(command.leg), matching(KEYS, command.keys));
    case "receive-keys":
      return words("uuid_recv_dtmf", leg(command.leg), matching(KEYS, command.keys));
    case "media-statistics":
      return words("uuid_set_media_stats", leg(command.leg));
    case "phone-talk":
    case "phone-hold":
      return words("uuid_phone_event", leg(command.leg), command.type === "phone-talk" ? "talk" : "hold");
    case "flush-directory":
      return words("xml_flush_cache", "id", matching(NUMBER, command.user), matching(DOMAIN, command.domain));
    case "originate": {
      const own = matching(LEG, command.leg);
      const variables = own && variablesOf({ origination_uuid: own, ...command.variables }, ",");
      const endpoint = endpointOf(command.to);
      const then = applicationOf(command.then);
      if (variables === undefined || endpoint === undefined || then === undefined) return undefined;
      return `originate {${variables}}${endpoint} &${then.name}(${then.argument})`;
    }
  }
}

/** A message to a leg: what it is to do, and by which id the end of it is told. Undefined: it cannot be said. */
export function messageOf(legId: string, application: Application, eventId: string): string | undefined {
  const then = applicationOf(application);
  const [target, id] = [leg(legId), matching(LEG, eventId)];
  if (then === undefined || target === undefined || id === undefined) return undefined;
  const argument = then.argument === "" ? [] : [`execute-app-arg: ${then.argument}`];
  return [
    `sendmsg ${target}`,
    "call-command: execute",
    `execute-app-name: ${then.name}`,
    ...argument,
    `Event-UUID: ${id}`,
  ].join("\n");
}

/** The lamp of a phone: so many new messages and old ones. */
export function lampOf(user: string, domain: string, fresh: number, old: number): string | undefined {
  const [number, at, news, olds] = [matching(NUMBER, user), matching(DOMAIN, domain), whole(fresh), whole(old)];
  if (number === undefined || at === undefined || news === undefined || olds === undefined) return undefined;
  return [
    "sendevent MESSAGE_WAITING",
    `MWI-Messages-Waiting: ${fresh > 0 ? "yes" : "no"}`,
    `MWI-Message-Account: sip:${number}@${at}`,
    `MWI-Voice-Message: ${news}/${olds} (0/0)`,
  ].join("\n");
}

/** `auth`; undefined: no password of that kind can be said. */
export function passwordOf(password: string): string | undefined {
  return /^[\x21-\x7e]{1,128}$/.test(password) ? `auth ${password}` : undefined;
}

/** By name: a filter would drop what tells of jobs and of the node's life. */
export function subscriptionOf(names: readonly string[]): string {
  const custom = names.filter((name) => name.includes("::"));
  const usual = names.filter((name) => !name.includes("::"));
  const all = [...usual, ...(custom.length === 0 ? [] : ["CUSTOM", ...custom])];
  return `event json ${all.filter((name) => /^[\w:-]+$/.test(name)).join(" ")}`;
}

function applicationOf(application: Application): { readonly name: string; readonly argument: string } | undefined {
  switch (application.type) {
    case "park":
      return { name: "park", argument: "" };
    case "answer":
      return { name: "answer", argument: "" };
    case "ring-ready":
      return { name: "ring_ready", argument: "" };
    case "playback":
      return withArgument("playback", matching(SOUND, application.sound));
    case "eavesdrop":
      return withArgument("eavesdrop", leg(application.leg));
    case "record": {
      const { path, limitS, threshold, silenceS } = application;
      return withArgument("record", words(matching(SOUND, path), whole(limitS), whole(threshold), whole(silenceS)));
    }
  }
}

function withArgument(name: string, argument: string | undefined) {
  return argument === undefined ? undefined : { name, argument };
}

function endpointOf(to: Endpoint): string | undefined {
  if (to.type === "user") {
    const [user, domain] = [matching(NUMBER, to.user), matching(DOMAIN, to.domain)];
    return user === undefined || domain === undefined ? undefined : `user/${user}@${domain}`;
  }
  const [name, number] = [matching(NAME, to.name), matching(NUMBER, to.number)];
  return name === undefined || number === undefined ? undefined : `sofia/gateway/${name}/${number}`;
}

/** Their values are texts of anybody's: only what of each is sayable. */
function variablesOf(variables: Variables, separator: "," | ";"): string | undefined {
  const entries = Object.entries(variables);
  if (entries.some(([name]) => !VARIABLE.test(name))) return undefined;
  return entries.map(([name, value]) => `${name}=${sayable(value)}`).join(separator);
}

function leg(id: string): string | undefined {
  return matching(LEG, id);
}

function whole(value: number): string | undefined {
  return Number.isInteger(value) && value >= 0 && value <= 1_000_000 ? String(value) : undefined;
}

function matching(pattern: RegExp, text: string): string | undefined {
  return pattern.test(text) ? text : undefined;
}

/** Empty ones are left out. */
function words(...all: readonly (string | undefined)[]): string | undefined {
  return all.includes(undefined) ? undefined : all.filter((word) => word !== "").join(" ");
}
