import { describe, expect, it } from "vitest";
import { tokenOf } from "./authentication.ts";

describe("the token", () => {
  it.each([
    [{ token: "a" }, "a"],
    [{ "x-xtra-auth-id": "b" }, "b"],
    [{ authorization: "Bearer c" }, "c"],
    [{ authorization: "bearer   c" }, "c"],
    [{ cookie: "x=1; freeswitch_xtra_session_id=d; y=2" }, "d"],
    [{ cookie: "freeswitch_xtra_session_id=d" }, "d"],
    [{ token: "a", "x-xtra-auth-id": "b", authorization: "Bearer c" }, "a"],
    [{ token: "", "x-xtra-auth-id": "b" }, "b"],
    [{ authorization: "Basic YTpi", cookie: "freeswitch_xtra_session_id=d" }, "d"],
    [{ cookie: "freeswitch_xtra_session_id=" }, undefined],
    [{ cookie: "my_freeswitch_xtra_session_id=d" }, undefined],
    [{}, undefined],
  ])("of %j is %s", (headers, token) => {
    expect(tokenOf(headers)).toBe(token);
  });
});
