// The state of a mailbox as telephones are told it: RFC 3842.
import type { EventPackage, Publication } from "../../sip/index.ts";

const CRLF = "\r\n";

export const MESSAGE_SUMMARY: EventPackage = {
  name: "message-summary",
  contentType: "application/simple-message-summary",
  neutral: `Messages-Waiting: no${CRLF}`,
};

export interface Mailbox {
  readonly user: string;
  readonly domain: string;
  readonly newMessages: number;
  readonly oldMessages: number;
}

export function summaryOf({ user, domain, newMessages, oldMessages }: Mailbox): Publication {
  const lines = [
    `Messages-Waiting: ${newMessages > 0 ? "yes" : "no"}`,
    `Message-Account: sip:${user}@${domain}`,
    `Voice-Message: ${newMessages}/${oldMessages}`,
  ];
  const { name, contentType } = MESSAGE_SUMMARY;
  return { user, event: name, contentType, body: lines.map((line) => line + CRLF).join("") };
}
