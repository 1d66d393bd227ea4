import type { Texts } from "../texts.ts";

export const texts: Texts<"desk"> = { title: "坐席工作台", signedOut: "未签入" };
