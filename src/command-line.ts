// Options of the commands that stand beside the server. All that is wrong is told together, each with its option's name.
import { parseArgs } from "node:util";

export interface Usage {
  /** What the command is called with, and what for: printed by --help. */
  readonly text: string;
  /** Options with a value, and switches without. */
  readonly values: readonly string[];
  readonly switches: readonly string[];
  /** How many arguments without an option it takes at most. */
  readonly mostArguments?: number;
}

/** What a command says; `code` is its exit code: 0 done, 1 it could not, 2 it was asked wrongly. */
export interface Answer {
  readonly code: 0 | 1 | 2;
  readonly out: string;
  readonly errors: string;
}

export function done(out: string): Answer {
  return { code: 0, out, errors: "" };
}

export function failed(reason: string): Answer {
  return { code: 1, out: "", errors: `${reason}\n` };
}

export interface NumberRange {
  readonly from: number;
  readonly to: number;
  readonly whole?: boolean;
}

export class GivenOptions {
  readonly errors: string[] = [];
  readonly arguments: readonly string[];
  readonly #values: Readonly<Record<string, unknown>>;

  constructor(values: Readonly<Record<string, unknown>>, positionals: readonly string[]) {
    this.#values = values;
    this.arguments = positionals;
  }

  has(name: string): boolean {
    return this.#values[name] === true;
  }

  text(name: string): string | undefined {
    const value = this.#values[name];
    return typeof value === "string" ? value : undefined;
  }

  number(name: string, range: NumberRange): number | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const value = text.trim() === "" ? Number.NaN : Number(text);
    const fits = value >= range.from && value <= range.to && (range.whole !== true || Number.isInteger(value));
    if (fits) return value;
    const kind = range.whole === true ? "a whole number" : "a number";
    this.errors.push(`--${name} is ${JSON.stringify(text)}; expected ${kind} from ${range.from} to ${range.to}`);
    return undefined;
  }

  /** As `number`, of an option that must be given. */
  required(name: string, range: NumberRange): number | undefined {
    if (this.text(name) === undefined) this.errors.push(`--${name} is missing`);
    return this.number(name, range);
  }
}

/** Reads what was given and lets `run` answer; wrong options and what `run` finds wrong with them become the answer. */
export function answerTo<T extends Answer | Promise<Answer>>(
  args: readonly string[],
  usage: Usage,
  run: (options: GivenOptions) => T,
): T | Answer {
  const options: Record<string, { type: "string" | "boolean" }> = { help: { type: "boolean" } };
  for (const name of usage.values) options[name] = { type: "string" };
  for (const name of usage.switches) options[name] = { type: "boolean" };
  let given: GivenOptions;
  try {
    // Negative numbers are values: what is wrong with them is told by the option that got them.
    const joined = args.flatMap((arg, index) => joinedWithNext(arg, args[index + 1], index, args, usage));
    const { values, positionals } = parseArgs({ args: joined, options, allowPositionals: true });
    given = new GivenOptions(values, positionals);
  } catch (error) {
    return wrong([firstSentence(error)], usage);
  }
  if (given.has("help")) return done(`${usage.text}\n`);
  const most = usage.mostArguments ?? 0;
  if (given.arguments.length > most) given.errors.push(`${String(given.arguments[most])} is no option of this command`);
  const answer = run(given);
  return given.errors.length > 0 ? wrong(given.errors, usage) : answer;
}

/** `--calls -5` as `--calls=-5`: node's own parser takes the second for an option. */
function joinedWithNext(
  arg: string,
  next: string | undefined,
  index: number,
  args: readonly string[],
  usage: Usage,
): string[] {
  const isNegative = (text: string | undefined): boolean => text !== undefined && /^-\d/.test(text);
  const isValueOption = (text: string | undefined): boolean =>
    text?.startsWith("--") === true && usage.values.includes(text.slice(2));
  if (isValueOption(arg) && isNegative(next)) return [`${arg}=${String(next)}`];
  return isNegative(arg) && index > 0 && isValueOption(args[index - 1]) ? [] : [arg];
}

function wrong(errors: readonly string[], usage: Usage): Answer {
  return { code: 2, out: "", errors: `${errors.join("\n")}\n\n${usage.text}\n` };
}

function firstSentence(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.split(/\. |\n/)[0] ?? message;
}

/** Says it on the process's streams and sets its exit code. */
export function say(answer: Answer): void {
  process.stdout.write(answer.out);
  process.stderr.write(answer.errors);
  process.exitCode = answer.code;
}
