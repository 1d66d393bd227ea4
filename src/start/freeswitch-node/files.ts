// All that a node needs, as files below its configuration folder. Nothing else is in it: no module, context or user of an example.
import { isIP } from "node:net";
import { LINES_ACL, LINES_CONTEXT, PHONES_CONTEXT, sofia } from "./sofia.ts";
import { element, parameters, xmlText, type Element } from "./xml.ts";
import type { NodeWish } from "./wish.ts";

export interface NodeFile {
  /** Below the configuration folder. */
  readonly path: string;
  readonly text: string;
}

const MODULES = [
  ...[
    "mod_console",
    "mod_logfile",
    "mod_event_socket",
    "mod_commands",
    "mod_dptools",
    "mod_dialplan_xml",
    "mod_xml_curl",
  ],
  ...["mod_sofia", "mod_conference", "mod_local_stream", "mod_sndfile", "mod_native_file", "mod_tone_stream"],
] as const;

const CONTROLLERS_ACL = "xcc_controllers";

/** Milliseconds: a user whom the directory has not in this time is refused, and meanwhile SIP stands still. */
const DIRECTORY_S = 2;

export function nodeFiles(wish: NodeWish): readonly NodeFile[] {
  const configurations = [
    ...[modules(), core(wish), eventSocket(wish), acl(wish), sofia(wish), directory(wish), music(wish), conference()],
    ...[logs("console.conf"), logs("logfile.conf")],
  ];
  return [
    { path: "freeswitch.xml", text: ROOT },
    ...configurations.map((each) => ({
      path: `autoload_configs/${each.attributes["name"] ?? ""}.xml`,
      text: xmlText(each),
    })),
    { path: "dialplan/xcc.xml", text: xmlText(element("include", {}, [PHONES_CONTEXT, LINES_CONTEXT].map(context))) },
  ];
}

const ROOT = `<?xml version="1.0"?>
<document type="freeswitch/xml">
  <section name="configuration" description="of xcc">
    <X-PRE-PROCESS cmd="include" data="autoload_configs/*.xml"/>
  </section>
  <section name="dialplan" description="of xcc">
    <X-PRE-PROCESS cmd="include" data="dialplan/*.xml"/>
  </section>
  <section name="directory" description="asked for over HTTP"/>
</document>
`;

function configuration(name: string, description: string, children: readonly Element[]): Element {
  return element("configuration", { name: name, description }, children);
}

function modules(): Element {
  const loads = MODULES.map((module) => element("load", { module }));
  return configuration("modules.conf", "what xcc uses, and nothing else", [element("modules", {}, loads)]);
}

function core({ rtp }: NodeWish): Element {
  const given = {
    ...{
      "max-sessions": "2000",
      "sessions-per-second": "200",
      loglevel: "warning",
      "rtp-start-port": String(rtp.first),
    },
    ...{ "rtp-end-port": String(rtp.last), "mailer-app": "", "dump-cores": "no", "rtp-enable-zrtp": "false" },
  };
  return configuration("switch.conf", "limits and ports", [element("settings", {}, parameters(given))]);
}

function eventSocket({ listen, password }: NodeWish): Element {
  const given = {
    ...{ "nat-map": "false", "listen-ip": listen.address, "listen-port": String(listen.port), password },
    ...{ "apply-inbound-acl": CONTROLLERS_ACL, "stop-on-bind-error": "true" },
  };
  return configuration("event_socket.conf", "from where it is commanded", [element("settings", {}, parameters(given))]);
}

function acl({ controllers, lines }: NodeWish): Element {
  const list = (name: string, networks: readonly string[]): Element =>
    element(
      "list",
      { name, default: "deny" },
      networks.map((cidr) => element("node", { type: "allow", cidr })),
    );
  const addresses = [...new Set(lines.map(({ address }) => address))].filter((address) => isIP(address) !== 0);
  const networks = [list(CONTROLLERS_ACL, controllers.map(asNetwork)), list(LINES_ACL, addresses.map(asNetwork))];
  return configuration("acl.conf", "who may come", [element("network-lists", {}, networks)]);
}

export function asNetwork(address: string): string {
  if (address.includes("/")) return address;
  return `${address}/${isIP(address) === 6 ? 128 : 32}`;
}

function directory({ directoryUrl }: NodeWish): Element {
  const given = [
    element("param", { name: "gateway-url", value: directoryUrl, bindings: "directory" }),
    ...parameters({ timeout: String(DIRECTORY_S), method: "POST" }),
  ];
  const binding = element("binding", { name: "xcc" }, given);
  return configuration("xml_curl.conf", "accounts", [element("bindings", {}, [binding])]);
}

function music({ music: path }: NodeWish): Element {
  const given = { rate: "8000", channels: "1", interval: "20", shuffle: "false", "timer-name": "soft" };
  return configuration("local_stream.conf", "music on hold", [
    element("directory", { name: "moh", path }, parameters(given)),
  ]);
}

function conference(): Element {
  const given = {
    ...{ rate: "8000", interval: "20", "energy-level": "0", "comfort-noise": "false", "auto-gain-level": "0" },
    ...{ "caller-controls": "none", "caller-id-name": "xcc", "caller-id-number": "0000" },
  };
  const profiles = element("profiles", {}, [element("profile", { name: "default" }, parameters(given))]);
  // No key of a phone does anything in it.
  const controls = element("caller-controls", {}, [element("group", { name: "none" })]);
  return configuration("conference.conf", "three who talk", [controls, profiles]);
}

function logs(name: "console.conf" | "logfile.conf"): Element {
  const map = element("map", { name: "all", value: "warning,err,crit,alert" });
  if (name === "console.conf") {
    const settings = element("settings", {}, parameters({ colorize: "false", loglevel: "warning" }));
    return configuration(name, "log", [element("mappings", {}, [map]), settings]);
  }
  const profile = element("profile", { name: "default" }, [
    element("settings", {}, parameters({ rollover: "10485760", "maximum-rotate": "10" })),
    element("mappings", {}, [map]),
  ]);
  return configuration(name, "log", [element("profiles", {}, [profile])]);
}

/** Whatever is dialled is parked: xcc leads it on. The second `park` holds whoever comes back out of the first. */
function context(name: string): Element {
  const actions = [
    ...["park_after_bridge=true", "uuid_bridge_park_on_cancel=true", "playback_terminators=none"].map((data) =>
      element("action", { application: "set", data }),
    ),
    ...[1, 2].map(() => element("action", { application: "park" })),
  ];
  const condition = element("condition", { field: "destination_number", expression: "^.*" }, actions);
  return element("context", { name }, [element("extension", { name: "xcc" }, [condition])]);
}
