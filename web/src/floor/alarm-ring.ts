// The sound of an alarm: once for each, whatever page of the floor is open, also after the page was loaded anew.
import { useEffect, useSyncExternalStore } from "react";
import type { AlarmRow } from "../../../src/client/index.ts";

const KEPT_AS = "xcc-alarm-sound";
const RUNG_AS = "xcc-alarms-rung";
const MOST_KEPT = 500;
const TONES_HZ = [880, 660, 880] as const;
const TONE_S = 0.18;
const GAP_S = 0.06;
const LOUDNESS = 0.25;

export type Sound = "on" | "off" | "blocked";

const listeners = new Set<() => void>();
let context: AudioContext | undefined;

function tell(): void {
  for (const listener of [...listeners]) listener();
}

function rung(): readonly string[] {
  return (sessionStorage.getItem(RUNG_AS) ?? "").split(" ").filter((one) => one !== "");
}

/** Browsers let nothing be heard before somebody has touched the page. */
function soundNow(): Sound {
  if (localStorage.getItem(KEPT_AS) === "off") return "off";
  return navigator.userActivation.hasBeenActive ? "on" : "blocked";
}

export function useSound(): Sound {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    for (const what of ["pointerdown", "keydown"]) addEventListener(what, listener);
    return () => {
      listeners.delete(listener);
      for (const what of ["pointerdown", "keydown"]) removeEventListener(what, listener);
    };
  }, soundNow);
}

export function turnSound(sound: "on" | "off"): void {
  localStorage.setItem(KEPT_AS, sound);
  if (sound === "on") ring();
  tell();
}

function ring(): void {
  context ??= new AudioContext();
  void context.resume();
  TONES_HZ.forEach((hz, index) => {
    if (context === undefined) return;
    const [tone, gain] = [context.createOscillator(), context.createGain()];
    const from = context.currentTime + index * (TONE_S + GAP_S);
    tone.frequency.value = hz;
    gain.gain.value = LOUDNESS;
    tone.connect(gain).connect(context.destination);
    tone.start(from);
    tone.stop(from + TONE_S);
  });
}

export function useAlarmRing(alarms: readonly AlarmRow[]): void {
  useEffect(() => {
    const known = rung();
    const fresh = alarms.filter((one) => one.acknowledged_by === "" && !known.includes(String(one.alarm_id)));
    if (fresh.length === 0) return;
    const ids = [...known, ...fresh.map(({ alarm_id }) => String(alarm_id))].slice(-MOST_KEPT);
    sessionStorage.setItem(RUNG_AS, ids.join(" "));
    if (soundNow() === "on") ring();
  }, [alarms]);
}
