// One message as it goes over the wire, by the conventions of Standard Webhooks 1.0 (www.standardwebhooks.com): the id is
// the same at every attempt, the time is the attempt's, and id, time and body are signed together.
//
//   webhook-id:         msg_3_1842_mi9x0k2v
//   webhook-timestamp:  1767225600
//   webhook-signature:  v1,<base64 of HMAC-SHA256(secret, "<id>.<timestamp>.<body>")>[ v1,<... by the former secret>]
import { createHmac } from "node:crypto";
import type { OutboxFact, Post } from "../ports/webhooks.ts";

const SECRET_PREFIX = "whsec_";

/** By fact, webhook and the fact's time: a number alone would come again in an installation that begins anew. */
export function messageId(webhook: number, { seq, at }: Pick<OutboxFact, "seq" | "at">): string {
  return `msg_${webhook}_${seq}_${at.toString(36)}`;
}

export function signatureOf(secret: string, id: string, timestampS: number, body: string): string {
  const key = Buffer.from(secret.slice(SECRET_PREFIX.length), "base64");
  return `v1,${createHmac("sha256", key).update(`${id}.${timestampS}.${body}`).digest("base64")}`;
}

export function signedPost(
  { url, secrets }: { readonly url: string; readonly secrets: readonly string[] },
  message: { readonly id: string; readonly body: string },
  now: number,
): Post {
  const timestampS = Math.floor(now / 1000);
  const signatures = secrets.map((secret) => signatureOf(secret, message.id, timestampS, message.body));
  return {
    url,
    headers: {
      "content-type": "application/json",
      "user-agent": "xcc",
      "webhook-id": message.id,
      "webhook-timestamp": String(timestampS),
      "webhook-signature": signatures.join(" "),
    },
    body: message.body,
  };
}
