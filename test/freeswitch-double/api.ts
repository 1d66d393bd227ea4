// The commands of the API by name. What is not here the double does not know, and says so as the real one would.
import { sendDigits } from "./applications.ts";
import { bridge } from "./bridging.ts";
import { eavesdropKey } from "./eavesdropping.ts";
import { channelState, headersOf, isAlive, type Leg } from "./leg.ts";
import { hangUp, parkSoon } from "./life.ts";
import { hearingChanged } from "./hearing.ts";
import { startRecording, stopRecording } from "./recording.ts";
import { conferenceCommand } from "./rooms.ts";
import { breakOff, takeNext } from "./running.ts";
import { transfer } from "./transferring.ts";
import { BadLine, pairs, splitWords } from "./words.ts";
import type { World } from "./world.ts";

type LegCommand = (world: World, leg: Leg, words: readonly string[]) => string;

const UUID = /^[\w-]{1,64}$/;
const CAUSES = new Set([
  ...[
    "NORMAL_CLEARING",
    "USER_BUSY",
    "CALL_REJECTED",
    "UNALLOCATED_NUMBER",
    "NO_USER_RESPONSE",
    "NO_ANSWER",
    "LOSE_RACE",
  ],
  ...["ORIGINATOR_CANCEL", "NORMAL_TEMPORARY_FAILURE", "USER_NOT_REGISTERED", "SUBSCRIBER_ABSENT", "INVALID_GATEWAY"],
  ...["CHAN_NOT_IMPLEMENTED", "DESTINATION_OUT_OF_ORDER", "NO_ROUTE_DESTINATION", "NORMAL_CIRCUIT_CONGESTION"],
  ...[
    "SWITCH_CONGESTION",
    "OUTGOING_CALL_BARRED",
    "INCOMING_CALL_BARRED",
    "MEDIA_TIMEOUT",
    "BEARERCAPABILITY_NOTAVAIL",
  ],
  ...["INCOMPATIBLE_DESTINATION", "RECOVERY_ON_TIMER_EXPIRE", "ALLOTTED_TIMEOUT", "MANAGER_REQUEST", "SYSTEM_SHUTDOWN"],
  ...["INTERWORKING", "PROTOCOL_ERROR", "NORMAL_UNSPECIFIED", "PICKED_OFF", "CRASH", "NETWORK_OUT_OF_ORDER"],
  ...["REQUESTED_CHAN_UNAVAIL", "FACILITY_REJECTED", "NONE", "GATEWAY_DOWN", "INVALID_NUMBER_FORMAT", "BLIND_TRANSFER"],
  ...["MANDATORY_IE_MISSING", "CALL_AWARDED_DELIVERED", "ATTENDED_TRANSFER", "UNSPECIFIED", "FACILITY_NOT_SUBSCRIBED"],
]);

/** Those whose first word is a leg. */
const OF_LEGS: Readonly<Record<string, LegCommand>> = {
  uuid_kill: (world, leg, [cause = "NORMAL_CLEARING"]) => {
    if (!CAUSES.has(cause)) world.violation(`uuid_kill: no such cause: ${cause}`);
    const by = leg.phase === "answered" ? "send_bye" : leg.direction === "outbound" ? "send_cancel" : "send_refuse";
    world.afterBetween(0.5, 4, () => hangUp(world, leg, CAUSES.has(cause) ? cause : "NORMAL_CLEARING", by));
    return "+OK\n";
  },
  uuid_park: (world, leg) => {
    if (leg.bridging !== undefined) leg.bridging.isOver = true;
    leg.bridging = undefined;
    parkSoon(world, leg);
    return "+OK\n";
  },
  uuid_transfer: transfer,
  uuid_break: (world, leg, [which]) => {
    breakOff(world, leg, which === "all");
    return "+OK\n";
  },
  uuid_record: (world, leg, [what, path = "", limitS]) => {
    if (what === "start")
      return startRecording(world, leg, path, limitS === undefined ? undefined : Number(limitS) * 1_000);
    return what === "stop" ? stopRecording(world, leg, path) : usage(world, "uuid_record");
  },
  uuid_recv_dtmf: (world, leg, [digits = ""]) => {
    for (const digit of digits) eavesdropKey(world, leg, digit);
    return "+OK\n";
  },
  uuid_send_dtmf: (_world, leg, [digits = ""]) => {
    sendDigits(leg, digits.split("@")[0] ?? "");
    return "+OK\n";
  },
  uuid_getvar: (_world, leg, [name = ""]) => leg.variables.get(name) ?? "_undef_",
  uuid_set_media_stats: (world, leg) => {
    const now = world.now();
    if (leg.far.sends && leg.phase === "answered") {
      const since = Math.max(leg.packetsIn.at, leg.answeredAt);
      leg.packetsIn.count += Math.round((now - since) / 20);
    }
    leg.packetsIn.at = now;
    leg.variables.set("rtp_audio_in_packet_count", String(leg.packetsIn.count));
    leg.variables.set("rtp_audio_in_media_packet_count", String(leg.packetsIn.count));
    return "+OK Success\n";
  },
  uuid_audio: (world, leg, [what, side, , level = "0"]) => {
    const isOn = what === "start" && Number(level) !== 0;
    if (side === "read" || what === "stop") leg.isReadMuted = isOn;
    if (side === "write" || what === "stop") leg.isWriteMuted = isOn;
    hearingChanged(world);
    return "+OK Success\n";
  },
  uuid_phone_event: (world, leg, [what = ""]) => {
    if (!["talk", "hold"].includes(what)) return usage(world, "uuid_phone_event");
    if (what === "talk") leg.isToldToTalk = true;
    return "+OK\n";
  },
  uuid_answer: (_world, leg) => {
    leg.phase = "answered";
    return "+OK\n";
  },
};

