/** Why a call is not sent on to where a phone or carrier has sent it. */
export type ForwardRefusal =
  /** The switch follows none, or not there (a setting). */
  | "setting"
  /** The call has come from outside, or is with somebody there. */
  | "from-outside"
  /** It is offered by a queue, or for the phone's own sake: it is that phone that is wanted. */
  | "this-phone"
  | "emergency"
  | "loop"
  /** It leads nowhere outside: there is something of that number here. */
  | "inside"
  /** Whose phone it is may not dial it. */
  | "context"
  | "no-line";
