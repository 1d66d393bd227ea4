/** Names that may become labels: the first so many; all later ones are "other". */
export class BoundedNames {
  readonly #most: number;
  readonly #names = new Set<string>();

  constructor(most: number) {
    this.#most = most;
  }

  known(name: string): string {
    if (this.#names.has(name)) return name;
    if (this.#names.size >= this.#most) return "other";
    this.#names.add(name);
    return name;
  }
}
