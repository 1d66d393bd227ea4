/** Somebody who stops a server may lose patience: what waits by itself looks here whether it still may. */
export class Hurry {
  readonly asked: Promise<unknown>;
  readonly ask: () => void;
  #isAsked = false;

  constructor() {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    this.asked = promise;
    this.ask = () => {
      this.#isAsked = true;
      resolve(undefined);
    };
  }

  get isAsked(): boolean {
    return this.#isAsked;
  }
}
