/** Under which a draft is remembered on this page. */
export function draftKey(id: number): readonly unknown[] {
  return ["admin", "menu draft", id];
}
