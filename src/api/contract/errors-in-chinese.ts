// What clients are told in Chinese where something is wrong, by what they are told in English. `{}` stands for what is put in,
// `{0}` and so on for where it goes. test/api/error-texts.test.ts finds every text of the source that is missing here.
import { EXPECTED_IN_CHINESE } from "./expected-in-chinese.ts";
import { LIVE_IN_CHINESE } from "./live-in-chinese.ts";
import { REFUSALS_IN_CHINESE } from "./refusals-in-chinese.ts";

const REASONS: Readonly<Record<string, string>> = {
  "Invalid input": "参数有误",
  "Not Authorized": "未登录，或 Token 无效",
  "Not allowed": "没有权限",
  "Wrong username or password": "用户名或密码错误",
  "Not found": "不存在",
  "Method not allowed": "不支持的请求方法",
  "Request timeout": "请求超时",
  Conflict: "冲突",
  "Body too large": "请求体过大",
  "Unsupported media type": "不支持的内容类型",
  "Range not satisfiable": "请求的范围不存在",
  "Upgrade required": "需要升级协议",
  "Too many requests": "请求过多",
  "Internal error": "服务器内部错误",
  "Not installed here": "服务器未安装所需程序",
  Starting: "正在启动",
  "Shutting down": "正在关闭",
  "Database unavailable": "数据库不可用",
  "Outcome unknown": "结果未知",
  "an extension's token opens only its own extension and its agent's functions":
    "分机 Token 只能访问该分机自己的数据及其坐席的函数",
  "this takes the role {}": "需要角色 {0}",
  "the database cannot be reached; nothing was changed": "无法连接数据库，未做任何修改",
  "the database was lost before it said whether this was stored; it was or was not, as a whole: read it before asking again":
    "提交时与数据库的连接中断：修改要么全部生效，要么全部没有生效；请先查询再决定是否重试",
  "there is nothing with this id": "没有该 id 的数据",
  "this {} is taken": "该 {0} 已被占用",
  "still in use by {}; remove that first, or say force": "仍被 {0} 使用；请先解除，或使用 force",
  "a hotline of this number would hide {}; take another number, or say force":
    "该号码的热线会遮住 {0}；请换一个号码，或使用 force",
  "it would be hidden by {}; take another number, or say force": "会被 {0} 遮住；请换一个号码，或使用 force",
  "there are {} already, which is the most; remove one first": "已有 {0} 个，达到上限；请先删除一个",
  "something went wrong here; it has been logged": "服务器出现错误，已记入日志",
  "the request did not arrive in time": "请求没有及时到达",
  "this is not an HTTP request": "这不是 HTTP 请求",
  "the server is shutting down": "服务器正在关闭",
  "the server is starting": "服务器正在启动",
  "calls are taken, the database is not there yet": "通话照常接听，数据库尚未就绪",
  "it was done, but could not be written down; ask again": "操作已执行，但未能记录；请重试",
  "no token": "没有 Token",
  "the console has no such file": "控制台没有该文件",
  "the console has no such file; a page of an older version is loaded anew": "控制台没有该文件；旧版本的页面请重新加载",
  "the token is unknown or has expired": "Token 未知或已过期",
  "too many wrong keys, passwords or tokens from this address": "该地址错误的 Key、密码或 Token 过多",
  "Content-Encoding: expected {}, not {}": "Content-Encoding：应为{0}，而不是 {1}",
  "Content-Type: expected {}, not {}": "Content-Type：应为 {0}，而不是 {1}",
  "you do not look after the queue {}": "您不管理队列 {0}",
  "this token is for the extension {}": "该 Token 属于分机 {0}",
  "only the agent themself, supervisors and administrators may do this": "只有坐席本人、班长和管理员可以这样做",
  "agent {} is in none of the queues that you look after": "坐席 {0} 不在您管理的任何队列中",
  "agent {} is not signed in": "坐席 {0} 未签入",
  "agent {} is signed in at {}, not at {}": "坐席 {0} 在 {1} 签入，而不是 {2}",
  "the extension {} is neither yours nor that of an agent whom you look after":
    "分机 {0} 既不是您的，也不是您所管坐席的",
  "the event log cannot be looked back into": "无法回看事件日志",
  "another moment is being looked at": "正在回看另一时刻",
  "it takes too long to get back to that moment": "回到该时刻耗时过长",
  "you have no preference {}": "您没有偏好设置 {0}",
  "there is no agent {}": "没有坐席 {0}",
  "there is no queue {}": "没有队列 {0}",
  "there is no user {}": "没有用户 {0}",
  "messages are one's own: nobody else sends or reads them": "消息只属于本人，他人不能代发或代读",
  "too many messages: wait a moment": "消息过多，请稍候",
  "{} changes are waiting already": "已有 {0} 项修改在等待",
  "this is a WebSocket: connect to it with Upgrade: websocket": "这是 WebSocket，请用 Upgrade: websocket 连接",
  "{} takes {}, not {}": "{0} 支持 {1}，不支持 {2}",
  "pages of this origin may not use the API; XCC_CORS_ORIGINS names those that may":
    "该来源的网页不能使用接口；允许的来源由 XCC_CORS_ORIGINS 设置",
  "pages of this origin may not open a WebSocket here; XCC_ALLOWED_ORIGINS names those that may":
    "该来源的网页不能打开 WebSocket；允许的来源由 XCC_ALLOWED_ORIGINS 设置",
  "there is no {}": "没有 {0}",
  "there is no {}; there is {}": "没有 {0}；有 {1}",
  "{}'s file is gone": "{0}的文件已不存在",
  "the recording": "录音",
  "the message": "留言",
  "it was stored, but the database cannot be reached for the rest: read it again":
    "已保存，但随后无法连接数据库；请重新查询",
  "too many wrong passwords for this login; none is looked at until {}": "该登录名密码错误过多，{0} 之前不再验证",
  "unknown function": "未知函数",
  "a WebSocket is at /ws, / and /wss": "WebSocket 的地址是 /ws、/ 和 /wss",
  "too many WebSockets from this address": "该地址的 WebSocket 过多",
  "there is no alarm rule with the id {}": "没有 id 为 {0} 的告警规则",
  "there is no alarm with the id {}": "没有 id 为 {0} 的告警",
  "there is no reason with the id {}": "没有 id 为 {0} 的示忙原因",
  "there is no known caller with the id {}": "没有 id 为 {0} 的名单号码",
  "there is no call {}": "没有通话 {0}",
  "there is no disposition with the id {}": "没有 id 为 {0} 的话后小结",
  "there is no extension with the id {}": "没有 id 为 {0} 的分机",
  "the extension is another's": "该分机属于他人",
  "the database does not answer": "数据库没有响应",
  "there is no hotline with the id {}": "没有 id 为 {0} 的热线",
  "there is no IVR with the id {}": "没有 id 为 {0} 的语音导航",
  "there is no recording with this id": "没有该 id 的录音",
  "the recording was removed": "录音已被删除",
  "there is a prompt {} already; say replace=true to replace it": "语音 {0} 已存在；要替换请用 replace=true",
  "there are {} prompts already, which is the most; remove one first": "已有 {0} 个语音，达到上限；请先删除一个",
  "still used by {}{}": "仍被 {0}{1} 使用",
  "there is no prompt {}": "没有语音 {0}",
  "there is no queue with the id {}": "没有 id 为 {0} 的队列",
  "{} reports are being made already": "已有 {0} 个报表正在生成",
  "wrong developer key": "开发者 Key 错误",
  "there is no extension {}": "没有分机 {0}",
  "the extension is another user's": "该分机属于其他用户",
  "web sign-in is disabled for this account (weblogin_disabled of its extension)":
    "该账号禁止网页登录（其分机的 weblogin_disabled）",
  "agent {} has no place in this queue": "坐席 {0} 不在该队列中",
  "there is no {} with the id {}": "没有 id 为 {1} 的 {0}",
  "you have no such token": "您没有这个 Token",
  "there is no outside line with the id {}": "没有 id 为 {0} 的中继",
  "an agent sees themself only": "坐席只能查询自己",
  "there is no user with the id {}": "没有 id 为 {0} 的用户",
  "only the extension's own user, supervisors and administrators may do this": "只有分机的用户、班长和管理员可以这样做",
  "there is no message with the id {}": "没有 id 为 {0} 的留言",
  "there is no webhook {}, or no fact {} any more": "没有 Webhook {0}，或事实 {1} 已不存在",
  "there is no webhook with the id {}": "没有 id 为 {0} 的 Webhook",
  "a version that this program knows ({}); a newer program has written the file":
    "本程序认识的版本（{0}）；该文件由更新的程序写成",
  "only WAV can be read here: install ffmpeg for MP3 and other formats": "只能读取 WAV；要支持 MP3 等格式请安装 ffmpeg",
  "ffmpeg cannot read this as audio: {}": "ffmpeg 无法读取该音频：{0}",
  "there is no sound in it": "其中没有声音",
  "it is longer than 10 minutes": "超过 10 分钟",
  "it is gone again": "已不存在",
  "the sound is longer than 30 minutes": "音频超过 30 分钟",
  "{} is made by ffmpeg, which is not installed here: take .wav": "{0} 需要 ffmpeg，服务器未安装；请使用 .wav",
  "too many recordings are being converted: take .wav, or ask again": "正在转换的录音过多；请使用 .wav，或稍后重试",
  "ffmpeg could not convert the recording: take .wav": "ffmpeg 无法转换该录音；请使用 .wav",
  "wrong username or password": "用户名或密码错误",
  "sign-in with a password is disabled for this account": "该账号禁止用密码登录",
  "No place left": "没有空位",
  "there are as many WebSockets as the server takes; XCC_SOCKETS says how many":
    "WebSocket 连接已达服务器上限（XCC_SOCKETS）",
  "you have no such session": "您没有这个会话",
  "only administrators see and end the sessions of others": "只有管理员可以查看和结束他人的会话",
  "these are {} users, and {} are the most; ask for some": "共有 {0} 个用户，最多 {1} 个；请缩小范围",
  "this login is taken": "该登录名已被占用",
  "there is no menu with the id {}": "没有 id 为 {0} 的菜单",
  "the menu {} has no action {}": "菜单 {0} 没有动作 {1}",
  "every agent is in the group default": "所有坐席都在 default 组中",
  "there is no user {} in a group {}": "组 {1} 中没有用户 {0}",
  "Who is to be listened to has not answered yet.": "被监听的一方还没有接听。",
  "line {}: {}": "第 {0} 行：{1}",
  "it ended with {}": "它以 {0} 结束",
  "Request body is too large": "请求体过大",
  "'{}' is not a valid url component": "URL 中的 {0} 无法解码",
  "Request body size did not match Content-Length": "请求体的长度与 Content-Length 不符",
  "request file too large": "文件过大",
  "Range Not Satisfiable": "请求的范围不存在",
};

