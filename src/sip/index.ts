// The SIP library: RFC 3261 and friends. Knows nothing of what calls are for.
export type { Ending } from "./endpoint/endpoint.ts";
export { SipEndpoint } from "./endpoint/endpoint.ts";
export type { EndpointLimits, SipEndpointOptions } from "./endpoint/options.ts";
export { DEFAULT_LIMITS } from "./endpoint/options.ts";
export type {
  Binding,
  Directory,
  Flow,
  HostPort,
  Invitation,
  OutgoingRegistration,
  Reason,
  RegistrationId,
  SessionId,
  SipEffect,
  SipEvent,
} from "./endpoint/vocabulary.ts";
export type { HeaderField, NameAddress, SipMessage, SipRequest, SipResponse, SipUri } from "./message/message.ts";
export type { Timers } from "./transaction/timers.ts";
export { DEFAULT_TIMERS } from "./transaction/timers.ts";
export type { SipClock, SipServerOptions } from "./transport/server.ts";
export { SipServer } from "./transport/server.ts";
