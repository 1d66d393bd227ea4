// A page that says what to type and what then is seen, and a bash that types it.
import { spawn, type ChildProcess } from "node:child_process";
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { PATIENCE_MS } from "../real-time.ts";

/** One fenced block of bash, with the answer that the block after it shows. */
export interface TypedStep {
  /** Of the heading that it stands under: 3 of "## 3. Opening hours". */
  readonly chapter: number;
  readonly commands: string;
  /** Undefined: nothing is seen, or the page does not say. */
  readonly answer: string | undefined;
}

interface Block {
  readonly chapter: number;
  readonly language: string;
  readonly text: string;
}

function blocksOf(page: string): readonly Block[] {
  const blocks: Block[] = [];
  let chapter = 0;
  let open: { language: string; lines: string[] } | undefined;
  for (const line of page.split("\n")) {
    const fence = /^```(\w*)$/.exec(line);
    if (fence === null) {
      if (open === undefined) chapter = Number(/^## (\d+)\. /.exec(line)?.[1] ?? chapter);
      else open.lines.push(line);
    } else if (open === undefined) {
      open = { language: fence[1] ?? "", lines: [] };
    } else {
      blocks.push({ chapter, language: open.language, text: open.lines.join("\n") });
      open = undefined;
    }
  }
  if (open !== undefined) throw new Error("a fenced block of the page does not end");
  return blocks;
}

/** The `bash` blocks of a page; what is fenced as `sh` needs the reader's own hand (a key, a file, another terminal). */
export function stepsOf(page: string): readonly TypedStep[] {
  const blocks = blocksOf(page);
  return blocks.flatMap(({ chapter, language, text }, index) => {
    if (language !== "bash") return [];
    const next = blocks[index + 1];
    return [{ chapter, commands: text, answer: next?.language === "text" ? next.text : undefined }];
  });
}

export function readPage(path: string): string {
  return readFileSync(path, "utf8");
}

/** What is seen, where `…` stands for what differs each time. */
export function answerPattern(answer: string): RegExp {
  const literal = answer.split("…").map((part) => part.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&"));
  return new RegExp(`^${literal.join("[^\\n]*")}$`);
}

/** A bash that keeps its variables and functions from one block to the next, as a terminal does. */
export class Bash {
  readonly #process: ChildProcess;
  #output = "";
  #told: (() => void) | undefined;

  constructor(folder: string, environment: Readonly<Record<string, string>>) {
    this.#process = spawn("bash", ["--noprofile", "--norc"], {
      cwd: folder,
      env: { ...process.env, ...environment },
      stdio: ["pipe", "pipe", "pipe"],
    });
    for (const stream of [this.#process.stdout, this.#process.stderr]) {
      stream?.setEncoding("utf8").on("data", (text: string) => {
        this.#output += text;
        this.#told?.();
      });
    }
  }

  /** What the commands print, both streams, without the last line's end. Rejects where they do not end. */
  async type(commands: string): Promise<string> {
    const end = `end-${randomUUID()}`;
    this.#output = "";
    this.#process.stdin?.write(`${commands}\necho ${end}\n`);
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => {
        reject(new Error(`bash did not end this:\n${commands}\nIt printed:\n${this.#output}`));
      }, PATIENCE_MS);
      this.#told = () => {
        if (!this.#output.includes(`${end}\n`)) return;
        clearTimeout(timer);
        resolve();
      };
    });
    this.#told = undefined;
    return this.#output.slice(0, this.#output.indexOf(end)).replace(/\n$/, "");
  }

  stop(): void {
    this.#process.kill("SIGKILL");
  }
}
