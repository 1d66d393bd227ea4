import { describe, expect, it } from "vitest";
import { LARGEST_SAID_NUMBER, sayNumber } from "./say-number.ts";

const CHINESE: Readonly<Record<string, string>> = {
  "number-0": "零",
  "number-1": "一",
  "number-2": "二",
  "number-2-liang": "两",
  "number-3": "三",
  "number-4": "四",
  "number-5": "五",
  "number-6": "六",
  "number-7": "七",
  "number-8": "八",
  "number-9": "九",
  "number-10": "十",
  "number-100": "百",
  "number-1000": "千",
  "number-10000": "万",
};

function chinese(value: number): string {
  return (sayNumber("zh", value) ?? []).map((piece) => CHINESE[piece] ?? `<${piece}>`).join("");
}

function english(value: number): string {
  return (sayNumber("en", value) ?? []).map((piece) => piece.replace("number-", "")).join(" ");
}

describe("a number in Chinese", () => {
  it("is 两 where things are counted", () => {
    expect(sayNumber("zh", 2, true)).toEqual(["number-2-liang"]);
    expect(sayNumber("zh", 12, true)).toEqual(["number-10", "number-2"]);
    expect(sayNumber("en", 2, true)).toEqual(["number-2"]);
  });

  it.each([
    [0, "零"],
    [2, "二"],
    [9, "九"],
    [10, "十"],
    [12, "十二"],
    [19, "十九"],
    [20, "二十"],
    [22, "二十二"],
    [99, "九十九"],
    [100, "一百"],
    [101, "一百零一"],
    [110, "一百一十"],
    [112, "一百一十二"],
    [200, "二百"],
    [202, "二百零二"],
    [1_000, "一千"],
    [1_001, "一千零一"],
    [1_010, "一千零一十"],
    [1_100, "一千一百"],
    [2_000, "两千"],
    [2_002, "两千零二"],
    [2_222, "两千二百二十二"],
    [10_000, "一万"],
    [10_001, "一万零一"],
    [10_300, "一万零三百"],
    [11_000, "一万一千"],
    [20_000, "两万"],
    [22_222, "两万两千二百二十二"],
    [100_000, "十万"],
    [100_010, "十万零一十"],
    [120_000, "十二万"],
    [220_000, "二十二万"],
    [1_100_000, "一百一十万"],
    [1_001_000, "一百万一千"],
    [1_050_500, "一百零五万零五百"],
    [20_020_000, "两千零二万"],
    [12_345_678, "一千二百三十四万五千六百七十八"],
    [99_999_999, "九千九百九十九万九千九百九十九"],
  ])("%i is %s", (value, spoken) => {
    expect(chinese(value)).toBe(spoken);
  });
});

describe("a number in English", () => {
  it.each([
    [0, "0"],
    [7, "7"],
    [10, "10"],
    [19, "19"],
    [20, "20"],
    [21, "20 1"],
    [99, "90 9"],
    [100, "1 100"],
    [101, "1 100 1"],
    [119, "1 100 19"],
    [999, "9 100 90 9"],
    [1_000, "1 1000"],
    [2_005, "2 1000 5"],
    [12_000, "12 1000"],
    [100_010, "1 100 1000 10"],
    [1_000_000, "1 1000000"],
    [1_000_001, "1 1000000 1"],
    [99_999_999, "90 9 1000000 9 100 90 9 1000 9 100 90 9"],
  ])("%i is %s", (value, spoken) => {
    expect(english(value)).toBe(spoken);
  });
});

describe("what is no number to be said", () => {
  it.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, LARGEST_SAID_NUMBER + 1])("%d is not", (value) => {
    expect(sayNumber("zh", value)).toBeUndefined();
    expect(sayNumber("en", value)).toBeUndefined();
  });
});
