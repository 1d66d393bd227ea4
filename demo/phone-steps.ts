/** What happens on a phone, for whoever watches it. */
export type PhoneStep =
  | { readonly type: "registered" }
  | { readonly type: "unregistered" }
  /** The registrar said no, or nothing. */
  | { readonly type: "not-registered"; readonly status: number | undefined }
  | { readonly type: "dialling"; readonly number: string }
  /** Its own call rings at the other end. */
  | { readonly type: "told-ringing" }
  /** It is called. */
  | { readonly type: "ringing"; readonly number: string; readonly name: string }
  | { readonly type: "talking" }
  | { readonly type: "held" }
  | { readonly type: "resumed" }
  | {
      readonly type: "ended";
      readonly by: "peer" | "us" | "timeout" | "transport";
      readonly status: number | undefined;
      /** It rang in vain, and its display says so. */
      readonly missed: boolean;
    };
