// What the server has answered for, put down the moment the answer was there. After a crash everything in here must be found.

/** Milliseconds since 1970; one machine, so one clock for phones, writers and the server. */
type At = number;

/** A value that is set again and again: what was answered for last, and what was on its way when the server died. */
export interface Setting {
  answered: string;
  underWay: string;
}

/** What an agent wants, and is as soon as no call keeps them: "out", "ready", "unready" (just signed in), "break: lunch". */
export type Will = string;

export interface AgentWill {
  /** One of these it must be; several, where the answer says no more. */
  answered: readonly Will[];
  /** Or, where a command was not answered any more, one of these. */
  underWay: readonly Will[];
}

/** A caller's call as their phone has seen it. */
export interface PlacedCall {
  /** Nobody else calls from it, ever. */
  readonly number: string;
  readonly dialled: string;
  readonly round: number;
  answeredAt: At | undefined;
  /** By the caller, and the server's 200 to it. */
  byeAt: At | undefined;
  byeAnsweredAt: At | undefined;
  /** The server has hung up. */
  cutAt: At | undefined;
  /** The key to be called back was taken. */
  keyAnsweredAt: At | undefined;
}

/** An agent's part of it as the agent's phone has seen it. */
export interface TakenCall {
  readonly callerNumber: string;
  readonly round: number;
  /** The phone's 200; `acknowledged`: the server has it. */
  answeredAt: At | undefined;
  acknowledgedAt: At | undefined;
  byeAt: At | undefined;
  byeAnsweredAt: At | undefined;
  cutAt: At | undefined;
}

export class Ledger {
  readonly extensions = new Set<string>();
  /** Of the last one added and not answered for: it may be there. */
  readonly extensionsUnderWay = new Set<string>();
  /** Descriptions of queues, by id. */
  readonly queues = new Map<string, Setting>();
  /** Numbers on the list of callers: "on" or "off". */
  readonly listed = new Map<string, Setting>();
  readonly agents = new Map<string, AgentWill>();
  readonly placed: PlacedCall[] = [];
  readonly taken: TakenCall[] = [];
  /** Messages that the API has shown, by id. */
  readonly messages = new Set<string>();
  /** Of each round: when the server was killed. */
  readonly killedAt: At[] = [];

  /** What a round's calls can at the latest have lasted to. */
  endOf(round: number): At {
    return this.killedAt[round] ?? Number.POSITIVE_INFINITY;
  }

  /** Who was told that they will be called back, and has not been yet. */
  get promised(): readonly PlacedCall[] {
    return this.placed.filter(({ keyAnsweredAt }) => keyAnsweredAt !== undefined);
  }

  get summary(): string {
    const hungUp = [...this.placed, ...this.taken].filter(({ byeAnsweredAt }) => byeAnsweredAt !== undefined).length;
    const answered = this.placed.filter(({ answeredAt }) => answeredAt !== undefined).length;
    return [
      `${this.extensions.size} extensions, ${this.listed.size} listed numbers, ${this.queues.size} queues written`,
      `${this.placed.length} calls placed, ${answered} answered, ${this.taken.length} rung at agents`,
      `${hungUp} hung up, ${this.promised.length} promised, ${this.messages.size} messages shown`,
    ].join("; ");
  }
}

/** Does it, and puts down what was answered for. Rejects where the answer did not come. */
export async function settle(setting: Setting, wanted: string, act: () => Promise<unknown>): Promise<void> {
  setting.underWay = wanted;
  await act();
  setting.answered = wanted;
}

/** After a crash: what is found is what it is from now on. */
export function found(setting: Setting, value: string): void {
  setting.answered = value;
  setting.underWay = value;
}
