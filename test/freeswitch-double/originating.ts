// `originate {variables}ENDPOINT &APPLICATION(ARGUMENT)`. What fails before there is a channel has no CHANNEL event at all.
import { execute, isApplication } from "./applications.ts";
import { isAlive, legOf, type FarEnd, type Leg } from "./leg.ts";
import { hangUp } from "./life.ts";
import { BadLine, bracedVariables } from "./words.ts";
import type { World } from "./world.ts";

export interface Reached {
  readonly far: FarEnd;
  readonly profile: string;
  readonly dialled: string;
  readonly called: (leg: Leg) => void;
  readonly ended: (leg: Leg, cause: string, hasAnswered: boolean) => void;
}

/** Who is reached by an endpoint; a string: why nobody is. */
export type Reach = (endpoint: string) => Reached | string;

interface Wish {
  readonly variables: ReadonlyMap<string, string>;
  readonly endpoint: string;
  readonly app: string;
  readonly argument: string;
}

function wishOf(text: string): Wish {
  const { variables, rest } = bracedVariables(text);
  const [, own = "", endpoint = "", app = "", argument = ""] =
    /^(?:\[([^\]]*)\])?(\S+) &([a-z_]+)(?:\((.*)\))?$/s.exec(rest) ?? [];
  if (endpoint === "") throw new BadLine(`no originate: ${text}`);
  if (/[,|]/.test(endpoint)) throw new BadLine(`more than one endpoint: ${endpoint}`);
  const all = new Map([...variables, ...bracedVariables(own === "" ? "" : `{${own}}`).variables]);
  return { variables: all, endpoint, app, argument };
}

export function originate(world: World, reach: Reach, text: string, answer: (text: string) => void): void {
  const wish = wishOf(text);
  if (!isApplication(wish.app)) throw new BadLine(`no such application: ${wish.app}`);
  const uuid = wish.variables.get("origination_uuid") ?? world.chance.uuid();
  if (world.legs.has(uuid)) throw new BadLine(`the uuid is taken: ${uuid}`);
  const reached = reach(wish.endpoint);
  if (typeof reached === "string") {
    if (reached === "INVALID_GATEWAY") world.say("CHANNEL_DESTROY", { "Unique-ID": uuid, "Hangup-Cause": reached });
    world.afterBetween(0.5, 4, () => answer(`-ERR ${reached}\n`));
    return;
  }
  const leg = legOf({
    ...{ uuid, direction: "outbound", far: reached.far, dialled: reached.dialled, parksLeft: 0, at: world.now() },
    callerNumber: wish.variables.get("origination_caller_id_number") ?? "0000000000",
    callerName: wish.variables.get("origination_caller_id_name") ?? "",
    profile: reached.profile,
  });
  for (const [name, value] of wish.variables) leg.variables.set(name, value);
  world.legs.set(uuid, leg);
  world.tell(leg, "CHANNEL_CREATE");
  world.tell(leg, "CHANNEL_OUTGOING");
  answered(world, leg, wish, reached, answer);
  // The INVITE goes out.
  world.afterBetween(1, 4, () => {
    if (isAlive(leg)) reached.called(leg);
  });
}

function answered(world: World, leg: Leg, wish: Wish, reached: Reached, answer: (text: string) => void): void {
  let hasAnswered = false;
  const seconds = Number(wish.variables.get("originate_timeout") ?? wish.variables.get("call_timeout") ?? "60");
  // In whole seconds, and it ends before they are over: two were 1.4 or 1.8.
  const takeBack = world.after(seconds * 1_000 - world.chance.between(200, 600), () =>
    hangUp(world, leg, "NO_ANSWER", "send_cancel"),
  );
  leg.onAnswer = () => {
    hasAnswered = true;
    takeBack();
    answer(`+OK ${leg.uuid}\n`);
    world.afterBetween(1, 6, () =>
      execute(world, leg, { app: wish.app, argument: wish.argument, eventUuid: world.chance.uuid(), isLast: true }),
    );
  };
  leg.onEnd = (cause) => {
    takeBack();
    reached.ended(leg, cause, hasAnswered);
    if (!hasAnswered) answer(`-ERR ${cause}\n`);
  };
}
