// The cookies that signing in sets.
import type { FastifyReply } from "fastify";

export interface Cookie {
  readonly name: string;
  readonly value: string;
  /** 0 takes it back. */
  readonly lifeS: number;
}

/**
 * No script reads them, no other site's page sends them, and where they were got over HTTPS they never go without (behind a
 * reverse proxy that is trusted to say so).
 */
export function setCookies(reply: FastifyReply, cookies: readonly Cookie[]): void {
  const secure = reply.request.protocol === "https" ? "; Secure" : "";
  const fields = cookies.map(({ name, value, lifeS }) => {
    return `${name}=${value};path=/; HttpOnly; SameSite=Strict; Max-Age=${lifeS}${secure}`;
  });
  void reply.header("set-cookie", fields.length === 1 ? fields[0] : fields);
}
