// Our registrations at others.
import { describe, expect, test } from "vitest";
import type { Party } from "./virtual-network.ts";
import { invitation } from "./virtual-network.ts";
import type { OutgoingRegistration } from "./vocabulary.ts";

import { Door } from "./door.ts";

describe("our own registrations", () => {
  function registered(password = "secret1001", expiresSeconds = 600): { door: Door; phone: Party } {
    const door = new Door();
    const phone = door.network.add("192.0.2.1");
    const registration: OutgoingRegistration = {
      id: "r",
      registrar: "sip:example.com",
      flow: { transport: "udp", remoteAddress: "192.0.2.2", remotePort: 5060 },
      user: "1001",
      password,
      addressOfRecord: "sip:1001@example.com",
      contact: undefined,
      expiresSeconds,
    };
    phone.endpoint.registerWith(registration, door.network.now);
    door.network.run(1_000);
    return { door, phone };
  }

  test("are made, kept alive, and taken back", () => {
    const { door, phone } = registered();
    expect(phone.events("registration")).toMatchObject([{ state: "registered", status: 200 }]);
    expect(door.server.types).toEqual(["bound", "registered"]);
    door.network.run(3_600_000);
    expect(phone.events("registration")).toHaveLength(1);
    expect(door.server.types).not.toContain("unbound");
    phone.endpoint.unregister("r", door.network.now);
    door.network.run(40_000);
    expect(phone.events("registration").at(-1)).toMatchObject({ state: "unregistered", status: 200 });
    expect(door.server.events("unbound")).toMatchObject([{ why: "left" }]);
    for (const { endpoint } of [phone, door.server]) {
      expect(endpoint.census()).toMatchObject({ registrations: 0, deadlines: 0, transactions: 0 });
    }
  });

  test("too short ones take what the registrar grants", () => {
    const { phone } = registered("secret1001", 10);
    expect(phone.events("registration")).toMatchObject([{ state: "registered" }]);
  });

  test("with a wrong password they fail for good", () => {
    const { door, phone } = registered("wrong");
    expect(phone.events("registration")).toMatchObject([{ state: "failed", status: 403 }]);
    door.network.run(40_000);
    expect(phone.endpoint.census()).toMatchObject({ registrations: 0, deadlines: 0 });
  });

  test("without a registrar they are tried again", () => {
    const { door, phone } = registered();
    door.server.isGone = true;
    door.network.run(600_000);
    expect(phone.events("registration").at(-1)).toMatchObject({ state: "failed", status: undefined });
    door.server.isGone = false;
    door.network.run(300_000);
    expect(phone.events("registration").at(-1)).toMatchObject({ state: "registered" });
  });

  test("bring calls, and make calls with the digest the server wants", () => {
    const { door, phone } = registered();
    const { server, network } = door;
    const [binding] = server.endpoint.bindings("1001", network.now);
    if (binding === undefined) throw new Error("not registered");
    const call = invitation("s", server, phone, { uri: binding.contact, flow: binding.flow });
    server.endpoint.invite(call, network.now);
    network.run(100);
    expect(phone.events("invited")).toMatchObject([{ requestUri: { user: "1001" } }]);

    const outward = invitation("p", phone, server, {
      from: { displayName: "", uri: "sip:1001@example.com" },
      credentials: { user: "1001", password: "secret1001" },
    });
    phone.endpoint.invite(outward, network.now);
    network.run(100);
    expect(server.events("invited")).toMatchObject([{ account: "1001" }]);
    const wrong = { ...outward, session: "q", credentials: { user: "1001", password: "wrong" } };
    phone.endpoint.invite(wrong, network.now);
    network.run(100);
    expect(phone.events("ended")).toMatchObject([{ session: "q", by: "peer", status: 403 }]);
    phone.endpoint.invite({ ...outward, session: "z", credentials: undefined }, network.now);
    network.run(100);
    expect(phone.events("ended").at(-1)).toMatchObject({ session: "z", by: "peer", status: 407 });
  });
});
