// A socket whose user may talk from where it is: what it asks about calls goes to the switch, which answers and tells it of calls.
// `Switchboard` has all of them.
import { randomUUID } from "node:crypto";
import type { Clock } from "../../ports/clock.ts";
import type { FromTelephones, Telephones } from "../../ports/telephones.ts";
import { CODES, type Answer, type Params } from "./json-rpc.ts";

/** The switch answers at once; one that does not must not hold up what else is asked. */
const ANSWER_MS = 5_000;
const READY_MS = 3_000;

/** ITU-T Q.850: the switch does not answer, or the socket is gone. */
const LOST: Answer = {
  error: { code: CODES.session, message: "CALL ERROR", causeCode: 41, cause: "NORMAL_TEMPORARY_FAILURE" },
};

interface Waiting {
  readonly done: (answer: Answer) => void;
  readonly late: () => void;
}

export interface TelephoneParts {
  readonly telephones: Telephones;
  readonly clock: Clock;
  readonly push: (method: string, params: Params) => void;
}

export class Telephone {
  readonly socket = randomUUID();
  readonly #parts: TelephoneParts;
  readonly #waiting = new Map<number, Waiting>();
  #ready: ((reattached: readonly string[]) => void) | undefined;
  #requests = 0;
  /** Answers that are on their way: what was told after them is kept back until they are gone. */
  #answering = 0;
  #kept: (() => void)[] = [];
  #isIn = false;

  constructor(parts: TelephoneParts) {
    this.#parts = parts;
  }

  /** Somebody has logged in as an extension. Resolves with those of the page's calls that were given back to it. */
  async enter(user: string, sessid: string, address: string): Promise<readonly string[]> {
    const { telephones, clock } = this.#parts;
    this.#isIn = true;
    return new Promise((resolve) => {
      const late = clock.wakeAt(clock.now() + READY_MS, () => this.#ready?.([]));
      this.#ready = (reattached) => {
        this.#ready = undefined;
        late();
        resolve(reattached);
      };
      telephones.hear({ type: "entered", socket: this.socket, user, sessid, address });
    });
  }

  leave(): void {
    if (!this.#isIn) return;
    this.#isIn = false;
    this.#parts.telephones.hear({ type: "left", socket: this.socket });
    this.#ready?.([]);
    for (const request of [...this.#waiting.keys()]) this.#answer(request, LOST);
  }

  /** Somebody has logged in there as an extension. */
  get isIn(): boolean {
    return this.#isIn;
  }

  async ask(method: string, params: Params): Promise<Answer> {
    const { telephones, clock } = this.#parts;
    this.#requests += 1;
    const request = this.#requests;
    const answer = await new Promise<Answer>((resolve) => {
      const late = clock.wakeAt(clock.now() + ANSWER_MS, () => this.#answer(request, LOST));
      this.#waiting.set(request, { done: resolve, late });
      telephones.hear({ type: "asked", socket: this.socket, request, method, params });
    });
    return { ...answer, afterwards: () => this.#isGone() };
  }

  hear(said: FromTelephones): void {
    switch (said.type) {
      case "answer":
        this.#answer(said.request, said.answer);
        return;
      case "push":
        this.#inOrder(() => this.#parts.push(said.method, said.params));
        return;
      case "ready":
        this.#inOrder(() => this.#ready?.(said.reattached));
        return;
    }
  }

  #answer(request: number, answer: Answer): void {
    const waiting = this.#waiting.get(request);
    if (waiting === undefined) return;
    this.#waiting.delete(request);
    waiting.late();
    this.#answering += 1;
    waiting.done(answer);
  }

  /** Clients take what is told of a call that they know, which they do by the answer. */
  #inOrder(act: () => void): void {
    if (this.#answering > 0) this.#kept.push(act);
    else act();
  }

  #isGone(): void {
    this.#answering -= 1;
    if (this.#answering > 0) return;
    for (const act of this.#kept.splice(0)) act();
  }
}

/** All sockets at which somebody may talk. */
export class Switchboard {
  readonly #telephones: Telephones;
  readonly #clock: Clock;
  readonly #bySocket = new Map<string, Telephone>();

  constructor(telephones: Telephones, clock: Clock) {
    this.#telephones = telephones;
    this.#clock = clock;
    telephones.onSaid((said) => this.#bySocket.get(said.socket)?.hear(said));
  }

  open(push: TelephoneParts["push"]): Telephone {
    const telephone = new Telephone({ telephones: this.#telephones, clock: this.#clock, push });
    this.#bySocket.set(telephone.socket, telephone);
    return telephone;
  }

  close(telephone: Telephone): void {
    telephone.leave();
    this.#bySocket.delete(telephone.socket);
  }
}
