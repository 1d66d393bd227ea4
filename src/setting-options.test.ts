import { expect, it } from "vitest";
import { readConfig } from "./config.ts";
import { withOptions } from "./setting-options.ts";

function configOf(options: Readonly<Record<string, string>>, environment: Readonly<Record<string, string>> = {}) {
  const errors: string[] = [];
  const result = readConfig(withOptions(environment, { text: (option) => options[option], errors }));
  if (!result.ok || errors.length > 0) throw new Error([...errors, ...(result.ok ? [] : result.errors)].join("\n"));
  return result.config;
}

it("a setting given as an option comes before the environment's", () => {
  const config = configOf(
    { "rtp-ports": "30000-30100", language: "en" },
    { XCC_LANGUAGE: "zh", XCC_DOMAIN: "a.example" },
  );
  expect(config).toMatchObject({ rtpPorts: { first: 30_000, last: 30_100 }, language: "en", domain: "a.example" });
});

it("the port is the port of XCC_HTTP and leaves its host", () => {
  expect(configOf({ port: "3000" }).http).toEqual({ host: "127.0.0.1", port: 3_000 });
  expect(configOf({ port: "0" }, { XCC_HTTP: "0.0.0.0:80" }).http).toEqual({ host: "0.0.0.0", port: 0 });
  expect(configOf({ port: "3000" }, { XCC_HTTP: "[::1]:80" }).http).toEqual({ host: "::1", port: 3_000 });
  expect(configOf({ port: "3000" }, { XCC_HTTP: " " }).http).toEqual({ host: "127.0.0.1", port: 3_000 });
  expect(() => configOf({ port: "3000" }, { XCC_HTTP: "nonsense" })).toThrow("XCC_HTTP");
});
