import { MediaEngine } from "../../src/media/index.ts";
import type { MediaEngineOptions, MediaEvent } from "../../src/media/index.ts";
import { PATIENCE_MS } from "../real-time.ts";
import { EVENTS_PAYLOAD_TYPE } from "./media-phone.ts";
import type { MediaPhone } from "./media-phone.ts";
import { leasePorts, LOOPBACK } from "./ports.ts";
import { until } from "./until.ts";

export type EventOf<Type extends MediaEvent["type"]> = Extract<MediaEvent, { type: Type }>;

/** A media engine with a memory of what it told. */
export class MediaEngineRig {
  readonly engine: MediaEngine;
  readonly events: MediaEvent[] = [];
  readonly #watchers = new Set<() => void>();

  private constructor(engine: MediaEngine) {
    this.engine = engine;
  }

  static async start(options: Partial<MediaEngineOptions> = {}): Promise<MediaEngineRig> {
    const ports = options.ports ?? (await leasePorts(40));
    const engine = new MediaEngine({ address: LOOPBACK, ...options, ports });
    const rig = new MediaEngineRig(engine);
    await engine.start((event) => {
      rig.events.push(event);
      for (const watcher of rig.#watchers) watcher();
    });
    return rig;
  }

  all<Type extends MediaEvent["type"]>(type: Type): readonly EventOf<Type>[] {
    return this.events.filter((event): event is EventOf<Type> => event.type === type);
  }

  /** The first event of the type that fits, past or to come. */
  async event<Type extends MediaEvent["type"]>(
    type: Type,
    fits: (event: EventOf<Type>) => boolean = () => true,
    timeoutMs = PATIENCE_MS,
  ): Promise<EventOf<Type>> {
    const find = (): EventOf<Type> | undefined => this.all(type).find(fits);
    const past = find();
    if (past !== undefined) return past;
    return await new Promise((resolve, reject) => {
      const finish = (): void => {
        clearTimeout(limit);
        this.#watchers.delete(watcher);
      };
      const watcher = (): void => {
        const found = find();
        if (found === undefined) return;
        finish();
        resolve(found);
      };
      const limit = setTimeout(() => {
        finish();
        reject(new Error(`no ${type} within ${timeoutMs} ms; there were ${JSON.stringify(this.events)}`));
      }, timeoutMs);
      this.#watchers.add(watcher);
    });
  }

  /** The port of a new session, as soon as one can be opened. */
  async openedInTheEnd(name: string): Promise<number> {
    let times = 0;
    return until("a session is opened", async () => {
      const session = `${name}${(times += 1)}`;
      this.engine.send({ type: "open", session, near: undefined });
      const isAnswer = (event: { readonly session: string | undefined }): boolean => event.session === session;
      const answer = await Promise.race([this.event("opened", isAnswer), this.event("failed", isAnswer)]);
      return answer.type === "opened" ? answer.port : undefined;
    });
  }

  /** Opens a session towards the phone. Its RTP port. */
  async session(session: string, phone: MediaPhone, hasEvents = true): Promise<number> {
    this.engine.send({ type: "open", session, near: undefined });
    const { port } = await this.event("opened", (event) => event.session === session);
    this.engine.send({
      type: "connect",
      session,
      address: LOOPBACK,
      port: phone.port,
      signalledFrom: LOOPBACK,
      codec: phone.codec,
      payloadType: phone.payloadType,
      digitsPayloadType: hasEvents ? EVENTS_PAYLOAD_TYPE : undefined,
      send: true,
      receive: true,
    });
    return port;
  }

  /** Each of them hears all the others. */
  talk(conversation: string, ...sessions: readonly string[]): void {
    const parties = sessions.map((session) => ({ session, hears: sessions.filter((other) => other !== session) }));
    this.engine.send({ type: "converse", conversation, parties });
  }

  /** `{ a: "b c", b: "a", c: "" }`: a hears b and c, b hears a, c nobody. */
  converse(conversation: string, relation: Readonly<Record<string, string>>): void {
    const parties = Object.entries(relation).map(([session, hears]) => ({ session, hears: hears.split(" ") }));
    this.engine.send({ type: "converse", conversation, parties });
  }
}
