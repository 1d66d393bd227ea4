import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Fact, FactBody } from "../core/facts.ts";
import type { AgentId, CallId, Extn, LegId, MessageId, QueueName } from "../core/model.ts";
import type { Measure } from "../ports/measures.ts";
import { factsFrom, MONDAY_TEN, queueCall } from "../../test/store/facts.ts";
import { BoundedNames } from "./bounded-names.ts";
import { Metrics } from "./metrics.ts";

const errors: string[] = [];
const ignore = (): void => undefined;
const log = { debug: ignore, info: ignore, warn: ignore, error: (_: object, text: string) => void errors.push(text) };
const call = "c-13800000001" as CallId;
const leg = "l-1" as LegId;
const queue = "support" as QueueName;
const agent = "1001" as AgentId;
const extn = "1001" as Extn;
const media = {
  ...{ codec: "PCMU", packetsSent: 1_000, packetsReceived: 980, packetsLost: 20, jitterMs: 4 },
  ...{ remotePacketsLost: 100, remoteJitterMs: 12, roundTripMs: 60, mos: 4.1, remoteMos: 3.2 },
};

/** Every kind of fact that is counted, once. */
const EVERYTHING: readonly FactBody[] = [
  { type: "switch-up" },
  {
    type: "call-started",
    call,
    leg,
    origin: { type: "extension", extn },
    dialled: "4000",
    callerNumber: "13800000001",
    callerName: "",
  },
  { type: "call-unroutable", call, dialled: "4000" },
  { type: "call-answered", call },
  { type: "leg-dialled", call, leg, to: { type: "extension", extn }, agent },
  { type: "queue-joined", call, queue, position: 1 },
  { type: "offer-made", call, queue, agent, extn, leg, candidates: [] },
  { type: "offer-ended", call, queue, agent, leg, end: "no-answer", ringMs: 20_000 },
  { type: "queue-left", call, queue, outcome: "answered", waitMs: 12_000, agent },
  { type: "queue-left", call, queue, outcome: "abandoned", waitMs: 40_000, agent: undefined },
  { type: "leg-silent", call, leg, silentMs: 10_000 },
  { type: "leg-ended", call, leg, cause: "normal", by: "phone", media },
  { type: "recording-ended", call, name: "a", file: "a.wav", durationMs: 1_500, sizeBytes: 24_044 },
  { type: "recording-failed", call, name: "b", reason: "full" },
  { type: "call-ended", call, by: "caller", cause: "normal" },
  { type: "agent-signed-in", agent, extn, queue },
  { type: "agent-signed-out", agent, queue },
  { type: "phone-registered", extn },
  { type: "phone-unregistered", extn, reason: "expired" },
  {
    ...{ type: "message-left", call, message: "m" as MessageId, mailbox: extn, file: "m.wav" },
    ...{ callerNumber: "", callerName: "", durationMs: 1_500, sizeBytes: 24_044 },
  },
  { type: "message-dropped", call, mailbox: extn, reason: "short", file: "m.wav", durationMs: 100 },
  { type: "message-failed", call, mailbox: extn, reason: "the disk is full" },
  { type: "mailbox-full", call, mailbox: extn },
  { type: "mailbox-refused", call, mailbox: undefined, attempt: 1 },
  { type: "repaired", what: "x", call, agent: undefined, leg },
];

function numbered(bodies: readonly FactBody[]): Fact[] {
  return bodies.map((body, index) => ({ seq: index + 1, at: 1_000 + index * 1_000, ...body }));
}

