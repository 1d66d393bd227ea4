// What the shipped prompts say.
import type { PromptName } from "../src/core/prompt-names.ts";

/** File name without its ending -> what is spoken. */
export type Texts = Readonly<Record<string, string>>;

const ENGLISH_PROMPTS: Readonly<Record<PromptName, string>> = {
  closed: "Thank you for calling. We are closed at the moment. Please call again during our office hours.",
  nobody: "I am sorry, nobody can take your call right now. Please try again later.",
  "no-such-number": "The number you have dialled does not exist. Please check it and dial again.",
  "you-are-number": "You are number",
  "in-the-line": "in the line.",
  "wait-between": "The estimated wait is",
  "wait-less-than": "The estimated wait is less than",
  "wait-to": "to",
  minute: "minute.",
  minutes: "minutes.",
  "callback-offer": "To be called back, press",
  "callback-promised": "We will call you back, and you keep your place in the line. You may hang up now. Goodbye.",
  "callback-impossible": "I am sorry, your number cannot be called back. Please stay on the line.",
  agent: "Agent",
  "at-your-service": "at your service.",
  survey: "Please tell us how satisfied you are. Press a key from 1 to 5. 5 means very satisfied, 1 means not at all.",
  recorded: "For the quality of our service this call is recorded.",
  "wrong-key": "That key is not valid.",
  goodbye: "Thank you for calling. Goodbye.",
  welcome: "Welcome. Please hold the line, you will be connected to an agent.",
  "mailbox-of": "You have reached the mailbox of extension",
  "mailbox-speak": "Please leave a message after the tone. Press the pound key when you are done.",
  "mailbox-full": "I am sorry, this mailbox is full. Please call again later. Goodbye.",
  "message-taken": "Your message has been taken. Thank you. Goodbye.",
  "message-not-taken": "No message has been taken. Goodbye.",
  "mailbox-number": "Please enter the number of the mailbox, then press the pound key.",
  "mailbox-password": "Please enter your password, then press the pound key.",
  "mailbox-wrong": "That was not correct.",
  "you-have": "You have",
  "new-message": "new message.",
  "new-messages": "new messages.",
  "old-message": "old message.",
  "old-messages": "old messages.",
  "no-messages": "You have no messages. Goodbye.",
  "message-from": "Message from",
  "message-from-nobody": "Message from an unknown number.",
  "just-now": "just now.",
  "minute-ago": "minute ago.",
  "minutes-ago": "minutes ago.",
  "hour-ago": "hour ago.",
  "hours-ago": "hours ago.",
  "day-ago": "day ago.",
  "days-ago": "days ago.",
  "mailbox-keys":
    "To hear the message again, press 1. To keep it, press 2. To delete it, press 3. For the next one, press the pound key.",
  "message-deleted": "The message has been deleted.",
  "no-more-messages": "There are no more messages. Goodbye.",
};

/** A menu to begin with, for the guide: of two keys, and an extension may be dialled. */
const ENGLISH_MENU: Texts = {
  "sales-or-support": "Welcome. For sales, press 1. For support, press 2. If you know the extension, dial it now.",
};

