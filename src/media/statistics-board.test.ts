import { expect, test } from "vitest";
import { newRow, readRow, StatisticsBoard, writeRow } from "./statistics-board.ts";

const PORTS = { from: 20_000, to: 20_009 };
const told = (packets: number, remotePacketsLost?: number) => ({
  codec: "PCMU" as const,
  sent: { packetsSent: packets },
  received: { packetsReceived: packets + 1, packetsLost: 2, jitterMs: 1.26 },
  remote: {
    remotePacketsLost,
    remoteJitterMs: remotePacketsLost === undefined ? undefined : 0.5,
    roundTripMs: remotePacketsLost === undefined ? undefined : 40.5,
  },
});
const NOTHING = {
  codec: "",
  packetsSent: 0,
  packetsReceived: 0,
  packetsLost: 0,
  jitterMs: 0,
  remotePacketsLost: undefined,
  remoteJitterMs: undefined,
  ...{ roundTripMs: undefined, mos: undefined, remoteMos: undefined },
};

test("what one thread writes for a port the other reads, and only for that port", () => {
  const board = new StatisticsBoard(PORTS);
  const other = new StatisticsBoard(PORTS, board.memory);
  writeRow(other.begin(20_002), told(7));
  writeRow(other.begin(20_008), told(9, 3));
  expect(board.read(20_002)).toEqual({
    ...NOTHING,
    codec: "PCMU",
    packetsSent: 7,
    packetsReceived: 8,
    packetsLost: 2,
    jitterMs: 1.3,
    mos: 2.6,
  });
  expect(board.read(20_008)).toMatchObject({
    packetsSent: 9,
    remotePacketsLost: 3,
    remoteJitterMs: 0.5,
    roundTripMs: 40.5,
    remoteMos: expect.closeTo(1.97, 1) as number,
  });
  expect(board.read(20_004)).toMatchObject({ codec: "", packetsSent: 0 });
});

test("the next session on a port begins with nothing", () => {
  const board = new StatisticsBoard(PORTS);
  writeRow(board.begin(20_002), told(7, 3));
  board.begin(20_002);
  expect(board.read(20_002)).toEqual(NOTHING);
  expect(readRow(newRow())).toEqual(NOTHING);
});

test("the packets of strangers are counted beside the rows, and counted on by who takes a thread's place", () => {
  const board = new StatisticsBoard(PORTS);
  new StatisticsBoard(PORTS, board.memory).countStrangers(3_000_000_000);
  const next = new StatisticsBoard(PORTS, board.memory);
  writeRow(next.begin(20_000), told(7));
  next.countStrangers(2);
  expect(board.packetsStranger).toBe(3_000_000_002);
  expect(board.read(20_000)).toMatchObject({ packetsSent: 7 });
});
