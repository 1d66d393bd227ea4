// Telephone numbers as the grammars let them be written (RFC 3966 section 3, RFC 3261 sections 19.1 and 25.1), each with what it means.
import fc from "fast-check";

export interface Written {
  readonly written: string;
  readonly meant: string;
}

const oneOf = (characters: string): fc.Arbitrary<string> => fc.constantFrom(...Array.from(characters));
export const many = <T>(one: fc.Arbitrary<T>, least = 0, most = 8): fc.Arbitrary<T[]> =>
  fc.array(one, { minLength: least, maxLength: most });
const text = (one: fc.Arbitrary<string>, least: number, most: number): fc.Arbitrary<string> =>
  many(one, least, most).map((all) => all.join(""));

const separators = text(oneOf("-.()"), 0, 2);
const spread = (one: fc.Arbitrary<string>, least: number): fc.Arbitrary<Written> =>
  fc.tuple(separators, many(fc.tuple(one, separators), least, 15)).map(([before, digits]) => ({
    written: before + digits.map(([each, after]) => each + after).join(""),
    meant: digits.map(([each]) => each).join(""),
  }));
const globalNumber = spread(oneOf("0123456789"), 1).map(({ written, meant }) => ({
  written: `+${written}`,
  meant: `+${meant}`,
}));
const localNumber = spread(oneOf("0123456789ABCDEF*#"), 1).filter(({ meant }) => /[0-9*#]/.test(meant));
const pvalue = text(oneOf("abcXYZ019-.!~*'()[]/:&+$"), 1, 10);
const name = text(oneOf("abcxyz019-"), 1, 8);
const parameter = fc.oneof(
  fc.tuple(name, fc.option(pvalue)).map(([key, value]) => (value === null ? `;${key}` : `;${key}=${value}`)),
  spread(oneOf("0123456789"), 1).map(({ written }) => `;ext=${written}`),
  pvalue.map((value) => `;isub=${value}`),
  spread(oneOf("0123456789"), 1).map(({ written }) => `;phone-context=+${written}`),
  fc.constantFrom(";npdi", ";rn=+86135", ";cpc=payphone", ";verstat=TN-Validation-Failed", ";phone-context=a.example"),
);

/** A telephone-subscriber and what is said about it. */
export const subscriber: fc.Arbitrary<readonly [Written, string]> = fc.tuple(
  fc.oneof(globalNumber, localNumber),
  text(parameter, 0, 4),
);

/** In a sip URI "#", "[" and "]" do not stand in a user part unescaped (RFC 3261 section 19.1.6). */
export const inUser = (given: string): string => given.replace(/[#[\]:]/g, (each) => encodeURIComponent(each));

const hex = (character: string, isLower: boolean): string => {
  const digits = character.charCodeAt(0).toString(16).padStart(2, "0");
  return `%${isLower ? digits : digits.toUpperCase()}`;
};

/** Any character may be escaped in a user part, and is the same (RFC 3261 section 19.1.4). */
const escapedIn = (given: string): fc.Arbitrary<string> =>
  many(fc.constantFrom("as it is", "as it is", "as it is", "lower", "upper"), given.length, given.length).map((ways) =>
    Array.from(given)
      .map((each, at) => (ways[at] === "as it is" ? inUser(each) : hex(each, ways[at] === "lower")))
      .join(""),
  );

const host = fc.constantFrom("gw", "Carrier.Example", "192.0.2.1:5070", "[2001:db8::1]", "[2001:db8::1]:5062");
const behindHost = fc
  .tuple(
    fc.constantFrom("user=phone", "USER=Phone", "user=PHONE"),
    fc.subarray(["transport=tcp", "lr", "x=%3B%40", "cpc=ordinary", "method=INVITE"]),
    fc.nat(9),
  )
  .map(([phone, others, at]) => {
    const place = at % (others.length + 1);
    return [...others.slice(0, place), phone, ...others.slice(place)].map((each) => `;${each}`).join("");
  });

/** tel: URIs, and sip: and sips: URIs of which `user=phone` says that they are telephone numbers. */
export const numberUri: fc.Arbitrary<Written> = fc.oneof(
  subscriber.map(([{ written, meant }, parameters]) => ({ written: `tel:${written}${parameters}`, meant })),
  fc
    .tuple(subscriber, fc.constantFrom("sip:", "SIP:", "sips:"), host, behindHost)
    .chain(([[{ written, meant }, parameters], scheme, at, behind]) =>
      escapedIn(written).map((user) => ({ written: `${scheme}${user}${inUser(parameters)}@${at}${behind}`, meant })),
    ),
);

const displayName = fc.constantFrom(
  ...["", "Wang ", "Wang Wei ", '"Wang, Wei" ', '"a;b=c" ', '"<sip:1@x>" ', '"say \\"hi\\" \\\\" ', '"\u738b" ', '"" '],
);
const blanks = fc.constantFrom("", " ", "\t", "\r\n ");

/** One in the field of a message, with parameters of the field behind it. */
export const addressOf = (uri: fc.Arbitrary<Written>, behind: readonly string[] = []): fc.Arbitrary<Written> =>
  fc
    .tuple(uri, displayName, fc.shuffledSubarray([...behind]), blanks)
    .map(([{ written, meant }, shown, parameters, blank]) => ({
      written: `${shown}<${written}>${parameters.map((each) => `${blank};${each}`).join("")}`,
      meant,
    }));

/** What is no URI of either kind, or none of a number. */
export const brokenUri: fc.Arbitrary<string> = fc.oneof(
  numberUri.chain(({ written }) =>
    fc
      .tuple(
        fc.nat(written.length),
        fc.constantFrom("%", "%zz", "%ff", "<", ">", '"', "@", "@@", "?", "\\", ",", ";;", "\u0000", "\u738b"),
      )
      .map(([at, damage]) => written.slice(0, at) + damage + written.slice(at)),
  ),
  fc
    .tuple(fc.constantFrom("tel:", "sip:", "sips:", "mailto:", ""), fc.string({ maxLength: 30 }))
    .map((all) => all.join("")),
  fc.constantFrom("tel:", "tel:;isub=1", "sip:", "sip:@gw", "sip:;user=phone", `tel:${"1".repeat(3_000)}`),
);
