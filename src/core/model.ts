// The nouns of the call center: ids, configuration as the engine sees it. Data only.
// Times are milliseconds; the wire's seconds and strings are converted before they come here.

import type { NumberPlan } from "./numbers/plan.ts";
import type { LimitsConfig } from "./limits-config.ts";
import type { PopConfig } from "./screen-pop.ts";
import type { PromptName } from "./prompt-names.ts";
import type { AlarmRuleConfig } from "./alarm/rule.ts";
import type { TimeDefinition, TimeZoneConfig } from "./schedule/definitions.ts";
import type { BreakReasonConfig, DispositionConfig } from "./word-lists.ts";

export type { LocalTime, TimeDefinition, TimeZoneConfig } from "./schedule/definitions.ts";

declare const brand: unique symbol;
type Branded<T, Name extends string> = T & { readonly [brand]: Name };

/** One leg of a call: one phone's part in it. The switch names the legs that arrive, the engine those it dials. */
export type LegId = Branded<string, "LegId">;
/** One caller's way through the center, from the first ring to the call record. */
export type CallId = Branded<string, "CallId">;
/** Names a command; what becomes of it comes back under this number. */
export type CommandId = Branded<number, "CommandId">;
/** An agent's work number. */
export type AgentId = Branded<string, "AgentId">;
/** A queue's unique name. */
export type QueueName = Branded<string, "QueueName">;
/** An extension's number. */
export type Extn = Branded<string, "Extn">;
/** A message in a mailbox, by the call that left it. */
export type MessageId = Branded<string, "MessageId">;

/** The nine ways to choose an agent; the names are mod_callcenter's and the seed document's. */
export const STRATEGIES = [
  "ring-all",
  "longest-idle-agent",
  "round-robin",
  "top-down",
  "agent-with-least-talk-time",
  "agent-with-fewest-calls",
  "sequentially-by-agent-order",
  "random",
  "ring-progressively",
] as const;
export type Strategy = (typeof STRATEGIES)[number];

/** What a leg can be made to hear. Names are resolved by the switch's prompt library, never by the engine. */
export type Sound =
  /** A file in the sounds folder, by name. */
  | { readonly type: "file"; readonly name: string }
  /** A recording, by its file name below the recordings folder. */
  | { readonly type: "recording"; readonly file: string }
  /** A folder of music played round and round, joined wherever it is now (`local_stream://name`). */
  | { readonly type: "stream"; readonly name: string }
  /** A prompt that the product ships, in the language of the configuration. */
  | { readonly type: "prompt"; readonly prompt: PromptName }
  /** Digits read one by one, as an agent's work number is. */
  | { readonly type: "digits"; readonly digits: string }
  /** A number read as people say it; `counting` things, Chinese says 两 and not 二. */
  | { readonly type: "number"; readonly value: number; readonly counting?: boolean }
  /** One of the usual tones (`tone_stream://...`). */
  | { readonly type: "tone"; readonly tone: ToneName }
  | { readonly type: "silence"; readonly durationMs: number };

export const TONES = ["ringback", "busy", "beep", "dial", "congestion"] as const;
export type ToneName = (typeof TONES)[number];

/** When a hotline row applies (`period_type`). */
export type Period = "work" | "holiday" | "off";

/** Where a hotline leads (`type` and `numbers`). */
export type HotlineDestination =
  /** One number after the other until one answers (一号通). */
  | { readonly type: "only"; readonly numbers: readonly string[] }
  /** All at once (同振). */
  | { readonly type: "ringall"; readonly numbers: readonly string[] }
  | { readonly type: "ivr"; readonly number: string }
  | { readonly type: "queue"; readonly queue: QueueName };

export interface HotlineConfig {
  readonly id: string;
  readonly number: string;
  /** Undefined: the row applies whatever the period (`period_enable` 0). */
  readonly period: Period | undefined;
  readonly destination: HotlineDestination;
  /** Said to its callers before anything of their call is recorded. Absent: nothing. */
  readonly recordAnnouncement?: Sound | undefined;
  /** The page that opens for agents to whom its calls come. Absent: none. */
  readonly pop?: PopConfig | undefined;
}

