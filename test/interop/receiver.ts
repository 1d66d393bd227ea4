// Receivers of webhooks, over real HTTP.
import { createServer, Server as HttpServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo, Server as NetServer } from "node:net";
import { LOOPBACK } from "./ports.ts";

export type Answer = (response: ServerResponse, request: IncomingMessage) => void;

export const takes: Answer = (response) => void response.writeHead(204).end();
export const fails: Answer = (response) => void response.writeHead(500).end("not now");
export const hangs: Answer = () => undefined;
export const closes: Answer = (_, request) => void request.socket.destroy();
const listening: NetServer[] = [];

/** Resolves with its port. */
export function listen(server: NetServer): Promise<number> {
  listening.push(server);
  return new Promise((resolve) => {
    server.listen(0, LOOPBACK, () => resolve((server.address() as AddressInfo).port));
  });
}

/** Ends what listens. */
export function closeListening(): void {
  for (const server of listening.splice(0)) {
    if (server instanceof HttpServer) server.closeAllConnections();
    server.close();
  }
}

export interface Came {
  readonly id: string;
  readonly type: string;
  /** Of the call; undefined: it is of none. */
  readonly call: string | undefined;
  readonly text: string;
  readonly signed: string;
  readonly signature: string;
  /** As the agent's change says; undefined: another fact. */
  readonly reason: string | undefined;
}

interface Data {
  readonly reason?: string | undefined;
  readonly call?: string | undefined;
}

/** A fact, or an event of the public contract. */
type Told =
  | { readonly type: string; readonly data: Data }
  | { readonly event: string; readonly callUUID?: string; readonly reason?: string };

function told(said: Told): { readonly type: string; readonly data: Data } {
  if ("type" in said) return said;
  return { type: said.event, data: { reason: said.reason, call: said.callUUID } };
}

/** Takes what comes, and answers what it is told to. */
export class Receiver {
  readonly came: Came[] = [];
  answer: Answer = takes;
  url = "";

  async start(): Promise<this> {
    const server = createServer((request, response) => {
      let text = "";
      request.setEncoding("utf8").on("data", (part: string) => (text += part));
      request.on("end", () => {
        this.#take(text, request);
        this.answer(response, request);
      });
    });
    this.url = `http://${LOOPBACK}:${String(await listen(server))}/xcc`;
    return this;
  }

  #take(text: string, { headers }: IncomingMessage): void {
    const header = (name: string): string => String(headers[name]);
    const { type, data } = told(JSON.parse(text) as Told);
    const signed = `${header("webhook-id")}.${header("webhook-timestamp")}.${text}`;
    this.came.push({
      ...{ id: header("webhook-id"), text, signed, signature: header("webhook-signature") },
      ...{ type, call: data.call, reason: data.reason },
    });
  }

  /** The reasons of breaks, in the order in which they came. */
  get reasons(): readonly string[] {
    return this.came.flatMap(({ reason }) => (reason?.startsWith("b") === true ? [reason] : []));
  }
}
