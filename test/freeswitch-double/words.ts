// How the node takes its lines apart: words with quotes, and variables in braces. What does not come out whole is a mistake of
// whoever wrote it, and is told as such.

export class BadLine extends Error {}

/** Splits at `separator` outside of quotes; a backslash takes the next character as it is. */
export function splitWords(text: string, separator: string, most = Number.POSITIVE_INFINITY): readonly string[] {
  const words: string[] = [];
  let word = "";
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charAt(at);
    if (letter === "\\" && at + 1 < text.length) {
      at += 1;
      word += text.charAt(at) === "n" ? "\n" : text.charAt(at) === "s" ? " " : text.charAt(at);
    } else if (letter === "'") isQuoted = !isQuoted;
    else if (letter === separator && !isQuoted) {
      if (words.length === most - 1) return [...words, word + text.slice(at)];
      if (separator !== " " || word !== "") words.push(word);
      word = "";
    } else word += letter;
  }
  if (isQuoted) throw new BadLine(`a quote is never closed: ${text}`);
  return word === "" && separator === " " ? words : [...words, word];
}

/** `{a=b,c='d,e'}rest`, or with another separator `{^^:a=b:c=d}rest`. */
export function bracedVariables(text: string): {
  readonly variables: ReadonlyMap<string, string>;
  readonly rest: string;
} {
  const variables = new Map<string, string>();
  let rest = text;
  while (rest.startsWith("{")) {
    const end = closingBrace(rest);
    for (const [name, value] of pairs(rest.slice(1, end))) variables.set(name, value);
    rest = rest.slice(end + 1);
  }
  return { variables, rest };
}

export function pairs(text: string, usual = ","): readonly (readonly [string, string])[] {
  const own = /^\^\^(.)/.exec(text)?.[1];
  const list = own === undefined ? text : text.slice(3);
  if (list === "") return [];
  return splitWords(list, own ?? usual).map((pair) => {
    const at = pair.indexOf("=");
    if (at <= 0) throw new BadLine(`no variable: ${pair}`);
    const name = pair.slice(0, at).trim();
    if (!/^[\w.-]+$/.test(name)) throw new BadLine(`no name of a variable: ${name}`);
    return [name, pair.slice(at + 1)] as const;
  });
}

function closingBrace(text: string): number {
  let isQuoted = false;
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charAt(at);
    if (letter === "\\") at += 1;
    else if (letter === "'") isQuoted = !isQuoted;
    else if (!isQuoted && letter === "{") depth += 1;
    else if (!isQuoted && letter === "}") {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  throw new BadLine(`a brace is never closed: ${text}`);
}

/** `${name}` is replaced wherever it stands: whoever lets a caller's name stand there lets them read variables. */
export function hasExpansion(text: string): boolean {
  return /(^|[^\\])\$\{?/.test(text) && text.includes("${");
}
