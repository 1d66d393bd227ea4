// What a registrar knows, as a value: every change gives a new state and leaves the old one as it was. Users are spread
// over buckets so that a change copies a few dozen entries and the next deadline is found without looking at every user.
import { isConnection } from "../endpoint/flow.ts";
import type { Binding } from "../endpoint/vocabulary.ts";

/** A binding with what only the registrar needs. */
export interface Registration extends Binding {
  readonly callId: string;
  readonly sequence: number;
  /** Milliseconds since 1970. */
  readonly refreshedAt: number;
  /** Contact parameters to be told back (+sip.instance, reg-id and whatever else came), without expires and q. */
  readonly parameters: ReadonlyMap<string, string>;
  /** Made by a process before this one; its telephone has not been heard of since. */
  readonly isRestored: boolean;
}

/** What is kept of it beyond the life of the process. */
export type KeptRegistration = Omit<Registration, "isRestored">;

/** Keeps what is registered beyond the life of the process. Never throws. */
export interface RegistrationKeeper {
  /** All contacts that the user has from now on; none: nothing is kept of them. Called before the telephone is told. */
  keep(user: string, registrations: readonly KeptRegistration[]): void;
}

/** Made over a connection of a process that is gone: nothing can be sent there before its telephone registers again. */
export function isWaiting({ isRestored, flow }: Registration): boolean {
  return isRestored && isConnection(flow);
}

/** Whether the user can be reached. */
export function isBound(registrations: readonly Registration[]): boolean {
  return registrations.some((one) => !isWaiting(one));
}

interface Bucket {
  readonly users: ReadonlyMap<string, readonly Registration[]>;
  /** Infinity where it is empty. */
  readonly deadline: number;
}

export interface RegistrarState {
  readonly buckets: readonly Bucket[];
  /** Users with at least one binding. */
  readonly userCount: number;
  readonly deadline: number;
}

const BUCKETS = 256;
const EMPTY_BUCKET: Bucket = { users: new Map(), deadline: Infinity };

export const NO_REGISTRATIONS: RegistrarState = {
  buckets: Array.from({ length: BUCKETS }, () => EMPTY_BUCKET),
  userCount: 0,
  deadline: Infinity,
};

/** FNV-1a over UTF-16 units; names are given by the operator, so nobody outside can choose them to collide. */
function bucketOf(user: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < user.length; at++) hash = Math.imul(hash ^ user.charCodeAt(at), 0x01000193);
  return (hash >>> 0) % BUCKETS;
}

/** All registrations of a user, expired ones included until they are swept. */
export function registrationsOf(state: RegistrarState, user: string): readonly Registration[] {
  return state.buckets[bucketOf(user)]?.users.get(user) ?? [];
}

/** Replaces a user's registrations; an empty list forgets the user. */
export function withRegistrations(
  state: RegistrarState,
  user: string,
  registrations: readonly Registration[],
): RegistrarState {
  const index = bucketOf(user);
  const old = state.buckets[index] ?? EMPTY_BUCKET;
  const users = new Map(old.users);
  if (registrations.length === 0) users.delete(user);
  else users.set(user, registrations);
  let deadline = Infinity;
  for (const list of users.values()) for (const { expiresAt } of list) deadline = Math.min(deadline, expiresAt);
  const buckets = state.buckets.with(index, { users, deadline });
  return {
    buckets,
    userCount: state.userCount + users.size - old.users.size,
    deadline: buckets.reduce((earliest, bucket) => Math.min(earliest, bucket.deadline), Infinity),
  };
}

/** Users of whom at least one registration is due at `now`. */
export function usersDue(state: RegistrarState, now: number): string[] {
  const due: string[] = [];
  for (const bucket of state.buckets) {
    if (bucket.deadline > now) continue;
    for (const [user, list] of bucket.users) if (list.some(({ expiresAt }) => expiresAt <= now)) due.push(user);
  }
  return due;
}

export function allUsers(state: RegistrarState): string[] {
  return state.buckets.flatMap((bucket) => [...bucket.users.keys()]);
}

/** Whose registrations are not the same in both. */
export function usersChanged(before: RegistrarState, after: RegistrarState): string[] {
  const changed: string[] = [];
  for (const [index, bucket] of after.buckets.entries()) {
    const old = before.buckets[index] ?? EMPTY_BUCKET;
    if (old === bucket) continue;
    for (const [user, list] of bucket.users) if (old.users.get(user) !== list) changed.push(user);
    for (const user of old.users.keys()) if (!bucket.users.has(user)) changed.push(user);
  }
  return changed;
}
