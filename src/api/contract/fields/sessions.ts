import type { FieldMeanings } from "./field.ts";

export const SESSION_FIELDS: FieldMeanings = {
  dev_key: {
    en: "A user's developer key. It is printed once at the first start, or made by POST /api/dev_keys; what the token may do is what its user may",
    zh: "用户的开发者 Key。首次启动时打印一次，或由 POST /api/dev_keys 生成；Token 的权限即该用户的权限",
    example: "4500ffd8-56b4-4faf-a851-9bd561bf1fb2",
  },
  extn: {
    en: "Number of the extension that the token is for: the agent's own, or with an administrator's token any",
    zh: "Token 所属的分机号：坐席只能取自己的分机，管理员可取任意分机",
    example: "1001",
  },
  code: { en: "200: done", zh: "200 表示成功" },
  user_id: { en: "Id of the user whose key it is", zh: "该 Key 所属用户的 ID" },
  expires: {
    en: "How long the token is good, in seconds; 0: as long as its developer key",
    zh: "Token 有效期（秒）；0 表示与开发者 Key 同寿命",
    unit: "seconds",
  },
  sip_port: { en: "The port at which telephones register (XCC_SIP)", zh: "话机注册的端口（XCC_SIP）" },
  token: {
    en: "Goes in the header `token` of every further request, and into the WebSocket's login",
    zh: "放入之后每次请求的请求头 token，也用于 WebSocket 登录",
  },
  extn_id: { en: "Id of the extension", zh: "分机 ID" },
  domain: { en: "The domain in which the extension registers", zh: "该分机注册所用的域" },
};

/** Of the list of switches. */
export const NODE_FIELDS: FieldMeanings = {
  ip: { en: "Address of a switch", zh: "交换机地址" },
  name: { en: "Its name", zh: "交换机名称" },
};
