// Whatever the network loses, delays and repeats and whatever both users do: each session ends exactly once on each side,
// says nothing afterwards, and leaves nothing behind.
import fc from "fast-check";
import { expect, test } from "vitest";
import type { SipEvent } from "./vocabulary.ts";
import type { Party } from "./virtual-network.ts";
import { invitation, VirtualNetwork } from "./virtual-network.ts";

type Deed = "ring" | "ring with description" | "accept" | "end" | "reoffer" | "info";
type Habit = "answer" | "refuse" | "answer late" | "ignore";

interface Plan {
  readonly isOfferless: boolean;
  readonly requiresReliable: boolean;
  readonly deeds: readonly { readonly at: number; readonly who: "alice" | "bob"; readonly deed: Deed }[];
  readonly habits: readonly [alice: Habit, bob: Habit];
  readonly fates: readonly (readonly number[])[];
}

const deed = fc.record({
  at: fc.nat(20_000),
  who: fc.constantFrom("alice" as const, "bob" as const),
  deed: fc.constantFrom<Deed>("ring", "ring with description", "accept", "accept", "accept", "end", "reoffer", "info"),
});
const habit = fc.constantFrom<Habit>("answer", "answer", "refuse", "answer late", "ignore");
const delay = fc.oneof(fc.integer({ min: 1, max: 50 }), fc.nat(3_000));
const fate = fc.oneof(
  { arbitrary: fc.constant([]), weight: 2 },
  { arbitrary: delay.map((ms) => [ms]), weight: 4 },
  { arbitrary: fc.tuple(delay, delay), weight: 1 },
);
const plan: fc.Arbitrary<Plan> = fc.record({
  isOfferless: fc.boolean(),
  requiresReliable: fc.boolean(),
  deeds: fc.array(deed, { maxLength: 12 }),
  habits: fc.tuple(habit, habit),
  fates: fc.array(fate, { minLength: 1, maxLength: 40 }),
});

const EMPTY = {
  ...{ sessions: 0, dialogs: 0, transactions: 0, deadlines: 0 },
  ...{ registrations: 0, subscriptions: 0, referrals: 0 },
};

/** The parties and the sessions each has seen begin. */
class Play {
  readonly network = new VirtualNetwork();
  readonly alice = this.network.add("192.0.2.1");
  readonly bob = this.network.add("192.0.2.2");
  readonly #later: { at: number; what: () => void }[] = [];

  sessionsOf(party: Party): string[] {
    return party === this.alice ? ["a"] : party.events("invited").map(({ session }) => session);
  }

  do(party: Party, deed: Deed): void {
    const { endpoint } = party;
    const { now } = this.network;
    for (const session of this.sessionsOf(party)) {
      if (deed === "ring") endpoint.ring(session, undefined, now);
      else if (deed === "ring with description") endpoint.ring(session, "v=0\r\ns=early\r\n", now);
      else if (deed === "accept") endpoint.accept(session, "v=0\r\ns=accept\r\n", now);
      else if (deed === "end") endpoint.end(session, {}, now);
      else if (deed === "reoffer") endpoint.reoffer(session, "v=0\r\ns=reoffer\r\n", now);
      else endpoint.info(session, "application/dtmf-relay", "Signal=1\r\n", now);
    }
    this.network.settle();
  }

  adopt(party: Party, habit: Habit): void {
    party.react = (event: SipEvent, now: number) => {
      const isOffer = event.type === "reoffered" || (event.type === "accepted" && event.offer !== undefined);
      if (!isOffer || habit === "ignore") return;
      const { session } = event;
      const answer = (): void => party.endpoint.answerOffer(session, "v=0\r\ns=answer\r\n", this.network.now);
      if (habit === "answer" || event.type === "accepted") answer();
      else if (habit === "refuse") party.endpoint.refuseOffer(session, 488, now);
      else this.at(now + 700, answer);
    };
  }

  at(at: number, what: () => void): void {
    this.#later.push({ at, what });
    this.#later.sort((one, other) => one.at - other.at);
  }

  /** Runs to the given time and does on the way what was planned. */
  runTo(end: number): void {
    for (let next = this.#later[0]; next !== undefined && next.at <= end; next = this.#later[0]) {
      this.#later.shift();
      this.network.run(Math.max(0, next.at - this.network.now));
      next.what();
      this.network.settle();
    }
    this.network.run(Math.max(0, end - this.network.now));
  }
}

function begin(given: Plan): { play: Play; start: number } {
  const play = new Play();
  const { network, alice, bob } = play;
  const start = network.now;
  network.fate = (packet) => given.fates[packet % given.fates.length] ?? [10];
  play.adopt(alice, given.habits[0]);
  play.adopt(bob, given.habits[1]);
  const headers = given.requiresReliable ? [{ name: "Require", value: "100rel" }] : [];
  const offer = given.isOfferless ? undefined : "v=0\r\ns=offer\r\n";
  alice.endpoint.invite(invitation("a", alice, bob, { headers, offer }), network.now);
  for (const { at, who, deed } of given.deeds) {
    play.at(start + at, () => play.do(who === "alice" ? alice : bob, deed));
  }
  return { play, start };
}

function expectEndedOnce(party: Party, sessions: readonly string[]): void {
  for (const session of sessions) {
    const told = party.told.flatMap(({ event }) =>
      "session" in event && event.session === session ? [event.type] : [],
    );
    expect(told.filter((type) => type === "ended")).toHaveLength(1);
    expect(told.at(-1)).toBe("ended");
    expect(told.filter((type) => type === "accepted").length).toBeLessThanOrEqual(1);
    expect(told.filter((type) => type === "acknowledged").length).toBeLessThanOrEqual(1);
  }
}

test("both users end what they have in the end: nothing is left after 64*T1", () => {
  fc.assert(
    fc.property(plan, (given) => {
      const { play, start } = begin(given);
      const { network, alice, bob } = play;
      play.runTo(start + 40_000);
      play.do(alice, "end");
      play.do(bob, "end");
      // An INVITE that is still repeated may begin one more session at the other side.
      play.runTo(network.now + 33_000);
      play.do(bob, "end");
      // The last message of one side (64*T1) may begin the last transaction of the other (64*T1).
      play.runTo(network.now + 2 * 32_000 + 3 * 4_000);
      expectEndedOnce(alice, play.sessionsOf(alice));
      expectEndedOnce(bob, play.sessionsOf(bob));
      expect(bob.events("invited").length).toBeLessThanOrEqual(1);
      expect(alice.endpoint.census()).toEqual(EMPTY);
      expect(bob.endpoint.census()).toEqual(EMPTY);
    }),
    { numRuns: 1_000 },
  );
});

test("one side is gone without a word: the other's session ends all the same once it was answered", () => {
  fc.assert(
    fc.property(plan, fc.nat(30_000), fc.boolean(), (given, goneAfter, isAlice) => {
      const { play, start } = begin(given);
      const { network, alice, bob } = play;
      const [gone, left] = isAlice ? [alice, bob] : [bob, alice];
      play.runTo(start + goneAfter);
      gone.isGone = true;
      play.runTo(start + 60_000);
      // What was never answered is the user's to end.
      const isAnswered = left.told.some(({ event }) => event.type === "accepted" || event.type === "acknowledged");
      if (!isAnswered) play.do(left, "end");
      play.runTo(network.now + 1_800_000 + 3 * 64_000);
      expectEndedOnce(left, play.sessionsOf(left));
      expect(left.endpoint.census()).toEqual(EMPTY);
    }),
    { numRuns: 500 },
  );
});
