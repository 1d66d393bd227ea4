// What one message may be at most. Real ones stay far below; whatever is larger wants to harm.

/** Of a whole message, body included: what fits into a datagram. */
export const MESSAGE_BYTES = 65_535;
/** Of one header field or start line, unfolded. */
export const LINE_CHARACTERS = 8_192;
export const HEADER_FIELDS = 200;
