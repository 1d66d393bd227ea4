// Who is told what is published: subscribers, and telephones that never asked.
import { describe, expect, test } from "vitest";
import { answerableChallenge, answerChallenge } from "../digest/credentials.ts";
import { ha1Of } from "../digest/digest.ts";
import { header, headerValues } from "../message/headers.ts";
import type { SipMessage, SipRequest } from "../message/message.ts";
import type { EndpointLimits } from "./options.ts";
import { requestText, responseText, VirtualNetwork } from "./virtual-network.ts";
import type { Directory } from "./vocabulary.ts";

const REALM = "example.com";
const WEATHER = { name: "weather", contentType: "text/weather", neutral: "unknown" };
const DIRECTORY: Directory = {
  ha1: (user, realm) => (/^100\d$/.test(user) ? ha1Of("MD5", user, realm, "secret") : undefined),
  trusts: () => false,
};
const PHONE = "192.0.2.66";

interface Asking {
  readonly method?: "REGISTER" | "SUBSCRIBE";
  readonly user?: string;
  /** Of the Request-URI and To. */
  readonly about?: string;
  readonly callId?: string;
  readonly contact?: string | undefined;
  readonly expires?: string | undefined;
  readonly event?: string | undefined;
  /** Our tag, inside a dialog. */
  readonly toTag?: string;
  readonly from?: string;
}

class Desk {
  readonly network = new VirtualNetwork();
  readonly server;
  #asked = 0;
  /** How a telephone answers NOTIFYs, by its address; undefined: not at all. */
  answer: (notify: SipRequest) => number | undefined = () => 200;
  #seen = 0;

  constructor(limits: Partial<EndpointLimits> = {}) {
    this.server = this.network.add("192.0.2.2", { directory: DIRECTORY, events: [WEATHER], limits });
  }

