// A client over a network in memory with a clock that the test moves; the test plays the node.
import { SpatialClient } from '../../dist/index.js';

export const EPOCH = 1_800_000_000_000_000;

export class World {
  now = 5_000_000;
  sockets = [];
  timers = [];
  heard = [];

  constructor(options = {}) {
    this.client = new SpatialClient({
      url: 'ws://node',
      site: 'plant',
      trackable: 'headset-7',
      clock: () => this.now,
      later: (step, millis) => {
        const timer = { at: this.now + 1000 * millis, step };
        this.timers.push(timer);
        return () => (this.timers = this.timers.filter((one) => one !== timer));
      },
      random: () => 1,
      open: (url, protocols) => {
        const socket = { protocols, readyState: 0, sent: [], binary: [],
          send: (m) => (typeof m === 'string' ? socket.sent.push(JSON.parse(m)) : socket.binary.push(m)) };
        socket.close = () => (socket.readyState = 3);
        this.sockets.push(socket);
        return socket;
      },
      onState: (state) => this.heard.push(state),
      onAnchorGone: (id) => this.heard.push(`-${id}`),
      ...options,
    });
  }

  get socket() {
    return this.sockets.at(-1);
  }

  /** The head is there now. */
  look(sessionFromHead, convention) {
    sessionFromHead.micros = this.now;
    this.client.headPose(sessionFromHead, convention);
  }

  /** Lets time pass; what is due is done in order. */
  async pass(millis) {
    const end = this.now + 1000 * millis;
    for (;;) {
      this.timers.sort((a, b) => a.at - b.at);
      if (!this.timers.length || this.timers[0].at > end) break;
      const due = this.timers.shift();
      this.now = Math.max(this.now, due.at);
      due.step();
      await new Promise(setImmediate);
    }
    this.now = end;
  }

  tell(message) {
    this.socket.onmessage({ data: JSON.stringify(message) });
  }

  async join() {
    await new Promise(setImmediate);
    this.socket.readyState = 1;
    this.socket.onopen();
    this.tell({ type: 'subscribed', id: 'site', site: 'plant' });
    this.tell({ type: 'pong', t0: this.now, t1: EPOCH + this.now, t2: EPOCH + this.now });
  }

  lose() {
    this.socket.readyState = 3;
    this.socket.onclose({ code: 1006, reason: 'gone' });
  }

  sent(type) {
    return this.socket.sent.filter((m) => m.type === type);
  }
}