describe("the metrics page", () => {
  it("counts what facts say, and shows nobody's number", async () => {
    const metrics = new Metrics(log);
    metrics.takeFacts(numbered(EVERYTHING));
    const text = await metrics.text();
    for (const line of [
      "xcc_switch_up 1",
      'xcc_calls_started_total{origin="extension"} 1',
      'xcc_calls_ended_total{cause="normal",by="caller"} 1',
      "xcc_call_duration_seconds_sum 13",
      'xcc_queue_left_total{queue="support",outcome="abandoned"} 1',
      'xcc_queue_answer_wait_seconds_bucket{le="20",queue="support"} 1',
      'xcc_queue_answer_wait_seconds_count{queue="support"} 1',
      'xcc_offers_ended_total{queue="support",end="no-answer"} 1',
      'xcc_rtp_packets_lost_total{direction="received"} 20',
      'xcc_rtp_packets_lost_total{direction="sent"} 100',
      'xcc_rtp_loss_ratio_bucket{le="0.02",direction="received"} 1',
      'xcc_rtp_jitter_seconds_sum{direction="sent"} 0.012',
      "xcc_rtp_round_trip_seconds_sum 0.06",
      'xcc_rtp_mos_sum{direction="received"} 4.1',
      'xcc_rtp_mos_bucket{le="3",direction="sent"} 0',
      'xcc_phone_unregistrations_total{reason="expired"} 1',
      ...["left", "dropped", "failed", "full"].map((outcome) => `xcc_voicemails_total{outcome="${outcome}"} 1`),
      "xcc_mailbox_refusals_total 1",
      `xcc_facts_total ${EVERYTHING.length}`,
    ]) {
      expect(text.split("\n"), line).toContain(line);
    }
    // What the runtime tells of itself may come to any number.
    const ours = text.split("\n").filter((line) => line.includes("xcc_"));
    expect(ours.length).toBeGreaterThan(50);
    expect(ours.join("\n")).not.toMatch(/1380|4000|1001/);
  });

  it("takes a whole call's facts as they come", async () => {
    const metrics = new Metrics(log);
    metrics.takeFacts(factsFrom(1, MONDAY_TEN, queueCall("call-1")));
    expect(await metrics.text()).toMatch(/^xcc_queue_joined_total\{queue="[^"]+"\} 1$/m);
  });

  it("asks the parts at every look, and forgets what they no longer tell", async () => {
    const metrics = new Metrics(log);
    let samples: Measure["samples"] = [];
    const broken = {
      measures: () => {
        throw new Error("no");
      },
    };
    const part = {
      measures: () => [
        { name: "xcc_first", help: "A.", type: "gauge", samples } as const,
        { name: "xcc_b_total", help: "B.", type: "counter", samples: [{ value: 7 }] } as const,
      ],
    };
    metrics.add(broken, part);
    expect(await metrics.text()).not.toContain("xcc_first");
    samples = [{ labels: { queue: "x" }, value: 3 }];
    expect(await metrics.text()).toContain('xcc_first{queue="x"} 3');
    samples = [{ labels: { queue: "y" }, value: 4 }];
    const text = await metrics.text();
    expect(text).toContain('xcc_first{queue="y"} 4');
    expect(text).not.toContain('queue="x"');
    // Counted by the part, not by the looks.
    expect(text).toContain("xcc_b_total 7");
    expect(errors).toContain("a part could not be measured");
  });

  it("counts requests and queries", async () => {
    const metrics = new Metrics(log);
    metrics.requests.answered({ method: "GET", route: "/api/users/:id", status: 200, ms: 4 });
    metrics.queries.queried(0.7);
    const text = await metrics.text();
    expect(text).toContain('xcc_http_requests_total{method="GET",route="/api/users/:id",status="200"} 1');
    expect(text).toContain('xcc_database_query_duration_seconds_bucket{le="0.001"} 1');
  });

  it("is described, metric by metric, in docs/operations.md", async () => {
    const metrics = new Metrics(log);
    metrics.takeFacts(numbered(EVERYTHING));
    const told = [...(await metrics.text()).matchAll(/^# TYPE (xcc_\w+)/gm)].map(([, name]) => name);
    const page = readFileSync(join(import.meta.dirname, "../../docs/operations.md"), "utf8");
    expect(told.length).toBeGreaterThan(30);
    expect(told.filter((name) => !page.includes(`\`${name ?? ""}\``))).toEqual([]);
  });
});

describe("names that become labels", () => {
  it("are bounded", () => {
    const names = new BoundedNames(2);
    expect(["a", "b", "c", "a"].map((name) => names.known(name))).toEqual(["a", "b", "other", "a"]);
  });
});
