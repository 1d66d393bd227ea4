import { describe, expect, it } from "vitest";
import { SocketPlaces } from "./socket-places.ts";

/** Sockets, each from an address of its own unless said otherwise. */
function filled(all: number, perAddress = 5): SocketPlaces {
  const places = new SocketPlaces({ all, perAddress });
  for (let index = 0; index < all; index += 1) places.opened(`10.0.0.${index}`);
  return places;
}

describe("places for sockets", () => {
  it("are so many, and there are no more for strangers", () => {
    const places = filled(20);
    expect(places.refusalOf("192.0.2.1", 0)).toBe("full");
    places.left("10.0.0.1", false, 0);
    expect(places.refusalOf("192.0.2.1", 0)).toBeUndefined();
  });

  it("have a little room for who comes back, as long as their broken socket may still count and a while after it", () => {
    const places = filled(20);
    // A stranger's address is none that somebody comes back from.
    expect(places.refusalOf("10.0.0.1", 0)).toBe("full");
    places.entered("10.0.0.1");
    expect(places.refusalOf("10.0.0.1", 0)).toBeUndefined();
    places.opened("10.0.0.1");
    places.opened("10.0.0.1");
    expect(places.refusalOf("10.0.0.1", 0)).toBe("full");
    places.left("10.0.0.1", false, 0);
    places.left("10.0.0.1", true, 1_000);
    places.left("10.0.0.1", false, 1_000);
    for (let index = 0; index < 1; index += 1) places.opened("10.0.0.0");
    expect(places.refusalOf("10.0.0.1", 60_000)).toBeUndefined();
    expect(places.refusalOf("10.0.0.1", 200_000)).toBe("full");
    expect(places.refusalOf("192.0.2.1", 60_000)).toBe("full");
  });

  it("are so many for each address, whoever is there", () => {
    const places = new SocketPlaces({ all: 100, perAddress: 2 });
    places.opened("10.0.0.1");
    places.entered("10.0.0.1");
    places.opened("10.0.0.1");
    expect(places.refusalOf("10.0.0.1", 0)).toBe("address");
    places.left("10.0.0.1", true, 0);
    expect(places.refusalOf("10.0.0.1", 0)).toBeUndefined();
  });
});
