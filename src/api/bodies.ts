// How the bodies of requests are read: JSON, as UTF-8 or in the character sets that older programs in China write.
import type { FastifyInstance, FastifyRequest } from "fastify";
import { ApiError, invalid } from "./errors.ts";
import { jsonFault } from "./json-fault.ts";

/** Names of character sets (lower case) and what decodes them; GB18030 has all of GBK, which has all of GB2312. */
const CHARSETS: Readonly<Record<string, "utf-8" | "gb18030">> = {
  ...{ "utf-8": "utf-8", utf8: "utf-8", "us-ascii": "utf-8", ascii: "utf-8" },
  ...{ gb18030: "gb18030", gbk: "gb18030", gb2312: "gb18030", cp936: "gb18030" },
};
/** Longest media type that a refusal repeats. */
const LONGEST_TYPE = 100;

/** JSON only; an empty body is an empty object, and a body that would reach for prototypes is refused. */
export function readBodies(api: FastifyInstance): void {
  const parse = api.getDefaultJsonParser("error", "error");
  api.removeContentTypeParser(["application/json", "text/plain"]);
  api.addContentTypeParser("application/json", { parseAs: "buffer" }, (request, body, done) => {
    const text = textOf(request, typeof body === "string" ? Buffer.from(body) : body);
    if (text instanceof ApiError) done(text);
    else if (text.trim() === "") done(null, {});
    else void parse(request, text, (error, value) => done(error === null ? null : noJson(text), value));
  });
  // Also what comes without a type.
  api.addContentTypeParser("*", (request, _body, done) => done(otherType(request)));
  // Before any of it is read: what a few bytes may become is nobody's to find out here.
  api.addHook("preParsing", (request, reply, payload, done) => {
    const coding = request.headers["content-encoding"]?.trim().toLowerCase() ?? "";
    if (coding === "" || coding === "identity") {
      done(null, payload);
      return;
    }
    // RFC 9110 section 12.5.3: which codings would have been taken.
    void reply.header("accept-encoding", "identity");
    done(compressed(coding));
  });
}

function compressed(coding: string): ApiError {
  const expected = "none: the body as it is, not compressed";
  const reason = `Content-Encoding: expected ${expected}, not ${coding.slice(0, LONGEST_TYPE)}`;
  return new ApiError("unsupported-media-type", reason, { fields: [{ field: "Content-Encoding", expected }] });
}

function textOf({ headers }: FastifyRequest, body: Buffer): string | ApiError {
  const named = charsetIn(headers["content-type"] ?? "");
  const label = CHARSETS[named];
  if (label === undefined) {
    const expected = "charset utf-8, gbk, gb18030 or gb2312";
    const reason = `Content-Type: expected ${expected}, not ${named.slice(0, LONGEST_TYPE)}`;
    return new ApiError("unsupported-media-type", reason, { fields: [{ field: "Content-Type", expected }] });
  }
  try {
    return new TextDecoder(label, { fatal: true }).decode(body);
  } catch {
    const isWide =
      body.length > 1 && (body[0] === 0 || body[1] === 0 || body.subarray(0, 2).toString("hex") === "fffe");
    const [name, then] =
      label === "utf-8"
        ? ["UTF-8", isWide ? " (it looks like UTF-16)" : " (say charset=gbk in Content-Type where it is GBK)"]
        : [named.toUpperCase(), ""];
    return invalid([{ field: "", expected: `text in ${name}${then}` }]);
  }
}

/** In lower case, without its quotes; utf-8 where none is named (RFC 8259 section 8.1). */
function charsetIn(type: string): string {
  const [, quoted, bare] = /;\s*charset\s*=\s*(?:"([^"]*)"|([^;\s]*))/i.exec(type) ?? [];
  const named = (quoted ?? bare ?? "").trim().toLowerCase();
  return named === "" ? "utf-8" : named;
}

function noJson(text: string): ApiError {
  const fault = jsonFault(text);
  if (fault === undefined) return invalid([{ field: "", expected: "no __proto__ or constructor.prototype in it" }]);
  const { line, column, expected } = fault;
  return invalid([{ field: "", expected: `JSON: line ${line}, column ${column}: ${expected}` }]);
}

function otherType({ headers, server }: FastifyRequest): ApiError {
  const file = server.hasContentTypeParser("multipart/form-data") ? "multipart/form-data or " : "";
  const expected = `${file}application/json`;
  const given = headers["content-type"]?.slice(0, LONGEST_TYPE) ?? "none";
  return new ApiError("unsupported-media-type", `Content-Type: expected ${expected}, not ${given}`, {
    fields: [{ field: "Content-Type", expected }],
  });
}
