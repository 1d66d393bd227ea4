import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { readConfig, settingsHelp, type Config } from "./config.ts";

function configOf(environment: Record<string, string>): Config {
  const result = readConfig(environment);
  if (!result.ok) throw new Error(result.errors.join("\n"));
  return result.config;
}

function errorsOf(environment: Record<string, string>): readonly string[] {
  const result = readConfig(environment);
  return result.ok ? [] : result.errors;
}

describe("the settings", () => {
  it("have defaults, all of them on loopback", () => {
    expect(configOf({})).toMatchObject({
      http: { host: "127.0.0.1", port: 8081 },
      sip: { host: "127.0.0.1", port: 25_060 },
      rtpPorts: { first: 20_000, last: 29_999 },
      dataFolder: resolve("data"),
      databaseUrl: undefined,
      devKey: undefined,
      domain: "xswitch.cn",
      timeZone: "Asia/Shanghai",
      ...{ country: "CN", areaCode: undefined, trunkPrefix: undefined },
      switch: "embedded",
      switchProcess: "auto",
      switchAloneS: 60,
      logLevel: "info",
      language: "zh",
      eventLogMegabytes: 256,
      silenceLimitS: 30,
      waitingSilenceLimitS: 30,
      strandedMusicS: 300,
      lineCheckS: 60,
      mediaThreads: undefined,
      trustedProxies: undefined,
      connections: 5_000,
      connectionsPerAddress: 1_000,
    });
  });

  it("are read from the environment; an empty one is not set", () => {
    const config = configOf({
      ...{ XCC_HTTP: "[::1]:0", XCC_SIP: "0.0.0.0:5060", XCC_RTP_PORTS: "30000-30100", XCC_DATA: "/var/lib/xcc" },
      ...{ XCC_DATABASE_URL: "postgres://a:b@db/xcc", XCC_DEV_KEY: "k".repeat(20), XCC_DOMAIN: "cc.example" },
      ...{ XCC_TIMEZONE: "UTC", XCC_SWITCH: "FreeSWITCH", XCC_LOG_LEVEL: " debug ", XCC_LANGUAGE: "" },
    });
    expect(config).toMatchObject({
      http: { host: "::1", port: 0 },
      sip: { host: "0.0.0.0", port: 5060 },
      rtpPorts: { first: 30_000, last: 30_100 },
      ...{ dataFolder: "/var/lib/xcc", databaseUrl: "postgres://a:b@db/xcc", devKey: "k".repeat(20) },
      ...{ domain: "cc.example", timeZone: "UTC", switch: "freeswitch", logLevel: "debug", language: "zh" },
    });
  });

  it.each([
    ["XCC_HTTP", "8081"],
    ["XCC_HTTP", "127.0.0.1:70000"],
    ["XCC_HTTP", "::1:8081"],
    ["XCC_HTTP", "999.1.1.1:80"],
    ["XCC_SIP", "localhost:"],
    ["XCC_PUBLIC_ADDRESS", "example.com"],
    ["XCC_CONNECTIONS", "9"],
    ["XCC_CONNECTIONS_PER_ADDRESS", "0"],
    ["XCC_CONNECTIONS_PER_ADDRESS", "many"],
    ["XCC_TRUSTED_PROXIES", "10.0.0.0/33"],
    ["XCC_SIP_TRUSTED_PROXIES", "proxy.example.com"],
    ["XCC_TRUSTED_PROXIES", "10.0.0.5,"],
    ["XCC_RTP_PORTS", "20000"],
    ["XCC_RTP_PORTS", "30000-20000"],
    ["XCC_RTP_PORTS", "80-90"],
    ["XCC_RTP_PORTS", "60000-70000"],
    ["XCC_DATABASE_URL", "mysql://a/b"],
    ["XCC_DATABASE_URL", "xcc"],
    ["XCC_DEV_KEY", "short"],
    ["XCC_DOMAIN", "a b"],
    ["XCC_TIMEZONE", "Mars/Olympus"],
    ["XCC_TIMEZONE", "+08:00"],
    ["XCC_COUNTRY", "XX"],
    ["XCC_COUNTRY", "China"],
    ["XCC_AREA_CODE", "010-"],
    ["XCC_AREA_CODE", "1234567"],
    ["XCC_TRUNK_PREFIX", "+"],
    ["XCC_SWITCH", "asterisk"],
    ["XCC_LOG_LEVEL", "loud"],
    ["XCC_LANGUAGE", "fr"],
    ["XCC_SILENCE_LIMIT", "9"],
    ["XCC_LINE_CHECK", "-1"],
    ["XCC_WAITING_SILENCE_LIMIT", "9"],
    ["XCC_STRANDED_MUSIC", "9"],
    ["XCC_STRANDED_MUSIC", "for ever"],
    ["XCC_MEDIA_THREADS", "0"],
    ["XCC_MEDIA_THREADS", "17"],
    ["XCC_SILENCE_LIMIT", "a minute"],
    ["XCC_EVENT_LOG_MB", "8"],
    ["XCC_EVENT_LOG_MB", "-1"],
    ["XCC_EVENT_LOG_MB", "some"],
  ])("are refused: %s=%s, told what was expected", (name, value) => {
    const errors = errorsOf({ [name]: value });
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatch(new RegExp(`^${name} is .*; expected `));
  });

  it("have all their errors told together, without what is secret", () => {
    const errors = errorsOf({
      XCC_HTTP: "x",
      XCC_DEV_KEY: "hunter2",
      XCC_DATABASE_URL: "mysql://a:s3cret@b",
      XCC_SIP: "y",
    });
    expect(errors).toHaveLength(4);
    expect(errors.join()).toContain('XCC_HTTP is "x"');
    expect(errors.join()).not.toMatch(/hunter2|s3cret/);
  });

  it.each([
    ["XCC_HTPP", "XCC_HTTP"],
    ["xcc_http", "XCC_HTTP"],
    ["XCC_TIME_ZONE", "XCC_TIMEZONE"],
    ["XCC_RTP_PORT", "XCC_RTP_PORTS"],
    ["XCC_DATABASEURL", "XCC_DATABASE_URL"],
    ["XCC_PORT", "XCC_HTTP"],
  ])("refuse a name that nobody reads: %s, with the nearest one", (name, meant) => {
    const errors = [`${name} is set, but there is no such setting; did you mean ${meant}?`];
    expect(readConfig({ [name]: "1", PATH: "/bin" })).toEqual({ ok: false, errors });
    // Together with what else is wrong.
    expect(errorsOf({ [name]: "", XCC_SIP: "y" })).toHaveLength(2);
  });

  it("let be what an orchestrator sets where a service is called xcc", () => {
    const theirs = {
      ...{ XCC_SERVICE_HOST: "10.0.0.1", XCC_SERVICE_PORT: "8081", XCC_SERVICE_PORT_HTTP: "8081" },
      ...{ XCC_PORT: "tcp://10.0.0.1:8081", XCC_PORT_8081_TCP: "tcp://10.0.0.1:8081", XCC_PORT_8081_TCP_PROTO: "tcp" },
      ...{ XCC_DB_PORT: "tcp://10.0.0.2:5432", XCC_PORT_5060_UDP_ADDR: "10.0.0.1" },
    };
    expect(errorsOf(theirs)).toEqual([]);
  });

  it("cannot be changed afterwards", () => {
    const config = configOf({});
    expect(Object.isFrozen(config) && Object.isFrozen(config.http) && Object.isFrozen(config.rtpPorts)).toBe(true);
  });

  it("say by what a phone is known again", () => {
    expect(configOf({}).samePhone).toBe("instance");
    expect(configOf({ XCC_SAME_PHONE: "user-agent" }).samePhone).toBe("user-agent");
    expect(readConfig({ XCC_SAME_PHONE: "name" })).toMatchObject({ ok: false });
  });

  it("say whose audio a call takes; its phone's and nobody else's unless told otherwise", () => {
    expect(configOf({}).rtpSource).toBe("strict");
    expect(["address", "Loose"].map((text) => configOf({ XCC_RTP_SOURCE: text }).rtpSource)).toEqual([
      "address",
      "loose",
    ]);
    expect(readConfig({ XCC_RTP_SOURCE: "anybody" })).toEqual({
      ok: false,
      errors: ['XCC_RTP_SOURCE is "anybody"; expected strict or address or loose'],
    });
  });

  it("say which codecs are spoken, in which order; of one that there is not the nearest", () => {
    expect(configOf({}).codecs).toEqual(["PCMA", "PCMU", "G722", "opus"]);
    expect(configOf({ XCC_CODECS: "g722, Opus,pcmu" }).codecs).toEqual(["G722", "opus", "PCMU"]);
    const expected = "expected codecs of PCMA, PCMU, G722, opus, each once, as PCMA,PCMU";
    expect(readConfig({ XCC_CODECS: "PCMA,G.722" })).toEqual({
      ok: false,
      errors: [`XCC_CODECS is "PCMA,G.722"; ${expected}; did you mean G722?`],
    });
    expect(readConfig({ XCC_CODECS: "PCMA,PCMA" })).toEqual({
      ok: false,
      errors: [`XCC_CODECS is "PCMA,PCMA"; ${expected}`],
    });
  });

  it("are all in the help, with their defaults", () => {
    const text = settingsHelp();
    for (const name of [
      "HTTP",
      "SIP",
      "RTP_PORTS",
      "RTP_SOURCE",
      "CODECS",
      "DATA",
      "DATABASE_URL",
      "DEV_KEY",
      "DOMAIN",
      "TIMEZONE",
      "SWITCH",
    ]) {
      expect(text).toContain(`XCC_${name}`);
    }
    expect(text).toContain("127.0.0.1:8081");
    expect(text).toContain("unset: one is made on the first run and printed once");
  });

  it("know whom to call in an emergency, by number or by country", () => {
    const numbers = (text: string) => configOf({ XCC_EMERGENCY_NUMBERS: text }).emergencyNumbers;
    expect(configOf({}).emergencyNumbers).toEqual(["110", "119", "120", "122", "112", "911"]);
    expect(numbers("999, 112,999")).toEqual(["999", "112"]);
    expect(numbers("us,CN")).toEqual(["911", "112", "110", "119", "120", "122"]);
    expect(numbers("None")).toEqual([]);
    for (const text of ["1", "123456789", "XX", "110,", "110 119", "constructor", "+112"]) {
      expect(errorsOf({ XCC_EMERGENCY_NUMBERS: text }), text).toHaveLength(1);
    }
    expect(configOf({}).withheldNumbers).toBe("nobody");
    expect(errorsOf({ XCC_WITHHELD_NUMBERS: "everybody" })).toHaveLength(1);
  });
});
