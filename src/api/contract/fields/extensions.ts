import type { FieldMeanings } from "./field.ts";

const ONLY_TRUE = { en: "when true", zh: "为真时" };

export const EXTENSION_FIELDS: FieldMeanings = {
  name: {
    en: "A name for people; it does nothing to calls",
    zh: "分机的名称，供人查看，不影响呼叫",
    example: "EXT_1030",
  },
  extn: {
    en: "The number: what the phone registers with and what is dialled to reach it. One extension has it in all domains together, and it cannot be changed",
    zh: "分机号：话机以此注册，他人拨打此号呼叫。在所有域中唯一，不可修改",
    example: "1030",
  },
  password: {
    en: "What the phone proves itself with. Kept only as the digests ha1 and ha1b; a change ends the registration with the former one. What XCC_PASSWORD_POLICY takes",
    zh: "话机注册密码。只保存摘要 ha1 与 ha1b；修改后原注册失效。强度由 XCC_PASSWORD_POLICY 决定",
    example: "$VeryGoodPassw0rd",
  },
  type: {
    en: "SIP: a phone that registers. TEL: an outside number that is called over a line and never registers. VERTO: a phone in the browser, there as long as its page is logged in at /ws",
    zh: "SIP：可注册的话机；TEL：经外线呼叫的外部号码，不注册；VERTO：浏览器话机，页面在 /ws 登录期间可被呼叫",
    byDefault: "SIP",
    example: "SIP",
  },
  cid_number: {
    en: "The number that those who are called see; empty: extn",
    zh: "外显号码，被叫方所见；空则为分机号",
    byDefault: "",
    example: "1030",
  },
  cid_name: {
    en: "The name that those who are called see; empty: name",
    zh: "外显名称，被叫方所见；空则为分机名称",
    byDefault: "",
    example: "Alice",
  },
  context: {
    en: "Which outside lines the extension may call over: those whose contexts (PUT /api/trunks/:id) name this one, and those that name none. It acts through lines only: hotlines, menus, queues and extensions are reached from every context",
    zh: "呼叫时的路由 context：只能使用 contexts（PUT /api/trunks/:id）中列有此值或未列任何值的外线。只对外线起作用：热线、语音导航、队列与分机在任何 context 下都可呼叫",
    byDefault: "default",
    example: "default",
  },
  domain: {
    en: "The domain in which the phone registers, is asked for its digest and is called. A change needs the password, of which the digests are made anew, and ends the registration in the former domain",
    zh: "域名：话机在此域中注册、认证并被呼叫。修改时须同时给出密码以重新生成摘要，原域中的注册随即失效",
    byDefault: { en: "XCC_DOMAIN (xswitch.cn)", zh: "XCC_DOMAIN（xswitch.cn）" },
    example: "xswitch.cn",
  },
  description: { en: "A note for people", zh: "备注", byDefault: "", example: "reception" },
  vm_password: {
    en: "Password of its mailbox, 4 to 10 digits, not its own number and not counted, unless XCC_PASSWORD_POLICY is any. Empty: no mailbox, and whoever does not reach it is told so",
    zh: "语音信箱密码：4 至 10 位数字，不得为分机号或连续、重复的数字（XCC_PASSWORD_POLICY 为 any 时不限）；空则无信箱",
    byDefault: "",
    example: "7391",
  },
  priority: {
    en: "Stored and shown, sorted and searched by; calls are not routed by it",
    zh: "仅保存、显示，可供排序与搜寻；不影响路由",
    byDefault: 99,
    example: 99,
    notInEffect: { en: "when it is not 99", zh: "不为 99 时" },
  },
  display_order: {
    en: "Where it stands in a list that is not sorted by anything else: lower ones first, equal ones by id",
    zh: "列表未指定排序字段时的次序：小者在前，相同则按 ID",
    byDefault: 0,
    example: 10,
  },
  disabled: {
    en: "The phone neither registers nor calls nor is called",
    zh: "是否禁用：禁用后不能注册、呼出或被叫",
    byDefault: false,
    example: false,
  },
  weblogin_disabled: {
    en: "Its user does not sign in with a password, at the API or the WebSocket; who is signed in is signed out. Developer keys stay good",
    zh: "其用户不能以密码登录接口或 WebSocket，已登录的随即退出；开发者 Key 仍有效",
    byDefault: false,
    example: false,
  },
  srtp: {
    en: "Whether the phone's audio is secured (SRTP, keys in the session description): off; optional, where the phone can, too; required, a call without is refused with 488. It is as secret as the signalling: let the phone register over TLS (docs/phones.md)",
    zh: "话机语音是否加密（SRTP，密钥随信令协商）：off 不加密；optional 话机支持则加密；required 必须加密，否则以 488 拒绝。密钥随信令传送，话机应经 TLS 注册（docs/phones.md）",
    byDefault: "off",
    example: "optional",
  },
  sync_enabled: {
    en: "Stored and shown: there is nothing here to synchronise with",
    zh: "仅保存与显示：此处没有可同步的对象",
    byDefault: false,
    example: false,
    notInEffect: ONLY_TRUE,
  },
  ha1: {
    en: "MD5 of extn:domain:password, which a phone proves itself with; seen by administrators and its own user",
    zh: "注册认证摘要：MD5(extn:domain:password)；仅管理员与本人可见",
  },
  ha1b: { en: "The same for phones that call themselves extn@domain", zh: "同上，用户名为 extn@domain 的话机使用" },
  user_id: { en: "Id of the user whose extension it is", zh: "所属用户的 ID" },
  login: { en: "That user's login", zh: "所属用户的登录名" },
};
