// The phone that a supervisor acts at: where they are signed in, else their own; and the call that it is in.
import type { CallRow, CenterView, PartyRow } from "../../../src/client/index.ts";
import { useMe } from "../shell/session.ts";
import { sameFields, useLive } from "../shell/use-live.ts";

export interface OwnPhone {
  readonly isOnline: boolean;
  /** Empty: none. */
  readonly extn: string;
  /** Undefined: it is in none. */
  readonly call: CallRow | undefined;
  readonly party: PartyRow | undefined;
}

export function ownPhoneOf(view: CenterView, login: string, ownExtn: string): Omit<OwnPhone, "isOnline"> {
  const extn = view.agents.get(login)?.extn ?? ownExtn;
  const isOwn = ({ number, role }: PartyRow): boolean => number === extn && extn !== "" && role !== "";
  for (const call of view.calls.values()) {
    const party = call.parties.find(isOwn);
    if (party !== undefined) return { extn, call, party };
  }
  return { extn, call: undefined, party: undefined };
}

export function useOwnPhone(): OwnPhone {
  const { login, extn } = useMe();
  const isOnline = useLive((_view, { connection }) => connection === "open");
  return { isOnline, ...useLive((view) => ownPhoneOf(view, login, extn), sameFields) };
}
