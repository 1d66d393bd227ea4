// Acts by keys: which combination stands for which act, as everybody has it until they change it.
import type { Act } from "./standing.ts";

/** `Ctrl+Shift+Y`; absent: none. */
export type Keys = Readonly<Partial<Record<Act, string>>>;

/** Letters that browsers need for nothing that a page cannot have. */
export const FIRST_KEYS: Keys = {
  answer: "Ctrl+Shift+Y",
  hangup: "Ctrl+Shift+X",
  hold: "Ctrl+Shift+H",
  mute: "Ctrl+Shift+U",
  ready: "Ctrl+Shift+L",
  break: "Ctrl+Shift+K",
  transfer: "Ctrl+Shift+F",
  consult: "Ctrl+Shift+S",
  completeConsult: "Ctrl+Shift+E",
  swap: "Ctrl+Shift+Z",
  threeWay: "Ctrl+Shift+3",
  cancelConsult: "Ctrl+Shift+0",
  keypad: "Ctrl+Shift+8",
  recording: "Ctrl+Shift+9",
  dial: "Ctrl+Shift+D",
  askHelp: "Ctrl+Shift+1",
};

export interface Pressed {
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly metaKey: boolean;
  /** Where the key is, whatever the keyboard's language. */
  readonly code: string;
}

/** Undefined: no combination, but a key that is for typing or moving. */
export function combinationOf({ ctrlKey, altKey, shiftKey, metaKey, code }: Pressed): string | undefined {
  const [, key] = /^(?:Key|Digit)([A-Z0-9])$|^(F\d{1,2})$/.exec(code) ?? [];
  const name = key ?? (/^F\d{1,2}$/.test(code) ? code : undefined);
  if (name === undefined) return undefined;
  const held = [ctrlKey && "Ctrl", altKey && "Alt", metaKey && "Meta"].filter((one) => one !== false);
  // A letter alone is typed.
  if (held.length === 0 && !name.startsWith("F")) return undefined;
  return [...held, ...(shiftKey ? ["Shift"] : []), name].join("+");
}

export function actOf(keys: Keys, combination: string): Act | undefined {
  const found = Object.entries(keys).find(([, one]) => one === combination);
  return found?.[0] as Act | undefined;
}

/** The act has it alone. */
export function withKey(keys: Keys, act: Act, combination: string): Keys {
  const others = Object.entries(keys).filter(([one, given]) => one !== act && given !== combination);
  return { ...Object.fromEntries(others), ...(combination === "" ? {} : { [act]: combination }) };
}

/** Who types types, whatever is held down with it. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches("input, textarea, select");
}
