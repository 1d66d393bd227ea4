import type { FieldMeanings } from "./field.ts";
import { POP_FIELDS } from "./pops.ts";

const NO_LIMIT = { en: "no limit", zh: "不限" };
const HANG_UP = { en: '{"action":"hangup"}', zh: '{"action":"hangup"}' };

export const QUEUE_FIELDS: FieldMeanings = {
  name: {
    en: "What everything else calls the queue: hotlines, menus, ccLogin, alarms, reports; no other queue has it. It may be dialled. It can be changed at any time: who waits in the queue keeps their place, who is signed in stays so, and whatever refers to it follows; records and reports of before follow within seconds, of a large history within minutes",
    zh: "队列名，须唯一：热线、语音导航、ccLogin、告警、报表均以此引用，也可直接拨打。可随时改名：排队者位置不变，坐席保持签入，引用随之更新；此前的话单与报表在数秒内（历史数据量大时为数分钟）改用新名",
    example: "657894",
  },
  server_ip: {
    en: "The server that serves the queue: stored and shown; there is one switch, which serves all",
    zh: "队列对应的服务器地址：仅保存与显示；只有一台交换机，服务所有队列",
    byDefault: { en: "none", zh: "无" },
    example: "172.18.0.5",
    notInEffect: true,
  },
  description: { en: "A note for people", zh: "描述信息", byDefault: { en: "none", zh: "无" }, example: "support" },
  moh_sound: {
    en: "What callers hear while they wait, over and over: a file in the sounds folder, local_stream://name, silence_stream://ms or tone_stream://. Empty: the greeting where it has no end, else silence. One that is not there (yet) is kept and told in x-not-in-effect; at call time the music that is shipped is heard for it",
    zh: "等待音，循环播放：语音目录中的文件、local_stream://名称、silence_stream://毫秒 或 tone_stream://；空则播放无终点的欢迎音乐，否则静音。尚不存在的声音照存，并在 x-not-in-effect 中告知；呼叫时改播内置音乐",
    byDefault: "local_stream://moh",
    example: "local_stream://moh",
  },
  greeting: {
    en: "What callers hear once when they join, in the same writing. Music without an end (local_stream://, tone_stream://) is no greeting: it is what they wait by where moh_sound is empty. One that is not there is told in x-not-in-effect, and passed over",
    zh: "欢迎音乐，进入队列时播放一次，写法同上；空则不播。无终点的音乐（local_stream://、tone_stream://）不作为欢迎语，仅在 moh_sound 为空时作等待音。尚不存在的声音在 x-not-in-effect 中告知，呼叫时跳过",
    byDefault: { en: "none", zh: "无" },
    example: "local_stream://moh",
  },
  strategy: {
    en: "Whom a caller is offered to: ring-all (everybody at once), longest-idle-agent, round-robin, top-down, agent-with-least-talk-time, agent-with-fewest-calls (both today), sequentially-by-agent-order (by level and position), random, ring-progressively (first who last answered this caller, then one more phone every 10 seconds)",
    zh: "坐席分配策略：ring-all 所有坐席振铃，longest-idle-agent 空闲时长最长，round-robin 轮循，top-down 顺序，agent-with-least-talk-time 通话时长最小，agent-with-fewest-calls 接听最少，sequentially-by-agent-order 优先级，random 随机，ring-progressively 之前已接听的坐席优先，再逐个增加",
    byDefault: "ring-all",
    example: "random",
  },
  auto_record: {
    en: "Calls are recorded from when agent and caller are connected",
    zh: "是否自动录音，自接通起",
    byDefault: false,
    example: 0,
  },
  notify_position: {
    en: "Callers are told which place they have",
    zh: "是否播报位置，true/false",
    byDefault: false,
    example: "true",
  },
  notify_position_interval: {
    en: "How often, with notify_position or notify_wait; 0 or empty: 30",
    zh: "播报间隔，配合 notify_position、notify_wait 使用；0 或空为 30",
    unit: "seconds",
    byDefault: 30,
    example: 30,
  },
  notify_agent_answer: {
    en: "The caller hears the agent's number before they are connected",
    zh: "接通时，是否播报坐席工号，true/false",
    byDefault: false,
    example: "true",
  },
  retain_agent: {
    en: "Idle agents that are kept for callers who joined the queue directly: one who comes from another queue is offered somebody only while more than these are idle. 0: none are kept",
    zh: "队列中保留的最少空闲坐席数：从其他队列转来的来电，只有空闲坐席多于此数时才分配；0 表示不保留",
    unit: "agents",
    byDefault: 0,
    example: 1,
  },
  agent_timeout: {
    en: "How long each phone rings, unless the agent's own timeout says otherwise; 0 or empty: 20",
    zh: "坐席最大振铃时长；坐席自己的 timeout 优先；0 或空为 20",
    unit: "seconds",
    byDefault: 20,
    example: 20,
  },
  wait_timeout: {
    en: "How long a caller waits at most, from joining; then wait_timeout_action. 0 or empty: no limit",
    zh: "最大等待时长，自进入队列起；到时执行 wait_timeout_action。0 或空不限",
    unit: "seconds",
    byDefault: NO_LIMIT,
    example: 120,
  },
  wait_timeout_without_agent: {
    en: "How long a caller waits at most while nobody is there who could serve the queue (signed in and not on break); then wait_timeout_without_agent_action. 0 or empty: no limit",
    zh: "无坐席（均未签入或均在小休）时最大等待时长；到时执行 wait_timeout_without_agent_action。0 或空不限",
    unit: "seconds",
    byDefault: NO_LIMIT,
    example: 30,
  },
  capacity: {
    en: "How many callers wait at most; one more is led to overflow_capacity_action. 0 or empty: no limit",
    zh: "队列的最大人数；超出时执行 overflow_capacity_action。0 或空不限",
    unit: "callers",
    byDefault: NO_LIMIT,
    example: 50,
  },
  overflow_capacity_action: {
    en: "What becomes of a caller for whom there is no room: hangup, or transfer to a queue (by its name), a number or the mailbox of an extension. A queue or mailbox that is not there (yet) is told in x-not-in-effect. An object, or JSON text",
    zh: "超出队列容量时执行的操作：挂断，或转接到队列（名称）、号码、分机的语音信箱。尚不存在的队列或信箱在 x-not-in-effect 中告知。对象或 JSON 文本",
    byDefault: HANG_UP,
    example: { action: "transfer", type: "number", data: "5100" },
  },
  wait_timeout_action: {
    en: "What becomes of a caller who has waited for wait_timeout; likewise",
    zh: "超出最长等待时长时执行的操作，写法同上",
    byDefault: HANG_UP,
    example: { action: "hangup" },
  },
  wait_timeout_without_agent_action: {
    en: "What becomes of a caller who has waited for wait_timeout_without_agent; likewise",
    zh: "无坐席时，超出最大等待时长执行的操作，写法同上",
    byDefault: HANG_UP,
    example: { action: "hangup" },
  },
  cti_template: { en: "Kind of queue: always callcenter", zh: "队列类型，始终为 callcenter" },
};

