const MOST_REMEMBERED = 20_000;

/** When tokens were last used, milliseconds since 1970, by their ids. */
export class TokenUses {
  readonly #used = new Map<number, number>();

  of(tokenId: number): number {
    return this.#used.get(tokenId) ?? 0;
  }

  note(tokenId: number, at: number): void {
    this.#used.delete(tokenId);
    const [oldest] = this.#used.keys();
    if (oldest !== undefined && this.#used.size >= MOST_REMEMBERED) this.#used.delete(oldest);
    this.#used.set(tokenId, at);
  }
}
