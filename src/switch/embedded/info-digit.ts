// Digits in INFO bodies, the two ways that phones write them.
//
//   application/dtmf-relay        application/dtmf
//     Signal=5                      5
//     Duration=160

const DIGIT = /^[0-9A-D*#]$/;

/** The one digit an INFO carries; undefined where it carries none. */
export function digitOfInfo(contentType: string, body: string): string | undefined {
  const type = contentType.split(";")[0]?.trim().toLowerCase();
  const text = type === "application/dtmf-relay" ? signal(body) : type === "application/dtmf" ? body.trim() : undefined;
  const digit = text?.toUpperCase();
  if (digit === undefined) return undefined;
  // Some phones send the event's number of RFC 4733 instead of the key (10 is *, 11 is #).
  if (digit === "10") return "*";
  if (digit === "11") return "#";
  return DIGIT.test(digit) ? digit : undefined;
}

function signal(body: string): string | undefined {
  return /^[ \t]*signal[ \t]*=[ \t]*(\S{1,2})[ \t]*$/im.exec(body)?.[1];
}
