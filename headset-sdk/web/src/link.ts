import { SocketLike } from './messages.js';
import { ClientOptions, ClientState, Problem } from './options.js';

/** After an error, for the close that says more. */
const ERROR_MILLIS = 100;
/** µs of silence after which a connection is dead: every ping is answered, and they go every two seconds. */
const DEAF_MICROS = 10_000_000;
const QUICK_PINGS = 8;
/** Close code of a connection whose token has run out or was taken away. */
const TOKEN_OVER = 4401;
const TOO_MANY_REQUESTS = 429;

function browserSocket(url: string, protocols: string[]): SocketLike {
  if (typeof WebSocket === 'undefined') throw new Error('there is no WebSocket here: hand one over as `open`, or use Node 22');
  return new WebSocket(url, protocols) as unknown as SocketLike;
}

/** What is said on a link, and what hears of it. */
export interface Talk {
  /** It is open: what is wanted is asked for. */
  begin(): void;
  heard(data: unknown, at: number): void;
  /** A ping went out; `isSettled` when they have become rare. */
  pinged(at: number, isSettled: boolean): void;
  /** What was asked will not be answered. */
  broke(why: string): void;
  became(state: ClientState, detail: string): void;
}

/**
 * The connection to the node: opened, kept alive by pings, opened anew after growing pauses, and left alone where the node refuses.
 */
export class NodeLink {
  state: ClientState = 'waiting';
  private readonly later: (step: () => void, millis: number) => () => void;
  /** Times asked for, so that no answer counts twice or without its question. */
  private pings: number[] = [];
  private lastHeard = -Infinity;
  private socket?: SocketLike;
  private attempts = 0;
  private pause = 250;
  private cancel: Array<() => void> = [];

  constructor(
    private readonly options: ClientOptions,
    private readonly now: () => number,
    private readonly talk: Talk,
  ) {
    this.later = options.later ?? ((step, millis) => ((t) => () => clearTimeout(t))(setTimeout(step, millis)));
  }

  /** Opens it. */
  async attempt(): Promise<void> {
    if (this.state === 'closed' || this.state === 'paused' || this.state === 'refused') return;
    const mine = ++this.attempts;
    this.lastHeard = -Infinity;
    this.become('connecting', this.options.url);
    try {
      const token = (await this.options.token?.()) ?? '';
      if (mine !== this.attempts) return;
      const protocols = token ? ['sitedatum.v1', `bearer.${token}`] : ['sitedatum.v1'];
      const open = this.options.open ?? browserSocket;
      const socket = open(this.options.url, protocols);
      this.socket = socket;
      socket.binaryType = 'arraybuffer';
      socket.onopen = () => mine === this.attempts && this.opened(mine);
      socket.onmessage = (m) => mine === this.attempts && this.hear(m.data);
      socket.onclose = (c) => mine === this.attempts && this.lost(this.whyClosed(c.code, c.reason), c.code);
      // a close with its code should follow; not everywhere does
      socket.onerror = () => mine === this.attempts && this.wait(() => this.lost(this.whyClosed(0, '')), ERROR_MILLIS);
      this.wait(() => this.lastHeard === -Infinity && this.lost('no answer within ten seconds'), DEAF_MICROS / 1_000);
    } catch (cannotTry) {
      if (mine === this.attempts) this.lost(String(cannotTry));
    }
  }

  /** Disconnects; until `resume`, or for good. */
  rest(state: 'paused' | 'closed' | 'refused', why: string): void {
    this.drop(why);
    this.become(state, why);
  }

  /** Connects again at once, when it rests and is not closed. */
  resume(): void {
    if (this.state !== 'paused' && this.state !== 'refused') return;
    this.pause = 250;
    this.become('waiting', 'resumed');
    void this.attempt();
  }

  /** The node let the client in. */
  joined(): void {
    this.pause = 250;
    this.become('connected', `joined site ${this.options.site}`);
  }

  /** The node answered the subscription to the site with a problem. */
  refused(problem: Problem): void {
    if (this.state === 'connecting') this.notJoined(problem);
  }

  /** Whether a ping of that time waits for its answer; it does not any more. */
  takePing(t0: number): boolean {
    const waits = this.pings.includes(t0);
    this.pings = this.pings.filter((one) => one !== t0);
    return waits;
  }

  say(message: object): void {
    if (this.socket?.readyState === 1) this.socket.send(JSON.stringify(message));
  }

  send(message: Uint8Array<ArrayBuffer>): void {
    if (this.socket?.readyState === 1) this.socket.send(message);
  }

  /** Does something later, unless it breaks until then. */
  wait(step: () => void, millis: number): void {
    const stop = this.later(() => {
      this.cancel = this.cancel.filter((one) => one !== stop);
      step();
    }, millis);
    this.cancel.push(stop);
  }

  private opened(mine: number): void {
    this.lastHeard = this.now();
    this.talk.begin();
    this.ping(mine, 1);
  }

  private hear(data: unknown): void {
    this.lastHeard = this.now();
    this.talk.heard(data, this.lastHeard);
  }

  private whyClosed(code: number, reason: string): string {
    if (this.lastHeard > -Infinity) return `${code} ${reason}`;
    return `${code} ${reason}: the node took no connection; check the address, its certificate, the token, and whether it runs`;
  }

  private ping(mine: number, count: number): void {
    if (mine !== this.attempts) return;
    if (this.now() - this.lastHeard > DEAF_MICROS) {
      this.lost('nothing heard for ten seconds');
      return;
    }
    const t0 = Math.round(this.now());
    this.pings = [...this.pings.slice(-15), t0];
    this.say({ type: 'ping', t0 });
    this.talk.pinged(t0, count > QUICK_PINGS);
    this.wait(() => this.ping(mine, count + 1), count < QUICK_PINGS ? 100 : 2_000);
  }

  /** Only what may heal is tried again: a node that is not ready yet, or has too much to do. */
  private notJoined({ status = 0, detail = 'the node does not say why' }: Problem): void {
    const { site, trackable } = this.options;
    if (status < 400 || status >= 500 || status === TOO_MANY_REQUESTS) {
      this.retry('waiting', `the node is not ready for site ${site} (${detail})`);
      return;
    }
    this.rest('refused', `the node refuses to let ${trackable} join site ${site}: ${detail}; not tried again until resumeNow()`);
  }

  private lost(detail: string, code = 0): void {
    if (code === TOKEN_OVER) this.retry('unauthorized', 'the token ran out or was taken away; asking for a fresh one');
    else this.retry('waiting', `connection lost (${detail})`);
  }

  private retry(meanwhile: ClientState, why: string): void {
    this.drop('the connection was lost before the answer came');
    const millis = this.pause * (0.5 + 0.5 * (this.options.random ?? Math.random)());
    this.pause = Math.min(8_000, 2 * this.pause);
    this.become(meanwhile, `${why}; trying again in ${Math.round(millis)} ms`);
    this.wait(() => void this.attempt(), millis);
  }

  /** Ends what is open: its socket, its timers, what was asked on it. */
  private drop(why: string): void {
    this.attempts++;
    this.cancel.splice(0).forEach((stop) => stop());
    const socket = this.socket;
    this.socket = undefined;
    if (socket && socket.readyState < 2) socket.close();
    this.pings = [];
    this.talk.broke(why);
  }

  private become(state: ClientState, detail: string): void {
    if (this.state === state && state !== 'waiting') return;
    this.state = state;
    this.talk.became(state, detail);
  }
}