/** By what a menu's node connects (`business_type` and `numbers`). */
export type MenuBusiness =
  /** One after the other; "memory" begins with who last served the caller, else after the one last offered. */
  | { readonly type: "order" | "memory" | "ringall"; readonly numbers: readonly string[] }
  | { readonly type: "queue"; readonly queue: QueueName };

/** What a caller may choose in a menu: a node of its tree, or the way back to one. */
export type MenuChoice = MenuNode | LeadingBackNode;

/** A node of a menu's tree, where a caller can stand; what each kind does is in a file of its own in `ivr/`. */
export type MenuNode = AskingNode | ConnectingNode;

interface AnyNode {
  readonly id: string;
  readonly name: string;
  /** The keys that lead to it from its parent; empty: none do. */
  readonly digits: string;
  readonly prompt: Sound | undefined;
}

interface AnyStandingNode extends AnyNode {
  /** How often keys may be wrong, or fail to come. */
  readonly rounds: number;
  /** The digits of an extension dial it. */
  readonly dialsExtensions: boolean;
  readonly children: readonly MenuChoice[];
}

/** Asks for a key. */
export interface AskingNode extends AnyStandingNode {
  readonly type: "menu";
  /** How long a key is waited for after the prompt. */
  readonly keyTimeoutMs: number;
}

/** Connects, unless a further key comes before. */
export interface ConnectingNode extends AnyStandingNode {
  readonly type: "transfer";
  /** How long a further key is waited for where there could be one. */
  readonly transferDelayMs: number;
  /** How long each of its numbers rings. */
  readonly ringMs: number;
  readonly business: MenuBusiness;
}

/** Leads to the menu above the one where it is chosen, or to the root; nobody ever stands there. */
export interface LeadingBackNode extends AnyNode {
  readonly type: "prev" | "top";
}

/** A whole tree of menus. A call keeps the one it has entered, whatever becomes of the configuration. */
export interface IvrConfig {
  /** The root's. */
  readonly id: string;
  /** What leads to it when dialled. */
  readonly number: string;
  /** Who lately called the caller is called before the menu (记忆): "miss" only if that call was not answered. */
  readonly recall: "close" | "miss" | "all";
  readonly root: MenuNode;
}

/** What is done with a caller whom a queue will not keep (`*_action`). */
export type OverflowAction =
  | { readonly type: "hang-up" }
  | { readonly type: "transfer"; readonly to: "queue" | "number" | "voicemail"; readonly target: string };

/** What follows a call for its agent; what each means is in agent/wrap-up.ts. */
export const WRAP_UP_MODES = ["none", "optional", "manual", "timed", "forced"] as const;
export type WrapUpMode = (typeof WRAP_UP_MODES)[number];

export interface QueueConfig {
  readonly name: QueueName;
  readonly strategy: Strategy;
  /** Played once on joining. */
  readonly greeting: Sound | undefined;
  /** Played while waiting. */
  readonly music: Sound | undefined;
  /** How long an agent's phone rings. */
  readonly agentTimeoutMs: number;
  /** Record both sides from the beginning of the talk on. */
  readonly autoRecord: boolean;
  /** Tell the caller the agent's number before connecting. */
  readonly notifyAgentAnswer: boolean;
  /** Undefined: positions are not announced. */
  readonly notifyPositionIntervalMs: number | undefined;
  /** Undefined: nobody is told how long they may have to wait. Where positions are announced too, it is told with them. */
  readonly notifyWaitIntervalMs: number | undefined;
  /** For how long a caller is offered first to the agent who last served them; 0: not at all. */
  readonly stickyMs: number;
  /** The key by which a waiting caller asks to be called back; undefined: none. */
  readonly callbackKey: string | undefined;
  /** Ask callers how it was when their agent has hung up. */
  readonly survey: boolean;
  /** Idle agents kept back from callers who came from another queue. */
  readonly retainAgents: number;
  /** 0: no limit. */
  readonly capacity: number;
  /** 0: no limit. */
  readonly waitTimeoutMs: number;
  /** 0: no limit. */
  readonly waitTimeoutWithoutAgentMs: number;
  readonly overflowAction: OverflowAction;
  readonly waitTimeoutAction: OverflowAction;
  readonly waitTimeoutWithoutAgentAction: OverflowAction;
  /** Callers of a queue with the higher number are served first by agents whom queues share. */
  readonly priority: number;
  /** What to wait per level before the next one opens. */
  readonly levelWaitMs: number;
  /** Numbers that may be shown to who is called outside in the queue's name. */
  readonly ownNumbers: readonly string[];
  /** Record consultations, too, each apart. */
  readonly recordConsultation: boolean;
  /** Said to its callers, once in a call, before anything of it is recorded. Absent: nothing. */
  readonly recordAnnouncement?: Sound | undefined;
  /** It is said to those, too, who are called outside in the queue's name. Absent: it is not. */
  readonly recordAnnouncementOutgoing?: boolean | undefined;
  /** After-call work of its agents. Absent: timed. */
  readonly wrapUpMode?: WrapUpMode | undefined;
  /** How long that lasts. Absent: as long as each agent's own. */
  readonly wrapUpMs?: number | undefined;
  /** Its agents have to say what came of each call. Absent: they may. */
  readonly dispositionRequired?: boolean | undefined;
  /** The code that is set where they have not. Absent: none. */
  readonly dispositionDefault?: string | undefined;
  /** Within which an answer is in time. Absent: 20 seconds. */
  readonly serviceLevelTargetMs?: number | undefined;
  /** The page that opens for its agents. Absent: none, or that of the hotline. */
  readonly pop?: PopConfig | undefined;
}

