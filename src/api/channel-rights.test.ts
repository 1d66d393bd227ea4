// The table of who hears what says what the events' own judge does, for each kind of asker and channel.
import { describe, expect, it } from "vitest";
import type { About } from "../contract/about.ts";
import type { Principal, UserRole } from "../store/principal.ts";
import { CHANNEL_RIGHTS, type Hears } from "./channel-rights.ts";
import { mayHear } from "./live/audience.ts";

const set = (...names: readonly string[]): ReadonlySet<string> => new Set(names);

/** What is told on each channel: of the asker's own, of a queue that they look after, of another. */
const TOLD: Readonly<Record<string, (whose: "own" | "supervised" | "other") => About>> = {
  "cc.agent.<agent>": (whose) => work(`cc.agent.${loginOf(whose)}`, whose),
  "cc.queue.<queue>": (whose) => work(`cc.queue.${queueOf(whose)}`, whose),
  "cc.channel.<callUUID>": (whose) => work("cc.channel.c1", whose),
  "cc.alarm.<rule>": (whose) => ({
    ...{ channels: ["cc.alarm.1"], agents: set(), extns: set(), queues: set(queueOf(whose)) },
  }),
  "cc.people.<login>": (whose) => ({
    ...{ channels: [`cc.people.${loginOf(whose)}`], agents: set(), extns: set(), queues: set() },
    people: set(loginOf(whose)),
  }),
  "cc.center": () => ({ channels: ["cc.center"], agents: set(), extns: set(), queues: set() }),
};

const loginOf = (whose: string): string => (whose === "own" ? "1001" : whose === "supervised" ? "1002" : "1003");
const queueOf = (whose: string): string => (whose === "supervised" ? "support" : "sales");

function work(channel: string, whose: "own" | "supervised" | "other"): About {
  const login = loginOf(whose);
  return { channels: [channel], agents: set(login), extns: set(login), queues: set(queueOf(whose)) };
}

function asking(role: UserRole, queues: readonly string[], extension = false): Principal {
  return {
    ...{ userId: 7, login: "1001", role, ownExtn: "1001", queues, tokenId: 1, devKeyId: undefined },
    tokenKind: extension ? "extension-token" : "user-token",
    extension: extension ? { id: 1, extn: "1001" } : undefined,
  };
}

/** Of which of the three somebody with that right is told. `isRestricted`: they look after the queue support only. */
function told(right: Hears, isRestricted: boolean, hasOwn: boolean): readonly string[] {
  switch (right) {
    case "nothing":
      return [];
    case "own":
      return ["own"];
    case "queues":
      return isRestricted ? [...(hasOwn ? ["own"] : []), "supervised"] : ["own", "supervised", "other"];
    case "unrestricted":
      return isRestricted ? [] : ["own", "supervised", "other"];
    case "all":
      return ["own", "supervised", "other"];
  }
}

describe("who hears what over the WebSocket", () => {
  for (const { channel, agent, supervisor, administrator, extensionToken } of CHANNEL_RIGHTS) {
    const askers: readonly (readonly [string, Principal, Hears, boolean])[] = [
      ["an agent", asking("agent", []), agent, false],
      ["a supervisor of one queue", asking("supervisor", ["support"]), supervisor, true],
      ["a supervisor of all", asking("supervisor", []), supervisor, false],
      ["an administrator", asking("administrator", []), administrator, false],
      ["an extension's token", asking("agent", [], true), extensionToken, false],
    ];
    it.each(askers)(`${channel}: %s`, (_who, principal, right, isRestricted) => {
      const about = TOLD[channel];
      expect(about).toBeDefined();
      const heard = (["own", "supervised", "other"] as const).filter(
        (whose) => about !== undefined && mayHear(principal, about(whose)),
      );
      expect(heard).toEqual(told(right, isRestricted, channel !== "cc.alarm.<rule>"));
    });
  }
});
