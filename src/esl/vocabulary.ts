// The words of FreeSWITCH's event socket, as far as whoever has calls parked there and moves them speaks them.

/** What the node tells of something that has happened. */
export interface EslEvent {
  /** `CHANNEL_ANSWER`, or of a CUSTOM event its subclass: `sofia::register`. */
  readonly name: string;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

/** Why a leg is to end, as the node spells it. */
export type KillCause =
  | "NORMAL_CLEARING"
  | "USER_BUSY"
  | "CALL_REJECTED"
  | "NO_ANSWER"
  | "UNALLOCATED_NUMBER"
  | "LOSE_RACE"
  | "ORIGINATOR_CANCEL"
  | "SWITCH_CONGESTION"
  | "OUTGOING_CALL_BARRED"
  | "DESTINATION_OUT_OF_ORDER"
  | "BEARERCAPABILITY_NOTAVAIL"
  | "MANAGER_REQUEST"
  | "SYSTEM_SHUTDOWN";

/** Whom an `originate` calls. */
export type Endpoint =
  | { readonly type: "user"; readonly user: string; readonly domain: string }
  | { readonly type: "gateway"; readonly name: string; readonly number: string };

export type Variables = Readonly<Record<string, string>>;

/** What a leg does once it has answered, or is told to do. */
export type Application =
  | { readonly type: "park" }
  | { readonly type: "answer" }
  | { readonly type: "ring-ready" }
  | { readonly type: "playback"; readonly sound: string }
  | { readonly type: "eavesdrop"; readonly leg: string }
  | {
      readonly type: "record";
      readonly path: string;
      readonly limitS: number;
      /** Below this level it is silence, and after so many seconds of it the recording is over. */
      readonly threshold: number;
      readonly silenceS: number;
    };

/** What one member of a conference is to do with another one. */
export type Relation = "nospeak" | "nohear" | "clear";

/** What a node is told or asked. Legs are named by their uuid. */
export type EslCommand =
  | { readonly type: "kill"; readonly leg: string; readonly cause: KillCause }
  | { readonly type: "park"; readonly leg: string }
  /** Whoever is named second may be left in limbo when the other one goes in that moment: the one who matters comes first. */
  | { readonly type: "bridge"; readonly first: string; readonly second: string }
  | { readonly type: "break"; readonly leg: string }
  | { readonly type: "exists"; readonly leg: string }
  | { readonly type: "dump"; readonly leg: string }
  | { readonly type: "channels" }
  | { readonly type: "set"; readonly leg: string; readonly variables: Variables }
  | { readonly type: "record-start" | "record-stop"; readonly leg: string; readonly path: string }
  /** Out of whatever it is in; `both`: with who is bridged to it. */
  | { readonly type: "unbridge"; readonly leg: string; readonly both: boolean }
  | { readonly type: "to-conference"; readonly leg: string; readonly both: boolean; readonly room: string }
  | {
      readonly type: "relate";
      readonly room: string;
      readonly member: number;
      readonly other: number;
      readonly relation: Relation;
    }
  | { readonly type: "send-keys" | "receive-keys"; readonly leg: string; readonly keys: string }
  | { readonly type: "media-statistics"; readonly leg: string }
  | { readonly type: "phone-talk" | "phone-hold"; readonly leg: string }
  | { readonly type: "flush-directory"; readonly user: string; readonly domain: string }
  | {
      readonly type: "originate";
      /** The uuid that it is to have. */
      readonly leg: string;
      readonly to: Endpoint;
      readonly variables: Variables;
      readonly then: Application;
    };
