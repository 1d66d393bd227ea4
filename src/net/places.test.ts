import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Places, type Entered } from "./places.ts";

interface Guest {
  readonly name: string;
}

const LIMITS = { all: 6, perAddress: 4, strangers: 5 };
const HERE = "192.0.2.1";
const THERE = "192.0.2.2";

function guest(name: string): Guest {
  return { name };
}

function full(limits = LIMITS) {
  const places = new Places<Guest>(limits);
  return {
    places,
    enter: (name: string, from: string, as = {}): Entered<Guest> => places.enter(guest(name), from, as),
  };
}

describe("places", () => {
  it("are free again for those who come after those who left", () => {
    const places = new Places<Guest>({ all: 1, perAddress: 1, strangers: 1 });
    const first = guest("first");
    places.enter(first, HERE, { isKnown: true });
    expect(places.enter(guest("second"), HERE)).toEqual({ type: "refused", why: "address" });
    expect(places.enter(guest("third"), THERE)).toEqual({ type: "refused", why: "full" });
    places.leave(first);
    places.leave(first);
    expect(places.enter(guest("fourth"), HERE)).toEqual({ type: "entered", gaveWay: undefined });
    expect([places.known, places.strangers]).toEqual([0, 1]);
  });

  it("of one address are limited: its oldest stranger gives way, who is known does not", () => {
    const { places, enter } = full();
    const known = guest("known");
    places.enter(known, HERE);
    places.prove(known);
    enter("a", HERE);
    enter("b", HERE);
    enter("c", HERE);
    expect(enter("d", HERE)).toEqual({ type: "entered", gaveWay: { name: "a" } });
    expect(enter("e", HERE)).toEqual({ type: "entered", gaveWay: { name: "b" } });
    expect([places.known, places.strangers]).toEqual([1, 3]);
    expect(enter("f", THERE)).toEqual({ type: "entered", gaveWay: undefined });
  });

  it("of strangers are limited: one gives way where most are", () => {
    const { enter } = full();
    enter("far", THERE);
    for (const name of ["a", "b", "c", "d"]) enter(name, HERE);
    expect(enter("e", "192.0.2.3")).toEqual({ type: "entered", gaveWay: { name: "a" } });
    expect(enter("f", "192.0.2.4")).toEqual({ type: "entered", gaveWay: { name: "b" } });
  });

  it("are for those who are known though strangers have all of theirs; strangers make room for them", () => {
    const { places, enter } = full({ all: 6, perAddress: 10, strangers: 5 });
    for (const name of ["a", "b", "c", "d", "e"]) enter(name, HERE);
    expect(enter("known", THERE, { isKnown: true })).toEqual({ type: "entered", gaveWay: undefined });
    expect(enter("more", THERE, { isKnown: true })).toEqual({ type: "entered", gaveWay: { name: "a" } });
    expect([places.known, places.strangers]).toEqual([2, 4]);
  });

  it("count an IPv6 network as one address, and an IPv4 one as itself in either spelling", () => {
    const { enter } = full({ all: 9, perAddress: 1, strangers: 9 });
    enter("a", "2001:db8::1", { isKnown: true });
    expect(enter("b", "2001:db8::2:1")).toMatchObject({ why: "address" });
    expect(enter("c", "2001:db8:0:1::1")).toMatchObject({ type: "entered" });
    enter("d", "::ffff:192.0.2.9", { isKnown: true });
    expect(enter("e", "192.0.2.9")).toMatchObject({ why: "address" });
  });

  it("are not limited by address for one behind whom many stand", () => {
    const { enter } = full();
    const types = ["a", "b", "c", "d", "e"].map((name) => enter(name, HERE, { isHost: true }));
    expect(types).toEqual(types.map(() => ({ type: "entered", gaveWay: undefined })));
  });

  it("go first from those who became strangers first", () => {
    const { places, enter } = full({ all: 9, perAddress: 2, strangers: 9 });
    const busy = guest("busy");
    places.enter(busy, HERE);
    places.prove(busy);
    enter("idle", HERE);
    places.doubt(busy);
    expect(enter("next", HERE)).toEqual({ type: "entered", gaveWay: { name: "idle" } });
    expect(enter("last", HERE)).toEqual({ type: "entered", gaveWay: { name: "busy" } });
  });

  it("are never more than there are, whatever comes and goes", () => {
    const steps = fc.array(fc.record({ act: fc.nat(3), who: fc.nat(29), address: fc.nat(4) }), { maxLength: 200 });
    fc.assert(
      fc.property(steps, (done) => {
        const places = new Places<Guest>(LIMITS);
        const inside = new Map<Guest, { readonly from: string; isKnown: boolean }>();
        const guests = Array.from({ length: 30 }, (_, index) => guest(String(index)));
        for (const { act, who, address } of done) {
          const one = guests[who] ?? guest("nobody");
          const from = `192.0.2.${address}`;
          const entry = inside.get(one);
          if (act === 0 && entry === undefined) {
            const entered = places.enter(one, from);
            if (entered.type === "refused") continue;
            if (entered.gaveWay !== undefined) {
              expect(inside.get(entered.gaveWay)?.isKnown).toBe(false);
              inside.delete(entered.gaveWay);
            }
            inside.set(one, { from, isKnown: false });
          } else if (act === 1) {
            places.leave(one);
            inside.delete(one);
          } else if (act === 2) {
            places.prove(one);
            if (entry !== undefined) entry.isKnown = true;
          } else {
            places.doubt(one);
            if (entry !== undefined) entry.isKnown = false;
          }
          const all = [...inside.values()];
          expect(places.known + places.strangers).toBe(all.length);
          expect(places.known).toBe(all.filter(({ isKnown }) => isKnown).length);
          expect(all.length).toBeLessThanOrEqual(LIMITS.all);
          for (const { from: counted } of all) {
            expect(all.filter((other) => other.from === counted).length).toBeLessThanOrEqual(LIMITS.perAddress);
          }
        }
      }),
    );
  });
});
