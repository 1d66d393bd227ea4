// Room for a start on a full disk. The embedded database writes as it is opened, a segment of its write-ahead log, and does not open
// where it cannot; so a file is kept that is given up for it then, and made again when there is room.
import { randomFillSync } from "node:crypto";
import { rmSync, statfsSync, statSync } from "node:fs";
import { open, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Log } from "../ports/log.ts";

const MEGABYTE = 2 ** 20;
/** A segment to be written, and one for what follows. */
const RESERVE_BYTES = 32 * MEGABYTE;
/** Of the write-ahead log, one segment: with less the database cannot be opened. */
export const LEAST_ROOM_BYTES = 16 * MEGABYTE;
/** It is made only where so much is left beside it. */
const BESIDE_BYTES = 64 * MEGABYTE;
const LOOK_MS = 60_000;

/** Its name in the data folder. */
export const RESERVE = "reserve";

export function reserveOf(dataFolder: string): string {
  return join(dataFolder, RESERVE);
}

/** Undefined: it cannot be known. */
export function roomIn(folder: string): number | undefined {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return undefined;
  }
}

/** Before the embedded database is opened. True: there was too little room, and it was given up. */
export function giveUpReserve(dataFolder: string, log: Log): boolean {
  const room = roomIn(dataFolder);
  if (room === undefined || room >= LEAST_ROOM_BYTES || sizeOf(reserveOf(dataFolder)) === 0) return false;
  try {
    rmSync(reserveOf(dataFolder));
  } catch {
    return false;
  }
  log.warn(
    { freeBytes: room, reserveBytes: RESERVE_BYTES },
    "the disk is full: the database is opened in what was kept for this; make room",
  );
  return true;
}

/** In pieces, so that nobody waits for it. True: it is there. Rejects where it could not be written; nothing is left of it then. */
export async function makeReserve(dataFolder: string): Promise<boolean> {
  const file = reserveOf(dataFolder);
  if (sizeOf(file) >= RESERVE_BYTES) return true;
  if ((roomIn(dataFolder) ?? 0) < RESERVE_BYTES + BESIDE_BYTES) return false;
  // Zeros would take no room where the file system compresses.
  const piece = randomFillSync(Buffer.alloc(MEGABYTE));
  const handle = await open(file, "w", 0o600);
  try {
    for (let written = 0; written < RESERVE_BYTES; written += piece.length) await handle.write(piece);
    await handle.sync();
  } catch (error) {
    await handle.close();
    await rm(file, { force: true });
    throw error;
  }
  await handle.close();
  return true;
}

/** Looks again and again whether it is there; the first time a while after the start, which has other things to do. Gives how to stop. */
export function keepReserve(dataFolder: string, log: Log, lookMs = LOOK_MS): () => void {
  let isMaking = false;
  const look = (): void => {
    if (isMaking) return;
    isMaking = true;
    makeReserve(dataFolder)
      .catch((error: unknown) =>
        log.warn({ err: error }, "what is kept for a start on a full disk could not be written"),
      )
      .finally(() => (isMaking = false));
  };
  const looking = setInterval(look, lookMs).unref();
  return () => clearInterval(looking);
}

/** 0: it is not there. */
function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