const ALL: Readonly<Record<string, string>> = {
  ...REASONS,
  ...EXPECTED_IN_CHINESE,
  ...LIVE_IN_CHINESE,
  ...REFUSALS_IN_CHINESE,
};

interface Template {
  readonly pieces: readonly string[];
  readonly chinese: string;
}

/** Those with most text of their own first: the others would take what is theirs. */
const TEMPLATES: readonly Template[] = Object.entries(ALL)
  .filter(([english]) => english.includes("{}"))
  .map(([english, chinese]) => ({ pieces: english.split("{}"), chinese }))
  .sort((a, b) => b.pieces.join("").length - a.pieces.join("").length);

/** A reason repeats no more than this of what was sent. */
const LONGEST = 4_000;
const DEEPEST = 4;

/** In English where nobody has said it in Chinese. */
export function inChinese(english: string, depth = 0): string {
  const whole = Object.hasOwn(ALL, english) ? ALL[english] : undefined;
  if (whole !== undefined && !english.includes("{}")) return whole;
  if (depth > DEEPEST || english.length > LONGEST) return english;
  for (const { pieces, chinese } of TEMPLATES) {
    const put = putInto(pieces, english);
    if (put === undefined) continue;
    const said = put.map((part) => inChinese(part, depth + 1));
    return chinese.replace(/\{(\d)\}/g, (_, index: string) => said[Number(index)] ?? "");
  }
  return english;
}

/** Whether there is a text for it, as it stands in the source. */
export function isInChinese(english: string): boolean {
  return Object.hasOwn(ALL, english);
}

/** What stands between the pieces; undefined: they are not there. Each is looked for once, so that it takes no longer. */
function putInto(pieces: readonly string[], text: string): readonly string[] | undefined {
  const [first = "", ...rest] = pieces;
  const last = rest.pop() ?? "";
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) return undefined;
  const put: string[] = [];
  let at = first.length;
  const end = text.length - last.length;
  for (const piece of rest) {
    const next = piece === "" ? at : text.indexOf(piece, at);
    if (next < 0 || next + piece.length > end) return undefined;
    put.push(text.slice(at, next));
    at = next + piece.length;
  }
  put.push(text.slice(at, end));
  return put;
}
