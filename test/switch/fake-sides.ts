// Stand-ins for the SIP and the media library: what they are asked is kept, what they tell is up to the test.
import type { MediaCommand, MediaEvent } from "../../src/media/index.ts";
import type { Binding, Directory, RegistrationKeeper, SipEvent } from "../../src/sip/index.ts";
import type { Sides } from "../../src/switch/embedded/sides.ts";

export class FakeSides {
  readonly asked: string[] = [];
  readonly media: MediaCommand[] = [];
  /** What those were offered who were invited. */
  readonly offers = new Map<string, string>();
  bound: readonly Binding[] = [];
  readonly restored = new Map<string, readonly Binding[]>();
  directory: Directory | undefined;
  keeper: RegistrationKeeper | undefined;
  stopped = 0;
  failStart = false;
  #tellSip: (event: SipEvent) => void = () => undefined;
  #tellMedia: (event: MediaEvent) => void = () => undefined;

  readonly make = (_options: unknown, directory: Directory, keeper: RegistrationKeeper): Sides => {
    this.directory = directory;
    this.keeper = keeper;
    const ask = (what: string) => (session: string) => void this.asked.push(`${what} ${session}`);
    return {
      sip: {
        bind: () => Promise.resolve(),
        start: () => (this.failStart ? Promise.reject(new Error("in use")) : Promise.resolve()),
        stop: () => Promise.resolve(void (this.stopped += 1)),
        address: () => ({ host: "192.0.2.1", port: 5060 }),
        onEvent: (listener) => {
          this.#tellSip = listener;
          return () => undefined;
        },
        invite: ({ session, maxForwards, offer }) => {
          this.asked.push(`invite ${session} ${maxForwards ?? ""}`);
          this.offers.set(session, offer ?? "");
        },
        ring: (session, sdp) => void this.asked.push(`ring ${session}${sdp === undefined ? "" : " with audio"}`),
        accept: ask("accept"),
        end: (session, ending) => {
          const again = ending?.retryAfterSeconds === undefined ? "" : ` again after ${ending.retryAfterSeconds}`;
          this.asked.push(`end ${session} ${ending?.status ?? ""}${again}`);
        },
        answerOffer: ask("answer-offer"),
        refuseOffer: ask("refuse-offer"),
        ask: ({ id, uri }) => void this.asked.push(`ask ${id} ${uri}`),
        probe: ask("probe"),
        tellReferral: (referral, status) => void this.asked.push(`tell ${referral} ${status}`),
        askToTalk: ask("ask-to-talk"),
        bindings: (user) => this.restored.get(user) ?? this.bound,
        restore: (kept) => {
          // As the library does: what came over a connection is not there.
          for (const [user, all] of kept)
            this.restored.set(
              user,
              all.filter(({ flow }) => flow.transport === "udp"),
            );
        },
        unbind: ask("unbind"),
        publish: ({ user, body }) => void this.asked.push(`publish ${user} ${body.replaceAll("\r\n", "|")}`),
        retract: ask("retract"),
        registerWith: ({ id, addressOfRecord }) => void this.asked.push(`register ${id} ${addressOfRecord}`),
        unregister: ask("unregister"),
        census: () => undefined,
        connections: () => undefined,
        certificates: () => [],
        takeOver: () => undefined,
        tally: () => undefined,
      },
      media: {
        start: (emit) => {
          this.#tellMedia = emit;
          return Promise.resolve();
        },
        stop: () => Promise.resolve(void (this.stopped += 1)),
        sessions: 0,
        packetsStranger: 0,
        statisticsOf: () => undefined,
        send: (command) => void this.media.push(command),
      },
    };
  };

  sip(...events: readonly SipEvent[]): void {
    for (const event of events) this.#tellSip(event);
  }

  tellMedia(...events: readonly MediaEvent[]): void {
    for (const event of events) this.#tellMedia(event);
  }

  /** What the media engine was asked, in few words, since the last time. */
  mediaAsked(): readonly string[] {
    return this.media.splice(0).map((command) => {
      if (command.type !== "converse") return `${command.type} ${"session" in command ? command.session : command.id}`;
      return `converse ${command.parties.map(({ session }) => session).join(" ") || "nobody"}`;
    });
  }
}
