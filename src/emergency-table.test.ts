import { describe, expect, it } from "vitest";
import { EMERGENCY_NUMBERS } from "./emergency-table.ts";
import { emergencyNumbers } from "./setting-values.ts";

/** What libphonenumber 3.2.47 for JavaScript (metadata 8) takes as an emergency number of each country, none left out. */
const OF_LIBPHONENUMBER: Readonly<Record<string, string>> = {
  ...{ CN: "110 119 120", HK: "112 992 999", MO: "999", TW: "110 112 119", JP: "110 119", KR: "112 119" },
  ...{ SG: "993 995 999", MY: "112 999", IN: "100 101 102 108 112 1298 2611", TH: "191 199 1669", VN: "113 114 115" },
  ...{ US: "112 911", CA: "112 911", GB: "112 999", IE: "112 999", DE: "110 112", AT: "112 122 133 144" },
  ...{ CH: "112 117 118 144", FR: "15 17 18 112", ES: "085 088 112", IT: "112 113 115 118", NL: "112 911" },
  ...{ AU: "000 106 112", NZ: "111", BR: "112 128 190 192 193 911", MX: "060 065 066 068 080 911" },
  RU: "01 02 03 101 102 103 112",
};

describe("a country's emergency numbers", () => {
  it.each(Object.entries(OF_LIBPHONENUMBER))("of %s are all there", (country, numbers) => {
    expect(EMERGENCY_NUMBERS[country]).toEqual(expect.arrayContaining(numbers.split(" ")));
  });

  it("are told for every country of the table, each once", () => {
    expect(Object.keys(EMERGENCY_NUMBERS).sort()).toEqual(Object.keys(OF_LIBPHONENUMBER).sort());
    for (const numbers of Object.values(EMERGENCY_NUMBERS)) expect(new Set(numbers).size).toBe(numbers.length);
  });

  it("of all countries at once can be set", () => {
    expect(emergencyNumbers(Object.keys(EMERGENCY_NUMBERS).join(","))).toMatchObject({ ok: true });
  });
});