/** A caller whom the center knows by their number, or by what it begins with. */
export interface CallerConfig {
  readonly id: string;
  readonly number: string;
  readonly match: "exact" | "prefix";
  /** "black": their calls are refused. */
  readonly kind: "vip" | "black";
  /** A VIP's place in every line: the higher is served first. Those whom nobody knows have 0. */
  readonly priority: number;
}

export interface ExtensionConfig {
  readonly extn: Extn;
  readonly name: string;
  readonly kind: "sip" | "verto" | "tel";
  readonly disabled: boolean;
  /** Decides which outside lines it may use. */
  readonly context: string;
  /** Shown to those it calls; empty: its own name and number. */
  readonly callerName: string;
  readonly callerNumber: string;
  /** Opens its mailbox; undefined: it has none. Only ever compared: what stands here may be a stand-in for what people key in. */
  readonly mailboxPassword: string | undefined;
}

/** A message that somebody has left in a mailbox. */
export interface VoiceMessage {
  readonly id: MessageId;
  readonly mailbox: Extn;
  /** Below the recordings folder. */
  readonly file: string;
  readonly callerNumber: string;
  readonly callerName: string;
  /** Milliseconds since 1970. */
  readonly leftAt: number;
  readonly durationMs: number;
  readonly sizeBytes: number;
  /** Its owner has listened to it. */
  readonly heard: boolean;
}

/** An agent's settings (`agent_info`). */
export interface AgentConfig {
  readonly agent: AgentId;
  readonly name: string;
  /** Undefined: the queue's. */
  readonly timeoutMs: number | undefined;
  readonly wrapUpMs: number;
  /** Added after wrap-up. */
  readonly lagMs: number;
  /** Missed offers in a row after which they are put on break; 0: never. */
  readonly maxNoAnswer: number;
  readonly rejectDelayMs: number;
  readonly busyDelayMs: number;
  /** Concurrent calls. */
  readonly simo: number;
  /** 1 is offered first. */
  readonly level: number;
  readonly position: number;
  /** Numbers that they may show to who they call outside. */
  readonly ownNumbers: readonly string[];
}

/** How a number is rewritten: one that begins with `prefix` loses its first `strip` characters and gets `prepend` before the rest. */
export interface DialRule {
  /** "": any number. */
  readonly prefix: string;
  readonly strip: number;
  readonly prepend: string;
}

/** An outside line: a carrier, or another switchboard. Its address and secrets are the switch's business. */
export interface TrunkConfig {
  readonly name: string;
  readonly enabled: boolean;
  /** It registers at the carrier, and is down until that has worked. */
  readonly registers: boolean;
  /** Lines are tried in this order, the smallest number first. */
  readonly priority: number;
  /** Calls at a time, both ways; 0: no limit. */
  readonly maxCalls: number;
  /** Numbers that may go out over it, and as what; the first rule that fits. None: it only brings calls. */
  readonly outbound: readonly DialRule[];
  /** What the carrier's dialled numbers are called here; one that no rule fits stays as it is. */
  readonly inbound: readonly DialRule[];
  /** What its callers' numbers are to be compared as; shown and called back they are as they came. Absent: as they come. */
  readonly callers?: readonly DialRule[];
  /** Shown to those who are called over it; "": the caller's own. */
  readonly callerNumber: string;
  /** Callers who come over it may dial extensions. */
  readonly reachesExtensions: boolean;
  /** Extensions of these contexts may call out over it; none named: all. */
  readonly contexts: readonly string[];
  /** It is told who calls also where they want nobody else to see it. Absent: it is not. */
  readonly trusted?: boolean;
}

