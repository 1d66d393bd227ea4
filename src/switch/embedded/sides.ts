// The two libraries as this switch uses them, so that a test can stand in for them.
import { randomBytes } from "node:crypto";
import { MediaEngine } from "../../media/index.ts";
import type { Directory, RegistrationKeeper } from "../../sip/index.ts";
import { SipServer } from "../../sip/index.ts";
import { MESSAGE_SUMMARY } from "./message-summary.ts";
import type { EmbeddedSwitchOptions } from "./options.ts";

export type SipSide = Pick<
  SipServer,
  | "bind"
  | "start"
  | "stop"
  | "address"
  | "onEvent"
  | "invite"
  | "ring"
  | "accept"
  | "end"
  | "answerOffer"
  | "refuseOffer"
  | "bindings"
  | "ask"
  | "probe"
  | "tellReferral"
  | "askToTalk"
  | "restore"
  | "unbind"
  | "publish"
  | "retract"
  | "registerWith"
  | "unregister"
  | "census"
  | "tally"
  | "connections"
  | "certificates"
  | "takeOver"
>;

export type MediaSide = Pick<MediaEngine, "start" | "stop" | "send" | "sessions" | "packetsStranger" | "statisticsOf">;

export interface Sides {
  readonly sip: SipSide;
  readonly media: MediaSide;
}

export type MakeSides = (options: EmbeddedSwitchOptions, directory: Directory, keeper: RegistrationKeeper) => Sides;

export function realSides(options: EmbeddedSwitchOptions, directory: Directory, keeper: RegistrationKeeper): Sides {
  const {
    sipAddress,
    sipPort,
    domain,
    rtpPorts,
    mediaWorkers,
    silentAfterMs,
    rtpSource,
    samePhone,
    lineTones,
    publicAddress,
    clock,
    connections,
  } = options;
  const media = new MediaEngine({
    address: sipAddress,
    ports: rtpPorts,
    workers: mediaWorkers,
    ...(silentAfterMs === undefined ? {} : { silentAfterMs }),
    ...(lineTones === undefined ? {} : { lineTones }),
    ...(rtpSource === undefined ? {} : { source: rtpSource }),
    ...(options.webPorts === undefined ? {} : { webPorts: options.webPorts }),
    ...webAddressesOf(options),
  });
  const sip = new SipServer({
    listen: { address: sipAddress, port: sipPort, ...(options.tls === undefined ? {} : { tls: options.tls }) },
    ...(publicAddress === undefined ? {} : { advertised: { host: publicAddress, port: 0 } }),
    realm: domain,
    directory,
    keeper,
    ...(samePhone === undefined ? {} : { samePhone }),
    ...(options.sipTrustedProxies === undefined ? {} : { trustedProxies: options.sipTrustedProxies }),
    events: [MESSAGE_SUMMARY],
    clock,
    wallAheadMs: () => clock.date() - clock.now(),
    random: (bytes) => randomBytes(bytes).toString("hex"),
    ...(connections === undefined
      ? {}
      : { transportLimits: { connections: connections.all, perAddress: connections.perAddress } }),
    ...(options.sessionExpiresSeconds === undefined ? {} : { sessionExpiresSeconds: options.sessionExpiresSeconds }),
  });
  return { sip, media };
}

/** Where phones are told another address than ours, browsers are, too. */
function webAddressesOf({ webAddresses, publicAddress }: EmbeddedSwitchOptions): { webAddresses?: readonly string[] } {
  const addresses = webAddresses ?? (publicAddress === undefined ? undefined : [publicAddress]);
  return addresses === undefined ? {} : { webAddresses: addresses };
}
