import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { noRequests, takeTrains } from "./request-trains.ts";

function message(tag: string, body: string): Buffer {
  const bytes = Buffer.alloc(body.length + 5);
  bytes.write(tag);
  bytes.writeInt32BE(body.length + 4, 1);
  bytes.write(body, 5);
  return bytes;
}

const startup = Buffer.from([0, 0, 0, 9, 0, 3, 0, 0, 0]);
const train = [message("P", "select 1\0"), message("B", "x"), message("E", ""), message("S", "")];

describe("request trains", () => {
  it("let the startup message go at once, though it has no tag", () => {
    expect(takeTrains(noRequests(), startup)).toEqual(startup);
  });

  it("wait for the message that the server answers", () => {
    const trains = noRequests();
    takeTrains(trains, startup);
    for (const part of train.slice(0, -1)) expect(takeTrains(trains, part)).toHaveLength(0);
    expect(takeTrains(trains, train.at(-1) ?? Buffer.alloc(0))).toEqual(Buffer.concat(train));
  });

  it("give whole trains and the same bytes, however they are cut", () => {
    const simple = message("Q", "select 2\0");
    const all = Buffer.concat([startup, ...train, simple, ...train, message("X", "")]);
    const ends = [startup.length];
    for (const next of [Buffer.concat(train), simple, Buffer.concat(train), message("X", "")]) {
      ends.push((ends.at(-1) ?? 0) + next.length);
    }
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: all.length }), { maxLength: 20 }), (cuts) => {
        const trains = noRequests();
        const given: Buffer[] = [];
        let end = 0;
        for (const cut of [...cuts.sort((a, b) => a - b), all.length]) {
          given.push(takeTrains(trains, Buffer.from(all.subarray(end, cut))));
          end = cut;
          expect([0, ...ends]).toContain(Buffer.concat(given).length);
        }
        expect(Buffer.concat(given)).toEqual(all);
      }),
    );
  });
});
