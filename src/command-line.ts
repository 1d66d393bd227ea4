// Options of the commands that stand beside the server. All that is wrong is told together, each with its option's name.
import { parseArgs } from "node:util";
import { didYouMean } from "./nearest.ts";
import {
  PORT_OPTION,
  SECRET_OPTIONS,
  secretOption,
  SETTING_OPTIONS,
  withOptions,
  type Environment,
} from "./setting-options.ts";

export interface Usage {
  /** What the command is called with, and what for: printed by --help. */
  readonly text: string;
  /** Options with a value, and switches without. */
  readonly values: readonly string[];
  readonly switches: readonly string[];
  /** How many arguments without an option it takes at most. */
  readonly mostArguments?: number;
  /** Whether every setting is an option of it (`environment` of what was given). */
  readonly takesSettings?: boolean;
}

/** What a command says; `code` is its exit code: 0 done, 1 it could not, 2 it was asked wrongly, 130 it was broken off. */
export interface Answer {
  readonly code: 0 | 1 | 2 | 130;
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

  /** The environment with the settings that were given as options. */
  environment(environment: Environment): Environment {
    return withOptions(environment, { text: (option) => this.text(option), errors: this.errors });
  }

  /** As `number`, of an option that must be given. */
  required(name: string, range: NumberRange): number | undefined {
    if (this.text(name) === undefined) this.errors.push(`--${name} is missing`);
    return this.number(name, range);
  }
}

/** Reads what was given and lets `run` answer; wrong options and what `run` finds wrong with them become the answer. */
/** Of a text that is told unasked. */
const MOST_LINES = 40;

export function answerTo<T extends Answer | Promise<Answer>>(
  args: readonly string[],
  usage: Usage,
  run: (options: GivenOptions) => T,
): T | Answer {
  const given = givenIn(args, usage);
  if (given.has("help")) return done(`${usage.text}\n`);
  const most = usage.mostArguments ?? 0;
  // After an option that there is not, what follows is most likely its value.
  const [tooMany] = given.errors.length > 0 ? [] : given.arguments.slice(most);
  if (tooMany !== undefined) given.errors.push(`${tooMany} is no option of this command${meantBy(tooMany, usage)}`);
  // What there is not is never passed over: nothing is done where something is not understood.
  if (given.errors.length > 0) return wrong(given.errors, usage);
  const answer = run(given);
  return given.errors.length > 0 ? wrong(given.errors, usage) : answer;
}

function optionsOf(usage: Usage): readonly string[] {
  return [...usage.values, ...usage.switches, ...(usage.takesSettings === true ? SETTING_OPTIONS : []), "help"];
}

/** With those that are only told where they belong. */
function namesOf(usage: Usage): readonly string[] {
  const secret = usage.takesSettings === true ? SECRET_OPTIONS.keys() : [];
  return [...optionsOf(usage), ...secret].map((name) => `--${name}`);
}

function meantBy(argument: string, usage: Usage): string {
  if (usage.takesSettings === true && /^\d+$/.test(argument)) return `; did you mean --${PORT_OPTION} ${argument}?`;
  return didYouMean(`--${argument}`, namesOf(usage));
}

/** What was given, with all that is wrong with it. */
function givenIn(args: readonly string[], usage: Usage): GivenOptions {
  const known = optionsOf(usage);
  const switches = new Set([...usage.switches, "help"]);
  const options: Record<string, { type: "string" | "boolean"; short?: string }> = {};
  for (const name of known) options[name] = { type: switches.has(name) ? "boolean" : "string" };
  options["help"] = { type: "boolean", short: "h" };
  // Negative numbers are values: what is wrong with them is told by the option that got them.
  const joined = args.flatMap((arg, index) => joinedWithNext(arg, args[index + 1], index, args, known));
  const parsed = parseArgs({ args: joined, options, allowPositionals: true, strict: false, tokens: true });
  const values: Record<string, unknown> = {};
  const errors: string[] = [];
  for (const token of parsed.tokens) {
    if (token.kind !== "option") continue;
    const { name, rawName, value, inlineValue } = token;
    if (!known.includes(name)) {
      const secret = usage.takesSettings === true ? secretOption(name) : undefined;
      errors.push(secret ?? `${rawName} is no option of this command${didYouMean(rawName, namesOf(usage))}`);
    } else if (values[name] !== undefined && name !== "help") errors.push(`${rawName} is given twice`);
    else if (!switches.has(name)) {
      if (value === undefined || (!inlineValue && value.startsWith("--"))) errors.push(`${rawName} needs a value`);
      values[name] = value ?? "";
    } else {
      if (value !== undefined) errors.push(`${rawName} takes no value`);
      values[name] = true;
    }
  }
  const given = new GivenOptions(values, parsed.positionals);
  given.errors.push(...errors);
  return given;
}

/** `--calls -5` as `--calls=-5`: node's own parser takes the second for an option. */
function joinedWithNext(
  arg: string,
  next: string | undefined,
  index: number,
  args: readonly string[],
  known: readonly string[],
): string[] {
  const isNegative = (text: string | undefined): boolean => text !== undefined && /^-\d/.test(text);
  const isValueOption = (text: string | undefined): boolean =>
    text?.startsWith("--") === true && known.includes(text.slice(2));
  if (isValueOption(arg) && isNegative(next)) return [`${arg}=${String(next)}`];
  return isNegative(arg) && index > 0 && isValueOption(args[index - 1]) ? [] : [arg];
}

function wrong(errors: readonly string[], usage: Usage): Answer {
  // What was wrong is to stand where one looks.
  const help = usage.text.split("\n").length > MOST_LINES ? "--help says which options there are." : usage.text;
  return { code: 2, out: "", errors: `${errors.join("\n")}\n\n${help}\n` };
}

/** Says it on the process's streams and sets its exit code. */
export function say(answer: Answer): void {
  process.stdout.write(answer.out);
  process.stderr.write(answer.errors);
  process.exitCode = answer.code;
}
