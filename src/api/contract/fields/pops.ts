// Of queues and of hotlines: the page of another system that opens for the agent.
import type { FieldMeanings } from "./field.ts";

export const POP_FIELDS = {
  pop_url: {
    en: "A page of another system that opens for the agent: http or https, after its host with the placeholders {number}, {name}, {dialled}, {hotline}, {queue}, {call}, {agent}, {extn}, whose values are encoded. Told, finished, in caller-offered and talk-begun (screen_pop)",
    zh: "为坐席打开的业务系统页面（弹屏）：http 或 https，主机名之后可用占位符 {number}、{name}、{dialled}、{hotline}、{queue}、{call}、{agent}、{extn}，其值均经编码。完整地址在 caller-offered 与 talk-begun 事件的 screen_pop 中给出",
    byDefault: { en: "none", zh: "无" },
    example: "https://crm.example.com/?n={number}&q={queue}&c={call}",
  },
  pop_when: {
    en: "When that page opens: ring, answer or end",
    zh: "弹屏时机：ring 振铃，answer 应答，end 结束",
    byDefault: "ring",
    example: "answer",
  },
  pop_how: {
    en: "Where it opens: tab or frame",
    zh: "打开方式：tab 新标签页，frame 内嵌",
    byDefault: "tab",
    example: "frame",
  },
  pop_origin: {
    en: "The origin whose messages (postMessage) the desk listens to, and that may be in its frame; empty: that of pop_url",
    zh: "允许与坐席页面互发消息（postMessage）及内嵌的来源；空则为 pop_url 的来源",
    byDefault: { en: "that of pop_url", zh: "pop_url 的来源" },
    example: "https://crm.example.com",
  },
} satisfies FieldMeanings;
