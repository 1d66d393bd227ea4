// What a user is made of on the wire.
import { z } from "zod";
import { EXTN_TYPES } from "../../store/database/tables.ts";
import { shownAs, shownLike } from "./one-type.ts";
import { dialled, flag, oneOf, text, textLike, wholeNumber } from "./inputs.ts";
import { ownNumbers } from "./numbers.ts";

const LONGEST_SECONDS = 86_400;

const seconds = wholeNumber(0, LONGEST_SECONDS).transform(String).optional();
const count = (smallest: number) => wholeNumber(smallest, 1_000).transform(String).optional();
const agentType = oneOf(["callback", "standBy"])
  .optional()
  .describe("callback: their phone is called for each call; standBy is kept, and does nothing more than that");

/** The vendor's pages spell two of the names in two ways; both are taken. */
const agentInfo = z.object({
  wrap_up_time: seconds.describe("seconds of after-call work"),
  warp_up_time: seconds.describe("the same"),
  lag: seconds.describe("seconds between after-call work and the next offer"),
  timeout: seconds.describe("seconds their phone rings; 0: as long as the queue says"),
  max_no_answer: count(0).describe("missed offers in a row after which they are put on break; 0: never"),
  reject_delay_time: seconds.describe("seconds without offers after they rejected one"),
  busy_delay_time: seconds.describe("seconds without offers after their phone was busy"),
  simo: count(1).describe("calls at one time"),
  level: count(1),
  position: count(1),
  hardware_phone_only: flag().transform(String).optional(),
  agent_type: agentType,
  type: agentType.describe("the same as agent_type"),
  member_wait: oneOf(["nowait"]).optional(),
  own_numbers: ownNumbers
    .transform((numbers) => numbers.join(","))
    .optional()
    .describe("numbers that may be shown to who is called outside; kept as a text with commas"),
  status: oneOf(["Out", "Available", "Available(On Demand)", "On Break"])
    .optional()
    .describe("as it is shown; what an agent is now is told by agent_state"),
});

