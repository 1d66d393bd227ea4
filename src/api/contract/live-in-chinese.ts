// What a client is told over a WebSocket where something is wrong, in Chinese. The English words are those of the protocol; programs
// go by the codes, which are the same.

export const LIVE_IN_CHINESE: Readonly<Record<string, string>> = {
  "Invalid Request": "请求无效",
  "Invalid message": "消息无效",
  "Invalid Method, Missing Method or Permission Denied": "方法不存在、未指明或没有权限",
  "Invalid params: expected an object": "params 应为对象",
  "Authentication Required": "需要登录",
  "Authentication Failure": "登录失败",
  "Login Incorrect": "用户名或密码错误",
  "Missing passwd": "缺少 passwd",
  "Permission Denied": "没有权限",
  "Permission Denied.": "没有权限。",
  "Session in use": "该会话已被占用",
  "Too many sockets of this user": "该用户的 WebSocket 过多",
  "eventChannel not specified.": "未指明 eventChannel。",
  "too long: a broadcast has {} characters at most": "过长：广播最多 {0} 个字符",
  "INVALID MESSAGE to and body params required": "消息无效：需要 to 和 body 参数",
  "CALL ERROR": "呼叫错误",
  "CALL DOES NOT EXIST": "通话不存在",
};
