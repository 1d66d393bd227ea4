// Asking others whether they are there (RFC 3261 section 11): OPTIONS outside of any dialog. Whatever is answered tells that
// somebody is.
import type { SipResponse } from "../message/message.ts";
import type { Stack } from "./stack.ts";
import type { Question } from "./vocabulary.ts";

/** Sends it. Then `asked`, once: with the final response's status, or without one where none came (32 s over UDP). */
export function ask(stack: Stack, { id, uri, flow, route }: Question, now: number): void {
  const headers = [
    ...(route.length === 0 ? [] : [{ name: "Route", value: route.join(", ") }]),
    { name: "Max-Forwards", value: "70" },
    { name: "From", value: `<sip:${stack.settings.realm}>;tag=${stack.newTag()}` },
    { name: "To", value: `<${uri}>` },
    { name: "Call-ID", value: stack.settings.random(12) },
    { name: "CSeq", value: "1 OPTIONS" },
    { name: "Contact", value: stack.contact(flow, "") },
    { name: "Accept", value: "application/sdp" },
  ];
  let isTold = false;
  const tell = (status: number | undefined): void => {
    if (isTold) return;
    isTold = true;
    stack.emit({ type: "asked", question: id, status });
  };
  const response = ({ status }: SipResponse): void => {
    if (status >= 200) tell(status);
  };
  const user = { response, failed: () => tell(undefined) };
  stack.request(flow, { method: "OPTIONS", uri, headers }, "", user, now);
}