/** Spelt as it is written: the other spelling counts where the right one is not given. */
function rightlySpelt({ warp_up_time, type, ...info }: z.output<typeof agentInfo>): Readonly<Record<string, string>> {
  const all = { ...info, wrap_up_time: info.wrap_up_time ?? warp_up_time, agent_type: info.agent_type ?? type };
  return Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

/** An object, or the JSON text of one; an empty text says nothing. */
const agentInfoLike = shownLike(
  z
    .preprocess((value) => {
      if (typeof value !== "string") return value;
      return value.trim() === "" ? {} : fromJson(value);
    }, agentInfo)
    .transform(rightlySpelt),
  agentInfo,
);

/** What is no JSON stays what it is, and fits nothing. */
function fromJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** Of one supervisor, at most. */
const MOST_QUEUES = 200;
const QUEUES_EXPECTED = `at most ${MOST_QUEUES} names of queues, as a list or as JSON text`;

/** A list, or the JSON text of one; an empty text is an empty list. */
const queueNames = shownAs(
  z.preprocess(
    (value) => (typeof value === "string" ? fromJson(value.trim() === "" ? "[]" : value) : value),
    z
      .array(text(1, 100, "a queue's name"), { error: QUEUES_EXPECTED })
      .max(MOST_QUEUES, { error: QUEUES_EXPECTED })
      .transform((names) => [...new Set(names)]),
  ),
  { type: "array", items: { type: "string", minLength: 1, maxLength: 100 }, maxItems: MOST_QUEUES },
).describe("the queues, by name, whose agents and calls a supervisor looks after; none: all");

const PASSWORD = /^(?=.*[A-Z])(?=.*[a-z])(?=.*\d)(?=.*[^A-Za-z\d])[\x21-\x7e]{8,20}$/;
const EXTN_PASSWORD = /^(?=.*[A-Z])(?=.*[a-z])(?=.*\d)[\x21-\x7e]{8,20}$/;

/** Empty: as if it were not there; programs send back what they were shown. */
export function unlessEmpty<Schema extends z.ZodType>(schema: Schema) {
  return shownLike(
    z.preprocess((value) => (value === "" || value === null ? undefined : value), schema.optional()),
    schema,
  );
}

export const newPassword = z.string({ error: "a password" }).regex(PASSWORD, {
  error: "8 to 20 characters with an upper case letter, a lower case one, a digit and a special one",
});

const extnPassword = z
  .string({ error: "a password" })
  .regex(EXTN_PASSWORD, { error: "8 to 20 characters with an upper case letter, a lower case one and a digit" });

export const loginName = textLike(
  /^[\p{L}\p{N}][\p{L}\p{N}_@-]{0,63}$/u,
  "1 to 64 letters or digits (also _ @ - after the first)",
);

/** Of both, of a new user and of one that is changed. */
export const userFields = {
  password: unlessEmpty(newPassword).describe(
    "8 to 20 characters: upper and lower case letters, digits, special ones; besides as XCC_PASSWORD_POLICY asks",
  ),
  extn: unlessEmpty(dialled).describe("number of their extension, which is made where there is none"),
  extn_password: unlessEmpty(extnPassword).describe(
    "of their extension; empty: the same as password; as XCC_PASSWORD_POLICY asks",
  ),
  type: oneOf(["NORMAL", "AGENT", "CONFMAN"]).optional(),
  domain: textLike(/^[a-zA-Z0-9]([a-zA-Z0-9.-]{0,251}[a-zA-Z0-9])?$/, "a domain name or an address").optional(),
  cid_name: text(0, 100).optional().describe("empty: the name"),
  cid_number: text(0, 64).optional().describe("empty: the extension's number"),
  context: unlessEmpty(text(1, 64)).describe(
    "of their extension: which outside lines it may call over; empty: default",
  ),
  vm_password: textLike(/^\d{0,16}$/, "at most 16 digits")
    .optional()
    .describe(
      "of their extension's mailbox; 4 to 10 digits, not its number, not counted, unless XCC_PASSWORD_POLICY is any",
    ),
  email: textLike(/^([^\s@]{1,64}@[^\s@]{1,190})?$/, "an address as name@example.com").optional(),
  tel: textLike(/^[0-9+*# -]{0,32}$/, "a telephone number").optional(),
  tel_enabled: flag().optional(),
  auto_record: flag().optional(),
  disabled: flag().optional(),
  mac_address: textLike(/^([0-9A-Fa-f]{2}([:-]?[0-9A-Fa-f]{2}){5})?$/, "twelve hexadecimal digits").optional(),
  extn_type: oneOf(EXTN_TYPES).optional(),
  is_super: flag().optional(),
  is_admin: flag().optional(),
  is_supervisor: flag().optional(),
  idle_timeout: shownAs(
    z.preprocess((value) => (value === "" ? null : value), wholeNumber(0, LONGEST_SECONDS).nullable().optional()),
    { type: "integer", minimum: 0, maximum: LONGEST_SECONDS },
  ),
  agent_info: agentInfoLike.optional(),
  queues: queueNames.optional(),
};

export const userReply = z.object({
  id: z.number(),
  login: z.string(),
  name: z.string(),
  type: z.string().describe("NORMAL, AGENT or CONFMAN"),
  extn: z.string(),
  extn_id: z.number().optional().describe("left out where there is none"),
  domain: z.string(),
  cid_name: z.string(),
  cid_number: z.string(),
  context: z.string(),
  email: z.string(),
  tel: z.string(),
  tel_enabled: z.number(),
  auto_record: z.number(),
  disabled: z.number(),
  mac_address: z.string(),
  extn_type: z.string(),
  is_super: z.number(),
  is_admin: z.string(),
  is_supervisor: z.string(),
  role: z.string().describe("agent, supervisor or administrator"),
  agent_info: z.string().describe("JSON text"),
  queues: z.array(z.string()).describe("the queues whose agents and calls a supervisor looks after; none: all"),
  login_attempts: z.string().describe("wrong passwords since the last right one"),
  is_locked: z.string().describe("1: by an administrator, or for a time after too many wrong passwords of strangers"),
  locked_until: z.string().describe("when that time ends; empty: it is not such a lock"),
  first_login: z.string().describe("1: they have not signed in with this password yet"),
  idle_timeout: z.string(),
  last_login_at: z.string(),
  last_login_attempt_at: z.string(),
  created_at: z.string(),
  updated_at: z.string(),
});
