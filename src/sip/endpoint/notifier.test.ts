// Who is told what is published: subscribers, and telephones that never asked.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { requestText, responseText, VirtualNetwork } from "./virtual-network.ts";
import { field, PHONE, REALM, statusOf, tagOf, WeatherDesk } from "./weather-desk.ts";

describe("a telephone that never asked", () => {
  test("is told when it registers and at each change, outside of any subscription", () => {
    const desk = new WeatherDesk();
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
    const desk = new WeatherDesk();
    desk.publish("sun");
    for (const callId of ["boot-1", "boot-1", "boot-1", "boot-2", "boot-2"]) {
      desk.ask({ method: "REGISTER", callId });
    }
    expect(desk.told()).toEqual([`terminated sun to ${PHONE}`, `terminated sun to ${PHONE}`]);
  });

  test("that did not answer is told again when it refreshes; one that refuses is not", () => {
    const desk = new WeatherDesk();
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
    const desk = new WeatherDesk();
    desk.ask({ method: "REGISTER" });
    desk.ask({ method: "REGISTER", from: "192.0.2.67", callId: "other" });
    desk.publish("sun");
    expect(desk.told().sort()).toEqual([`terminated sun to ${PHONE}`, "terminated sun to 192.0.2.67"]);
  });

  test("is told nothing of what was retracted", () => {
    const desk = new WeatherDesk();
    desk.publish("sun");
    desk.server.endpoint.retract("1001", desk.network.now);
    desk.ask({ method: "REGISTER" });
    expect(desk.told()).toEqual([]);
  });
});

describe("a subscription", () => {
  test("is asked for its proof, taken, and told at once, with each change, until it ends", () => {
    const desk = new WeatherDesk();
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
    const desk = new WeatherDesk();
    expect(field(desk.ask({ expires: undefined }), "Expires")).toBe("3600");
    expect(field(desk.ask({ callId: "again", expires: "99999999999" }), "Expires")).toBe("3600");
    expect(desk.told()).toEqual([`active;expires=3600 unknown to ${PHONE}`, `active;expires=3600 unknown to ${PHONE}`]);
    expect(desk.server.endpoint.census().subscriptions).toBe(1);
  });

  test("is refreshed and taken back inside its dialog", () => {
    const desk = new WeatherDesk();
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
    const desk = new WeatherDesk();
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
    const desk = new WeatherDesk();
    const response = desk.ask(asking);
    expect(statusOf(response)).toBe(status);
    expect(field(response, name)).toBe(value);
    expect(desk.told()).toEqual([]);
    expect(desk.server.endpoint.census()).toMatchObject({ subscriptions: 0 });
  });

  test("is refused inside its dialog what does not belong there; it lives on", () => {
    const desk = new WeatherDesk();
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
    const desk = new WeatherDesk();
    desk.ask({ user: "2001" });
    expect(desk.network.lines()).toEqual(["401 SUBSCRIBE", "403 SUBSCRIBE"]);
  });

  test("whose NOTIFY is refused is over, and its contact told as one that never asked", () => {
    const desk = new WeatherDesk();
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
    const desk = new WeatherDesk();
    desk.answer = () => undefined;
    desk.ask({});
    desk.run(33_000);
    expect(desk.server.endpoint.census()).toMatchObject({ subscriptions: 0, deadlines: 0 });
  });

  test("is told the last of many changes while a NOTIFY is under way", () => {
    const desk = new WeatherDesk();
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
    const desk = new WeatherDesk();
    desk.ask({ method: "REGISTER" });
    for (const callId of ["one", "two", "three"]) desk.ask({ callId });
    desk.told();
    desk.publish("sun");
    expect(desk.told()).toEqual([`active;expires=600 sun to ${PHONE}`]);
  });

  test("is one of ten of an account; the oldest makes room", () => {
    const desk = new WeatherDesk();
    for (let number = 0; number < 11; number += 1) {
      desk.ask({ callId: `phone-${number}`, contact: `<sip:1001@192.0.2.${100 + number}>` });
    }
    expect(desk.server.endpoint.census().subscriptions).toBe(10);
    expect(desk.told().filter((line) => line.startsWith("terminated"))).toEqual([
      `terminated;reason=probation unknown to ${PHONE}`,
    ]);
  });

  test("beyond the limit of all is refused", () => {
    const desk = new WeatherDesk({ subscriptions: 1 });
    desk.ask({});
    expect(statusOf(desk.ask({ user: "1002" }))).toBe(503);
  });

  test("ends with the account, or what it may prove", () => {
    const desk = new WeatherDesk();
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

test("no order of subscribing, publishing, refusing and silence leaves anything behind, or tells what is not so", () => {
  const user = fc.constantFrom("1001", "1002");
  const deed = fc.oneof(
    fc.record({ what: fc.constant("subscribe" as const), user, callId: fc.constantFrom("a", "b", "c") }),
    fc.record({ what: fc.constant("register" as const), user, callId: fc.constantFrom("a", "b") }),
    fc.record({ what: fc.constant("publish" as const), user, body: fc.constantFrom("sun", "rain", "fog") }),
    fc.record({ what: fc.constantFrom("unbind", "retract"), user }),
    fc.record({ what: fc.constant("answers" as const), status: fc.constantFrom(200, 481, 489, 503, undefined) }),
    fc.record({ what: fc.constant("time" as const), seconds: fc.constantFrom(1, 20, 40, 700) }),
  );
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 25 }), (deeds) => {
      const desk = new WeatherDesk();
      const last = new Map<string, string>();
      for (const one of deeds) {
        const { network, server } = desk;
        if (one.what === "answers") desk.answer = () => one.status;
        else if (one.what === "time") desk.run(one.seconds * 1_000);
        else if (one.what === "publish") {
          last.set(one.user, one.body);
          desk.publish(one.body, one.user);
        } else if (one.what === "subscribe" || one.what === "register") {
          const method = one.what === "subscribe" ? "SUBSCRIBE" : "REGISTER";
          desk.ask({ method, user: one.user, callId: one.callId });
        } else if (one.what === "unbind") server.endpoint.unbind(one.user, network.now);
        else {
          last.delete(one.user);
          server.endpoint.retract(one.user, network.now);
        }
      }
      // Who still listens is told the last word, once whatever was under way is over.
      desk.answer = () => 200;
      desk.run(40_000);
      const before = desk.notifies().length;
      for (const [name, body] of last) desk.publish(`${body}!`, name);
      const fresh = desk
        .notifies()
        .slice(before)
        .map((notify) => new TextDecoder().decode(notify.body));
      for (const body of fresh) expect([...last.values()].map((one) => `${one}!`)).toContain(body);
      desk.run(4_000_000);
      expect(desk.server.endpoint.census()).toMatchObject({ subscriptions: 0, transactions: 0, deadlines: 0 });
    }),
    { numRuns: 60 },
  );
});
