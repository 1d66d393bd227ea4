// Adds an agent and a queue, signs them in, and prints who is signed in. The compiler knows every field and every answer.
//
//   XCC_URL=http://127.0.0.1:8081 XCC_DEV_KEY=... node examples/client/add-agent.ts 1022 support
import { randomBytes } from "node:crypto";
import { callcenterClient, type CallcenterClient } from "./client.ts";

/** Gives the agents who are signed in to the queue afterwards. */
export async function addAgent(
  client: CallcenterClient,
  { login, queue, password }: { login: string; queue: string; password: string },
): Promise<readonly { agent_id: string; state: string }[]> {
  const user = await client.POST("/api/users", {
    body: { login, name: `Agent ${login}`, type: "AGENT", extn: login, password, agent_info: { wrap_up_time: 5 } },
  });
  if (user.error !== undefined) throw new Error(told(user.error));
  const added = await client.POST("/api/xcc/queues/add", { body: { name: queue, strategy: "longest-idle-agent" } });
  if (added.error !== undefined) throw new Error(told(added.error));
  const signedIn = await client.POST("/api/cc/ccc/ccLogin", { body: { agent: login, extn: login, queue } });
  if (signedIn.error !== undefined) throw new Error(told(signedIn.error));
  const states = await client.GET("/api/cc/agent_state", { params: { query: { queue } } });
  if (states.error !== undefined) throw new Error(told(states.error));
  return states.data;
}

/** The server's own words. */
function told(error: object): string {
  return "reason" in error && typeof error.reason === "string" ? error.reason : JSON.stringify(error);
}

if (import.meta.main) {
  const {
    XCC_URL: url = "http://127.0.0.1:8081",
    XCC_DEV_KEY: key = "",
    // Fit for any policy of the server, and nobody else's.
    XCC_PASSWORD: password = `${randomBytes(9).toString("base64url")}-aA1`,
  } = process.env;
  const [login = "1022", queue = "support"] = process.argv.slice(2);
  if (process.env["XCC_PASSWORD"] === undefined) process.stdout.write(`password of ${login}: ${password}\n`);
  for (const { agent_id, state } of await addAgent(callcenterClient(url, key), { login, queue, password })) {
    process.stdout.write(`${agent_id} ${state}\n`);
  }
}
