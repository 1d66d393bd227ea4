import { describe, expect, it } from "vitest";
import { digests } from "../extensions.ts";
import type { ConfigurationFile } from "./export.ts";
import { weakPasswords } from "./weak-passwords.ts";

function fileOf(password: string, more: Readonly<Record<string, unknown>> = {}): ConfigurationFile {
  const extension = { id: 7, user_id: 3, extn: "8001", domain: "a.example", name: "Desk", vm_password: "" };
  return {
    ...{ format: "xcc-configuration", version: 1, schema: "0015-sign-in", exported_at: "2026-11-02T02:00:00Z" },
    tables: {
      users: { rows: [{ id: 3, login: "anna", name: "Anna Berg" }] },
      extensions: { rows: [{ ...extension, ...digests("8001", "a.example", password), ...more }] },
    },
  };
}

const pathsOf = (file: ConfigurationFile, policy: "any" | "standard" = "standard"): string[] =>
  weakPasswords(file, () => undefined, policy).map(({ path }) => path.replace("tables.extensions.rows[0].", ""));

describe("an imported telephone", () => {
  it.each(["8001", "1008", "80018001", "1234", "", "password", "qwerty", "anna", "8001123", "Desk".toLowerCase()])(
    "does not come with the digest of %j",
    (password) => {
      expect(pathsOf(fileOf(password))).toEqual(["ha1", "ha1b"]);
      expect(pathsOf(fileOf(password), "any")).toEqual([]);
    },
  );

  it("does not hide it in the other digest, nor in capitals", () => {
    const weak = digests("8001", "a.example", "1234");
    expect(pathsOf(fileOf("Kuhstall-7", { ha1b: weak.ha1b.toUpperCase() }))).toEqual(["ha1b"]);
  });

  it("comes with others, and where it is gone with none", () => {
    expect(pathsOf(fileOf("Kuhstall-7"))).toEqual([]);
    expect(pathsOf(fileOf("1234", { deleted_at: "2026-11-02T02:00:00Z", ha1: "", ha1b: "" }))).toEqual([]);
  });

  it("has a mailbox with a password as over the API", () => {
    expect(pathsOf(fileOf("Kuhstall-7", { vm_password: "8001" }))).toEqual(["vm_password"]);
    expect(pathsOf(fileOf("Kuhstall-7", { vm_password: "1357" }))).toEqual([]);
  });
});
