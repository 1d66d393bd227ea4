// The seed document, read: its sections with what they name, and its examples as they stand there.
import { readFileSync } from "node:fs";
import { join } from "node:path";

export interface SeedExample {
  /** Of its first line in the document. */
  readonly line: number;
  readonly method: string;
  /** Of the URL, without host and port. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** As it stands there. */
  readonly body: string;
  /** What the document shows as the answer. */
  readonly answer: unknown;
}

export interface SeedSection {
  /** As the text names it; some examples use another. */
  readonly path: string;
  readonly parameters: readonly string[];
  readonly example: SeedExample;
}

const LINES = readFileSync(join(import.meta.dirname, "callcenter-api.seed.txt"), "utf8").split("\n");

export function seedSections(): readonly SeedSection[] {
  const starts = LINES.flatMap((line, index) => (line.trim() === "请求 URL" ? [index + 1] : []));
  return starts.map((start, index) => sectionOf(start, starts[index + 1] ?? LINES.length));
}

function sectionOf(start: number, end: number): SeedSection {
  const lines = LINES.slice(start, end);
  const path = lines.find((line) => line.trim() !== "")?.trim() ?? "";
  const command = lines.findIndex((line) => line.startsWith("curl"));
  const parametersAt = lines.findIndex((line) => line.trim() === "参数");
  const bullets = lines.slice(parametersAt, command).map((line) => /^\s*•\s*([a-z_]+)\s*[:：]/.exec(line)?.[1]);
  const parameters = bullets.filter((name) => name !== undefined);
  const answerAt = lines.findIndex((line, index) => index > command && /^返回(值|结果)/.test(line));
  return { path, parameters, example: { ...curl(start + command), answer: json(start + answerAt + 1) } };
}

/** A curl command that begins at a line, and may go on over several. */
function curl(at: number): Omit<SeedExample, "answer"> {
  for (let end = at + 1; end <= LINES.length; end += 1) {
    const words = shellWords(LINES.slice(at, end).join("\n"));
    if (words !== undefined) return { line: at + 1, ...requestOf(words.slice(1)) };
  }
  throw new Error(`the command at line ${at + 1} does not end`);
}

/** Undefined: it goes on in the next line. */
function shellWords(command: string): string[] | undefined {
  if (command.endsWith("\\")) return undefined;
  const word = /'([^']*)'|"([^"]*)"|\\\n|\s+|([^\s'"\\]+)/gy;
  const words: string[] = [];
  while (word.lastIndex < command.length) {
    const match = word.exec(command);
    if (match === null) return undefined;
    const text = match[1] ?? match[2] ?? match[3];
    if (text !== undefined) words.push(text);
  }
  return words;
}

function requestOf(words: readonly string[]): Omit<SeedExample, "answer" | "line"> {
  const headers: Record<string, string> = {};
  let [method, path, body] = ["GET", "", ""];
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? "";
    if (word.startsWith("-X")) method = word.slice(2);
    else if (word === "-d") body = words[++index] ?? "";
    else if (word === "-H") {
      const [name = "", value = ""] = (words[++index] ?? "").split(/:\s*/, 2);
      headers[name.toLowerCase()] = value;
    } else path = word.slice(word.indexOf("/"));
  }
  return { method, path, headers, body };
}

/** The first JSON value that begins at or below a line. */
function json(at: number): unknown {
  const start = LINES.findIndex((line, index) => index >= at && /^[[{]/.test(line));
  for (let end = start + 1; end <= LINES.length; end += 1) {
    try {
      return JSON.parse(LINES.slice(start, end).join("\n")) as unknown;
    } catch {
      // It goes on in the next line.
    }
  }
  throw new Error(`there is no answer below line ${at + 1}`);
}
