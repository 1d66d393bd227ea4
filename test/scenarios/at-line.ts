// Where a scenario makes no sense: its line, and in the end its file, stand before what was wrong.

/** Names the line; who knows the file names that too. */
export class LineFault extends Error {
  /** From 1. */
  readonly line: number;

  constructor(line: number, text: string, cause: unknown) {
    super(`${text}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.line = line;
  }
}

/** Does what a line says. */
export function atLine<Done>(
  { number, line }: { readonly number: number; readonly line: string },
  act: () => Done,
): Done {
  try {
    return act();
  } catch (error) {
    throw new LineFault(number, line, error);
  }
}

/** With the file's name, as an editor takes it. */
export function inFile(path: string, error: unknown): unknown {
  return error instanceof LineFault ? new Error(`${path}:${error.line}: ${error.message}`, { cause: error }) : error;
}
