// In which ways a number may stand where somebody has written it: in rows of long ago, in a list, on a carrier's line.
import { normalForm, plainDigits } from "./normal.ts";
import type { NumberPlan } from "./plan.ts";

/** All that lead to this normal form, without separators, itself first; of what is no telephone number itself alone. */
export function writingsOf(plan: NumberPlan | undefined, normal: string): readonly string[] {
  if (plan === undefined || !normal.startsWith("+")) return [normal];
  const { code, trunk, international, areaCode } = plan;
  const digits = normal.slice(1);
  const abroad = [normal, `${international}${digits}`];
  const isHome = normal.startsWith(`+${code}`) && normalForm(plan, normal) === normal;
  if (!isHome) return abroad;
  const national = digits.slice(code.length);
  const writings = [...abroad, digits, national, `${trunk}${national}`, `${code}${trunk}${national}`];
  if (areaCode !== "" && national.startsWith(areaCode)) writings.push(national.slice(areaCode.length));
  return [...new Set(writings)].filter((one) => normalForm(plan, one) === normal);
}

/** What a search for a part of a number looks for: the text itself, and what all writings of a whole number have in common. */
export function partsSoughtFor(plan: NumberPlan | undefined, text: string): readonly string[] {
  const normal = normalForm(plan, text);
  if (plan === undefined || plainDigits(text) === undefined || !normal.startsWith("+")) return [text];
  const isHome = normal.startsWith(`+${plan.code}`);
  const common = isHome
    ? [normal.slice(plan.code.length + 1)]
    : writingsOf(plan, normal)
        .filter((one) => one !== normal)
        .concat(normal);
  return [...new Set([text, ...common])];
}
