import { describe, expect, it } from "vitest";
import { frameOf } from "./json-rpc.ts";

const request = { jsonrpc: "2.0", method: "echo", params: {} };

describe("a text frame", () => {
  it("is a request with the id that it came with, whatever that is", () => {
    for (const id of [0, 7, "0", "5c6b6e7e-4a3c-4a56-8b7c-5f1d7c1f0a11", null]) {
      expect(frameOf(JSON.stringify({ ...request, id }))).toEqual({
        type: "one",
        item: { type: "request", id, method: "echo", params: {} },
      });
    }
  });

  it("without an id is a notification", () => {
    expect(frameOf(JSON.stringify(request))).toMatchObject({ item: { type: "request", id: undefined } });
  });

  it("of a list is a batch, of an empty list an invalid request", () => {
    const batch = frameOf(JSON.stringify([{ ...request, id: 1 }, 5, { jsonrpc: "2.0", id: 3, result: {} }]));
    expect(batch).toMatchObject({
      type: "batch",
      items: [{ type: "request", id: 1 }, { type: "invalid", id: null }, { type: "acknowledgement" }],
    });
    expect(frameOf("[]")).toMatchObject({ type: "one", item: { type: "invalid", error: { code: -32600 } } });
    expect(frameOf(JSON.stringify(new Array(51).fill(request)))).toMatchObject({ type: "one" });
  });

  it("that is no JSON is an invalid request without an id", () => {
    const invalid = { type: "invalid", id: null, error: { code: -32600, message: "Invalid Request" } };
    for (const text of ["", "{", "\u0000", "undefined", "[1", '{"jsonrpc":"2.0"'])
      expect(frameOf(text)).toEqual({ type: "one", item: invalid });
  });

  it("of another version, with an odd id, without a method or with a list of parameters is told so", () => {
    const of = (value: object): unknown => frameOf(JSON.stringify(value));
    const error = { code: -32600, message: "Invalid message" };
    expect(of({ method: "echo", id: 4 })).toMatchObject({ item: { id: 4, error } });
    expect(of({ ...request, jsonrpc: 2, id: 4 })).toMatchObject({ item: { id: 4, error } });
    expect(of({ ...request, id: {} })).toMatchObject({ item: { id: null, error } });
    expect(of({ jsonrpc: "2.0", id: 4 })).toMatchObject({ item: { id: 4, error: { code: -32601 } } });
    expect(of({ ...request, id: 4, params: [1] })).toMatchObject({ item: { id: 4, error: { code: -32602 } } });
  });

  it("that is too deep, or reaches for prototypes, is refused; names that only look alike are not", () => {
    const deep = (levels: number): string =>
      `{"jsonrpc":"2.0","id":1,"method":"echo","params":${'{"a":'.repeat(levels)}1${"}".repeat(levels)}}`;
    expect(frameOf(deep(30))).toMatchObject({ item: { type: "request" } });
    expect(frameOf(deep(40))).toMatchObject({ item: { type: "invalid" } });
    expect(frameOf(`{"jsonrpc":"2.0","id":1,"method":"echo","params":{"a":"\\"${"[".repeat(99)}"}}`)).toMatchObject({
      item: { type: "request" },
    });
    expect(frameOf("[".repeat(400_000))).toMatchObject({ item: { type: "invalid" } });
    expect(frameOf(`${"[".repeat(200_000)}${"]".repeat(200_000)}`)).toMatchObject({ item: { type: "invalid" } });
    const withParams = (params: string): unknown =>
      frameOf(`{"jsonrpc":"2.0","id":1,"method":"echo","params":${params}}`);
    expect(withParams('{"a":{"__proto__":{"isAdmin":true}}}')).toMatchObject({ item: { type: "invalid" } });
    expect(withParams('{"constructor":{"prototype":{"a":1}}}')).toMatchObject({ item: { type: "invalid" } });
    expect(withParams('{"constructor":"Bob","proto":1}')).toMatchObject({ item: { type: "request" } });
  });
});
