// Settings as options of a command: `--rtp-ports 30000-30999` is XCC_RTP_PORTS for this run, `--port 3000` the port of XCC_HTTP.
import type { Setting } from "./setting.ts";
import { SETTINGS } from "./settings.ts";

const ALL: readonly Setting<unknown>[] = Object.values(SETTINGS);
/** The HTTP port alone. */
export const PORT_OPTION = "port";

/** `XCC_RTP_PORTS` -> `rtp-ports`. */
export function optionOf(name: string): string {
  return name.replace(/^XCC_/, "").toLowerCase().replaceAll("_", "-");
}

/** Those that may be given: what is secret would stand in the list of processes, for everybody. */
export const SETTING_OPTIONS: readonly string[] = [
  PORT_OPTION,
  ...ALL.filter(({ secret }) => secret !== true).map(({ name }) => optionOf(name)),
];

/** Option -> setting. */
export const SECRET_OPTIONS: ReadonlyMap<string, string> = new Map(
  ALL.filter(({ secret }) => secret === true).map(({ name }) => [optionOf(name), name]),
);

/** Why a setting is no option; undefined: it is no such setting. */
export function secretOption(option: string): string | undefined {
  const name = SECRET_OPTIONS.get(option);
  if (name === undefined) return undefined;
  return `--${option} is no option: everybody on this machine could read it in the list of processes; set ${name} in the environment`;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** The environment with what was given as options; they come first. What is wrong is added to `errors`. */
export function withOptions(
  environment: Environment,
  given: { readonly text: (option: string) => string | undefined; readonly errors: string[] },
): Environment {
  const options = ALL.flatMap(({ name }) => {
    const text = given.text(optionOf(name));
    if (text?.trim() === "") given.errors.push(`--${optionOf(name)} needs a value`);
    return text === undefined ? [] : [[name, text] as const];
  });
  const settings = { ...environment, ...Object.fromEntries(options) };
  const port = given.text(PORT_OPTION);
  if (port === undefined) return settings;
  if (given.text(optionOf(SETTINGS.http.name)) !== undefined) {
    given.errors.push(`--${PORT_OPTION} and --http: the second says the port as well, one of them is enough`);
  }
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    given.errors.push(`--${PORT_OPTION} is ${JSON.stringify(port)}; expected a port from 0 to 65535 (0: any free one)`);
    return settings;
  }
  const { name, byDefault = "" } = SETTINGS.http;
  const former = environment[name]?.trim();
  const address = former === undefined || former === "" ? byDefault : former;
  return { ...settings, [name]: address.replace(/:\d*$/, `:${port}`) };
}
