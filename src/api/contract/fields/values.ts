// Values for the examples of routes that the manual does not have.
import type { Json } from "./field.ts";

const CALL = "f1f5fd2a-5b3c-4b0e-9f61-6f7f1a1f2a3b";
const [AGENT, COLLEAGUE, QUEUE] = ["1022", "1023", "welcome_queue_example"];

/** By the name of the field. */
export const VALUES: Readonly<Record<string, Json>> = {
  agent: AGENT,
  extn: AGENT,
  queue: QUEUE,
  login: AGENT,
  username: AGENT,
  name: "Alice",
  password: "$VeryGoodPassw0rd",
  old_password: "$VeryGoodPassw0rd",
  destNumber: "1001",
  destAgent: COLLEAGUE,
  callUUID: CALL,
  uuid: CALL,
  dtmf: "12#",
  number: "13800138000",
  address: "192.0.2.10",
  code: "order",
  date: "2026-10-01",
  startDate: "2026-10-01",
  endDate: "2026-10-02",
  url: "https://crm.example.com/calls",
};

const watched: Json = { agent: AGENT, extn: AGENT, destAgent: COLLEAGUE };

/** Whole bodies, where the least that the schema asks for would say too little or would not be taken. */
export const REQUESTS: Readonly<Record<string, Json>> = {
  "POST /api/sessions": { username: AGENT, password: "$VeryGoodPassw0rd" },
  "POST /api/sessions/create": { username: AGENT, password: "$VeryGoodPassw0rd" },
  "POST /api/users": { login: AGENT, name: "Alice", extn: AGENT, password: "$VeryGood1", type: "AGENT" },
  "POST /api/users/create": { login: AGENT, name: "Alice", extn: AGENT, password: "$VeryGood1", type: "AGENT" },
  "PUT /api/users/me/password": { old_password: "$VeryGood1", password: "$EvenBetter2" },
  "PUT /api/users/{id}": { name: "Alice" },
  "PUT /api/trunks/{id}": { description: "carrier" },
  "PUT /api/callers/{id}": { kind: "vip" },
  "POST /api/dispositions": { code: "order", name: "订单", name_en: "Order" },
  "PUT /api/dispositions/{id}": { name_en: "Order" },
  "POST /api/break_reasons": { code: "lunch", name: "午餐", name_en: "Lunch" },
  "PUT /api/break_reasons/{id}": { name_en: "Lunch" },
  "PUT /api/alarm_rules/{id}": { threshold: 10 },
  "POST /api/cc/ccc/ccLogin": { agent: AGENT, extn: AGENT, queue: QUEUE },
  "POST /api/cc/ccc/ccSetDisposition": { agent: AGENT, code: "order" },
  "POST /api/cc/ccc/ccDial": { agent: AGENT, destNumber: "13800138000" },
  "POST /api/cc/ccc/ccTransfer": { agent: AGENT, queue: QUEUE },
  "POST /api/cc/ccc/ccConsult": { agent: AGENT, destAgent: COLLEAGUE },
  "POST /api/cc/ccc/ccListen": watched,
  "POST /api/cc/ccc/ccWhisper": watched,
  "POST /api/cc/ccc/ccInsert": watched,
  "POST /api/cc/ccc/ccIntercept": watched,
  "POST /api/cc/ccc/ccForceHangup": watched,
  "POST /api/cc/ccc/ccMoveWaiting": { callUUID: CALL, queue: QUEUE },
  "POST /api/cc/ccc/ccPrioritise": { callUUID: CALL },
  "POST /api/cc/ccc/ccAnswerHelp": { help: "1", text: "Say yes." },
  "POST /api/cc/ccc/ccSendMessage": { to: COLLEAGUE, text: "Can you take the next one?" },
  "PUT /api/me/preferences/{key}": { value: { theme: "dark" } },
  "POST /api/ivrs/{id}/actions": { digits: "1", action: "IVR_EXTENSION", args: '[{"extn":"1001"}]' },
  "POST /api/webhooks": { name: "CRM", url: "https://crm.example.com/calls", events: ["call-*"] },
  "PUT /api/webhooks/{id}": { name: "CRM" },
};
