// A phone, or a carrier, has sent the call elsewhere (RFC 3261 section 21.3.3). Where the switch cannot follow it, the number may
// be called outside, in the place of the leg that has ended:
//
//   the caller is one of ours        never from outside: they would call at our cost where nobody of ours has led them
//   whose phone it was may dial it   by the context of their extension; of a carrier's word, by that of the phone that calls
//   it is nowhere that it has been   and no sixth hop
//
// What leads inside is not called outside, and an emergency number is called by people only.
import { hotlineRows, normalOf } from "../numbers/compare.ts";
import type { Extn, QueueName } from "../model.ts";
import type { DialTarget, SwitchEvent } from "../switch.ts";
import { fact, type State } from "../state.ts";
import { isEmergency } from "../trunk/emergency-number.ts";
import { allLinesTo, linesTo } from "../trunk/lines.ts";
import type { Call, HuntTarget, Leg } from "./call.ts";
import type { ForwardRefusal } from "./forward-refusal.ts";

const REFUSED = { followed: undefined, refused: "setting", looped: "loop" } as const;

/** Hops of one call. */
const MOST_HOPS = 5;

/** The switch tells of it, before the end of the leg where it has not followed it. */
export function onLegForwarded(
  state: State,
  { leg: id, number, how }: Extract<SwitchEvent, { readonly type: "leg-forwarded" }>,
): void {
  const leg = state.legs.get(id);
  if (leg === undefined || leg.ending !== undefined || leg.answered) return;
  if (how === "asked") leg.forward = { number };
  else tell(state, leg, number, REFUSED[how]);
}

/** Of a leg that has ended and is dialled for a caller: whom to ring in its place. Undefined: nobody, as was told. */
export function forwarded(state: State, call: Call, leg: Leg, rung: HuntTarget): HuntTarget | undefined {
  if (leg.forward === undefined) return undefined;
  const { number: to } = leg.forward;
  const target = targetOf(state, call, leg, rung, to);
  if (typeof target === "string") {
    tell(state, leg, to, target);
    return undefined;
  }
  tell(state, leg, to, undefined);
  return target;
}

/** Of a leg that nobody else is rung for. */
export function notForwarded(state: State, call: Call, leg: Leg): void {
  if (leg.forward === undefined) return;
  tell(state, leg, leg.forward.number, isFromOutside(state, call) ? "from-outside" : "this-phone");
}

function tell(state: State, leg: Leg, number: string, refused: ForwardRefusal | undefined): void {
  const why = refused === undefined ? {} : { refused };
  fact(state, { type: "leg-forwarded", call: leg.call, leg: leg.id, number, ...why });
}

function targetOf(
  state: State,
  call: Call,
  leg: Leg,
  { number, forwards = [], forwardedBy }: HuntTarget,
  to: string,
): HuntTarget | ForwardRefusal {
  if (isFromOutside(state, call)) return "from-outside";
  if (isEmergency(state, to)) return "emergency";
  const been = [...forwards, { number: normalOf(state, number) }];
  if (been.length > MOST_HOPS || been.some((one) => one.number === normalOf(state, to))) return "loop";
  if (isInside(state, to)) return "inside";
  const by = leg.extn ?? forwardedBy ?? (call.origin.type === "extension" ? call.origin.extn : undefined);
  const context = by === undefined ? undefined : state.phones.get(by)?.config?.context;
  if (by === undefined || context === undefined || allLinesTo(state, to, context).length === 0) return "context";
  const ways = sameLineFirst(linesTo(state, to, context), leg);
  if (ways.length === 0) return "no-line";
  return { number: to, extn: undefined, ways, forwards: been, forwardedBy: by };
}

function isFromOutside(state: State, { origin, caller }: Call): boolean {
  return origin.type === "trunk" || state.legs.get(caller)?.trunk !== undefined;
}

function isInside(state: State, number: string): boolean {
  const kind = state.phones.get(number as Extn)?.config?.kind;
  if (kind !== undefined) return kind !== "tel";
  return (
    hotlineRows(state, number) !== undefined || state.ivrsByNumber.has(number) || state.queues.has(number as QueueName)
  );
}

/** A carrier that says where to call knows the way there. */
function sameLineFirst(ways: readonly DialTarget[], { trunk }: Leg): readonly DialTarget[] {
  const isSame = (way: DialTarget): boolean => way.type === "trunk" && way.trunk === trunk;
  return [...ways.filter(isSame), ...ways.filter((way) => !isSame(way))];
}
