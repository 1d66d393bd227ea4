// The page of a browser phone, bundled with JsSIP and SIP.js as they are, and with our own client. What a test asks goes through window.phone.
import JsSIP from "jssip";
import { CenterClient, SoftPhone } from "../../../src/client/index.ts";
import { Registerer, SessionState, UserAgent, Inviter } from "sip.js";

const PC = { iceServers: [] };
/** As it comes: a tone is noise to those who clean voices. */
const MEDIA = { audio: { echoCancellation: false, noiseSuppression: false, autoGainControl: false }, video: false };

/** Which frequency is the loudest in what comes from the other end; 0: there is silence. */
class Ear {
  listen(stream) {
    const audio = new Audio();
    audio.srcObject = stream;
    audio.muted = true;
    void audio.play();
    this.audio = audio;
    this.context ??= new AudioContext();
    this.analyser = this.context.createAnalyser();
    this.analyser.fftSize = 8192;
    this.context.createMediaStreamSource(stream).connect(this.analyser);
  }

  hz() {
    if (this.analyser === undefined) return 0;
    const bins = new Float32Array(this.analyser.frequencyBinCount);
    this.analyser.getFloatFrequencyData(bins);
    let best = 0;
    for (let at = 1; at < bins.length; at += 1) if (bins[at] > bins[best]) best = at;
    return bins[best] < -60 ? 0 : Math.round((best * this.context.sampleRate) / this.analyser.fftSize);
  }
}

const log = [];
const note = (what) => log.push(what);

/** Both clients as one thing. */
class JsSipPhone {
  ear = new Ear();

  constructor({ url, uri, user, password }) {
    this.ua = new JsSIP.UA({
      sockets: [new JsSIP.WebSocketInterface(url)],
      uri,
      password,
      authorization_user: user,
      register: true,
      session_timers: true,
    });
    for (const event of ["registered", "unregistered", "registrationFailed", "disconnected"]) {
      this.ua.on(event, () => note(event));
    }
    this.ua.on("newRTCSession", ({ session, originator }) => {
      this.session = session;
      session.on("accepted", () => note("accepted"));
      session.on("confirmed", () => note("confirmed"));
      session.on("ended", ({ originator: by, cause }) => note(`ended ${by} ${cause}`));
      session.on("failed", ({ originator: by, cause }) => note(`failed ${by} ${cause}`));
      session.on("peerconnection", ({ peerconnection }) => this.watch(peerconnection));
      if (session.connection) this.watch(session.connection);
      if (originator === "remote") {
        note("ringing");
        if (this.answers) session.answer({ mediaConstraints: MEDIA, pcConfig: PC });
      }
    });
    this.ua.start();
  }

  watch(connection) {
    if (this.connection === connection) return;
    this.connection = connection;
    connection.addEventListener("track", ({ track, streams }) =>
      this.ear.listen(streams[0] ?? new MediaStream([track])),
    );
    connection.addEventListener("connectionstatechange", () => note(`connection ${connection.connectionState}`));
  }

  dial(target, spoil) {
    const session = this.ua.call(target, { mediaConstraints: MEDIA, pcConfig: PC });
    if (spoil)
      session.on(
        "sdp",
        (event) =>
          event.originator === "local" && (event.sdp = event.sdp.replace(/(a=fingerprint:sha-256 )../, "$100")),
      );
  }
  key(digit, how) {
    this.session.sendDTMF(digit, {
      transportType: how === "info" ? JsSIP.C.DTMF_TRANSPORT.INFO : JsSIP.C.DTMF_TRANSPORT.RFC2833,
    });
  }
  hold() {
    return this.session.hold();
  }
  unhold() {
    return this.session.unhold();
  }
  hangUp() {
    this.session.terminate();
  }
  restartIce() {
    return this.session.renegotiate({ rtcOfferConstraints: { iceRestart: true } });
  }
}

class SipJsPhone {
  ear = new Ear();

  constructor({ url, uri, user, password }) {
    const address = UserAgent.makeURI(uri);
    this.ua = new UserAgent({
      uri: address,
      transportOptions: { server: url, keepAliveInterval: 1 },
      authorizationUsername: user,
      authorizationPassword: password,
      logLevel: "error",
      sessionDescriptionHandlerFactoryOptions: { peerConnectionConfiguration: PC },
      delegate: {
        onInvite: (invitation) => {
          note("ringing");
          this.take(invitation);
          if (this.answers) void invitation.accept({ sessionDescriptionHandlerOptions: { constraints: MEDIA } });
        },
        onDisconnect: () => note("disconnected"),
      },
    });
    void this.ua.start().then(() => {
      const registerer = new Registerer(this.ua);
      registerer.stateChange.addListener((state) => note(state.toLowerCase()));
      return registerer.register();
    });
  }

  take(session) {
    this.session = session;
    session.stateChange.addListener((state) => {
      if (state === SessionState.Established) {
        note("confirmed");
        const { peerConnection } = session.sessionDescriptionHandler;
        this.connection = peerConnection;
        const stream = new MediaStream(peerConnection.getReceivers().map(({ track }) => track));
        this.ear.listen(stream);
      }
      if (state === SessionState.Terminated) note("ended");
    });
  }

  dial(target) {
    const { host } = this.ua.configuration.uri;
    const session = new Inviter(this.ua, UserAgent.makeURI(`sip:${target}@${host}`), {
      sessionDescriptionHandlerOptions: { constraints: MEDIA },
    });
    this.take(session);
    void session.invite();
  }
  key(digit, how) {
    if (how === "info") {
      const body = {
        contentDisposition: "render",
        contentType: "application/dtmf-relay",
        content: `Signal=${digit}\r\nDuration=160`,
      };
      void this.session.info({ requestOptions: { body } });
    } else this.session.sessionDescriptionHandler.sendDtmf(digit);
  }
  hold(isHeld = true) {
    // As its own SessionManager does it: who holds is not heard meanwhile.
    for (const { track } of this.connection.getSenders()) if (track) track.enabled = !isHeld;
    this.session.sessionDescriptionHandlerOptionsReInvite = { hold: isHeld, constraints: MEDIA };
    return this.session.invite();
  }
  unhold() {
    return this.hold(false);
  }
  hangUp() {
    void this.session.bye();
  }
}

/** Our own. */
class XccPhone {
  ear = new Ear();

  constructor({ url, domain, user, password }) {
    const sessid = (sessionStorage.sessid ??= crypto.randomUUID());
    const center = new CenterClient({ url, domain, login: user, password, sessid });
    this.soft = new SoftPhone({
      center,
      makePeer: () => new RTCPeerConnection(PC),
      openMicrophone: () => navigator.mediaDevices.getUserMedia(MEDIA),
    });
    this.soft.on("sound", (stream) => this.ear.listen(stream));
    this.soft.on("call", ({ id, state, cause }) => {
      this.id = id;
      note(`${state} ${cause}`);
      if (state === "ringing" && this.answers) void this.soft.answer(id);
    });
    center.on("status", (status) => note(status === "open" ? "registered" : status));
    center.connect();
  }

  dial(number) {
    return this.soft.dial(number);
  }
  key(digit) {
    return this.soft.press(this.id, digit);
  }
  hold() {
    return this.soft.hold(this.id);
  }
  unhold() {
    return this.soft.unhold(this.id);
  }
  hangUp() {
    return this.soft.hangup(this.id);
  }
}

const KINDS = { jssip: JsSipPhone, "sip.js": SipJsPhone, xcc: XccPhone };

window.phone = {
  log,
  start(kind, settings) {
    this.one = new KINDS[kind](settings);
  },
  answering() {
    this.one.answers = true;
  },
};
