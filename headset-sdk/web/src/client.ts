import { AnchorQuery, ContentAnchor, ContentAnchors, readAnchor } from './anchors.js';
import { readPoses, writeFixes } from './binary.js';
import { ClockSync } from './clock.js';
import { Convention, PoseBuffer, toSite } from './geometry.js';
import { Poses, ServerAlignment, SocketLike, WireFix, WireMessage, isotropic, readAlignment, readPose } from './messages.js';
import { ClientOptions, ClientState, Problem } from './options.js';
import { PredictedPose, RemotePoses } from './poses.js';
import { AnchorError, Questions } from './questions.js';
import { PoseRing } from './ring.js';

const SEND_MILLIS = 50;
/** Of two seconds, after which an answer is not waited for any more. */
const ROUNDS = 5;
/** After an error, for the close that says more. */
const ERROR_MILLIS = 100;
/** µs of silence after which a connection is dead: every ping is answered, and they go every two seconds. */
const DEAF_MICROS = 10_000_000;
/** µs: whom nobody has told of for so long is gone. */
const FORGOTTEN = 10_000_000;
/** Close code of a connection whose token has run out or was taken away. */
const TOKEN_OVER = 4401;
const TOO_MANY_REQUESTS = 429;
/** m and rad: what the protocol takes. */
const MOST_SIGMA = 10_000;

function browserSocket(url: string, protocols: string[]): SocketLike {
  if (typeof WebSocket === 'undefined') throw new Error('there is no WebSocket here: hand one over as `open`, or use Node 22');
  return new WebSocket(url, protocols) as unknown as SocketLike;
}

/**
 * Joins a site and stays joined: reconnects with growing pauses, subscribes anew, keeps the clocks together, sends the session's
 * poses and sightings. `headPose` is for the frame loop: it allocates nothing.
 */
export class SpatialClient {
  readonly clock = new ClockSync();
  readonly poses = new RemotePoses();
  readonly anchors: ContentAnchors;
  state: ClientState = 'waiting';
  serverAlignment?: ServerAlignment;
  private readonly now: () => number;
  private readonly later: (step: () => void, millis: number) => () => void;
  private readonly ring = new PoseRing();
  private readonly scratch = new PoseBuffer();
  private readonly questions = new Questions();
  /** Times asked for, so that no answer counts twice or without its question. */
  private pings: number[] = [];
  private lastHeard = -Infinity;
  private sightings: WireFix[] = [];
  private wish: Poses;
  private socket?: SocketLike;
  private attempts = 0;
  private pause = 250;
  private lastPose = -Infinity;
  private isResetTold = false;
  private cancel: Array<() => void> = [];

  constructor(private readonly options: ClientOptions) {
    this.now = options.clock ?? (() => performance.now() * 1000);
    this.later = options.later ?? ((step, millis) => ((t) => () => clearTimeout(t))(setTimeout(step, millis)));
    this.wish = options.poses ?? {};
    this.anchors = new ContentAnchors(options.onAnchor, options.onAnchorGone);
    void this.attempt();
  }

  get sessionFrame(): string {
    return `${this.options.trackable}.session`;
  }

  /** A head pose of the session with its time, every frame; thinned out here. */
  headPose(sessionFromHead: PoseBuffer, convention: Convention): void {
    const rate = this.options.posesPerSecond ?? 30;
    // times that go back are of a clock that was set anew
    const since = sessionFromHead.micros - this.lastPose;
    if (rate <= 0 || (since >= 0 && since * 1e-6 * rate < 0.99) || !sessionFromHead.isPose()) return;
    this.lastPose = sessionFromHead.micros;
    toSite(convention, sessionFromHead, this.scratch);
    this.ring.put(this.scratch, this.isResetTold);
    this.isResetTold = false;
  }

  /** The session's frame starts anew with the next pose. */
  sessionReset(): void {
    this.isResetTold = true;
  }

  /**
   * A marker seen from the head: its pose in the optical frame (x right, y down, z ahead). Where its accuracy is stated, m per axis
   * and rad of the heading and the tilt, the node takes that in the place of its own judgement of the image.
   */
  markerSeen(
    micros: number, marker: string, position: number[], orientation: number[], sigma?: number, yawSigma?: number,
  ): void {
    if (!this.clock.isSynchronized) return;
    const stated = sigma !== undefined && yawSigma !== undefined;
    if (stated && !(sigma > 0 && sigma <= MOST_SIGMA && yawSigma > 0 && yawSigma <= MOST_SIGMA)) {
      this.complain(`a marker's deviations must be positive and at most ${MOST_SIGMA}`);
      return;
    }
    if (this.sightings.length >= 64) this.sightings.shift();
    const { trackable } = this.options;
    const stamp = this.clock.serverMicros(micros);
    const fix: WireFix = { kind: 'marker', stamp, trackable, camera: trackable, marker, position, orientation };
    this.sightings.push(stated ? { ...fix, covariance: isotropic(sigma, yawSigma) } : fix);
  }