/** Of this project, beside those of the manual. */
export const MORE_QUEUE_FIELDS: FieldMeanings = {
  priority: {
    en: "Of several queues an agent serves, the caller of the highest comes first",
    zh: "坐席服务多个队列时，优先级高的队列的来电先接",
    byDefault: 0,
    example: 0,
  },
  level_wait: {
    en: "How long until the next level of agents is offered the caller too; 0: all levels at once",
    zh: "下一级坐席开放前的等待时间；0 表示各级同时",
    unit: "seconds",
    byDefault: 30,
    example: 30,
  },
  notify_wait: {
    en: "Callers are told how long they may have to wait, where that can be said",
    zh: "是否播报预计等待时长（可估计时）",
    byDefault: false,
    example: true,
  },
  callback_key: {
    en: "The key by which a waiting caller asks to be called back; empty: none",
    zh: "等待时按此键可预约回呼；空则无",
    byDefault: { en: "none", zh: "无" },
    example: "1",
  },
  sticky: {
    en: "For how long a caller is offered first to the agent who last served them; 0: not at all",
    zh: "多长时间内优先分配给上次服务的坐席；0 表示不启用",
    unit: "seconds",
    byDefault: 0,
    example: 86400,
  },
  survey: {
    en: "Callers are asked how it was when their agent has hung up",
    zh: "坐席挂机后是否进行满意度调查",
    byDefault: false,
    example: true,
  },
  record_announcement: {
    en: "A sound that callers hear once before anything is recorded; `default`: the one that is shipped; empty: none",
    zh: "录音前向来电者播放一次的提示音；default 为内置提示；空则不播",
    byDefault: { en: "none", zh: "无" },
    example: "default",
  },
  record_announcement_outgoing: {
    en: "It is said to those, too, who are called outside in the queue's name",
    zh: "以该队列名义外呼时是否也播放录音提示",
    byDefault: false,
    example: true,
  },
  record_consultation: {
    en: "Consultations are recorded, too, each apart",
    zh: "是否对咨询通话单独录音",
    byDefault: false,
    example: true,
  },
  ...POP_FIELDS,
  pop_url: {
    ...POP_FIELDS.pop_url,
    en: `${POP_FIELDS.pop_url.en}; it goes before the hotline's`,
    zh: `${POP_FIELDS.pop_url.zh}；优先于热线的设置`,
  },
  own_numbers: {
    en: "Numbers that may be shown to who is called outside in the queue's name: a list, or a text with commas",
    zh: "以该队列名义外呼时可显示的号码，列表或以逗号分隔",
    byDefault: [],
    example: ["4008001234"],
  },
  wrap_up_mode: {
    en: "After-call work: none; optional (where the agent asks for it); manual (until the agent says so); timed; forced (timed, and nobody ends it)",
    zh: "话后整理方式：none 无，optional 按需，manual 手动结束，timed 定时，forced 定时且不可提前结束",
    byDefault: "timed",
    example: "timed",
  },
  wrap_up_time: {
    en: "How long it is; empty: as each agent's own wrap_up_time",
    zh: "话后整理时间；空则按坐席自己的 wrap_up_time",
    unit: "seconds",
    byDefault: { en: "each agent's own", zh: "坐席自己的" },
    example: 30,
  },
  disposition_required: {
    en: "Agents have to say what came of each call",
    zh: "是否必须填写通话小结",
    byDefault: false,
    example: true,
  },
  disposition_default: {
    en: "The code that is set where they have not said so in time",
    zh: "到时仍未填写时的默认小结代码",
    byDefault: { en: "none", zh: "无" },
    example: "none",
  },
  service_level_target: {
    en: "Within which an answer is in time, in live figures and alarms; empty: 20",
    zh: "服务水平目标，实时指标与告警以此为准；空为 20",
    unit: "seconds",
    byDefault: 20,
    example: 20,
  },
};
