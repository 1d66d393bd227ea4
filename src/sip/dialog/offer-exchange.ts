// Who may offer when (RFC 3261 section 14, RFC 3311 section 5, RFC 6337): at one time there is one INVITE and one offer
// between the two sides.

export interface ExchangeState {
  /** An INVITE of ours has no final response yet. */
  readonly ourInvite: boolean;
  /** An INVITE of the peer has no final response of ours yet. */
  readonly theirInvite: boolean;
  /** The peer owes us an answer (in a response, or in the ACK to a 2xx of ours). */
  readonly ourOffer: boolean;
  /** We owe the peer an answer. */
  readonly theirOffer: boolean;
}

/** The status with which an INVITE or UPDATE inside the dialog must be refused now; undefined: it may be taken. */
export function refusalOf(state: ExchangeState, method: "INVITE" | "UPDATE", hasOffer: boolean): 491 | 500 | undefined {
  if (method === "INVITE") {
    if (state.theirInvite || state.theirOffer) return 500;
    return state.ourInvite || state.ourOffer ? 491 : undefined;
  }
  if (!hasOffer) return undefined;
  if (state.theirOffer) return 500;
  return state.ourOffer ? 491 : undefined;
}

/** May we send a re-INVITE now? */
export function mayInvite(state: ExchangeState): boolean {
  return !state.ourInvite && !state.theirInvite && !state.ourOffer && !state.theirOffer;
}
