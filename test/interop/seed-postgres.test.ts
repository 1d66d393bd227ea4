// The manual's examples over real connections, with the rows in PostgreSQL.
import type { AddressInfo } from "node:net";
import { seedSuite } from "../api/seed/seed-suite.ts";
import { startTestApi } from "../api/test-api.ts";
import { LOOPBACK } from "./ports.ts";
import { PostgresServer } from "./postgres-server.ts";

seedSuite("PostgreSQL", async () => {
  const postgres = await PostgresServer.start();
  const test = await startTestApi({ type: "postgres", url: postgres.url });
  await test.api.listen({ host: LOOPBACK, port: 0 });
  const { port } = test.api.server.address() as AddressInfo;
  return {
    test,
    send: async ({ method, path, headers, body }) => {
      const answer = await fetch(`http://${LOOPBACK}:${port}${path}`, { method, headers, body });
      return { status: answer.status, headers: Object.fromEntries(answer.headers), text: await answer.text() };
    },
    stop: async () => {
      await test.stop();
      await postgres.remove();
    },
  };
});
