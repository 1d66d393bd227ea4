// Drives Verto's machine without sockets: what clients ask and the user orders goes in, everything it does is kept in few words.
import {
  newVerto,
  phonesOf,
  stepVerto,
  vertoDue,
  type Params,
  type Verto,
  type VertoEvent,
  type VertoInput,
} from "../../src/verto/index.ts";

export const OFFER = "v=0 offer";
export const ANSWER = "v=0 answer";

export class VertoTranscript {
  readonly verto: Verto;
  readonly events: VertoEvent[] = [];
  /** What the user orders when it hears an event, as legs do: in the same turn. */
  reacts: (event: VertoEvent) => readonly VertoInput[] = () => [];
  nowMs = 1_000;
  #requests = 0;
  #ids = 0;

  constructor() {
    this.verto = newVerto({ isPhones: (user) => user !== "desk", random: () => `r${String(++this.#ids)}` });
  }

  feed(input: VertoInput): readonly string[] {
    return stepVerto(this.verto, input, this.nowMs).flatMap((effect): readonly string[] => {
      switch (effect.type) {
        case "answer":
          return [
            `${effect.socket} <- ${JSON.stringify("result" in effect.answer ? effect.answer.result : effect.answer)}`,
          ];
        case "push":
          return [`${effect.socket} <- ${effect.method} ${JSON.stringify(effect.params)}`];
        case "ready":
          return [`${effect.socket} <- ready [${effect.reattached.join()}]`];
        case "settle":
          return this.feed({ type: "settled", of: effect.of });
        case "event": {
          this.events.push(effect.event);
          const { type, ...rest } = effect.event;
          const told = Object.values<unknown>(rest)
            .filter((value) => value !== undefined)
            .map(String);
          return [[type, ...told].join(" "), ...this.reacts(effect.event).flatMap((input) => this.feed(input))];
        }
      }
    });
  }

  enter(socket: string, user = "1001", sessid = "page"): readonly string[] {
    return this.feed({ type: "entered", socket, user, sessid, address: "192.0.2.7" });
  }

  ask(method: string, params: Params, socket = "s1"): readonly string[] {
    this.#requests += 1;
    return this.feed({ type: "asked", socket, request: this.#requests, method: `verto.${method}`, params });
  }

  /** Time passes, and whatever falls due happens. */
  wait(ms: number): readonly string[] {
    const until = this.nowMs + ms;
    const done: string[] = [];
    for (let due = vertoDue(this.verto); due !== undefined && due <= until; due = vertoDue(this.verto)) {
      this.nowMs = Math.max(this.nowMs, due);
      done.push(...this.feed({ type: "tick" }));
    }
    this.nowMs = until;
    return done;
  }

  /** A call to the page, which rings. */
  ring(session = "in", user = "1001"): string {
    const phone = phonesOf(this.verto, user)[0]?.id ?? "";
    const parties = { callerNumber: "1000", callerName: "Ann", calleeNumber: user };
    const [invite = ""] = this.feed({ type: "invite", session, phone, offer: OFFER, ...parties });
    return /"callID":"([^"]+)"/.exec(invite)?.[1] ?? "";
  }

  /** A call to the page that it has answered. */
  talk(session = "in"): string {
    const callID = this.ring(session);
    this.ask("answer", { sdp: ANSWER, dialogParams: { callID } });
    return callID;
  }
}
