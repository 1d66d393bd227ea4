// The ports of one SIPp: where it speaks SIP, where it takes orders, and where its audio comes from.
import { readFileSync } from "node:fs";
import { PATIENCE_MS } from "../real-time.ts";
import { Child } from "./child.ts";
import { leasePort, leasePorts, LOOPBACK } from "./ports.ts";

/** One port for the audio of all calls and, two above it, one for video; RTCP between them and above. */
const SHARED_PORTS = 4;
/** Of each call beside those: as many again. */
const PORTS_PER_CALL = 4;
const MOST_PORTS = 400;

let help: Promise<string> | undefined;

/**
 * Its arguments for control and audio. SIPp 3.6 sends the audio of all calls from the one port that it is given, and ends where
 * it cannot have it; from 3.7 on each call takes ports of its own, upwards, and it must be told where to stop.
 */
export async function ownPortsOf(callsAtOnce: number): Promise<readonly string[]> {
  const control = ["-ci", LOOPBACK, "-cp", String(await leasePort())];
  help ??= helpOfSipp();
  if (!(await help).includes("-max_rtp_port")) {
    const { from } = await leasePorts(SHARED_PORTS);
    return [...control, "-mp", String(from)];
  }
  const { from, to } = await leasePorts(Math.min(SHARED_PORTS + PORTS_PER_CALL * callsAtOnce, MOST_PORTS));
  return [...control, "-min_rtp_port", String(from), "-max_rtp_port", String(to)];
}

async function helpOfSipp(): Promise<string> {
  const sipp = new Child("sipp", ["-h"]);
  await sipp.exit(PATIENCE_MS);
  return sipp.output;
}

/** Whether the port is in use on this machine, for UDP or TCP, as the kernel's tables say: to try it would be to take it. */
export function isInUse(port: number): boolean {
  const wanted = `:${port.toString(16).toUpperCase().padStart(4, "0")}`;
  return ["udp", "tcp"].some((kind) =>
    readFileSync(`/proc/net/${kind}`, "utf8")
      .split("\n")
      .some((line) => line.trim().split(/\s+/)[1]?.endsWith(wanted)),
  );
}
