// What no receiver should answer, and some do. A receiver is a socket here: nothing else says such things.
import { createServer, type AddressInfo, type Server } from "node:net";
import { afterEach, expect, it } from "vitest";
import { poster } from "./post.ts";

let server: Server | undefined;
afterEach(() => server?.close());

/** A receiver that answers whatever comes with these bytes. */
async function answering(bytes: string): Promise<string> {
  const listening = createServer((socket) => {
    socket.on("error", () => undefined);
    socket.once("data", () => socket.write(bytes));
  });
  server = listening;
  await new Promise<void>((resolve) => listening.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(listening.address() as AddressInfo).port}/`;
}

const post = poster({ allowed: "any", requestMs: 5_000 });
const { signal } = new AbortController();

it("a receiver that wants to speak another protocol has failed", async () => {
  const url = await answering("HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n");
  expect(await post({ url, headers: {}, body: "{}" }, signal)).toEqual({
    ...{ type: "failed", error: "the answer was no HTTP" },
  });
});

it("an address that cannot be read has failed", async () => {
  expect(await post({ url: "http://", headers: {}, body: "{}" }, signal)).toEqual({
    ...{ type: "failed", error: "the URL cannot be read" },
  });
});