function usage(world: World, command: string): string {
  world.violation(`wrong use of ${command}`);
  return `-USAGE: ${command}\n`;
}

/** Undefined: there is no such command here. */
export function legCommand(world: World, command: string, argument: string): string | undefined {
  const [uuid = "", ...words] = splitWords(argument, " ");
  switch (command) {
    case "uuid_exists":
      return String(isAlive(world.legs.get(uuid) ?? GONE));
    case "uuid_bridge":
      return bridged(world, uuid, words);
    case "uuid_dump":
      return dump(world, uuid, words[0] ?? "");
    case "uuid_setvar":
    case "uuid_setvar_multi":
      return setVariables(world, command, argument);
    default:
  }
  const act = Object.hasOwn(OF_LEGS, command) ? OF_LEGS[command] : undefined;
  if (act === undefined) return undefined;
  if (!UUID.test(uuid)) throw new BadLine(`no uuid: ${uuid}`);
  const leg = world.legs.get(uuid);
  if (leg === undefined || !isAlive(leg)) return missing(command);
  const said = act(world, leg, words);
  takeNext(world, leg);
  return said;
}

const GONE = { phase: "gone" } as Leg;

function missing(command: string): string {
  if (command === "uuid_getvar" || command === "uuid_record") return "-ERR Cannot locate session!\n";
  return "-ERR No such channel!\n";
}

function bridged(world: World, uuid: string, words: readonly string[]): string {
  const [other = "", ...more] = words;
  if (!UUID.test(uuid) || !UUID.test(other) || more.length > 0)
    throw new BadLine(`uuid_bridge takes two: ${uuid} ${words.join(" ")}`);
  const [first, second] = [world.legs.get(uuid), world.legs.get(other)];
  if (first === undefined || second === undefined || !isAlive(first) || !isAlive(second)) return "-ERR Invalid uuid\n";
  return bridge(world, first, second);
}

function dump(world: World, uuid: string, format: string): string {
  const leg = world.legs.get(uuid);
  if (leg === undefined || !isAlive(leg)) return "-ERR No such channel!\n";
  const headers = { "Event-Name": "CHANNEL_DATA", "Core-UUID": world.coreUuid, ...headersOf(leg) };
  if (format === "json") return JSON.stringify(headers);
  return Object.entries(headers)
    .map(([name, value]) => `${name}: ${encodeURIComponent(value)}\n`)
    .join("");
}

function setVariables(world: World, command: string, argument: string): string {
  const isMany = command === "uuid_setvar_multi";
  const [, uuid = "", rest = ""] = /^(\S+) (.+)$/s.exec(argument) ?? [];
  if (uuid === "") throw new BadLine(`${command} takes more: ${argument}`);
  const leg = world.legs.get(uuid);
  if (leg === undefined || !isAlive(leg)) return "-ERR No such channel!\n";
  if (isMany) {
    for (const [name, value] of pairs(rest, ";")) setOne(leg, name, value);
    return "+OK\n";
  }
  const [name = "", value = ""] = splitWords(rest, " ", 2);
  setOne(leg, name, value);
  return "+OK\n";
}

function setOne(leg: Leg, name: string, value: string): void {
  if (value === "") leg.variables.delete(name);
  else leg.variables.set(name, value);
}

/** Those of the whole node, as far as they are plain questions. */
export function worldCommand(world: World, command: string, argument: string): string | undefined {
  switch (command) {
    case "conference": {
      const said = conferenceCommand(world, splitWords(argument, " "));
      if (said === undefined) world.violation(`conference: no such command: ${argument}`);
      return said ?? "-ERR conference: no such command\n";
    }
    case "create_uuid":
      return world.chance.uuid();
    case "version":
      return "FreeSWITCH Version 1.10.12-release+double (double 64bit)\n";
    case "status":
      return `UP 0 years, 0 days, 0 hours\nFreeSWITCH (Version 1.10.12 -release- double) is ready\n${world.legs.size} session(s) - peak 0\n`;
    case "hupall":
      for (const leg of [...world.legs.values()])
        hangUp(world, leg, argument.split(" ")[0] || "MANAGER_REQUEST", "send_bye");
      return `+OK hangup all channels with cause ${argument}\n`;
    case "reloadxml":
      return "+OK [Success]\n";
    default:
      return undefined;
  }
}

/** Rows of `show channels`, of which there is no list at all where there are none. */
export function channelRows(world: World, shown: Iterable<Leg>): string {
  const rows = [...shown].map((leg) => ({
    ...{ uuid: leg.uuid, direction: leg.direction, created_epoch: String(Math.floor(leg.createdAt / 1_000)) },
    ...{ name: leg.name, state: channelState(leg), cid_name: leg.callerName, cid_num: leg.callerNumber },
    ...{ ip_addr: "127.0.0.1", dest: leg.dialled, dialplan: "XML", context: "default" },
    application: leg.doing === "bridged" ? "uuid_bridge" : (leg.variables.get("current_application") ?? ""),
    application_data: leg.partner?.uuid ?? leg.variables.get("current_application_data") ?? "",
    callstate: headersOf(leg)["Channel-Call-State"] ?? "",
    call_uuid: headersOf(leg)["Channel-Call-UUID"] ?? "",
    hostname: world.coreUuid === "" ? "" : "double",
  }));
  return JSON.stringify({ row_count: rows.length, ...(rows.length === 0 ? {} : { rows }) });
}
