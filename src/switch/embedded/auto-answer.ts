// How a phone is asked to answer by itself. Three ways are in use, and who does not know one leaves it alone:
//
//   Call-Info: ...;answer-after=0                        BroadSoft's; most desk phones, Linphone, baresip since 1.1
//   Alert-Info: ...;info=alert-autoanswer;delay=0        Snom, Yealink, OpenStage; elsewhere a ring tone that can be set up
//   Answer-Mode: Auto                                    RFC 5373; not required of anybody, so nobody refuses the call
//
// Phones do so only where their owner has allowed it.
import type { HeaderField } from "../../sip/index.ts";

/** `center`: a URI of ours. */
export function autoAnswerFields(center: string): readonly HeaderField[] {
  return [
    { name: "Call-Info", value: `<${center}>;answer-after=0` },
    { name: "Alert-Info", value: `<${center}>;info=alert-autoanswer;delay=0` },
    { name: "Answer-Mode", value: "Auto" },
  ];
}
