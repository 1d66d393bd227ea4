// The fields of the manual's resources, told in the API's description: what each is for, its unit, its default, a value.
import { FIELDS_IN_CHINESE } from "./contract/fields-in-chinese.ts";
import { isInWords, UNITS, type FieldMeaning, type Json as Value } from "./contract/fields/field.ts";
import { isResource, meaningOf, type Resource } from "./contract/fields/meanings.ts";
import type { Language } from "./contract/languages.ts";

type Json = Record<string, unknown>;

interface Telling {
  readonly language: Language;
  /** Whose fields they are; undefined: not one of the manual's. */
  readonly resource: Resource | undefined;
  /** Whether what is left out has a default: it has none where something is changed. */
  readonly withDefaults: boolean;
}

/** Of one route: what stands in its request and in its answers. */
export function describeRoute(
  operation: Json,
  { path, tag, language }: { path: string; tag: string; language: Language },
) {
  const resource = path.startsWith("/api/xcc/") && isResource(tag) ? tag : undefined;
  describe(operation["requestBody"], { language, resource, withDefaults: !path.endsWith("/set") });
  describe(operation["parameters"], { language, resource, withDefaults: true });
  describe(operation["responses"], { language, resource, withDefaults: false });
}

/** Of what routes share. */
export function describeShared(components: Json, language: Language): void {
  describe(components, { language, resource: undefined, withDefaults: false });
}

function describe(part: unknown, telling: Telling): void {
  if (Array.isArray(part)) {
    for (const one of part) describe(one, telling);
    return;
  }
  if (!isObject(part)) return;
  const { properties, name } = part;
  if (isObject(properties)) {
    for (const [field, schema] of Object.entries(properties)) if (isObject(schema)) tell(schema, field, telling);
  }
  if (typeof name === "string" && typeof part["in"] === "string") tell(part, name, telling);
  for (const [key, one] of Object.entries(part)) if (key !== "example" && key !== "examples") describe(one, telling);
}

function tell(described: Json, field: string, { resource, language, withDefaults }: Telling): void {
  const meaning = resource === undefined ? undefined : meaningOf(resource, field);
  if (meaning === undefined) {
    const text = language === "zh" ? FIELDS_IN_CHINESE[field] : undefined;
    if (text !== undefined) described["description"] = text;
    return;
  }
  described["description"] = textOf(meaning, language, withDefaults);
  const { example, byDefault } = meaning;
  const choices = described["enum"];
  const fits = !Array.isArray(choices) || choices.includes(example);
  if (example !== undefined && fits && isPlainType(described)) described["examples"] = [inType(example, described)];
  if (withDefaults && byDefault !== undefined && !isInWords(byDefault)) described["default"] = byDefault;
}

/** Sentences, as in a manual. */
export function textOf(meaning: FieldMeaning, language: Language, withDefaults: boolean): string {
  const { unit, byDefault } = meaning;
  const [stop, colon, gap] = language === "zh" ? ["。", "：", ""] : [".", ": ", " "];
  const word = (en: string, zh: string): string => (language === "zh" ? zh : en);
  const parts = [meaning[language]];
  if (unit !== undefined) parts.push(`${word("Unit", "单位")}${colon}${UNITS[unit][language]}`);
  if (withDefaults && byDefault !== undefined) {
    const said = isInWords(byDefault) ? byDefault[language] : shownValue(byDefault, language);
    parts.push(`${word("Default", "默认")}${colon}${said}`);
  }
  if (meaning.notInEffect !== undefined) parts.push(notInEffectText(meaning, language));
  return parts.map((part) => part.replace(/[.。]$/, "") + stop).join(gap);
}

export function notInEffectText({ notInEffect }: FieldMeaning, language: Language): string {
  const when = notInEffect === undefined || notInEffect === true ? "" : notInEffect[language];
  if (language === "zh") return `${when === "" ? "给出" : when}即在响应头 x-not-in-effect 中告知`;
  return `Told in x-not-in-effect ${when === "" ? "where it is given" : when}`;
}

/** A value as it stands in a sentence. */
export function shownValue(value: Value, language: Language): string {
  if (value === "") return language === "zh" ? "空" : "empty";
  if (Array.isArray(value) && value.length === 0) return language === "zh" ? "无" : "none";
  return typeof value === "string" ? value : JSON.stringify(value);
}

function isPlainType({ type }: Json): boolean {
  return typeof type === "string";
}

/** The manual writes numbers and flags as texts, too. */
function inType(value: Value, { type }: Json): Value {
  if (type === "integer" || type === "number") return Number(value);
  if (type === "boolean") return value === true || value === 1 || value === "1" || value === "true";
  if (type === "string") return typeof value === "object" ? JSON.stringify(value) : String(value);
  return value;
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
