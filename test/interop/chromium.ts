// Debian's chromium without a window, asked over its own DevTools protocol: what a page shows, asks for and complains about.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { START_MS } from "../real-time.ts";
import { Child } from "./child.ts";

const ANSWER_MS = 60_000;

/** It keeps to itself: no updates, no lookups of its own; and whatever a page asks for by name is not found. */
const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--disable-dev-shm-usage",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
  "--remote-debugging-port=0",
];

type Fields = Readonly<Record<string, unknown>>;

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Fields;
  readonly sessionId?: string;
  readonly result?: Fields;
  readonly error?: { readonly message: string };
}

export interface Chromium {
  /** A new tab, which goes there. */
  open(url: string): Promise<Tab>;
  /** Default: it is asked to end. */
  stop(how?: "SIGTERM" | "SIGKILL"): Promise<void>;
}

/** `more`: flags beside the usual ones. */
export async function startChromium(more: readonly string[] = []): Promise<Chromium> {
  const profile = mkdtempSync(join(tmpdir(), "xcc-chromium-"));
  const child = new Child("chromium", [...FLAGS, ...more, `--user-data-dir=${profile}`, "about:blank"]);
  const stop = async (how: "SIGTERM" | "SIGKILL" = "SIGTERM"): Promise<void> => {
    await child.stop(how, 10_000);
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const line = await child.line(/^DevTools listening on ws:/, START_MS);
    const tools = await DevTools.connect(line.replace("DevTools listening on ", "").trim());
    return {
      stop,
      open: async (url) => {
        const { targetId } = await tools.ask("Target.createTarget", { url: "about:blank" });
        const { sessionId } = await tools.ask("Target.attachToTarget", { targetId, flatten: true });
        const tab = new Tab(tools, String(sessionId));
        await tab.go(url);
        return tab;
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** One page, with everything that it has asked for and complained about since it was opened. */
export class Tab {
  /** URLs of all requests, `data:` and `blob:` left out. */
  readonly requests: string[] = [];
  /** Errors of the console, uncaught exceptions, what the content security policy has forbidden. */
  readonly complaints: string[] = [];
  readonly #tools: DevTools;
  readonly #session: string;
  #onParsed: () => void = () => undefined;

  constructor(tools: DevTools, session: string) {
    this.#tools = tools;
    this.#session = session;
    tools.onEvent(session, (method, params) => {
      this.#take(method, params);
    });
  }

  /** Ends when the page has a document that can be asked. */
  async go(url: string): Promise<void> {
    for (const domain of ["Network", "Runtime", "Log", "Audits", "Page"]) await this.#ask(`${domain}.enable`);
    const parsed = Promise.withResolvers<undefined>();
    this.#onParsed = () => parsed.resolve(undefined);
    const { loaderId } = await this.#ask("Page.navigate", { url });
    // Without a loader it was a step within the page that is there.
    if (loaderId !== undefined) await within(ANSWER_MS, parsed.promise, `${url} has no document`);
  }

  /** The value of an expression in the page, as JSON can say it. */
  async value(expression: string): Promise<unknown> {
    const answer = await this.#ask("Runtime.evaluate", { expression, returnByValue: true, awaitPromise: true });
    if (answer["exceptionDetails"] !== undefined) throw new Error(JSON.stringify(answer["exceptionDetails"]));
    return (answer["result"] as Fields)["value"];
  }

  /** What somebody who looks at it can read. */
  async text(): Promise<string> {
    return String(await this.value("document.body?.innerText ?? ''"));
  }

  #ask(method: string, params: Fields = {}): Promise<Fields> {
    return this.#tools.ask(method, params, this.#session);
  }

  #take(method: string, params: Fields): void {
    if (method === "Page.domContentEventFired") this.#onParsed();
    if (method === "Network.requestWillBeSent") {
      const { url } = params["request"] as { readonly url: string };
      if (!/^(data|blob):/.test(url)) this.requests.push(url);
    }
    const entry = params["entry"] as Fields | undefined;
    const complains =
      method === "Runtime.exceptionThrown" ||
      (method === "Runtime.consoleAPICalled" && params["type"] === "error") ||
      (method === "Log.entryAdded" && entry?.["level"] === "error") ||
      (method === "Audits.issueAdded" && JSON.stringify(params).includes("ContentSecurityPolicyIssue"));
    if (complains) this.complaints.push(`${method} ${JSON.stringify(params)}`);
  }
}

function within<Value>(limitMs: number, promise: Promise<Value>, what: string): Promise<Value> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${what} after ${limitMs} ms`)), limitMs);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** The protocol: numbered questions and their answers, and events in between. */
class DevTools {
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, (message: Message) => void>();
  readonly #listeners = new Map<string, (method: string, params: Fields) => void>();
  #asked = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.addEventListener("message", ({ data }) => {
      this.#take(JSON.parse(String(data)) as Message);
    });
  }

  static connect(url: string): Promise<DevTools> {
    return new Promise((resolve, reject) => {
      const socket = new WebSocket(url);
      socket.addEventListener("open", () => {
        resolve(new DevTools(socket));
      });
      socket.addEventListener("error", () => {
        reject(new Error(`chromium does not let anybody connect at ${url}`));
      });
    });
  }

  onEvent(session: string, listener: (method: string, params: Fields) => void): void {
    this.#listeners.set(session, listener);
  }

  ask(method: string, params: Fields, sessionId?: string): Promise<Fields> {
    const id = ++this.#asked;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(id);
        reject(new Error(`chromium did not answer ${method}`));
      }, ANSWER_MS);
      this.#waiting.set(id, ({ error, result }) => {
        clearTimeout(timer);
        if (error === undefined) resolve(result ?? {});
        else reject(new Error(`${method}: ${error.message}`));
      });
      this.#socket.send(JSON.stringify({ id, method, params, sessionId }));
    });
  }

  #take(message: Message): void {
    if (message.id !== undefined) {
      this.#waiting.get(message.id)?.(message);
      this.#waiting.delete(message.id);
    } else if (message.method !== undefined) {
      this.#listeners.get(message.sessionId ?? "")?.(message.method, message.params ?? {});
    }
  }
}
