/** The languages that the product's prompts are in. */
export type Language = "zh" | "en";

/** Beyond it a number is read digit by digit. */
export const LARGEST_SAID_NUMBER = 99_999_999;

/**
 * The pieces a number is read from, each the name of a file without its ending: `number-<value>`, and where Chinese says
 * 两 instead of 二 `number-2-liang`. `counting`: a word for what is counted follows. For whole numbers of 0 to `LARGEST_SAID_NUMBER`; undefined for all others.
 */
export function sayNumber(language: Language, value: number, counting = false): readonly string[] | undefined {
  if (!Number.isSafeInteger(value) || value < 0 || value > LARGEST_SAID_NUMBER) return undefined;
  // 两分钟, but 第二 and 十二分钟.
  if (language === "zh" && counting && value === 2) return ["number-2-liang"];
  const pieces = language === "zh" ? sayChinese(value) : sayEnglish(value);
  return pieces.map((piece) => `number-${String(piece)}`);
}

type Piece = number | "2-liang";

const TEN_THOUSAND = 10_000;

/** Chinese counts in ten-thousands (万): 1234 5678 is 一千二百三十四万五千六百七十八. */
function sayChinese(value: number): readonly Piece[] {
  if (value === 0) return [0];
  const high = Math.floor(value / TEN_THOUSAND);
  const low = value % TEN_THOUSAND;
  const pieces: Piece[] = [];
  if (high > 0) {
    // 两万, but 十二万 and 二十二万.
    pieces.push(...(high === 2 ? (["2-liang"] as const) : sayChineseGroup(high)), TEN_THOUSAND);
    // An empty place between two spoken ones is heard as one 零: 一万零三百.
    if (low > 0 && low < 1_000) pieces.push(0);
  }
  pieces.push(...sayChineseGroup(low));
  // At the very front 一十 is only 十: 十二, 十二万; inside it stays: 一百一十.
  return pieces[0] === 1 && pieces[1] === 10 ? pieces.slice(1) : pieces;
}

/** One group of four digits, 0 to 9999; nothing for 0. */
function sayChineseGroup(value: number): readonly Piece[] {
  const pieces: Piece[] = [];
  let rest = value;
  let isGap = false;
  for (const unit of [1_000, 100, 10, 1]) {
    const digit = Math.floor(rest / unit);
    rest %= unit;
    if (digit === 0) {
      isGap = pieces.length > 0;
      continue;
    }
    if (isGap) pieces.push(0);
    isGap = false;
    // 两千, but 二百 and 二十.
    pieces.push(digit === 2 && unit === 1_000 ? "2-liang" : digit);
    if (unit > 1) pieces.push(unit);
  }
  return pieces;
}

function sayEnglish(value: number): readonly Piece[] {
  if (value === 0) return [0];
  const pieces: Piece[] = [];
  let rest = value;
  for (const unit of [1_000_000, 1_000]) {
    const count = Math.floor(rest / unit);
    rest %= unit;
    if (count > 0) pieces.push(...sayEnglishGroup(count), unit);
  }
  pieces.push(...sayEnglishGroup(rest));
  return pieces;
}

/** 0 to 999; nothing for 0. */
function sayEnglishGroup(value: number): readonly Piece[] {
  const pieces: Piece[] = [];
  const hundreds = Math.floor(value / 100);
  if (hundreds > 0) pieces.push(hundreds, 100);
  const rest = value % 100;
  if (rest >= 20) pieces.push(rest - (rest % 10));
  const last = rest >= 20 ? rest % 10 : rest;
  if (last > 0) pieces.push(last);
  return pieces;
}
