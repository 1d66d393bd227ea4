// A phone's sockets whose network can be cut off: nothing comes in, nothing goes out, and nobody is told.
import type { TransportListener } from "../../src/sip/transport/listener.ts";
import type { MakeTransport } from "../../src/sip/transport/server.ts";
import { SipTransport } from "../../src/sip/transport/transport.ts";

export class Network {
  isCut = false;
  /** What is lost on its way out. */
  loses: (message: string) => boolean = () => false;

  readonly make: MakeTransport = (listening, limits, listener, wall) => {
    const cut: TransportListener = {
      ...listener,
      message: (flow, bytes) => {
        if (!this.isCut) listener.message(flow, bytes);
      },
    };
    const transport = new SipTransport(listening, limits, cut, wall);
    return {
      start: () => transport.start(),
      open: () => transport.open(),
      stop: () => transport.stop(),
      address: (kind) => transport.address(kind),
      connections: () => transport.connections(),
      certificates: () => transport.certificates(),
      takeOver: (...request) => transport.takeOver(...request),
      proven: (flow) => transport.proven(flow),
      send: (flow, bytes) => {
        if (!this.isCut && !this.loses(new TextDecoder().decode(bytes))) transport.send(flow, bytes);
      },
    };
  };
}
