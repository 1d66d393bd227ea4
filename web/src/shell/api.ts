// Asking the server: the typed client of its OpenAPI document, and what is wrong as one kind of error for every page.
import createClient from "openapi-fetch";
import type { paths } from "../../../examples/client/generated/callcenter-api.ts";

/** The server has said no, and why; `reason` is in the language of the page. */
export class ApiProblem extends Error {
  readonly status: number;
  /** Stable: "invalid", "conflict" ...; empty where the answer names none. */
  readonly code: string;
  /** By field, what was expected. */
  readonly fields: Readonly<Record<string, string>>;
  readonly heldBy: readonly { readonly type: string; readonly id: string; readonly name: string }[];

  constructor(status: number, body: ErrorBody) {
    const reason = body.reason ?? body.error_text ?? body.text ?? body.message ?? "";
    super(reason === "" ? `HTTP ${String(status)}` : reason);
    this.name = "ApiProblem";
    this.status = status;
    this.code = body.error_text === undefined ? (body.error ?? "") : "not-authorized";
    this.fields = Object.fromEntries((body.fields ?? []).map(({ field, expected }) => [field, expected]));
    this.heldBy = body.held_by ?? [];
  }
}

/** Nobody has answered. */
export class Unreachable extends Error {
  constructor() {
    super("the server cannot be reached");
    this.name = "Unreachable";
  }
}

interface ErrorBody {
  readonly error?: string;
  readonly reason?: string;
  readonly message?: string;
  /** Of 403 where nobody is signed in. */
  readonly error_text?: string;
  /** Of a wrong password. */
  readonly text?: string;
  readonly fields?: readonly { readonly field: string; readonly expected: string }[];
  readonly held_by?: readonly { readonly type: string; readonly id: string; readonly name: string }[];
}

let onSignedOut: () => void = () => undefined;
let language = "en";

/** Who is told that the session is over. */
export function whenSignedOut(listener: () => void): void {
  onSignedOut = listener;
}

/** In which the server says what is wrong. */
export function speakToServerIn(one: string): void {
  language = one;
}

export const api = createClient<paths>({ baseUrl: "" });

api.use({
  onRequest: ({ request }) => {
    request.headers.set("accept-language", language);
    return request;
  },
  onError: () => new Unreachable(),
});

type Asked<Data> = Promise<{ readonly data?: Data; readonly error?: unknown; readonly response: Response }>;

/** What was asked for; rejects with an ApiProblem, or with Unreachable. `await answered(api.GET("/api/users/me"))` */
export async function answered<Data>(asked: Asked<Data>): Promise<NonNullable<Data>> {
  const { data, error, response } = await asked;
  if (response.ok) return (data ?? {}) as NonNullable<Data>;
  const body = typeof error === "object" && error !== null ? (error as ErrorBody) : {};
  const problem = new ApiProblem(response.status, body);
  if (problem.code === "not-authorized") onSignedOut();
  throw problem;
}
