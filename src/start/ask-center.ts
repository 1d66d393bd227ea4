// Asks the center that runs in a data folder (`control.ts`).
import { request, type IncomingMessage } from "node:http";
import { FolderInUse } from "../store/database/folder-lock.ts";
import { CONTROL_SOCKET, socketPlace } from "./socket-place.ts";

/** No center runs there: what was asked can be done without it. */
export class NobodyThere extends Error {}

/** Rejects with NobodyThere, or with why it was refused. Whoever is handed the answer reads it to its end. */
export async function askCenter<T>(
  dataFolder: string,
  path: string,
  read: (answer: IncomingMessage) => Promise<T>,
): Promise<T> {
  const place = await controlOf(dataFolder);
  try {
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      request({ socketPath: place.path, method: "POST", path }, resolve).once("error", reject).end();
    });
    if (answer.statusCode === 200) return await read(answer);
    throw new Error(errorIn(await textOf(answer)));
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOENT" || code === "ECONNREFUSED") throw new NobodyThere("no center runs there", { cause: error });
    throw error;
  } finally {
    place.close();
  }
}

/** Where nobody answers and yet somebody holds the folder: what to do. */
export function orBusy(error: unknown): Error {
  if (!(error instanceof FolderInUse)) return error instanceof Error ? error : new Error(String(error));
  const text = "a server has it and does not answer: it is just starting or stopping, so ask again in a moment";
  return new Error(`${error.message.split(";")[0] ?? ""}; ${text}`, { cause: error });
}

async function controlOf(dataFolder: string) {
  try {
    return await Promise.resolve(socketPlace(dataFolder, CONTROL_SOCKET));
  } catch (error) {
    throw new NobodyThere("there is no such folder", { cause: error });
  }
}

export async function textOf(answer: IncomingMessage): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of answer) pieces.push(piece as Uint8Array);
  return Buffer.concat(pieces).toString();
}

function errorIn(text: string): string {
  try {
    const { error } = JSON.parse(text) as { readonly error?: unknown };
    if (typeof error === "string") return error;
  } catch {
    // As it came.
  }
  return text;
}
