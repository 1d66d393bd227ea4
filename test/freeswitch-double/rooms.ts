// Conferences: members, relations, what is played to one of them, and `conference::maintenance`.
import { hearingChanged } from "./hearing.ts";
import { isAlive, type Leg, type Member, type Room, type Running } from "./leg.ts";
import { begin, finish } from "./running.ts";
import { lengthOf } from "./sounds.ts";
import type { World } from "./world.ts";

let members = 0;

/** `X@default+flags{mute}` */
export function join(world: World, leg: Leg, argument: string, eventUuid: string, ended: () => void): void {
  const [, name = "", flags = ""] = /^([^@+]+)(?:@[^+]*)?(?:\+(?:[^+]*\+)?flags\{([^}]*)\})?/.exec(argument) ?? [];
  const room = roomOf(world, leg, name);
  members += 1;
  const isMuted = flags.split("|").includes("mute");
  const own: Member = {
    ...{ id: String(members), leg, isMuted, isDeaf: flags.split("|").includes("deaf") },
    ...{ nohear: new Set<string>(), nospeak: new Set<string>(), playing: undefined },
  };
  const leave = (): void => {
    if (!room.members.delete(own.id)) return;
    own.playing?.();
    tellRoom(world, room, own, "del-member");
    if (room.members.size === 0) {
      world.rooms.delete(name);
      tellRoom(world, room, own, "conference-destroy");
    }
    // EXECUTE_COMPLETE of `conference` comes when the leg leaves.
    finish(world, leg, running, "_none_");
    ended();
  };
  const running: Running = { app: "conference", argument, eventUuid, sound: false, conference: name, stop: leave };
  begin(world, leg, running);
  world.after(2, () => {
    if (!isAlive(leg) || !leg.running.includes(running)) return;
    room.members.set(own.id, own);
    tellRoom(world, room, own, "add-member");
    hearingChanged(world);
  });
}

function roomOf(world: World, leg: Leg, name: string): Room {
  const there = world.rooms.get(name);
  if (there !== undefined) return there;
  const room: Room = { name, members: new Map() };
  world.rooms.set(name, room);
  const headers = { "Conference-Name": name, "Conference-Size": "0", Action: "conference-create" };
  world.tell(leg, "CUSTOM", headers, "conference::maintenance");
  return room;
}

function tellRoom(world: World, room: Room, member: Member, action: string, more: Record<string, string> = {}): void {
  const headers = {
    ...{
      "Conference-Name": room.name,
      "Conference-Size": String(room.members.size),
      "Conference-Profile-Name": "default",
    },
    ...{ "Member-ID": member.id, "Member-Type": "member", Action: action, ...more },
    ...{ Speak: String(!member.isMuted), Hear: String(!member.isDeaf) },
  };
  world.tell(member.leg, "CUSTOM", headers, "conference::maintenance");
}

/** `conference NAME COMMAND ...` of the API. */
export function conferenceCommand(world: World, words: readonly string[]): string | undefined {
  const [name = "", command = "", ...rest] = words;
  if (name === "list" || name === "json_list") return listAll(world);
  const room = world.rooms.get(name);
  if (room === undefined) return `-ERR Conference ${name} not found\n`;
  const [first = "", second = "", third = ""] = rest;
  switch (command) {
    case "list":
    case "json_list":
      return listOf(room, command === "json_list");
    case "relate":
      return relate(world, room, first, second, third);
    case "mute":
    case "unmute":
    case "deaf":
    case "undeaf":
      return eachOf(room, first, (member) => {
        if (command.endsWith("mute")) member.isMuted = command === "mute";
        else member.isDeaf = command === "deaf";
        tellRoom(world, room, member, `${command}-member`);
        hearingChanged(world);
      });
    case "kick":
    case "hup":
      return eachOf(room, first, (member) =>
        member.leg.running.find((each) => each.conference === name)?.stop?.("break"),
      );
    case "play":
      return playTo(world, room, first, second);
    case "stop":
      return eachOf(room, second === "" ? "all" : second, (member) => stopPlay(world, room, member));
    default:
      return undefined;
  }
}

function eachOf(room: Room, which: string, act: (member: Member) => void): string {
  const all = [...room.members.values()];
  const named = which === "all" ? all : which === "last" ? all.slice(-1) : all.filter(({ id }) => id === which);
  if (named.length === 0 && which !== "all") return `-ERR Non-Existant ID ${which}\n`;
  for (const member of named) act(member);
  return `+OK ${named.length} members\n`;
}

function relate(world: World, room: Room, one: string, other: string, how: string): string {
  const who = room.members.get(one);
  if (who === undefined || !room.members.has(other)) return "-ERR relationship: no such member\n";
  if (!["nohear", "nospeak", "clear"].includes(how)) {
    world.violation(`conference relate: no such relation: ${how}`);
    return "-ERR usage: relate MEMBER OTHER [nospeak|nohear|clear]\n";
  }
  // It acts within 10 to 30 ms, without a gap.
  world.afterBetween(10, 30, () => {
    if (how === "nohear") who.nohear.add(other);
    else if (how === "nospeak") who.nospeak.add(other);
    else {
      who.nohear.delete(other);
      who.nospeak.delete(other);
    }
    hearingChanged(world);
  });
  return `+OK ${how} ${one}->${other}\n`;
}

function playTo(world: World, room: Room, file: string, which: string): string {
  const lengthMs = lengthOf(world, file);
  if (lengthMs === undefined) return `(play) File: ${file} not found.\n`;
  return eachOf(room, which === "" ? "all" : which, (member) => {
    stopPlay(world, room, member);
    tellRoom(world, room, member, "play-file-member", { File: file });
    const stop = Number.isFinite(lengthMs) ? world.after(lengthMs, () => stopPlay(world, room, member)) : undefined;
    member.playing = stop ?? ((): void => undefined);
    hearingChanged(world);
  });
}

function stopPlay(world: World, room: Room, member: Member): void {
  if (member.playing === undefined) return;
  member.playing();
  member.playing = undefined;
  tellRoom(world, room, member, "play-file-member-done");
  hearingChanged(world);
}

function listOf(room: Room, isJson: boolean): string {
  const all = [...room.members.values()];
  if (!isJson)
    return all.map(({ id, leg }) => `${id};${leg.name};${leg.uuid};${leg.callerName};${leg.callerNumber}\n`).join("");
  const list = all.map(({ id, leg, isMuted, isDeaf }) => ({
    ...{ type: "caller", id: Number(id), uuid: leg.uuid, caller_id_number: leg.callerNumber },
    flags: { can_hear: !isDeaf, can_speak: !isMuted },
  }));
  return JSON.stringify([{ conference_name: room.name, member_count: list.length, members: list }]);
}

function listAll(world: World): string {
  const rooms = [...world.rooms.values()];
  if (rooms.length === 0) return "+OK No active conferences.\n";
  return rooms
    .map((room) => `+OK Conference ${room.name} (${room.members.size} members)\n${listOf(room, false)}`)
    .join("");
}