/** Where an agent stands in one queue, over what their settings say. */
export interface TierConfig {
  readonly queue: QueueName;
  readonly agent: AgentId;
  readonly level: number;
  readonly position: number;
}

/** One change of the configuration. Rows replace the row of the same key. */
export type ConfigChange =
  | { readonly type: "put-time-zone"; readonly zone: TimeZoneConfig }
  /** How long whoever was left on hold hears music, milliseconds; undefined: for five minutes. */
  | { readonly type: "put-stranded-music"; readonly lastsMs: number | undefined }
  /** Go out past every limit; the former ones are replaced. */
  | { readonly type: "put-emergency-numbers"; readonly emergencyNumbers: readonly string[] }
  /** How numbers are compared from now on; undefined: as they are written. */
  | { readonly type: "put-number-plan"; readonly plan: NumberPlan | undefined }
  | { readonly type: "put-limits"; readonly limits: LimitsConfig }
  | { readonly type: "put-time"; readonly time: TimeDefinition }
  | { readonly type: "drop-time"; readonly id: string }
  | { readonly type: "put-hotline"; readonly hotline: HotlineConfig }
  | { readonly type: "drop-hotline"; readonly id: string }
  | { readonly type: "put-ivr"; readonly ivr: IvrConfig }
  | { readonly type: "drop-ivr"; readonly id: string }
  | { readonly type: "put-queue"; readonly queue: QueueConfig }
  | { readonly type: "drop-queue"; readonly name: QueueName }
  | { readonly type: "put-caller"; readonly caller: CallerConfig }
  | { readonly type: "drop-caller"; readonly id: string }
  | { readonly type: "put-extension"; readonly extension: ExtensionConfig }
  /** Its messages go with it. */
  | { readonly type: "drop-extension"; readonly extn: Extn }
  /** A message that was kept over a restart. */
  | { readonly type: "put-message"; readonly message: VoiceMessage }
  | { readonly type: "put-trunk"; readonly trunk: TrunkConfig }
  | { readonly type: "drop-trunk"; readonly name: string }
  | { readonly type: "put-agent"; readonly agent: AgentConfig }
  /** `isGone`: the user is removed, and is not merely no agent any more. */
  | { readonly type: "drop-agent"; readonly agent: AgentId; readonly isGone?: true }
  /** Of a queue that is there; it goes with the queue. */
  | { readonly type: "put-tier"; readonly tier: TierConfig }
  | { readonly type: "drop-tier"; readonly queue: QueueName; readonly agent: AgentId }
  /** It goes with its queue. */
  | { readonly type: "put-disposition"; readonly disposition: DispositionConfig }
  | { readonly type: "drop-disposition"; readonly id: string }
  | { readonly type: "put-break-reason"; readonly reason: BreakReasonConfig }
  | { readonly type: "drop-break-reason"; readonly id: string }
  /** It goes with its queue. */
  | { readonly type: "put-alarm-rule"; readonly rule: AlarmRuleConfig }
  | { readonly type: "drop-alarm-rule"; readonly id: string };

/** The agent's work state. */
export type AgentState = "LOGOUT" | "UNREADY" | "READY";
/** What their phone does. ACW is after-call work, the wrap-up. */
export type AgentCallState = "IDLE" | "DIALING" | "RINGING" | "TALKING" | "HELD" | "ACW";

/** A signed-in agent as it is kept over a restart. */
export interface AgentSession {
  readonly agent: AgentId;
  readonly extn: Extn;
  readonly queues: readonly QueueName[];
  readonly state: "UNREADY" | "READY";
  /** Since when, milliseconds since 1970. */
  readonly since: number;
  readonly reason: string;
  /** Queues that they take a break in. Absent: none. */
  readonly breaks?: readonly { readonly queue: QueueName; readonly reason: string }[] | undefined;
}
