// What a schema that says nothing of its own tells of a value that does not fit: in the API's words, not the library's.
import { z } from "zod";

const KINDS: Readonly<Record<string, string>> = {
  ...{
    array: "a list",
    object: "an object",
    record: "an object",
    string: "a text",
    number: "a number",
    boolean: "true or false",
  },
};
const PARTS: Readonly<Record<string, string>> = { array: " entries", string: " characters" };

/** Once for the process: the library keeps it for all schemas. */
export function tellExpected(): void {
  z.config({ customError: (issue) => expectedOf(issue) });
}

function expectedOf(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return KINDS[issue.expected] ?? "something else";
    case "invalid_value":
      return `one of ${issue.values.map(String).join(", ")}`;
    case "too_big":
      return `at most ${issue.maximum}${PARTS[issue.origin] ?? ""}`;
    case "too_small":
      return `at least ${issue.minimum}${PARTS[issue.origin] ?? ""}`;
    default:
      return "something else";
  }
}
