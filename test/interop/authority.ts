// A small certificate authority, by openssl: certificates for tests, good and bad ones.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface Issued {
  readonly certificate: string;
  readonly key: string;
}

const EC = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"];

export class Authority {
  readonly folder = mkdtempSync(join(tmpdir(), "xcc-authority-"));
  /** Its own certificate. */
  readonly certificate = join(this.folder, "authority.pem");
  readonly #key = join(this.folder, "authority.key");

  constructor() {
    const files = ["-keyout", this.#key, "-out", this.certificate];
    openssl(["req", "-x509", ...EC, ...files, "-days", "3650", "-subj", "/CN=Authority of the tests"]);
  }

  /**
   * `names`: as `DNS:pbx.example.com` or `IP:127.0.0.1`. `days`: that it is good for from now; negative: it has run out. `file`: its
   * name; what is there under that name is replaced.
   */
  issue(file: string, names: readonly string[], days = 90): Issued {
    const issued = { certificate: join(this.folder, `${file}.pem`), key: join(this.folder, `${file}.key`) };
    const [request, extensions] = [join(this.folder, `${file}.csr`), join(this.folder, `${file}.ext`)];
    openssl(["req", ...EC, "-keyout", issued.key, "-out", request, "-subj", `/CN=${file}`]);
    writeFileSync(extensions, `subjectAltName=${names.join(",")}\n`);
    const authority = ["-CA", this.certificate, "-CAkey", this.#key, "-CAcreateserial"];
    const made = ["-days", String(days), "-extfile", extensions, "-out", issued.certificate];
    openssl(["x509", "-req", "-in", request, ...authority, ...made]);
    return issued;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function openssl(args: readonly string[]): void {
  execFileSync("openssl", args, { stdio: "ignore" });
}
