// One suite for all switches: what src/core/switch.ts and src/ports/switch.ts promise, each sentence a test. `Desk` checks
// with every event what always holds (up first, down last, one end for a leg, plain data, nothing from inside a call).
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  conversations,
  conversationsOfCallers,
  digitsSent,
  musicAndPlays,
  recordedConversations,
} from "./conversations.ts";
import { Desk } from "./desk.ts";
import { arrivals, dialling, races, registrations, stopping, wantOfRoom } from "./legs.ts";
import { lamps, messages } from "./messages.ts";
import type { MakeRig, Room } from "./rig.ts";
import { reports } from "./reports.ts";
import { bridges, holds, recordings, sounds } from "./talk.ts";

export function switchConformance(name: string, makeRig: MakeRig): void {
  withDesk(name, makeRig, (desk) => {
    it("is up first, without legs", () => {
      expect(desk().events[0]).toEqual({ type: "up", legs: [], recordings: [], phones: [] });
    });

    describe("registrations", () => registrations(desk));
    describe("legs that arrive", () => arrivals(desk));
    describe("legs that are dialled", () => dialling(desk));
    describe("races", () => races(desk));
    describe("sounds and digits", () => sounds(desk));
    describe("hold", () => holds(desk));
    describe("bridges", () => bridges(desk));
    describe("conversations", () => conversations(desk));
    describe("music and plays", () => musicAndPlays(desk));
    describe("who is recorded", () => recordedConversations(desk));
    describe("keys for the far side", () => digitsSent(desk));
    describe("recordings", () => recordings(desk));
    describe("messages", () => messages(desk));
    describe("lamps", () => lamps(desk));
    describe("what it says of all that lives", () => reports(desk));
    describe("stop", () => stopping(desk));
  });
  withDesk(`${name} without room`, makeRig, wantOfRoom, { maxLegs: 1 });
}

/** The part of it that is another matter for a switch with several places for media: legs that arrive may live in any of them. */
export function callersConformance(name: string, makeRig: MakeRig): void {
  withDesk(name, makeRig, conversationsOfCallers);
}

function withDesk(name: string, makeRig: MakeRig, suite: (desk: () => Desk) => void, room: Room = {}): void {
  describe(`${name} keeps the promises of the switch port`, () => {
    let open: Desk | undefined;
    const desk = (): Desk => {
      if (open === undefined) throw new Error("the rig did not start");
      return open;
    };

    beforeEach(async () => {
      open = await Desk.open(makeRig, room);
    });
    afterEach(async () => {
      const opened = open;
      open = undefined;
      await opened?.close();
    });

    suite(desk);
  });
}
