// The tables of what passes between people of the center: ours.
import type { HelpEnd, HelpManner } from "../../core/people/facts.ts";
import type { Empty, Json } from "./columns.ts";

/** An agent has asked for help. */
export interface HelpRequestsTable {
  id: string;
  agent: string;
  /** Null: it is about none. */
  call: Empty<string>;
  /** The agent's queues then. */
  queues: Json<readonly string[]>;
  text: string;
  asked_at: Date;
  /** Null: it is open. */
  ended_at: Empty<Date>;
  end: Empty<HelpEnd>;
  /** Who answered it or took it back. */
  answered_by: Empty<string>;
  manner: Empty<HelpManner>;
  /** Of an answer by a message. */
  answer: Empty<string>;
}

/** One user has written to another one; both by their logins. */
export interface PeopleMessagesTable {
  /** The number of its fact. */
  id: number;
  sender: string;
  reader: string;
  text: string;
  /** The request for help that it answers. */
  help: Empty<string>;
  sent_at: Date;
  /** Null: it is not read. */
  read_at: Empty<Date>;
}

/** What a user keeps of their own. */
export interface PreferencesTable {
  user_id: number;
  key: string;
  /** JSON, as text: what it holds is nobody's business but its user's. */
  value: string;
  updated_at: Date;
}
