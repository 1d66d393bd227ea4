// Which files of a log belong together, and from where its end can be reached.
import { FileReader, ReplayError } from "./file-reader.ts";
import { eventFile, fileNumbers, type EventLogHead } from "./format.ts";

export interface ChainedFile {
  readonly number: number;
  readonly head: EventLogHead;
}

/** The files that lead to the newest one, oldest first, each of which goes on where the one before it ended. */
export function chainOf(folder: string): readonly ChainedFile[] {
  const chain: ChainedFile[] = [];
  const numbers = fileNumbers(folder);
  for (let number = numbers.pop(); number !== undefined;) {
    const head = headAt(folder, number);
    // A file that was begun and whose head did not get on the disk holds no event.
    if (head === undefined && chain.length === 0) {
      number = numbers.pop();
      continue;
    }
    if (head === undefined) break;
    chain.unshift({ number, head });
    const { follows } = head;
    number = follows !== null && numbers.includes(follows) ? follows : undefined;
  }
  return chain;
}

/** Undefined: it is no file of this format, or not whole. */
export function headAt(folder: string, number: number): EventLogHead | undefined {
  try {
    const reader = new FileReader(eventFile(folder, number));
    reader.close();
    return reader.head;
  } catch (error) {
    if (error instanceof ReplayError) return undefined;
    throw error;
  }
}
