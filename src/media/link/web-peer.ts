/** As a session knows its browser: by the way of ICE there is no other place (an address of nobody's, RFC 5737). */
export const WEB_PEER = { address: "192.0.2.1", port: 9 } as const;
