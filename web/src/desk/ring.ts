// The ring that the page itself makes: a tone that repeats without a timer, so that it rings in a tab that sleeps as well.

const TONES_HZ = [440, 480] as const;
const RING_S = 1;
const PAUSE_S = 2;

class Ring {
  #context: AudioContext | undefined;
  #source: AudioBufferSourceNode | undefined;
  #volume: GainNode | undefined;
  readonly #listeners = new Set<() => void>();

  /** Browsers let a page make sound only after somebody has pressed something in it. */
  readonly isSilenced = (): boolean => this.#context?.state !== "running";

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** In the hand of somebody who presses something. */
  async wake(): Promise<void> {
    const context = this.#begun();
    if (context.state !== "running") await context.resume().catch(() => undefined);
    this.#tell();
  }

  /** `device`: empty where all sound goes. Browsers that cannot choose one go on as before. */
  async setDevice(device: string): Promise<void> {
    const context = this.#begun() as AudioContext & { setSinkId?: (device: string) => Promise<void> };
    await context.setSinkId?.(device).catch(() => undefined);
  }

  /** `volume`: 0 to 100. */
  start(volume: number): void {
    const context = this.#begun();
    if (this.#volume !== undefined) this.#volume.gain.value = volume / 100;
    if (this.#source !== undefined || volume === 0) return;
    const source = new AudioBufferSourceNode(context, { buffer: ringIn(context), loop: true });
    if (this.#volume !== undefined) source.connect(this.#volume);
    source.start();
    this.#source = source;
  }

  stop(): void {
    this.#source?.stop();
    this.#source?.disconnect();
    this.#source = undefined;
  }

  get isRinging(): boolean {
    return this.#source !== undefined && !this.isSilenced();
  }

  #begun(): AudioContext {
    if (this.#context !== undefined) return this.#context;
    const context = new AudioContext();
    context.addEventListener("statechange", () => this.#tell());
    this.#volume = new GainNode(context);
    this.#volume.connect(context.destination);
    this.#context = context;
    return context;
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}

export const ring = new Ring();

function ringIn(context: AudioContext): AudioBuffer {
  const rate = context.sampleRate;
  const buffer = context.createBuffer(1, Math.round((RING_S + PAUSE_S) * rate), rate);
  const samples = buffer.getChannelData(0);
  for (let at = 0; at < RING_S * rate; at++) {
    // Without a click at both ends.
    const edge = Math.min(1, at / (rate * 0.02), (RING_S * rate - at) / (rate * 0.02));
    samples[at] = TONES_HZ.reduce((sum, hz) => sum + Math.sin((2 * Math.PI * hz * at) / rate), 0) * 0.25 * edge;
  }
  return buffer;
}
