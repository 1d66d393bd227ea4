// Who is let in. A server of its own: repeated failures slow an address down, and here all share one.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addQueue, callRecords, HOTLINE, startCenter, userOf } from "./center.ts";
import { leasePort } from "./ports.ts";
import type { Server } from "./server.ts";
import { explain, registerPhones, runSipp } from "./sipp.ts";

let server: Server;

beforeAll(async () => {
  server = await startCenter(["1000", "1001"]);
  await addQueue(server);
});

afterAll(async () => {
  expect(await server.stop()).toBe(0);
});

describe("a wrong password", () => {
  it("does not register a phone; the right one does", async () => {
    const port = await leasePort();
    const wrong = { ...userOf("1001"), password: "wrong" };
    const parameters = { status: 403 };
    const refused = await runSipp({
      scenario: "register-refused",
      users: [wrong],
      remotePort: server.sipPort,
      calls: 1,
      parameters,
    });
    expect(refused.code, explain(refused)).toBe(0);
    await registerPhones({ users: [userOf("1001")], port, remotePort: server.sipPort });
  });

  it("does not let a caller in, whether or not the number exists", async () => {
    for (const dials of [HOTLINE, "no-such-number"]) {
      const wrong = { ...userOf("1000", dials), password: "wrong" };
      const parameters = { status: 403 };
      const refused = await runSipp({
        scenario: "caller-refused",
        users: [wrong],
        remotePort: server.sipPort,
        calls: 1,
        parameters,
      });
      expect(refused.code, explain(refused)).toBe(0);
    }
    expect(await callRecords(server)).toEqual([]);
  });
});

describe("a change of an extension", () => {
  const refusedWith = async (dials: string, status: number): Promise<void> => {
    const users = [userOf("1000", dials)];
    const call = { scenario: "caller-refused", users, remotePort: server.sipPort, calls: 1, parameters: { status } };
    const refused = await runSipp(call);
    expect(refused.code, explain(refused)).toBe(0);
  };

  it("of its password asks the phone again: it is gone until it comes with the new one", async () => {
    const former = userOf("1001");
    const port = await leasePort();
    await registerPhones({ users: [former], port, remotePort: server.sipPort });
    await server.post("/api/xcc/extensions/set", { id: 2, password: "Another-1001" });
    await refusedWith("1001", 480);
    const again = await runSipp({
      ...{ scenario: "register-refused", users: [former], remotePort: server.sipPort, calls: 1 },
      parameters: { status: 403 },
    });
    expect(again.code, explain(again)).toBe(0);
    await registerPhones({ users: [{ ...former, password: "Another-1001" }], port, remotePort: server.sipPort });
  });

  it("that is its end, ends the registration at once", async () => {
    await server.post("/api/xcc/extensions/del", { id: 2 });
    await refusedWith("1001", 404);
    const gone = await runSipp({
      ...{ scenario: "register-refused", users: [{ ...userOf("1001"), password: "Another-1001" }], calls: 1 },
      ...{ remotePort: server.sipPort, parameters: { status: 403 } },
    });
    expect(gone.code, explain(gone)).toBe(0);
  });
});

describe("a number that does not exist", () => {
  it("is refused with 404 to who has proven who they are", async () => {
    const parameters = { status: 404 };
    const users = [userOf("1000", "987654")];
    const refused = await runSipp({
      scenario: "caller-refused",
      users,
      remotePort: server.sipPort,
      calls: 1,
      parameters,
    });
    expect(refused.code, explain(refused)).toBe(0);
  });
});
