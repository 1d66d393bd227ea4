import { expect, it } from "vitest";
import { messageId, signatureOf, signedPost } from "./message.ts";

// The example that the libraries of Standard Webhooks test themselves with.
const SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
const AT_S = 1_614_265_330;
const BODY = '{"test": 2432232314}';
const SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

it("signs as Standard Webhooks do", () => {
  expect(signatureOf(SECRET, ID, AT_S, BODY)).toBe(SIGNATURE);
});

it("sends id, time and one signature for each secret", () => {
  const secrets = [SECRET, "whsec_b3RoZXItc2VjcmV0LW9mLXR3ZW50eS1mb3Vy"];
  const { headers, body, url } = signedPost({ url: "http://r/", secrets }, { id: ID, body: BODY }, AT_S * 1000 + 999);
  expect([url, body]).toEqual(["http://r/", BODY]);
  expect(headers).toMatchObject({ "webhook-id": ID, "webhook-timestamp": String(AT_S) });
  const [first, second, ...more] = headers["webhook-signature"]?.split(" ") ?? [];
  expect([first, second?.slice(0, 3), more]).toEqual([SIGNATURE, "v1,", []]);
  expect(second).not.toBe(first);
});

it("gives each fact of each webhook an id of its own, without a full stop", () => {
  const at = Date.UTC(2026, 0, 1);
  const ids = [
    messageId(1, { seq: 7, at }),
    ...[messageId(2, { seq: 7, at }), messageId(1, { seq: 8, at }), messageId(1, { seq: 7, at: at + 1 })],
  ];
  expect(new Set(ids).size).toBe(4);
  expect(messageId(1, { seq: 7, at })).toBe(ids[0]);
  expect(ids.join("")).not.toContain(".");
});
