import { parentPort, workerData } from "node:worker_threads";
import type { FactAnswer, FactQuestion } from "./fact-question.ts";
import { MadeFacts } from "./made-facts.ts";

const made = new MadeFacts(workerData as string);

function answer({ from, limit }: FactQuestion): FactAnswer {
  try {
    return { facts: made.read(from, limit) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

parentPort?.on("message", (question: FactQuestion) => parentPort?.postMessage(answer(question)));
