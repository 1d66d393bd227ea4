// The SIP library: RFC 3261 and friends. Knows nothing of what calls are for.
export type { Census, Ending } from "./endpoint/endpoint.ts";
export type { Tally } from "./endpoint/tally.ts";
export { SipEndpoint } from "./endpoint/endpoint.ts";
export type { EndpointLimits, SipEndpointOptions } from "./endpoint/options.ts";
export { DEFAULT_LIMITS } from "./endpoint/options.ts";
export type {
  Binding,
  Directory,
  EventPackage,
  Flow,
  HostPort,
  Invitation,
  OutgoingRegistration,
  Publication,
  Question,
  QuestionId,
  Reason,
  ReferralId,
  RegistrationId,
  SessionId,
  SipEffect,
  SipEvent,
  TransportName,
} from "./endpoint/vocabulary.ts";
export { parseNameAddress, printNameAddress } from "./message/address.ts";
export type { HeaderField, NameAddress, SipMessage, SipRequest, SipResponse, SipUri } from "./message/message.ts";
export { headerValues } from "./message/headers.ts";
export { aboutNumber, numberInUri, numberOf, parseCalled } from "./message/telephone.ts";
export { parseUri, printUri } from "./message/uri.ts";
export type { SamePhone } from "./registrar/registrar.ts";
export type { KeptRegistration, RegistrationKeeper } from "./registrar/registrations.ts";
export type { CryptoKey, CryptoSuite } from "./session-description/crypto.ts";
export { CRYPTO_BYTES, OFFERED_SUITES } from "./session-description/crypto.ts";
export type {
  AudioCodec,
  AudioStream,
  Description,
  Direction,
  Negotiated,
  Secrecy,
  WebTransport,
} from "./session-description/description.ts";
export type { Answered, Answering, AnswerRead, Offer, Ours } from "./session-description/offer.ts";
export { makeAnswer, makeOffer, readAnswer } from "./session-description/offer.ts";
export type { ReadResult } from "./session-description/read.ts";
export { readDescription } from "./session-description/read.ts";
export type { OurWeb } from "./session-description/web.ts";
export { wantsWeb } from "./session-description/web.ts";
export type { Warning } from "./session-description/warnings.ts";
export { warningOf } from "./session-description/warnings.ts";
export type { Timers } from "./transaction/timers.ts";
export { DEFAULT_TIMERS } from "./transaction/timers.ts";
export type { MakeTransport, SipClock, SipServerOptions } from "./transport/server.ts";
export type { CertificateLife, CertificatePair, TlsFiles } from "./transport/certificates.ts";
export type { ConnectionCensus } from "./transport/lobby.ts";
export { SipServer } from "./transport/server.ts";
export { isWebFlow } from "./endpoint/flow.ts";
export type { Asking } from "./transport/web-sockets.ts";
export type { TlsListening } from "./transport/transport.ts";
