/** An operator's own sound, as it is kept: 8 kHz, one channel, 16 bits. */
export interface PromptFile {
  /** As menus and queues name it: the file's name without its ending. */
  readonly name: string;
  readonly sizeBytes: number;
  readonly durationMs: number;
  readonly changedAt: Date;
}

export type AddedPrompt =
  | { readonly type: "added"; readonly prompt: PromptFile }
  | { readonly type: "taken" }
  | { readonly type: "full"; readonly most: number }
  /** It is no sound that can be read, or too long. */
  | { readonly type: "unreadable"; readonly reason: string };

/** The operator's own sounds. */
export interface PromptFiles {
  /** Where they lie; each is `<name>.wav` in it. */
  readonly folder: string;
  list(): Promise<readonly PromptFile[]>;
  get(name: string): Promise<PromptFile | undefined>;
  /** Converts and keeps it: what is there after a crash is whole, or not there. */
  add(name: string, bytes: Uint8Array, replace: boolean): Promise<AddedPrompt>;
  /** False: there was none. */
  remove(name: string): Promise<boolean>;
}

/** Makes a telephone's sound of an audio file. */
export type ConvertSound = (bytes: Uint8Array) => Promise<ConvertedSound>;
export type ConvertedSound =
  | { readonly type: "good"; readonly wav: Uint8Array; readonly durationMs: number }
  | { readonly type: "bad"; readonly reason: string };
