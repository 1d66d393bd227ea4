// Outside lines, and phones whose audio is secured, for the samples of migrations.

type Row = Readonly<Record<string, unknown>>;

export function trunkOf(id: number, name: string, more: Row): Row {
  return {
    ...{ id, name, enabled: true, address: "192.0.2.9", port: 5060, transport: "udp", login: "88001000" },
    ...{ password: "secret", registers: true, domain: "carrier.example", expires: 300, priority: 1, max_calls: 30 },
    ...{ outbound: [{ prefix: "9", strip: 1, prepend: "" }], inbound: [], caller_number: "88001000" },
    ...{ reaches_extensions: false, contexts: ["default"], description: "", ...more },
  };
}

export function securePhonesSample(trunk: Row, user: Row, extension: Row) {
  return {
    rows: {
      trunks: [{ ...trunk, transport: "tls", tls_name: "carrier.example", srtp: "required" }],
      users: [user],
      extensions: [{ ...extension, vm_password: "", srtp: "optional" }],
    },
    cameThrough: {
      trunks: [{ name: "carrier", tls_name: "", srtp: "off" }],
      extensions: [{ extn: "1001", srtp: "off" }],
    },
  };
}
