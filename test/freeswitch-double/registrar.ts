// The sofia profile's registrations, and the directory that it asks by xml_curl.
import { createHash } from "node:crypto";
import type { World } from "./world.ts";

/** The form is posted; the answer is XML. Rejects where nobody answers. */
export type AskDirectory = (form: URLSearchParams) => Promise<string>;

export interface Account {
  readonly extn: string;
  readonly domain: string;
  readonly ha1: string;
}

interface Cached {
  readonly xml: string;
  readonly until: number;
}

export const PROFILE = "internal";

export class Registrar {
  readonly #world: World;
  readonly #ask: AskDirectory | undefined;
  /** Whom it knows where no directory is asked. */
  readonly accounts = new Map<string, Account>();
  readonly registered = new Map<
    string,
    { readonly domain: string; readonly contact: string; readonly variables: string }
  >();
  readonly #cache = new Map<string, Cached>();
  /** The profile has one thread: while it waits for the directory, SIP stands still. */
  #busy: Promise<unknown> = Promise.resolve();
  asked = 0;

  constructor(world: World, ask: AskDirectory | undefined) {
    this.#world = world;
    this.#ask = ask;
  }

  knows(extn: string): boolean {
    return this.accounts.has(extn) || this.registered.has(extn);
  }

  /** Anything that the profile does for SIP has its turn behind what it is doing. */
  turn<T>(act: () => T | Promise<T>): Promise<T> {
    const mine = this.#busy.then(act);
    this.#busy = mine.catch(() => undefined);
    return mine;
  }

  /** The final status of the phone's REGISTER. */
  register(extn: string, domain: string, password: string, expiresS = 3_600): Promise<200 | 403> {
    return this.turn(async () => {
      const about = this.#about(extn, domain, expiresS);
      this.#say("register_attempt", about);
      const xml = await this.#user(extn, domain).catch(() => "");
      const ha1 = createHash("md5").update(`${extn}:${domain}:${password}`).digest("hex");
      if (this.#ha1Of(xml, extn) !== ha1) {
        this.#say("register_failure", about);
        return 403;
      }
      const contact = `sip:${extn}@127.0.0.1:5099`;
      this.registered.set(extn, { domain, contact, variables: xml });
      const own: Record<string, string> = {};
      for (const [, name = "", value = ""] of xml.matchAll(/<variable name="(\w+)" value="([^"]*)"/g))
        own[name] = value;
      this.#say("register", { ...about, contact, status: "Registered(UDP)", ...own });
      return 200;
    });
  }

  /** A phone that is let in without being asked: for tests that are about something else. */
  letIn(extn: string, domain: string): void {
    this.registered.set(extn, { domain, contact: `sip:${extn}@127.0.0.1:5099`, variables: "" });
    this.#say("register", { ...this.#about(extn, domain, 3_600), contact: `sip:${extn}@127.0.0.1:5099` });
  }

  unregister(extn: string, how: "unregister" | "expire" = "unregister"): void {
    const there = this.registered.get(extn);
    if (there === undefined) return;
    this.registered.delete(extn);
    const { "from-user": user, ...about } = this.#about(extn, there.domain, 0);
    this.#say(
      how,
      how === "expire" ? { ...about, user: extn, host: there.domain } : { ...about, "from-user": user ?? extn },
    );
  }

  flushCache(key: string): string {
    const [, extn = "", domain = ""] = key.split(" ");
    const cleared =
      key === "" ? [...this.#cache.keys()] : [`${extn}@${domain}`].filter((each) => this.#cache.has(each));
    for (const each of cleared) this.#cache.delete(each);
    return `+OK cleared ${cleared.length} entr${cleared.length === 1 ? "y" : "ies"}\n`;
  }

  forget(): void {
    this.registered.clear();
    this.#cache.clear();
  }

  async #user(extn: string, domain: string): Promise<string> {
    if (this.#ask === undefined) return "";
    const key = `${extn}@${domain}`;
    const cached = this.#cache.get(key);
    if (cached !== undefined && cached.until > this.#world.now()) return cached.xml;
    this.asked += 1;
    const xml = await this.#ask(formOf(extn, domain, this.#world.coreUuid));
    const [, cacheable] = /<user [^>]*cacheable="(\d+)"/.exec(xml) ?? [];
    if (cacheable !== undefined) this.#cache.set(key, { xml, until: this.#world.now() + Number(cacheable) });
    return xml;
  }

  #ha1Of(xml: string, extn: string): string | undefined {
    if (this.#ask === undefined) return this.accounts.get(extn)?.ha1;
    return /<param name="a1-hash" value="([0-9a-f]{32})"/.exec(xml)?.[1];
  }

  #about(extn: string, domain: string, expiresS: number): Record<string, string> {
    return {
      ...{ "profile-name": PROFILE, "from-user": extn, "from-host": domain, username: extn, realm: domain },
      ...{ "to-user": extn, "to-host": domain, "network-ip": "127.0.0.1", "network-port": "5099" },
      ...{ expires: String(expiresS), "call-id": `double-${extn}`, "user-agent": "double" },
    };
  }

  #say(what: string, headers: Readonly<Record<string, string>>): void {
    this.#world.say("CUSTOM", headers, { subclass: `sofia::${what}` });
  }
}

/** The fields of which the directory needs some; a real node sends 44. */
function formOf(extn: string, domain: string, coreUuid: string): URLSearchParams {
  const given: Record<string, string> = {
    ...{ hostname: "double", section: "directory", tag_name: "domain", key_name: "name", key_value: domain },
    ...{ "Event-Name": "REQUEST_PARAMS", "Core-UUID": coreUuid, action: "sip_auth", sip_profile: PROFILE },
    ...{ sip_user_agent: "double", sip_auth_username: extn, sip_auth_realm: domain, sip_auth_method: "REGISTER" },
    ...{ sip_auth_nonce: "n", sip_auth_uri: `sip:${domain}`, sip_contact_user: extn, sip_contact_host: "127.0.0.1" },
    ...{ sip_to_user: extn, sip_to_host: domain, sip_from_user: extn, sip_from_host: domain, key: "id" },
    ...{ user: extn, domain, ip: "127.0.0.1", sip_request_host: domain },
  };
  const form = new URLSearchParams(given);
  for (let filler = form.size; filler < 44; filler += 1) form.set(`sip_header_${filler}`, "x");
  return form;
}
