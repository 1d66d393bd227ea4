// The chapters of the reference page.
import type { InEach } from "./languages.ts";

interface Chapter {
  readonly title: InEach;
  readonly about: InEach;
}

export const TAGS = {
  sessions: {
    title: { en: "Sessions and tokens", zh: "会话与 Token" },
    about: {
      en: "Being let in: developer keys, passwords, tokens; what there is of them, and revoking.",
      zh: "登录与授权：开发者 Key、密码、Token；查询与吊销。",
    },
  },
  users: {
    title: { en: "Users", zh: "用户" },
    about: {
      en: "Agents, supervisors and administrators. An agent is a user of the type AGENT.",
      zh: "坐席、班长与管理员。坐席即类型为 AGENT 的用户。",
    },
  },
  extensions: {
    title: { en: "Extensions", zh: "分机" },
    about: { en: "The telephones, and how they prove who they are.", zh: "话机及其注册认证。" },
  },
  queues: {
    title: { en: "Queues", zh: "队列" },
    about: { en: "Where callers wait, and how an agent is chosen.", zh: "来电在此排队，并按策略分配给坐席。" },
  },
  hotlines: {
    title: { en: "Hotlines", zh: "热线" },
    about: { en: "Where a number that is dialled leads, by period.", zh: "被叫号码按时段的去向。" },
  },
  ivrs: {
    title: { en: "Menus", zh: "语音导航（IVR）" },
    about: { en: "Trees of menus.", zh: "多级语音导航。" },
  },
  timeDef: {
    title: { en: "Work times and days off", zh: "工作时间与节假日" },
    about: { en: "When it is work time, and when not.", zh: "工作时间、休息日的定义。" },
  },
  prompts: {
    title: { en: "Prompts", zh: "语音文件" },
    about: { en: "The operator's own sounds for menus and queues.", zh: "用于语音导航和队列的自有语音。" },
  },
  preview: {
    title: { en: "Preview", zh: "来电预览" },
    about: { en: "What would happen to a call.", zh: "预览某个来电的处理过程。" },
  },
  callers: {
    title: { en: "Known callers", zh: "来电名单" },
    about: { en: "VIPs and the black list.", zh: "贵宾与黑名单。" },
  },
  nodes: {
    title: { en: "Switches", zh: "交换节点" },
    about: { en: "What carries the calls.", zh: "承载通话的节点。" },
  },
  agents: {
    title: { en: "Agents at work", zh: "坐席操作" },
    about: {
      en: "What an agent does: signs in, is ready, takes a break. They do it for themselves, a supervisor for everybody.",
      zh: "坐席签入、示闲、示忙等。坐席只能操作自己，班长与管理员可操作所有坐席。",
    },
  },
  "after the call": {
    title: { en: "After the call", zh: "话后处理" },
    about: {
      en: "What may come of calls (dispositions), and what agents' breaks are for.",
      zh: "通话小结与休息原因。",
    },
  },
  alarms: {
    title: { en: "Alarms", zh: "告警" },
    about: {
      en: "Who is to be told when a figure is too high or too low for too long: rules, what has fired, who has seen it.",
      zh: "指标越限并持续一段时间后告警：规则、告警记录与确认。",
    },
  },
  "call records": {
    title: { en: "Call records", zh: "话单" },
    about: { en: "One for each call.", zh: "每个通话一条。" },
  },
  recordings: {
    title: { en: "Recordings", zh: "录音" },
    about: { en: "What was recorded of calls.", zh: "通话录音。" },
  },
  people: {
    title: { en: "Help and messages", zh: "求助与消息" },
    about: { en: "Agents ask for help; messages between people of the center.", zh: "坐席求助；人员之间的消息。" },
  },
  voicemails: {
    title: { en: "Voicemail", zh: "语音信箱" },
    about: { en: "Messages that callers have left in mailboxes.", zh: "来电者在语音信箱中的留言。" },
  },
  audit: {
    title: { en: "Audit log", zh: "审计日志" },
    about: { en: "Who changed what, when and from where.", zh: "谁在何时何地改了什么。" },
  },
  trunks: {
    title: { en: "Outside lines", zh: "外线" },
    about: {
      en: "Carriers' lines: who may call over them, and whether each is up.",
      zh: "运营商线路：规则、限制及状态。",
    },
  },
  reports: {
    title: { en: "Reports", zh: "报表" },
    about: {
      en: "Queues, agents and hotlines: now, and in any stretch of time by interval, as JSON or as a table",
      zh: "队列、坐席与热线的实时和历史报表，可按时段统计，导出 JSON 或 CSV",
    },
  },
  webhooks: {
    title: { en: "Webhooks", zh: "Webhook 推送" },
    about: {
      en: "Receivers outside who are told what happens, signed and at least once.",
      zh: "把发生的事实签名后推送给外部系统，至少一次。",
    },
  },
  surveys: {
    title: { en: "Satisfaction", zh: "满意度" },
    about: { en: "What callers answered after their calls.", zh: "通话后的满意度评价。" },
  },
  health: {
    title: { en: "Health", zh: "运行状态" },
    about: { en: "For whoever watches over the server.", zh: "供监控使用。" },
  },
} as const satisfies Readonly<Record<string, Chapter>>;

export type Tag = keyof typeof TAGS;
