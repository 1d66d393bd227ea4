import type { Texts } from "../texts.ts";

export const texts: Texts<"admin"> = { title: "管理" };
