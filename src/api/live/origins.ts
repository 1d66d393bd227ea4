// From which pages browsers may open a socket: those of this server, and those that its operator has named. Without it any
// page that an agent has open could use what their browser knows here.

/** `https://crm.example.com`, with a port where it is not the usual one (RFC 6454 section 6.2). */
export function isOrigin(text: string): boolean {
  if (!/^[a-z][a-z0-9+.-]*:\/\/[^/?#\s]*$/i.test(text)) return false;
  return /^https?:/i.test(text) ? URL.canParse(text) && new URL(text).origin === text.toLowerCase() : true;
}

/** `hosts`: this server's, as the request names it. */
export function isOriginAllowed(
  origin: string | undefined,
  hosts: readonly (string | undefined)[],
  allowed: readonly string[],
): boolean {
  // Not a browser.
  if (origin === undefined) return true;
  const given = origin.toLowerCase();
  if (allowed.some((one) => one.toLowerCase() === given)) return true;
  if (!URL.canParse(given)) return false;
  const { host, protocol } = new URL(given);
  if (protocol !== "http:" && protocol !== "https:") return false;
  return host !== "" && hosts.some((one) => one !== undefined && withoutUsualPort(one, protocol) === host);
}

/** As a URL has it. */
function withoutUsualPort(host: string, protocol: string): string | undefined {
  const url = `${protocol}//${host}`;
  return URL.canParse(url) ? new URL(url).host : undefined;
}
