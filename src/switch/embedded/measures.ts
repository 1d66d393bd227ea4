// What the switch tells about itself: its legs, and what passes through its SIP.
import type { Measure, MeasureSample } from "../../ports/measures.ts";
import type { CertificateLife, Census, ConnectionCensus, Tally } from "../../sip/index.ts";
import type { MediaSide } from "./sides.ts";

export function legMeasures(
  legs: number,
  mostLegs: number,
  { sessions, packetsStranger }: Pick<MediaSide, "sessions" | "packetsStranger">,
): readonly Measure[] {
  const refused = "Packets of audio refused because they came from somebody who is not the session's peer.";
  return [
    { ...one("xcc_media_sessions", "RTP sessions, each with a pair of ports."), samples: [{ value: sessions }] },
    total("xcc_rtp_stranger_packets_total", refused, packetsStranger),
    { ...one("xcc_switch_legs", "Legs in the switch."), samples: [{ value: legs }] },
    { ...one("xcc_switch_legs_limit", "Legs that the switch takes at most."), samples: [{ value: mostLegs }] },
  ];
}

/** Undefined: SIP is not started, or over. */
export function sipMeasures(census: Census | undefined, tally: Tally | undefined): readonly Measure[] {
  if (census === undefined || tally === undefined) return [];
  return [
    { ...one("xcc_sip_sessions", "SIP calls that live."), samples: [{ value: census.sessions }] },
    {
      ...one("xcc_sip_transactions", "SIP transactions that are not over."),
      samples: [{ value: census.transactions }],
    },
    { ...one("xcc_sip_dialogs", "SIP dialogs that are not over."), samples: [{ value: census.dialogs }] },
    {
      ...one("xcc_sip_subscriptions", "Telephones that subscribe to their lamp."),
      samples: [{ value: census.subscriptions }],
    },
    many("xcc_sip_requests_received_total", "SIP requests received, by method.", "method", tally.requestsReceived),
    many("xcc_sip_requests_sent_total", "SIP requests sent, by method.", "method", tally.requestsSent),
    many("xcc_sip_responses_received_total", "SIP responses received, by class.", "class", tally.responsesReceived),
    many("xcc_sip_responses_sent_total", "SIP responses sent, by status.", "status", tally.responsesSent),
    total("xcc_sip_malformed_total", "Messages that were no SIP.", tally.malformed),
    total("xcc_sip_authentication_failures_total", "Wrong SIP credentials.", tally.authenticationFailures),
    many(
      ...(["xcc_sip_authentication_slowed_total", "SIP credentials not looked at, by whose failures."] as const),
      ...(["why", tally.authenticationsSlowed] as const),
    ),
    total("xcc_sip_stale_nonces_total", "SIP credentials with an old or a foreign nonce.", tally.staleNonces),
    total("xcc_sip_timeouts_total", "SIP transactions whose peer did not answer.", tally.timeouts),
  ];
}

/** Undefined: no TCP. */
export function connectionMeasures(
  census: ConnectionCensus | undefined,
  certificates: readonly CertificateLife[] = [],
): readonly Measure[] {
  if (census === undefined) return [];
  const { known, strangers, outgoing, turnedAway } = census;
  const counts = Object.entries({ known, strangers, outgoing });
  return [
    {
      ...one("xcc_sip_connections", "TCP and TLS connections, by who is there."),
      samples: counts.map(([who, value]) => ({ labels: { who }, value })),
    },
    many(
      "xcc_sip_connections_turned_away_total",
      "TCP and TLS connections that were not taken, or not kept, by reason.",
      ...(["why", turnedAway] as const),
    ),
    ...(certificates.length === 0 ? [] : [lives(certificates)]),
  ];
}

function lives(certificates: readonly CertificateLife[]): Measure {
  return {
    ...one("xcc_sip_certificate_ends_seconds", "When each certificate of SIP over TLS runs out, seconds since 1970."),
    samples: certificates.map(({ file, endsAt }) => ({ labels: { file }, value: Math.floor(endsAt / 1_000) })),
  };
}

function one(name: string, help: string): Omit<Measure, "samples"> {
  return { name, help, type: "gauge" };
}

function total(name: string, help: string, value: number): Measure {
  return { name, help, type: "counter", samples: [{ value }] };
}

function many(name: string, help: string, label: string, counts: ReadonlyMap<string | number, number>): Measure {
  const samples = [...counts].map(([key, value]): MeasureSample => ({ labels: { [label]: String(key) }, value }));
  return { name, help, type: "counter", samples };
}
