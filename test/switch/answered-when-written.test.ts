// What a phone was answered is on record: whoever hears of the call's end, and writes it down at once, has it before the 200.
import { expect, it } from "vitest";
import type { SwitchEvent } from "../../src/core/switch.ts";
import { VirtualClock } from "../../src/host/virtual-clock.ts";
import type { MediaEvent } from "../../src/media/index.ts";
import { MemoryTransport } from "../../src/sip/transport/memory-transport.ts";
import { SipServer } from "../../src/sip/transport/server.ts";
import type { MakeSides, MediaSide } from "../../src/switch/embedded/sides.ts";
import { EmbeddedSwitch } from "../../src/switch/embedded/switch.ts";
import { phoneOffer, STATISTICS } from "./leg-driver.ts";

const ignore = (): void => undefined;
const log = { debug: ignore, info: ignore, warn: ignore, error: ignore };

/** As the real one: ports are there at once, and so is the last report. */
function promptMedia(): MediaSide {
  let emit: (event: MediaEvent) => void = ignore;
  return {
    sessions: 0,
    packetsStranger: 0,
    statisticsOf: () => undefined,
    start: (given) => {
      emit = given;
      return Promise.resolve();
    },
    stop: () => Promise.resolve(),
    send: (command) => {
      if (command.type === "open") {
        queueMicrotask(() => emit({ type: "opened", session: command.session, port: 30_000 }));
      } else if (command.type === "close") {
        queueMicrotask(() => emit({ type: "closed", session: command.session, statistics: STATISTICS }));
      }
    },
  };
}

function turnIsOver(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

it("a BYE is answered after its leg's end was told, with the last report of its audio", async () => {
  const transport = new MemoryTransport();
  const clock = new VirtualClock(1_000);
  const makeSides: MakeSides = () => ({
    media: promptMedia(),
    sip: new SipServer(
      {
        realm: "example.com",
        directory: { ha1: () => undefined, trusts: () => true },
        random: (bytes) => "5a".repeat(bytes),
        listen: { address: "192.0.2.1", port: 5060 },
        clock,
      },
      transport.make,
    ),
  });
  const center = new EmbeddedSwitch(
    {
      ...{ sipAddress: "192.0.2.1", sipPort: 5060, domain: "example.com", mediaWorkers: 1, recordingsFolder: "/" },
      ...{ rtpPorts: { from: 30_000, to: 30_099 }, prompts: { resolve: () => [] }, clock, log },
    },
    makeSides,
  );
  center.provision([{ type: "put-trunk", trunk: trunkOf("192.0.2.7") }]);
  const written: string[] = [];
  await center.start((event: SwitchEvent) => {
    written.push(`${event.type} when ${transport.sent.at(-1) ?? "nothing"} was answered`);
    if (event.type === "leg-arrived") center.send([{ type: "answer", id: 1 as never, leg: event.leg }]);
  });
  await turnIsOver();
  transport.invite("4000", phoneOffer());
  await turnIsOver();
  transport.acknowledge();
  await turnIsOver();
  transport.hangUp();
  await turnIsOver();
  expect(transport.sent).toEqual(["100 INVITE", "200 INVITE", "200 BYE"]);
  expect(written.at(-1)).toBe("leg-ended when 200 INVITE was answered");
});

function trunkOf(address: string) {
  const none = { login: undefined, registration: undefined };
  return { name: "line", enabled: true, address, port: 5060, transport: "udp", ...none } as const;
}