  /**
   * Where a body is at a moment of display, in the headset's own µs. False, with `out` as it was, when it is not known, has not
   * been told of for a second, or the clocks are not together yet.
   */
  poseAt(id: string, displayMicros: number, out: PredictedPose): boolean {
    if (!this.clock.isSynchronized) return false;
    out.pose.micros = displayMicros;
    this.clock.toServer(out.pose);
    return this.poses.predict(id, out);
  }

  /** Hears from now on of these bodies only. */
  wantPoses(poses: Poses): void {
    this.wish = poses;
    if (this.state === 'connected') this.subscribe();
  }

  /** Creates an anchor, or changes the version that it carries; brings it as the site keeps it. */
  async saveAnchor(anchor: ContentAnchor): Promise<ContentAnchor> {
    const { version = 0, ...rest } = anchor;
    const kept = readAnchor((await this.ask({ type: 'saveAnchor', version, anchor: rest })).anchor);
    this.anchors.told(kept);
    return kept;
  }

  async removeAnchor(anchor: ContentAnchor): Promise<void> {
    await this.ask({ type: 'removeAnchor', anchor: anchor.id, version: anchor.version ?? 0 });
    this.anchors.removed(anchor.id, anchor.version ?? 0, anchor.savedAt ?? 0);
  }

  async findAnchors(ids: string[]): Promise<ContentAnchor[]> {
    return ((await this.ask({ type: 'findAnchors', ids })).anchors as unknown[]).map(readAnchor);
  }

  /** The nearest first. */
  async nearAnchors(query: AnchorQuery): Promise<ContentAnchor[]> {
    return ((await this.ask({ type: 'nearAnchors', ...query })).anchors as unknown[]).map(readAnchor);
  }

  /** The headset goes to sleep; `resumeNow` wakes it. */
  pauseNow(): void {
    this.drop('paused by the application');
    this.become('paused', 'paused by the application');
  }

  /** Connects again at once: the headset wakes up, or what made the node refuse was mended. */
  resumeNow(): void {
    if (this.state !== 'paused' && this.state !== 'refused') return;
    this.pause = 250;
    this.become('waiting', 'resumed');
    void this.attempt();
  }

  close(): void {
    this.drop('closed by the application');
    this.become('closed', 'closed by the application');
  }

