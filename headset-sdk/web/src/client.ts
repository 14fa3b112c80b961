import { AnchorQuery, ContentAnchor, ContentAnchors, readAnchor } from './anchors.js';
import { readPoses, writeFixes } from './binary.js';
import { ClockSync } from './clock.js';
import { Convention, PoseBuffer, toSite } from './geometry.js';
import { NodeLink } from './link.js';
import { Poses, ServerAlignment, WireFix, WireMessage, isotropic, readAlignment, readPose } from './messages.js';
import { ClientOptions, ClientState, Problem } from './options.js';
import { PredictedPose, RemotePoses } from './poses.js';
import { AnchorError, Questions } from './questions.js';
import { PoseRing } from './ring.js';

const SEND_MILLIS = 50;
/** Of two seconds, after which an answer is not waited for any more. */
const ROUNDS = 5;
/** µs: whom nobody has told of for so long is gone. */
const FORGOTTEN = 10_000_000;
/** m and rad: what the protocol takes. */
const MOST_SIGMA = 10_000;

/**
 * Joins a site and stays joined: reconnects with growing pauses, subscribes anew, keeps the clocks together, sends the session's
 * poses and sightings. `headPose` is for the frame loop: it allocates nothing.
 */
export class SpatialClient {
  readonly clock = new ClockSync();
  readonly poses = new RemotePoses();
  readonly anchors: ContentAnchors;
  serverAlignment?: ServerAlignment;
  private readonly now: () => number;
  private readonly ring = new PoseRing();
  private readonly scratch = new PoseBuffer();
  private readonly questions = new Questions();
  private readonly link: NodeLink;
  private sightings: WireFix[] = [];
  private wish: Poses;
  private lastPose = -Infinity;
  private isResetTold = false;

  constructor(private readonly options: ClientOptions) {
    this.now = options.clock ?? (() => performance.now() * 1000);
    this.wish = options.poses ?? {};
    this.anchors = new ContentAnchors(options.onAnchor, options.onAnchorGone);
    this.link = new NodeLink(options, this.now, {
      begin: () => this.begin(),
      heard: (data, at) => this.heard(data, at),
      pinged: (at, isSettled) => this.tidy(at, isSettled),
      broke: (why) => this.broke(why),
      became: (state, detail) => this.became(state, detail),
    });
    void this.link.attempt();
  }

  get state(): ClientState {
    return this.link.state;
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
    this.link.rest('paused', 'paused by the application');
  }

  /** Connects again at once: the headset wakes up, or what made the node refuse was mended. */
  resumeNow(): void {
    this.link.resume();
  }

  close(): void {
    this.link.rest('closed', 'closed by the application');
  }

  private begin(): void {
    this.subscribe();
    const { site, anchors } = this.options;
    if (anchors) this.link.say({ type: 'subscribe', id: 'anchors', site, channels: ['anchors'] });
    this.repeat();
  }

  private subscribe(): void {
    const { maxRate = 30, ...filter } = this.wish;
    const channels = ['poses', 'alignments', 'events'];
    const encoding = this.options.jsonPoses ? 'json' : 'protobuf';
    this.link.say({ type: 'subscribe', id: 'site', site: this.options.site, channels, filter, maxRate, encoding });
  }

  private tidy(at: number, isSettled: boolean): void {
    if (this.clock.isSynchronized) {
      const now = this.clock.serverMicros(at);
      this.poses.forgetOutside(now - FORGOTTEN, now + FORGOTTEN);
    }
    if (isSettled) this.questions.nextRound(ROUNDS, 'the site did not answer within ten seconds');
  }

  private repeat(): void {
    this.sendWaiting();
    this.anchors.expire(this.clock.serverMicros(this.now()));
    this.link.wait(() => this.repeat(), SEND_MILLIS);
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
    if (this.options.jsonPoses) this.link.say({ type: 'fixes', site, source: trackable, fixes });
    else this.link.send(writeFixes(site, trackable, fixes));
  }

  private heard(data: unknown, at: number): void {
    try {
      if (data instanceof ArrayBuffer) readPoses(data).forEach((pose) => this.poses.told(pose));
      else this.obey(JSON.parse(String(data)) as WireMessage, at);
    } catch (unreadable) {
      this.complain(`a message of the node could not be read: ${String(unreadable)}`);
    }
  }

  private obey(m: WireMessage, at: number): void {
    if (m.type === 'subscribed' && m.id === 'site') this.link.joined();
    else if (m.type === 'pong') this.answered(m, at);
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
    if (this.link.takePing(t0)) this.clock.exchange(t0, Number(m.t1), Number(m.t2), Math.round(at));
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
    if (m.id === 'site') this.link.refused(problem);
  }

  private async ask(message: object): Promise<WireMessage> {
    if (this.state !== 'connected') throw new AnchorError('unavailable', 'there is no connection to the site at the moment');
    return this.questions.ask((id) => this.link.say({ ...message, id, site: this.options.site }));
  }

  private broke(why: string): void {
    this.anchors.interrupted();
    this.questions.giveUp(why);
  }

  private became(state: ClientState, detail: string): void {
    try {
      this.options.onState?.(state, detail);
    } catch (failed) {
      this.complain(`the application's own onState failed: ${String(failed)}`);
    }
  }

  /** Tells the application; should it fail at that too, its console. */
  private complain(problem: string | Problem): void {
    try {
      this.options.onRefused?.(typeof problem === 'string' ? { detail: problem } : problem);
    } catch (failed) {
      console.error('sitedatum: onRefused failed', failed);
    }
  }
}
