import type { Words } from "./words.ts";

function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} 秒`;
}

const TARGETS: Readonly<Record<string, string>> = {
  ...{ queue: "队列", number: "号码", voicemail: "语音信箱", extension: "分机", agent: "坐席", ivr: "IVR" },
};
const SIDES: Readonly<Record<string, string>> = { caller: "主叫", callee: "被叫", center: "呼叫中心" };

const MESSAGES = {
  left: "留言",
  dropped: "未说话，不保留留言",
  full: "语音信箱已满，未能留言",
  failed: "留言录制失败",
  cut: "系统崩溃，留言丢失",
} as const;

const AT_MAILBOX = {
  opened: (extn?: string) => `打开分机 ${extn ?? ""} 的语音信箱`,
  refused: (extn?: string) => (extn === undefined ? "输入的信箱号码不存在" : `分机 ${extn} 的语音信箱密码错误`),
  locked: (extn?: string) => `错误次数过多，分机 ${extn ?? ""} 的语音信箱暂时锁定`,
  heard: () => "收听一条留言",
  deleted: () => "删除一条留言",
} as const;

const TURNS: Words["turns"] = {
  consulted: "与被咨询方通话，客户听等待音乐",
  customer: "切回客户，被咨询方听等待音乐",
  both: "开始三方通话",
};

const consultEnd: Words["consultEnd"] = {
  "no-answer": "无应答",
  busy: "忙",
  rejected: "拒接",
  unreachable: "无法接通",
  cancelled: "咨询已取消",
  "do-not-disturb": "话机已设免打扰",
  "media-refused": "话机不接受所提供的语音（如要求加密）",
  "no-such-number": "号码不存在",
  "not-allowed": "不允许呼叫",
  congestion: "无可用线路",
  left: "退出",
  transferred: "接手客户",
  "customer-left": "客户已挂断，与咨询方继续通话",
  "agent-lost": "退出，咨询方话机失去联系",
  over: "随通话结束退出",
};

const helpEnd: Words["helpEnd"] = {
  withdrawn: "已撤回",
  "call-ended": "坐席已不在该通话中",
  "signed-out": "坐席已签出",
  "timed-out": "超时无人响应",
  lost: "呼叫中心重新启动",
};

const HELPED = {
  ...{ message: "回复消息", listen: "监听", whisper: "耳语" },
  ...{ barge: "强插", "take-over": "抢接" },
} as const;

const THEN = {
  returned: "转回转出者",
  queue: "回到队列",
  mailbox: "转到语音信箱",
  released: "释放",
} as const;

const LIMITS = { call: "通话", hold: "保持", menu: "在语音导航中的停留", queue: "排队" } as const;

const FORWARDS = {
  setting: "设置不允许（XCC_FOLLOW_302）",
  "from-outside": "通话另一方在外线",
  "this-phone": "要找的就是这部话机",
  emergency: "是紧急号码",
  loop: "已去过该处，或转接次数过多",
  inside: "是内部号码，且无人在",
  context: "该处无权呼叫此号码",
  "no-line": "没有可用的外线",
} as const;

const TONES = {
  busy: "线路送来忙音：对方已不在",
  steady: "线路送来持续单音：对方已不在",
} as const;

const MANNERS = { listen: "监听", whisper: "耳语", barge: "强插" } as const;

const outcome: Words["outcome"] = {
  answered: "已接听",
  abandoned: "主叫放弃",
  "timed-out": "等待超时",
  overflowed: "队列已满",
  "no-agent": "没有坐席在岗",
  "transferred-out": "已转出",
  error: "呼叫无法继续",
};

const offerEnd: Words["offerEnd"] = {
  answered: "接听",
  "no-answer": "无应答",
  rejected: "拒接",
  busy: "忙",
  "do-not-disturb": "话机设为免打扰",
  unreachable: "无法接通",
  "media-refused": "话机不接受所提供的语音（如要求加密）",
  "lost-race": "已被其他坐席先接听",
  withdrawn: "已不需要",
};

const cause: Words["cause"] = {
  normal: "正常挂断",
  "do-not-disturb": "免打扰",
  busy: "忙",
  "no-answer": "无应答",
  rejected: "拒接",
  unreachable: "无法接通",
  cancelled: "已放弃",
  "answered-elsewhere": "已在别处接听",
  "no-such-number": "空号",
  "not-allowed": "不允许",
  congestion: "线路拥塞",
  "media-failed": "没有语音通路",
  vanished: "对方失去联系",
  "protocol-error": "对方信令错误",
  "time-limit": "已达最长时限",
  shutdown: "呼叫中心正在停止",
  crashed: "呼叫中心曾经崩溃",
};

const skipped: Words["skipped"] = {
  "not-ready": "示忙或未就绪",
  "break-here": "在此队列中小休",
  "on-call": "正在通话",
  ringing: "正在振铃",
  "wrap-up": "正在话后处理",
  "held-back": "未接或通话后暂缓派送",
  "phone-unregistered": "话机未注册",
  "phone-silent": "话机无响应",
  "phone-busy": "话机占线",
  "own-call": "即来电者本人",
  "level-closed": "所在级别尚未开放",
  retained: "为直接呼入的客户保留",
  "missed-before": "曾漏接此呼叫",
  "later-in-order": "顺序靠后",
};

export const CHINESE: Words = {
  outcome,
  offerEnd,
  cause,
  skipped,
  consultEnd,
  helpEnd,
  turns: TURNS,
  waits: {
    greeting: () => "等待欢迎词播放完毕",
    "number-in-call": () => "该号码正在另一通话中，结束后回拨",
    "number-unreachable": () => "该号码目前无法接通，恢复后回拨",
    pause: () => "回电未接通，稍后再次回电",
    caller: () => "坐席已接听，正在回电给客户",
    connecting: () => "坐席已接听，正在接通",
    answer: ({ nextPhoneAt }) =>
      nextPhoneAt === undefined ? "等待振铃的坐席接听" : "等待振铃的坐席接听，或继续呼叫下一位",
    anybody: () => "等待坐席签入队列并示闲",
    "more-idle": ({ idle, retained }) => `来自其他队列，空闲坐席须多于 ${retained} 个，现有 ${idle} 个`,
    agent: ({ agents, levelOpensAt }) => {
      const who = agents.map((one) => `${one.agent} ${one.skipped === undefined ? "" : skipped[one.skipped]}`.trim());
      const level = levelOpensAt === undefined ? "" : "，或下一级别开放";
      return `等待以下坐席之一空闲${level}：${who.join("；")}`;
    },
  },
  story: {
    called: ({ from, dialled, over }) =>
      over === undefined ? `${from} 呼叫 ${dialled}` : `${from} 经 ${over} 呼叫 ${dialled}`,
    known: ({ as }) => (as === "vip" ? "VIP 客户" : "黑名单客户"),
    ivr: ({ number }) => `进入 IVR ${number}`,
    menu: ({ name }) => `播放菜单 ${name}`,
    keyed: ({ keys, isWrong }) => (isWrong ? `按键 ${keys}，无效` : `按键 ${keys}`),
    "no-key": () => "未在时限内按键",
    hotline: ({ number }) => `经热线 ${number}`,
    extension: ({ extn }) => `转到分机 ${extn}`,
    outside: ({ number }) => `转到外线 ${number}`,
    emergency: ({ number, extn, lines }) =>
      lines.length === 0
        ? `${number} 为紧急号码（分机 ${extn}），没有可用外线`
        : `${number} 为紧急号码（分机 ${extn}），依次尝试外线 ${lines.join("、")}`,
    closed: () => "非工作时间，播放下班提示",
    unroutable: ({ dialled }) => `${dialled} 无处可去`,
    answered: () => "呼叫中心应答",
    joined: ({ queue, position }) => `进入队列 ${queue}，排第 ${position} 位`,
    offered: ({ agent, extn, queue }) => `队列 ${queue} 派给坐席 ${agent}（分机 ${extn}）`,
    "offer-ended": ({ agent, end, ringMs }) => `坐席 ${agent} 振铃 ${seconds(ringMs)}：${offerEnd[end]}`,
    "left-queue": (line) => `在队列 ${line.queue} 等待 ${seconds(line.waitMs)} 后离开：${outcome[line.outcome]}`,
    "sent-on": ({ queue, limit, to, target }) => `队列 ${queue} ${outcome[limit]}，转到${TARGETS[to] ?? to} ${target}`,
    promised: ({ queue, number }) => `要求队列 ${queue} 回拨 ${number}，保留排位`,
    "promise-kept": () => "系统重启后排位保留，仍将按约定回拨",
    "taken-up": ({ how }) =>
      how === "missed" ? "呼叫中心短暂中断，期间发生的情况已补记" : "呼叫中心短暂中断，尚未执行的操作已重新下达",
    "call-back-put-off": ({ reason }) =>
      reason === "in-call" ? "暂不回拨：该号码正在另一通话中" : "暂不回拨：该号码目前无法接通",
    "call-back-superseded": ({ queue, by }) =>
      `不再回拨：同一号码已再次来电（通话 ${by}），由其接替在队列 ${queue} 中的排位`,
    "call-back-failed": (line) => `第 ${line.attempt} 次回拨失败：${cause[line.cause]}`,
    mailbox: ({ extn }) => `转到分机 ${extn} 的语音信箱`,
    message: ({ message, durationMs, file }) =>
      `${MESSAGES[message]}${file === undefined ? "" : `，${seconds(durationMs ?? 0)}：${file}`}`,
    "mailbox-access": ({ own }) => (own ? "收听本机留言" : "收听留言"),
    "at-mailbox": ({ extn, happened }) => AT_MAILBOX[happened](extn),
    "sent-nowhere": ({ to, target }) => `${TARGETS[to] ?? to} ${target} 不存在`,
    "limit-reached": ({ limit, afterMs }) => `${LIMITS[limit]}已达 ${seconds(afterMs)} 的时限`,
    "tone-heard": ({ tone }) => TONES[tone],
    forwarded: ({ from, number, refused }) =>
      `${from} 将来电转往 ${number}${refused === undefined ? "" : `，未予转接：${FORWARDS[refused]}`}`,
    "told-of-recording": () => "已被告知通话将被录音",
    rang: ({ number }) => `呼叫 ${number}`,
    "not-reached": (line) => `${line.number} 振铃 ${seconds(line.ringMs)}：${cause[line.cause]}`,
    talked: ({ with: other, isAgent }) => `与${isAgent ? "坐席 " : " "}${other} 通话`,
    "talk-ended": ({ with: other, talkMs }) => `与 ${other} 通话 ${seconds(talkMs)} 后结束`,
    held: ({ by, holdMs }) => `${by} 共保持 ${seconds(holdMs)}`,
    "hold-begun": ({ by, how }) => `${by} ${how === "phone" ? "用话机" : ""}保持通话`,
    "hold-ended": ({ by, holdMs }) => `${by} 保持 ${seconds(holdMs)} 后恢复`,
    muted: ({ who }) => `${who} 静音`,
    unmuted: ({ who, mutedMs }) => `${who} 静音 ${seconds(mutedMs)} 后取消`,
    consulted: ({ by, to, target }) => `${by} 咨询${TARGETS[to] ?? to} ${target}，对方听等待音乐`,
    "consult-answered": ({ who }) => `被咨询方 ${who} 接听`,
    "consult-turned": (line) => `${line.by} ${TURNS[line.with]}`,
    "consult-ended": ({ who, end }) => `被咨询方 ${who}：${consultEnd[end]}`,
    transferred: ({ by, kind, to, target }) =>
      `${by} ${kind === "attended" ? "咨询后转接" : "转接"}到${TARGETS[to] ?? to} ${target}`,
    "transfer-failed": (line) => `转接无人接听（${cause[line.cause]}），${THEN[line.then]}`,
    "supervisor-called": ({ by }) => `呼叫班长 ${by}`,
    supervised: ({ by, whom, manner }) => `班长 ${by} ${MANNERS[manner]} ${whom}`,
    "supervisor-left": ({ by, stayedMs }) => `班长 ${by} 在 ${seconds(stayedMs)} 后退出`,
    "taken-over": ({ by, from }) => `班长 ${by} 从 ${from} 处强拦接管`,
    intervened: ({ by, did }) => (did === "moved" ? `${by} 将排队的主叫移到别处` : `${by} 强拆通话`),
    prioritised: ({ by, priority }) => `${by} 将排队的主叫的优先级改为 ${priority}`,
    replaced: ({ by, former }) => `${by} 呼入，接替 ${former}`,
    "came-from": ({ who, call }) => `${who} 来自通话 ${call}`,
    "went-to": ({ who, call }) => `${who} 转入通话 ${call}`,
    "recording-ordered": ({ by, doing }) => (doing === "start" ? `${by} 要求录音` : `${by} 停止录音`),
    "recording-paused": ({ by }) => `${by} 暂停录音`,
    "recording-resumed": ({ by, pausedMs }) => `${by} 恢复录音，缺 ${seconds(pausedMs)}`,
    "help-asked": ({ agent, text }) => `坐席 ${agent} 求助${text === "" ? "" : `：${text}`}`,
    "help-answered": ({ by, agent, manner, text }) =>
      `${by} 响应坐席 ${agent} 的求助（${HELPED[manner]}）${text === "" ? "" : `：${text}`}`,
    "help-over": (line) => `坐席 ${line.agent} 的求助结束：${helpEnd[line.end]}`,
    disposition: ({ agent, code, noted, by }) => {
      const what = [...(code === undefined ? [] : [`小结 ${code}`]), ...(noted ? ["备注"] : [])].join("和");
      if (by === "center") return `坐席 ${agent} 未按时填写，按队列默认记录${what}`;
      return by === "supervisor" ? `班长为坐席 ${agent} 填写${what}` : `坐席 ${agent} 填写${what}`;
    },
    "wrapped-up": ({ agent, wrapUpMs }) => `坐席 ${agent} 话后处理 ${seconds(wrapUpMs)} 完成`,
    recorded: ({ file, durationMs }) => `录音 ${seconds(durationMs)}：${file}`,
    "not-recorded": ({ reason }) => `录音失败：${reason}`,
    ended: (line) => `由${SIDES[line.by] ?? line.by}结束：${cause[line.cause]}`,
  },
};