  /** A request with its proof. The response that it got. */
  ask(asking: Asking): SipMessage | undefined {
    const { method = "SUBSCRIBE", user = "1001", about = user, callId = `call-${user}`, toTag, from = PHONE } = asking;
    const uri = `sip:${about}@${REALM}`;
    const sequence = (this.#asked += 1);
    const fields = {
      From: `<sip:${user}@${REALM}>;tag=${callId}`,
      To: toTag === undefined ? `<${uri}>` : `<${uri}>;tag=${toTag}`,
      Contact: "contact" in asking ? asking.contact : `<sip:${user}@${from}>`,
      "Call-ID": callId,
      Expires: "expires" in asking ? asking.expires : "600",
      Event: method === "REGISTER" ? undefined : "event" in asking ? asking.event : "Weather",
    };
    const text = (proof: Readonly<Record<string, string>>, number: number): string =>
      requestText(
        method,
        {
          ...fields,
          ...proof,
          Via: `SIP/2.0/UDP ${from}:5060;branch=z9hG4bK${number};rport`,
          CSeq: `${number} ${method}`,
        },
        "",
        uri,
      );
    this.network.inject(this.server, text({}, 2 * sequence), from);
    const first = this.#response(method);
    const challenge = first === undefined ? undefined : answerableChallenge(headerValues(first, "WWW-Authenticate"));
    if (challenge === undefined) return this.settle(first);
    const proof = { user, password: "secret", method, uri, body: new Uint8Array(0), nc: 1, cnonce: "c0ffee00" };
    this.network.inject(
      this.server,
      text({ Authorization: answerChallenge(challenge, proof) }, 2 * sequence + 1),
      from,
    );
    return this.settle(this.#response(method));
  }

  #response(method: string): SipMessage | undefined {
    return this.network.sent.findLast(
      ({ message }) => message.type === "response" && (header(message, "CSeq") ?? "").endsWith(method),
    )?.message;
  }

  /** Lets the telephones answer what they were told. */
  settle(response?: SipMessage): SipMessage | undefined {
    for (; this.#seen < this.network.sent.length; this.#seen += 1) {
      const { message, to } = this.network.sent[this.#seen] ?? {};
      if (message?.type !== "request" || message.method !== "NOTIFY" || to === undefined) continue;
      const status = this.answer(message);
      if (status !== undefined) this.network.inject(this.server, responseText(message, status), to);
    }
    return response;
  }

  run(ms: number): void {
    for (let passed = 0; passed < ms; passed += 500) {
      this.network.run(500);
      this.settle();
    }
  }

  publish(body: string, user = "1001"): void {
    this.server.endpoint.publish({ user, event: "weather", contentType: "text/weather", body }, this.network.now);
    this.network.settle();
    this.settle();
  }

  /** The NOTIFYs since the last time, once each: state, body, and to whom. */
  told(): string[] {
    const all = this.network.sent.flatMap(({ message, to }) => {
      if (message.type !== "request" || message.method !== "NOTIFY") return [];
      const id = `${header(message, "Call-ID") ?? ""} ${header(message, "CSeq") ?? ""}`;
      const body = new TextDecoder().decode(message.body);
      return [{ id, line: `${header(message, "Subscription-State") ?? ""} ${body} to ${to}` }];
    });
    const lines = [...new Map(all.map(({ id, line }) => [id, line])).values()];
    return lines.slice(this.#told, (this.#told = lines.length));
  }
  #told = 0;

  notifies(): SipRequest[] {
    return this.network.sent.flatMap(({ message }) =>
      message.type === "request" && message.method === "NOTIFY" ? [message] : [],
    );
  }
}

const statusOf = (message: SipMessage | undefined): number => (message?.type === "response" ? message.status : 0);
const field = (message: SipMessage | undefined, name: string): string =>
  message === undefined ? "" : (header(message, name) ?? "");
const tagOf = (message: SipMessage | undefined): string => /;tag=(\S+)/.exec(field(message, "To"))?.[1] ?? "";

describe("a telephone that never asked", () => {
  test("is told when it registers and at each change, outside of any subscription", () => {
    const desk = new Desk();
    desk.publish("sun");
    expect(desk.told()).toEqual([]);
    desk.ask({ method: "REGISTER" });
    expect(desk.told()).toEqual([`terminated sun to ${PHONE}`]);
    const [notify] = desk.notifies();
    expect(notify?.uri).toBe(`sip:1001@${PHONE}`);
    expect(field(notify, "Event")).toBe("weather");
    expect(field(notify, "Content-Type")).toBe("text/weather");
    expect(field(notify, "To")).toBe(`<sip:1001@${REALM}>`);
    expect(field(notify, "Contact")).toBe("<sip:1001@192.0.2.2:5060>");
    desk.publish("rain");
    desk.publish("rain");
    desk.publish("fog", "1002");
    expect(desk.told()).toEqual([`terminated rain to ${PHONE}`]);
    desk.run(40_000);
    expect(desk.server.endpoint.census()).toMatchObject({ transactions: 0, subscriptions: 0 });
  });

  test("is told after a new start, not after a refresh", () => {
    const desk = new Desk();
    desk.publish("sun");
    for (const callId of ["boot-1", "boot-1", "boot-1", "boot-2", "boot-2"]) {
      desk.ask({ method: "REGISTER", callId });
    }
    expect(desk.told()).toEqual([`terminated sun to ${PHONE}`, `terminated sun to ${PHONE}`]);
  });

  test("that did not answer is told again when it refreshes; one that refuses is not", () => {
    const desk = new Desk();
    desk.publish("sun");
    desk.answer = () => undefined;
    desk.ask({ method: "REGISTER" });
    desk.run(40_000);
    expect(desk.told()).toEqual([`terminated sun to ${PHONE}`]);
    desk.answer = () => 489;
    desk.ask({ method: "REGISTER" });
    desk.ask({ method: "REGISTER" });
    expect(desk.told()).toEqual([`terminated sun to ${PHONE}`]);
  });

  test("each contact of the user is told, where it registered from", () => {
    const desk = new Desk();
    desk.ask({ method: "REGISTER" });
    desk.ask({ method: "REGISTER", from: "192.0.2.67", callId: "other" });
    desk.publish("sun");
    expect(desk.told().sort()).toEqual([`terminated sun to ${PHONE}`, "terminated sun to 192.0.2.67"]);
  });

  test("is told nothing of what was retracted", () => {
    const desk = new Desk();
    desk.publish("sun");
    desk.server.endpoint.retract("1001", desk.network.now);
    desk.ask({ method: "REGISTER" });
    expect(desk.told()).toEqual([]);
  });
});

describe("a subscription", () => {
  test("is asked for its proof, taken, and told at once, with each change, until it ends", () => {
    const desk = new Desk();
    desk.publish("sun");
    const response = desk.ask({ event: "Weather;id=7" });
    expect(desk.network.lines().filter((line) => line.endsWith("SUBSCRIBE"))).toEqual([
      "401 SUBSCRIBE",
      "200 SUBSCRIBE",
    ]);
    expect(field(response, "Expires")).toBe("600");
    expect(field(response, "Contact")).toBe("<sip:1001@192.0.2.2:5060>");
    expect(desk.told()).toEqual([`active;expires=600 sun to ${PHONE}`]);
    const [notify] = desk.notifies();
    expect(field(notify, "Event")).toBe("Weather;id=7");
    expect(field(notify, "From")).toContain(`;tag=${tagOf(response)}`);
    expect(field(notify, "To")).toContain(";tag=call-1001");
    desk.run(100_000);
    desk.publish("rain");
    expect(desk.told()).toEqual([`active;expires=500 rain to ${PHONE}`]);
    desk.run(600_000);
    expect(desk.told()).toEqual([`terminated;reason=timeout rain to ${PHONE}`]);
    desk.publish("snow");
    desk.run(40_000);
    expect(desk.told()).toEqual([]);
    expect(desk.server.endpoint.census()).toMatchObject({ subscriptions: 0, transactions: 0, deadlines: 0 });
  });

  test("to what nobody published has a neutral answer; the default is an hour, and more is not granted", () => {
    const desk = new Desk();
    expect(field(desk.ask({ expires: undefined }), "Expires")).toBe("3600");
    expect(field(desk.ask({ callId: "again", expires: "99999999999" }), "Expires")).toBe("3600");
    expect(desk.told()).toEqual([`active;expires=3600 unknown to ${PHONE}`, `active;expires=3600 unknown to ${PHONE}`]);
    expect(desk.server.endpoint.census().subscriptions).toBe(1);
  });

  test("is refreshed and taken back inside its dialog", () => {
    const desk = new Desk();
    const toTag = tagOf(desk.ask({}));
    desk.run(500_000);
    expect(field(desk.ask({ toTag, contact: "<sip:moved@192.0.2.66:5070>" }), "Expires")).toBe("600");
    desk.run(500_000);
    expect(desk.server.endpoint.census().subscriptions).toBe(1);
    expect(desk.notifies().at(-1)?.uri).toBe("sip:moved@192.0.2.66:5070");
    desk.told();
    expect(statusOf(desk.ask({ toTag, expires: "0" }))).toBe(200);
    expect(desk.told()).toEqual([`terminated;reason=timeout unknown to ${PHONE}`]);
    expect(statusOf(desk.ask({ toTag }))).toBe(481);
    desk.run(40_000);
    expect(desk.server.endpoint.census()).toMatchObject({ subscriptions: 0, transactions: 0, deadlines: 0 });
  });

  test("of no time is a question, and leaves one that runs alone", () => {
    const desk = new Desk();
    desk.ask({});
    desk.told();
    expect(statusOf(desk.ask({ callId: "question", expires: "0" }))).toBe(200);
    expect(desk.told()).toEqual([`terminated;reason=timeout unknown to ${PHONE}`]);
    expect(desk.server.endpoint.census().subscriptions).toBe(1);
  });

  test.each([
    ["another event", { event: "presence" }, 489, "Allow-Events", "weather"],
    ["no event", { event: undefined }, 489, "Allow-Events", "weather"],
    ["somebody else's", { about: "1002" }, 403, "Expires", ""],
    ["nowhere to tell it", { contact: undefined }, 400, "Expires", ""],
    ["too short a time", { expires: "59" }, 423, "Min-Expires", "60"],
    ["a dialog that is not there", { toTag: "gone" }, 481, "Expires", ""],
  ] as const)("is refused: %s", (_what, asking, status, name, value) => {
    const desk = new Desk();
    const response = desk.ask(asking);
    expect(statusOf(response)).toBe(status);
    expect(field(response, name)).toBe(value);
    expect(desk.told()).toEqual([]);
    expect(desk.server.endpoint.census()).toMatchObject({ subscriptions: 0 });
  });

  test("is refused inside its dialog what does not belong there; it lives on", () => {
    const desk = new Desk();
    const toTag = tagOf(desk.ask({}));
    expect(statusOf(desk.ask({ toTag, event: "presence" }))).toBe(489);
    expect(statusOf(desk.ask({ toTag, expires: "1" }))).toBe(423);
    const To = `<sip:1001@${REALM}>;tag=${toTag}`;
    const From = `<sip:1001@${REALM}>;tag=call-1001`;
    const inside = { From, To, "Call-ID": "call-1001" };
    desk.network.inject(desk.server, requestText("BYE", { ...inside, CSeq: "99 BYE" }));
    expect(desk.network.lines().at(-1)).toBe("405 BYE");
    const Via = "SIP/2.0/UDP 192.0.2.66:5060;branch=z9hG4bKold;rport";
    desk.network.inject(
      desk.server,
      requestText("SUBSCRIBE", { ...inside, Via, Event: "weather", CSeq: "1 SUBSCRIBE" }),
    );
    expect(desk.network.lines().at(-1)).toBe("500 SUBSCRIBE");
    expect(desk.server.endpoint.census().subscriptions).toBe(1);
  });

  test("with the wrong password is refused", () => {
    const desk = new Desk();
    desk.ask({ user: "2001" });
    expect(desk.network.lines()).toEqual(["401 SUBSCRIBE", "403 SUBSCRIBE"]);
  });

  test("whose NOTIFY is refused is over, and its contact told as one that never asked", () => {
    const desk = new Desk();
    desk.publish("sun");
    desk.ask({ method: "REGISTER" });
    desk.ask({});
    desk.told();
    desk.answer = (notify) => (/;tag=/.test(field(notify, "To")) ? 481 : 200);
    desk.publish("rain");
    expect(desk.told()).toEqual([`active;expires=600 rain to ${PHONE}`, `terminated rain to ${PHONE}`]);
    expect(desk.server.endpoint.census().subscriptions).toBe(0);
  });

  test("whose telephone is gone is over after half a minute", () => {
    const desk = new Desk();
    desk.answer = () => undefined;
    desk.ask({});
    desk.run(33_000);
    expect(desk.server.endpoint.census()).toMatchObject({ subscriptions: 0, deadlines: 0 });
  });

  test("is told the last of many changes while a NOTIFY is under way", () => {
    const desk = new Desk();
    desk.ask({});
    desk.told();
    desk.answer = () => undefined;
    for (const body of ["1", "2", "3", "4"]) desk.publish(body);
    expect(desk.told()).toEqual([`active;expires=600 1 to ${PHONE}`]);
    desk.answer = () => 200;
    const [first] = desk.notifies().slice(-1);
    if (first !== undefined) desk.network.inject(desk.server, responseText(first, 200));
    expect(desk.told()).toEqual([`active;expires=600 4 to ${PHONE}`]);
  });

  test("takes the place of the telephone's unasked word, and of its own forerunner", () => {
    const desk = new Desk();
    desk.ask({ method: "REGISTER" });
    for (const callId of ["one", "two", "three"]) desk.ask({ callId });
    desk.told();
    desk.publish("sun");
    expect(desk.told()).toEqual([`active;expires=600 sun to ${PHONE}`]);
  });

  test("is one of ten of an account; the oldest makes room", () => {
    const desk = new Desk();
    for (let number = 0; number < 11; number += 1) {
      desk.ask({ callId: `phone-${number}`, contact: `<sip:1001@192.0.2.${100 + number}>` });
    }
    expect(desk.server.endpoint.census().subscriptions).toBe(10);
    expect(desk.told().filter((line) => line.startsWith("terminated"))).toEqual([
      `terminated;reason=probation unknown to ${PHONE}`,
    ]);
  });

  test("beyond the limit of all is refused", () => {
    const desk = new Desk({ subscriptions: 1 });
    desk.ask({});
    expect(statusOf(desk.ask({ user: "1002" }))).toBe(503);
  });

  test("ends with the account, or what it may prove", () => {
    const desk = new Desk();
    desk.ask({});
    desk.ask({ user: "1002" });
    desk.told();
    desk.server.endpoint.unbind("1001", desk.network.now);
    desk.server.endpoint.retract("1002", desk.network.now);
    desk.network.settle();
    desk.settle();
    expect(desk.told()).toEqual([
      `terminated;reason=rejected unknown to ${PHONE}`,
      `terminated;reason=noresource unknown to ${PHONE}`,
    ]);
    desk.run(40_000);
    expect(desk.server.endpoint.census()).toMatchObject({ subscriptions: 0, transactions: 0, deadlines: 0 });
  });
});

describe("who listens", () => {
  test("takes a NOTIFY once, however often it is sent", () => {
    const network = new VirtualNetwork();
    const phone = network.add("192.0.2.2", { listensTo: ["weather"] });
    const text = requestText("NOTIFY", { Event: "Weather;x=y", "Content-Type": "text/weather" }, "sun");
    network.inject(phone, text);
    network.inject(phone, text);
    expect(network.lines()).toEqual(["200 NOTIFY", "200 NOTIFY"]);
    expect(phone.events("notified")).toMatchObject([{ event: "weather", contentType: "text/weather", body: "sun" }]);
  });
});
