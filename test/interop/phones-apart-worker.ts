// Phones in a process of their own, so that it can stand elsewhere in the network. It reads orders from its standard input, a JSON
// object a line, and prints what has come of them and what the phones show.
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import { Phone, type PhoneOptions } from "../../demo/phone.ts";
import { systemClock } from "../../src/host/clock.ts";

/** What can be done at such a phone, with what comes with it. */
export type Deed =
  | { readonly does: "start"; readonly options: Omit<PhoneOptions, "clock" | "makeTransport"> }
  | { readonly does: "call"; readonly number: string }
  | { readonly does: "answerAutomatically"; readonly afterMs?: number }
  | { readonly does: "playTone"; readonly hz?: number }
  | { readonly does: Plain };

export type Order = Deed & { readonly id: number; readonly extn: string };

/** Needs no more to be said. */
export type Plain =
  "register" | "answer" | "reject" | "hangUp" | "hold" | "resume" | "fallSilent" | "speakAgain" | "stop";

/** A line of its output. `shown`: all phones, by extension. */
export type Line =
  | { readonly done: number; readonly problem?: string }
  | { readonly shown: Readonly<Record<string, { readonly state: Phone["state"]; readonly hears: readonly number[] }>> };

const SHOWN_EVERY_MS = 50;

async function work(tones: readonly number[]): Promise<void> {
  const phones = new Map<string, Phone>();
  createInterface({ input: process.stdin }).on("line", (line) => {
    const order = JSON.parse(line) as Order;
    carryOut(phones, order).then(
      () => say({ done: order.id }),
      (error: unknown) => say({ done: order.id, problem: String(error) }),
    );
  });
  for (;;) {
    const shown = [...phones].map(([extn, phone]) => {
      return [extn, { state: phone.state, hears: tones.filter((hz) => phone.hears(hz)) }] as const;
    });
    say({ shown: Object.fromEntries(shown) });
    await wait(SHOWN_EVERY_MS);
  }
}

async function carryOut(phones: Map<string, Phone>, order: Order): Promise<void> {
  if (order.does === "start") {
    const phone = new Phone({ ...order.options, clock: systemClock() });
    phones.set(order.extn, phone);
    return phone.start();
  }
  const phone = phones.get(order.extn);
  if (phone === undefined) throw new Error(`there is no phone ${order.extn}`);
  if (order.does === "call") await phone.call(order.number);
  else if (order.does === "answerAutomatically") phone.answerAutomatically(order.afterMs);
  else if (order.does === "playTone") phone.playTone(order.hz);
  else await phone[order.does]();
}

function say(line: Line): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

if (import.meta.main) await work(process.argv.slice(2).map(Number));
