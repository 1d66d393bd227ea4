// Telephones whose signalling comes over sockets that are not the switch's: browsers that have logged in. Whoever holds the sockets
// and the switch tell each other what passes there. Data only, so that it may cross to another process.

/** Whoever holds the sockets names them so, each one anew. */
export type TelephoneSocket = string;

type Given = Readonly<Record<string, unknown>>;

export type TelephoneAnswer =
  | { readonly result: Given }
  | { readonly error: { readonly code: number; readonly message: string; readonly [more: string]: unknown } };

/** What happens at the sockets. */
export type ToTelephones =
  /** Somebody has logged in as an extension. The same `sessid` of the same user elsewhere: the same page has come back. */
  | {
      readonly type: "entered";
      readonly socket: TelephoneSocket;
      readonly user: string;
      readonly sessid: string;
      /** Numeric. */
      readonly address: string;
    }
  | { readonly type: "left"; readonly socket: TelephoneSocket }
  /** Whoever held the sockets is gone, and they are too. */
  | { readonly type: "all-left" }
  /** `request`: to name it in its answer; there is one for each. */
  | {
      readonly type: "asked";
      readonly socket: TelephoneSocket;
      readonly request: number;
      readonly method: string;
      readonly params: Given;
    };

/** What is to be said there, in this order. */
export type FromTelephones =
  | {
      readonly type: "answer";
      readonly socket: TelephoneSocket;
      readonly request: number;
      readonly answer: TelephoneAnswer;
    }
  | { readonly type: "push"; readonly socket: TelephoneSocket; readonly method: string; readonly params: Given }
  /** One who has come in is there, as a telephone or not; these of its calls were given back to it. */
  | { readonly type: "ready"; readonly socket: TelephoneSocket; readonly reattached: readonly string[] };

export interface Telephones {
  hear(said: ToTelephones): void;
  /** There is one listener. It may be told while `hear` is under way. */
  onSaid(listener: (said: FromTelephones) => void): void;
}
