import { startTestApi } from "../test-api.ts";
import { seedSuite } from "./seed-suite.ts";

seedSuite("the embedded database", async () => {
  const test = await startTestApi();
  return {
    test,
    send: async ({ method, path, headers, body }) => {
      const answer = await test.api.inject({ method: method as "POST", url: path, headers, payload: body });
      return { status: answer.statusCode, headers: answer.headers, text: answer.payload };
    },
    stop: () => test.stop(),
  };
});