/** Pinyin with tone numbers, for the synthesiser's Mandarin voice; the characters stand beside each. */
const CHINESE_PROMPTS: Readonly<Record<PromptName, string>> = {
  // 您好，现在是非工作时间，请您在工作时间再来电。
  closed:
    "nin2 hao3, xian4 zai4 shi4 fei1 gong1 zuo4 shi2 jian1, qing3 nin2 zai4 gong1 zuo4 shi2 jian1 zai4 lai2 dian4.",
  // 对不起，目前无人接听您的来电，请稍后再拨。
  nobody: "dui4 bu4 qi3, mu4 qian2 wu2 ren2 jie1 ting1 nin2 de5 lai2 dian4, qing3 shao1 hou4 zai4 bo1.",
  // 您拨打的号码不存在，请核对后再拨。
  "no-such-number": "nin2 bo1 da3 de5 hao4 ma3 bu4 cun2 zai4, qing3 he2 dui4 hou4 zai4 bo1.",
  // 您排在第
  "you-are-number": "nin2 pai2 zai4 di4",
  // 位。
  "in-the-line": "wei4.",
  // 预计还要等待
  "wait-between": "yu4 ji4 hai2 yao4 deng3 dai4",
  // 预计还要等待不到
  "wait-less-than": "yu4 ji4 hai2 yao4 deng3 dai4 bu2 dao4",
  // 到
  "wait-to": "dao4",
  // 分钟。
  minute: "fen1 zhong1.",
  minutes: "fen1 zhong1.",
  // 如需回电，请按
  "callback-offer": "ru2 xu1 hui2 dian4, qing3 an4",
  // 我们会给您回电，并保留您的排队位置，您可以挂机了，再见。
  "callback-promised":
    "wo3 men5 hui4 gei3 nin2 hui2 dian4, bing4 bao3 liu2 nin2 de5 pai2 dui4 wei4 zhi4, nin2 ke2 yi3 gua4 ji1 le5, zai4 jian4.",
  // 对不起，无法拨打您的号码，请继续等待。
  "callback-impossible": "dui4 bu4 qi3, wu2 fa3 bo1 da3 nin2 de5 hao4 ma3, qing3 ji4 xu4 deng3 dai4.",
  // 工号
  agent: "gong1 hao4",
  // 为您服务。
  "at-your-service": "wei4 nin2 fu2 wu4.",
  // 请对本次服务打分，请按一到五，五为非常满意，一为非常不满意。
  survey:
    "qing3 dui4 ben3 ci4 fu2 wu4 da3 fen1, qing3 an4 yi1 dao4 wu3, wu3 wei2 fei1 chang2 man3 yi4, yi1 wei2 fei1 chang2 bu4 man3 yi4.",
  // 为提高服务质量，本次通话将被录音。
  recorded: "wei4 ti2 gao1 fu2 wu4 zhi4 liang4, ben3 ci4 tong1 hua4 jiang1 bei4 lu4 yin1.",
  // 按键错误。
  "wrong-key": "an4 jian4 cuo4 wu4.",
  // 感谢您的来电，再见。
  goodbye: "gan3 xie4 nin2 de5 lai2 dian4, zai4 jian4.",
  // 您好，欢迎致电，请稍候，正在为您转接坐席。
  welcome: "nin2 hao3, huan1 ying2 zhi4 dian4, qing3 shao1 hou4, zheng4 zai4 wei4 nin2 zhuan3 jie1 zuo4 xi2.",
  // 您好，这里是分机
  "mailbox-of": "nin2 hao3, zhe4 li3 shi4 fen1 ji1",
  // 的语音信箱，请在提示音后留言，按井号键结束。
  "mailbox-speak": "de5 yu3 yin1 xin4 xiang1, qing3 zai4 ti2 shi4 yin1 hou4 liu2 yan2, an4 jing3 hao4 jian4 jie2 shu4.",
  // 对不起，语音信箱已满，请稍后再拨，再见。
  "mailbox-full": "dui4 bu4 qi3, yu3 yin1 xin4 xiang1 yi2 man3, qing3 shao1 hou4 zai4 bo1, zai4 jian4.",
  // 您的留言已收到，谢谢，再见。
  "message-taken": "nin2 de5 liu2 yan2 yi3 shou1 dao4, xie4 xie5, zai4 jian4.",
  // 未收到留言，再见。
  "message-not-taken": "wei4 shou1 dao4 liu2 yan2, zai4 jian4.",
  // 请输入信箱号码，按井号键结束。
  "mailbox-number": "qing3 shu1 ru4 xin4 xiang1 hao4 ma3, an4 jing3 hao4 jian4 jie2 shu4.",
  // 请输入密码，按井号键结束。
  "mailbox-password": "qing3 shu1 ru4 mi4 ma3, an4 jing3 hao4 jian4 jie2 shu4.",
  // 输入有误。
  "mailbox-wrong": "shu1 ru4 you3 wu4.",
  // 您有
  "you-have": "nin2 you3",
  // 条新留言。
  "new-message": "tiao2 xin1 liu2 yan2.",
  "new-messages": "tiao2 xin1 liu2 yan2.",
  // 条旧留言。
  "old-message": "tiao2 jiu4 liu2 yan2.",
  "old-messages": "tiao2 jiu4 liu2 yan2.",
  // 您没有留言，再见。
  "no-messages": "nin2 mei2 you3 liu2 yan2, zai4 jian4.",
  // 留言来自
  "message-from": "liu2 yan2 lai2 zi4",
  // 留言来自未知号码。
  "message-from-nobody": "liu2 yan2 lai2 zi4 wei4 zhi1 hao4 ma3.",
  // 刚刚。
  "just-now": "gang1 gang1.",
  // 分钟前。
  "minute-ago": "fen1 zhong1 qian2.",
  "minutes-ago": "fen1 zhong1 qian2.",
  // 小时前。
  "hour-ago": "xiao3 shi2 qian2.",
  "hours-ago": "xiao3 shi2 qian2.",
  // 天前。
  "day-ago": "tian1 qian2.",
  "days-ago": "tian1 qian2.",
  // 重听请按一，保留请按二，删除请按三，下一条请按井号键。
  "mailbox-keys":
    "chong2 ting1 qing3 an4 yi1, bao3 liu2 qing3 an4 er4, shan1 chu2 qing3 an4 san1, xia4 yi4 tiao2 qing3 an4 jing3 hao4 jian4.",
  // 留言已删除。
  "message-deleted": "liu2 yan2 yi3 shan1 chu2.",
  // 没有更多留言，再见。
  "no-more-messages": "mei2 you3 geng4 duo1 liu2 yan2, zai4 jian4.",
};

