// Certificates from files, read again when a file has changed: whoever renews them need tell nobody. Connections that stand go
// on as they were agreed on; those that come later are shown the new ones.
import { X509Certificate } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import type { ConnectionOptions, SecureContext, SecureContextOptions } from "node:tls";
import { createSecureContext, rootCertificates } from "node:tls";

export interface CertificatePair {
  /** PEM: the certificate, then those above it. */
  readonly certificate: string;
  /** PEM, without a password. */
  readonly key: string;
}

export interface TlsFiles {
  /** Not empty. The first is shown to whoever names nobody, or somebody whom none is for. */
  readonly pairs: readonly CertificatePair[];
  /** PEM: who connects must show a certificate signed by one of these. Absent: nobody has to. */
  readonly clientAuthorities?: string;
  /** PEM: who may have signed certificates of others, beside the authorities that everybody knows. */
  readonly authorities?: string;
}

/** One certificate, for gauges. */
export interface CertificateLife {
  readonly file: string;
  /** Milliseconds since 1970. */
  readonly endsAt: number;
}

type Notice = (level: "info" | "warn", text: string, fields: Readonly<Record<string, string | number>>) => void;

/** A change is looked for so often, and taken when it has stood for as long: two files are not written at once. */
const LOOK_MS = 250;
const WARN_DAYS = 21;
const DAY_MS = 86_400_000;
/** The warning is repeated. */
const WARN_MS = DAY_MS;

interface Held {
  readonly file: string;
  readonly leaf: X509Certificate;
  readonly context: SecureContext;
}

interface Loaded {
  readonly held: readonly Held[];
  readonly first: SecureContext;
  readonly options: SecureContextOptions;
  readonly goingOut: ConnectionOptions;
}

export class Certificates {
  readonly #files: TlsFiles;
  readonly #notice: Notice;
  /** Milliseconds since 1970. */
  readonly #wall: () => number;
  #loaded: Loaded | undefined;
  #changed: ((first: SecureContextOptions) => void) | undefined;
  /** What the files looked like when they were read last, and when they were looked at last. */
  #read = "";
  #seen = "";
  #looking: NodeJS.Timeout | undefined;
  #warnedAt = Number.POSITIVE_INFINITY;

  constructor(files: TlsFiles, wall: () => number, notice: Notice) {
    this.#files = files;
    this.#wall = wall;
    this.#notice = notice;
  }

  get wantsClients(): boolean {
    return this.#files.clientAuthorities !== undefined;
  }

  /** Whom it is told which one is shown first, now and after each change. */
  onChange(changed: (first: SecureContextOptions) => void): void {
    this.#changed = changed;
  }

  /** Rejects where a file cannot be read, or is no certificate, or no key of it. */
  async start(): Promise<void> {
    this.#read = this.#seen = await this.#look();
    this.#take(await load(this.#files));
    this.#looking = setInterval(() => void this.#lookAgain(), LOOK_MS);
    this.#looking.unref();
  }

  /** From now on somebody hears what there is to say. */
  open(): void {
    this.#warnedAt = Number.NEGATIVE_INFINITY;
    this.#warn();
  }

  stop(): void {
    clearInterval(this.#looking);
    this.#looking = undefined;
  }

  /** The first that is for that name. */
  contextFor(name: string): SecureContext | undefined {
    return this.#loaded?.held.find(({ leaf }) => leaf.checkHost(name) !== undefined)?.context ?? this.#loaded?.first;
  }

  forGoingOut(): ConnectionOptions {
    return this.#loaded?.goingOut ?? {};
  }

  lives(): readonly CertificateLife[] {
    return (this.#loaded?.held ?? []).map(({ file, leaf }) => ({ file, endsAt: endOf(leaf) }));
  }

  async #lookAgain(): Promise<void> {
    const before = this.#seen;
    this.#seen = await this.#look();
    if (this.#seen !== this.#read && this.#seen === before) {
      this.#read = this.#seen;
      try {
        this.#take(await load(this.#files));
        if (this.#warnedAt < Number.POSITIVE_INFINITY) this.#warnedAt = Number.NEGATIVE_INFINITY;
        this.#notice("info", "Certificates were read anew", { certificates: this.#files.pairs.length });
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        this.#notice("warn", "Certificates cannot be read: the ones before stay", { reason });
      }
    }
    this.#warn();
  }

  #take(loaded: Loaded): void {
    this.#loaded = loaded;
    this.#changed?.(loaded.options);
  }

  #warn(): void {
    const now = this.#wall();
    if (now - this.#warnedAt < WARN_MS) return;
    this.#warnedAt = now;
    for (const { file, endsAt } of this.lives()) {
      const days = Math.floor((endsAt - now) / DAY_MS);
      if (days < WARN_DAYS) this.#notice("warn", "A certificate runs out soon", { file, days });
    }
  }

  /** The same as long as no file has changed. */
  async #look(): Promise<string> {
    const { pairs, clientAuthorities, authorities } = this.#files;
    const files = [...pairs.flatMap(({ certificate, key }) => [certificate, key]), clientAuthorities, authorities];
    const looks = files.map(async (file) => {
      if (file === undefined) return "";
      try {
        const { mtimeMs, ctimeMs, size, ino } = await stat(file);
        return [mtimeMs, ctimeMs, size, ino].join(" ");
      } catch {
        return "none";
      }
    });
    return (await Promise.all(looks)).join("|");
  }
}

function endOf({ validTo }: X509Certificate): number {
  return Date.parse(validTo);
}

/** Errors name the file. */
async function load({ pairs, clientAuthorities, authorities }: TlsFiles): Promise<Loaded> {
  const clients = clientAuthorities === undefined ? undefined : await authoritiesIn(clientAuthorities);
  const others = authorities === undefined ? undefined : await authoritiesIn(authorities);
  const known = others === undefined ? {} : { ca: [...rootCertificates, others] };
  const held: (Held & { readonly pem: { readonly cert: string; readonly key: string } })[] = [];
  const ca = clients === undefined ? {} : { ca: clients };
  for (const { certificate, key } of pairs) {
    const pem = { cert: await textOf(certificate), key: await textOf(key) };
    const made = about(certificate, () => {
      return { context: createSecureContext({ ...pem, ...ca }), leaf: new X509Certificate(pem.cert) };
    });
    held.push({ file: certificate, ...made, pem });
  }
  const [first] = held;
  if (first === undefined) throw new Error("there is no certificate");
  return { held, first: first.context, options: { ...first.pem, ...ca }, goingOut: { ...first.pem, ...known } };
}

async function authoritiesIn(file: string): Promise<string> {
  const text = await textOf(file);
  about(file, () => new X509Certificate(text));
  return text;
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    throw new Error(`${file} cannot be read`, { cause: error });
  }
}

function about<T>(file: string, make: () => T): T {
  try {
    return make();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`${file} is no certificate with that key: ${why}`, { cause: error });
  }
}
