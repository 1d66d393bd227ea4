// The same framework with next to nothing behind it: what the API is measured against. Takes JSON, gives the JSON that it
// was started with; says its port.
import fastify from "fastify";

const [answer = "{}"] = process.argv.slice(2);
const body: unknown = JSON.parse(answer);
const bare = fastify();
bare.post("/", () => body);
await bare.listen({ host: "127.0.0.1", port: 0 });
const address = bare.server.address();
process.stdout.write(`port ${typeof address === "object" && address !== null ? address.port : 0}\n`);