const CHINESE_MENU: Texts = {
  // 您好，销售请按一，技术支持请按二，如果您知道分机号，请直接拨打。
  "sales-or-support":
    "nin2 hao3, xiao1 shou4 qing3 an4 yi1, ji4 shu4 zhi1 chi2 qing3 an4 er4, ru2 guo3 nin2 zhi1 dao4 fen1 ji1 hao4, qing3 zhi2 jie1 bo1 da3.",
};

const ENGLISH_TEENS =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen";
const ENGLISH_TENS = "twenty thirty forty fifty sixty seventy eighty ninety";

function englishNumbers(): Texts {
  const texts: Record<string, string> = { "digit-star": "star", "digit-pound": "pound" };
  for (const [value, word] of ENGLISH_TEENS.split(" ").entries()) {
    texts[`number-${String(value)}`] = word;
    if (value < 10) texts[`digit-${String(value)}`] = word;
  }
  for (const [index, word] of ENGLISH_TENS.split(" ").entries()) texts[`number-${String((index + 2) * 10)}`] = word;
  return { ...texts, "number-100": "hundred", "number-1000": "thousand", "number-1000000": "million" };
}

/** 零 一 二 三 四 五 六 七 八 九 */
const CHINESE_DIGITS = "ling2 yi1 er4 san1 si4 wu3 liu4 qi1 ba1 jiu3";

function chineseNumbers(): Texts {
  const texts: Record<string, string> = {};
  for (const [value, word] of CHINESE_DIGITS.split(" ").entries()) {
    texts[`number-${String(value)}`] = word;
    // In a string of digits 1 is 幺: 一 would be taken for 七.
    texts[`digit-${String(value)}`] = value === 1 ? "yao1" : word;
  }
  return {
    ...texts,
    // 星号, 井号
    "digit-star": "xing1 hao4",
    "digit-pound": "jing3 hao4",
    // 十, 百, 千, 万, 两, 第
    "number-10": "shi2",
    "number-100": "bai3",
    "number-1000": "qian1",
    "number-10000": "wan4",
    "number-2-liang": "liang3",
    ordinal: "di4",
  };
}

/** By language, with the synthesiser's voice. */
export const LANGUAGES: readonly { readonly language: "zh" | "en"; readonly voice: string; readonly texts: Texts }[] = [
  { language: "zh", voice: "cmn-latn-pinyin", texts: { ...CHINESE_PROMPTS, ...CHINESE_MENU, ...chineseNumbers() } },
  { language: "en", voice: "en", texts: { ...ENGLISH_PROMPTS, ...ENGLISH_MENU, ...englishNumbers() } },
];