  private async attempt(): Promise<void> {
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
      socket.onmessage = (m) => mine === this.attempts && this.heard(m.data, this.now());
      socket.onclose = (c) => mine === this.attempts && this.lost(this.whyClosed(c.code, c.reason), c.code);
      // a close with its code should follow; not everywhere does
      socket.onerror = () => mine === this.attempts && this.wait(() => this.lost(this.whyClosed(0, '')), ERROR_MILLIS);
      this.wait(() => this.lastHeard === -Infinity && this.lost('no answer within ten seconds'), DEAF_MICROS / 1_000);
    } catch (cannotTry) {
      if (mine === this.attempts) this.lost(String(cannotTry));
    }
  }

  private whyClosed(code: number, reason: string): string {
    if (this.lastHeard > -Infinity) return `${code} ${reason}`;
    return `${code} ${reason}: the node took no connection; check the address, its certificate, the token, and whether it runs`;
  }

  private opened(mine: number): void {
    this.lastHeard = this.now();
    this.subscribe();
    const { site, anchors } = this.options;
    if (anchors) this.say({ type: 'subscribe', id: 'anchors', site, channels: ['anchors'] });
    this.ping(mine, 1);
    this.repeat(mine);
  }

  private subscribe(): void {
    const { maxRate = 30, ...filter } = this.wish;
    const channels = ['poses', 'alignments', 'events'];
    const encoding = this.options.jsonPoses ? 'json' : 'protobuf';
    this.say({ type: 'subscribe', id: 'site', site: this.options.site, channels, filter, maxRate, encoding });
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
    if (this.clock.isSynchronized) {
      const now = this.clock.serverMicros(t0);
      this.poses.forgetOutside(now - FORGOTTEN, now + FORGOTTEN);
    }
    if (count > 8) this.questions.nextRound(ROUNDS, 'the site did not answer within ten seconds');
    this.wait(() => this.ping(mine, count + 1), count < 8 ? 100 : 2_000);
  }

  private repeat(mine: number): void {
    if (mine !== this.attempts) return;
    this.sendWaiting();
    this.anchors.expire(this.clock.serverMicros(this.now()));
    this.wait(() => this.repeat(mine), SEND_MILLIS);
  }

  private sendWaiting(): void {
    if (this.state !== 'connected' || !this.clock.isSynchronized) return;
    const fixes = this.sightings.splice(0);
    const { trackable, site } = this.options;
    this.ring.drain(60, (micros, position, orientation, reset) => {
      const stamp = this.clock.serverMicros(micros);
      const fix: WireFix = { kind: 'odometry', stamp, trackable, frame: this.sessionFrame, position, orientation };
      fixes.push(reset ? { ...fix, reset } : fix);
    });
    if (fixes.length === 0) return;
    if (this.options.jsonPoses) this.say({ type: 'fixes', site, source: trackable, fixes });
    else if (this.socket?.readyState === 1) this.socket.send(writeFixes(site, trackable, fixes));
  }

  private heard(data: unknown, at: number): void {
    this.lastHeard = at;
    try {
      if (data instanceof ArrayBuffer) readPoses(data).forEach((pose) => this.poses.told(pose));
      else this.obey(JSON.parse(String(data)) as WireMessage, at);
    } catch (unreadable) {
      this.complain(`a message of the node could not be read: ${String(unreadable)}`);
    }
  }

  private obey(m: WireMessage, at: number): void {
    if (m.type === 'subscribed' && m.id === 'site') {
      this.pause = 250;
      this.become('connected', `joined site ${this.options.site}`);
    } else if (m.type === 'pong') this.answered(m, at);
    else if (m.type === 'poses') for (const pose of m.poses as []) this.poses.told(readPose(pose));
    else if (m.type === 'alignment') this.align(readAlignment(m.alignment as never));
    else if (m.type === 'event') this.options.onEvent?.(m.event);
    else if (m.type === 'anchors') this.anchors.page((m.anchors as unknown[]).map(readAnchor), m.complete === true);
    else if (m.type === 'anchor') this.anchorTold(m.anchor as ContentAnchor & { removed?: boolean });
    else if (m.type === 'error') this.refused(m);
    else if (typeof m.id === 'string') this.questions.answered(m.id, m);
  }

  private answered(m: WireMessage, at: number): void {
    const t0 = Number(m.t0);
    if (!this.pings.includes(t0)) return;
    this.pings = this.pings.filter((one) => one !== t0);
    this.clock.exchange(t0, Number(m.t1), Number(m.t2), Math.round(at));
  }

  private align(told: ServerAlignment): void {
    if (told.frame !== this.sessionFrame) return;
    this.serverAlignment = told;
    this.options.onAlignment?.(told);
  }

  private anchorTold(anchor: ContentAnchor & { removed?: boolean }): void {
    if (anchor.removed) this.anchors.removed(anchor.id, anchor.version ?? 0, anchor.savedAt ?? 0);
    else this.anchors.told(readAnchor(anchor));
  }

  private refused(m: WireMessage): void {
    const problem = (m.problem ?? {}) as Problem;
    if (this.questions.refused(m.id, problem)) return;
    this.complain(problem);
    if (m.id === 'site' && this.state === 'connecting') this.notJoined(problem);
  }

  /** Only what may heal is tried again: a node that is not ready yet, or has too much to do. */
  private notJoined({ status = 0, detail = 'the node does not say why' }: Problem): void {
    const { site, trackable } = this.options;
    if (status < 400 || status >= 500 || status === TOO_MANY_REQUESTS) {
      this.retry('waiting', `the node is not ready for site ${site} (${detail})`);
      return;
    }
    const why = `the node refuses to let ${trackable} join site ${site}: ${detail}; not tried again until resumeNow()`;
    this.drop(why);
    this.become('refused', why);
  }

  private async ask(message: object): Promise<WireMessage> {
    if (this.state !== 'connected') throw new AnchorError('unavailable', 'there is no connection to the site at the moment');
    return this.questions.ask((id) => this.say({ ...message, id, site: this.options.site }));
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

  /** Ends what is open: its socket, its timers, its questions. */
  private drop(why: string): void {
    this.attempts++;
    this.cancel.splice(0).forEach((stop) => stop());
    const socket = this.socket;
    this.socket = undefined;
    if (socket && socket.readyState < 2) socket.close();
    this.anchors.interrupted();
    this.pings = [];
    this.questions.giveUp(why);
  }

  private wait(step: () => void, millis: number): void {
    const stop = this.later(() => {
      this.cancel = this.cancel.filter((one) => one !== stop);
      step();
    }, millis);
    this.cancel.push(stop);
  }

  /** Tells the application; should it fail at that too, its console. */
  private complain(problem: string | Problem): void {
    try {
      this.options.onRefused?.(typeof problem === 'string' ? { detail: problem } : problem);
    } catch (failed) {
      console.error('sitedatum: onRefused failed', failed);
    }
  }

  private say(message: object): void {
    if (this.socket?.readyState === 1) this.socket.send(JSON.stringify(message));
  }

  private become(state: ClientState, detail: string): void {
    if (this.state === state && state !== 'waiting') return;
    this.state = state;
    try {
      this.options.onState?.(state, detail);
    } catch (failed) {
      this.complain(`the application's own onState failed: ${String(failed)}`);
    }
  }
}
