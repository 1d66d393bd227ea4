// The call part of Verto, mod_verto's protocol for browsers, as a library. Knows nothing of what calls are for.
export { stepVerto } from "./machine.ts";
export { newVerto, phonesOf, vertoDue, type Phone, type Verto, type VertoOptions } from "./state.ts";
export type {
  Answer,
  Order,
  Params,
  SocketInput,
  VertoCause,
  VertoEffect,
  VertoError,
  VertoEvent,
  VertoInput,
} from "./vocabulary.ts";
