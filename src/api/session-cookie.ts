// The cookie that holds a user's token.
import type { FastifyReply } from "fastify";
import { SESSION_COOKIE } from "./authentication.ts";

/**
 * No script reads it, no other site's page sends it, and where it was got over HTTPS it never goes without (behind a reverse
 * proxy that is trusted to say so). `lifeS` 0 takes it back.
 */
export function setSessionCookie(reply: FastifyReply, token: string, lifeS: number): void {
  const secure = reply.request.protocol === "https" ? "; Secure" : "";
  void reply.header(
    "set-cookie",
    `${SESSION_COOKIE}=${token};path=/; HttpOnly; SameSite=Strict; Max-Age=${lifeS}${secure}`,
  );
}
