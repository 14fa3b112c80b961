import { AlignmentAccuracy } from './accuracy.js';
import { CX, CY, CZ, YAW } from './filter.js';
import { Convention, PoseBuffer, toSite } from './geometry.js';
import { Found } from './history.js';
import { Quality, QualityJudge, QualityLimits, Reason } from './judge.js';
import { LevelledSession } from './level.js';
import { SessionMotion } from './motion.js';
import { MarkerPacing } from './pacing.js';
import { ShownAlignment } from './shown.js';
import { atHead, isCovariance, levelPose } from './told.js';
import { AlignmentTracker, Taken, turnOverGap } from './tracker.js';

export type { Quality, Reason } from './judge.js';

export type Sighting = Taken | Found;

export interface AlignmentOptions extends QualityLimits {
  /** Where the tag sits on the head: x forward, y left, z up, m. */
  headFromTag?: [number, number, number];
  /** False: the tilt is learned from markers and places, which have to be seen before anything else is of use. Default true. */
  gravityTrusted?: boolean;
  onQuality?: (quality: Quality, reason: Reason) => void;
  /** The shown alignment jumped: fade content out and in. */
  onJump?: (metres: number, radians: number) => void;
  /** The session's frame jumped or started anew. */
  onReset?: (recovered: boolean) => void;
}

/** µs: times that jitter do not go back so far. */
const CLOCK_SET_BACK = 1_000_000;

/**
 * Where a headset's session lies in the site. Feed every head pose, and every sighting with the time at which it was measured;
 * all times in microseconds of one clock. Show content with `siteFromSessionInto`. A frame allocates nothing.
 */
export class SessionAlignment {
  private readonly session: LevelledSession;
  private readonly tracker: AlignmentTracker;
  private readonly motion = new SessionMotion();
  private readonly shown = new ShownAlignment();
  private readonly measured: AlignmentAccuracy;
  private readonly judge: QualityJudge;
  private readonly pacing = new MarkerPacing();
  private readonly tag = new PoseBuffer();
  /** The newest head pose, level; its time is now. */
  private readonly head = new PoseBuffer();
  private readonly then = new PoseBuffer();
  private readonly seen = new PoseBuffer();
  private readonly site = new PoseBuffer();
  private readonly covariance = new Float64Array(6);
  private isShown = false;
  private isResetTold = false;

  constructor(private readonly options: AlignmentOptions = {}) {
    const { gravityTrusted = true, headFromTag = [0, 0, 0] } = options;
    this.session = new LevelledSession(gravityTrusted);
    this.tracker = new AlignmentTracker(gravityTrusted);
    this.measured = new AlignmentAccuracy(this.tracker, this.shown, this.session);
    this.judge = new QualityJudge(options, this.measured, this.tracker, this.session);
    this.tag.moveTo(...headFromTag);
    this.head.micros = -Infinity;
  }

  /**
   * A head pose of the session with its time, once a frame. One that is not later than the last is ignored, unless it is more than
   * a second earlier: then the clock was set anew, and so is the session.
   */
  headPose(sessionFromHead: PoseBuffer, convention: Convention): void {
    const since = sessionFromHead.micros - this.head.micros;
    if (!Number.isFinite(sessionFromHead.micros) || (since <= 0 && since > -CLOCK_SET_BACK)) return;
    if (since <= 0) this.startAnew();
    if (!sessionFromHead.isPose()) {
      this.headLost(sessionFromHead.micros);
      return;
    }
    toSite(convention, sessionFromHead, this.head);
    const verdict = this.motion.next(this.head, this.isResetTold);
    this.isResetTold = false;
    if (verdict === 'resumed') {
      this.tracker.doubt(this.motion.seconds);
      this.session.doubt(turnOverGap(this.motion.seconds));
    } else if (verdict !== 'continuous') {
      this.breakOf(verdict === 'frameJumped' && this.session.isTrusted);
    }
    this.session.add(this.head);
    this.judge.isHeadLost = false;
    this.show();
    this.judgeQuality();
  }

  /** There is no head pose in this frame. */
  headLost(time: number): void {
    if (!Number.isFinite(time)) return;
    this.head.micros = Math.max(this.head.micros, time);
    this.judge.isHeadLost = true;
    this.judgeQuality();
  }

  /** The runtime says that its frame starts anew with the next head pose. */
  sessionReset(): void {
    this.isResetTold = true;
  }

  /** The site position of the wearer's tag; covariance xx xy xz yy yz zz in m². */
  tagPosition(time: number, x: number, y: number, z: number, covariance: ArrayLike<number>): Sighting {
    if (!Number.isFinite(x + y + z) || !isPositive(covariance)) return 'malformed';
    const found = this.session.find(time, this.then);
    if (found !== 'used') return found;
    this.seen.copy(this.then);
    this.then.applyInto(this.tag, this.seen);
    this.site.moveTo(x, y, z);
    return this.done(this.tracker.point(this.seen, this.site, covariance, true));
  }

  /** A marker of the site was seen; poses `[x, y, z, qx, qy, qz, qw]`, the site's with z up. */
  markerSeen(
    time: number, marker: string, siteFromMarker: ArrayLike<number>, sessionFromMarker: ArrayLike<number>,
    convention: Convention, sigma: number, yawSigma: number,
  ): Sighting {
    if (!isSigma(sigma, yawSigma) || !isArrayOfPose(siteFromMarker) || !isArrayOfPose(sessionFromMarker)) return 'malformed';
    const found = this.session.findTold(time, this.seen);
    if (found !== 'used') return found;
    toSite(convention, this.seen.setArray(sessionFromMarker), this.seen);
    return this.pose(marker, siteFromMarker, sigma, sigma, yawSigma);
  }

  /** Where the head is in the site, from a place service. */
  placeSeen(
    time: number, siteFromHead: ArrayLike<number>, horizontalSigma: number, verticalSigma: number, yawSigma: number,
  ): Sighting {
    if (!isSigma(horizontalSigma, verticalSigma, yawSigma) || !isArrayOfPose(siteFromHead)) return 'malformed';
    const found = this.session.findTold(time, this.seen);
    return found === 'used' ? this.pose('', siteFromHead, horizontalSigma, verticalSigma, yawSigma) : found;
  }

  /**
   * The node told where the session lies, fused from all that the site knows: taken as it is, in the place of the own estimate,
   * and shown as smoothly. Covariance of the session's origin, 21 numbers of x y z rotX rotY rotZ.
   */
  alignmentTold(time: number, siteFromSession: PoseBuffer, covariance: ArrayLike<number>): Sighting {
    if (!siteFromSession.isPose() || !isCovariance(covariance)) return 'malformed';
    const { seen, site } = this;
    const found = this.session.find(time, seen);
    if (found !== 'used') return found;
    if (!this.session.toLevel(site.copy(siteFromSession))) return 'tilted';
    const yaw = site.yaw();
    site.applyInto(seen, site);
    const yawSigma = atHead(siteFromSession, covariance, site, this.covariance);
    const [vx, , , vy, , vz] = this.covariance;
    if (!Number.isFinite(vx + vy + vz + yawSigma + site.x + site.y + site.z)) return 'malformed';
    this.tracker.adopt(seen, site, this.covariance, yaw, yawSigma);
    return this.done('used');
  }

  /** The wearer touched a known point of the site; two, half a metre apart or more, align a session. */
  pointTouched(
    time: number, site: ArrayLike<number>, session: ArrayLike<number>, convention: Convention, sigma: number,
  ): Sighting {
    if (!isSigma(sigma) || !Number.isFinite(site[0] + site[1] + site[2] + session[0] + session[1] + session[2])) return 'malformed';
    const found = this.session.find(time, this.seen);
    if (found !== 'used') return found;
    toSite(convention, this.seen.set(session[0], session[1], session[2], 0, 0, 0, 1), this.seen);
    this.session.makeLevel(this.seen);
    this.site.moveTo(site[0], site[1], site[2]);
    this.setSigmas(sigma, sigma);
    return this.done(this.tracker.point(this.seen, this.site, this.covariance, false));
  }

  get quality(): Quality {
    return this.judge.quality;
  }

  get reason(): Reason {
    return this.judge.reason;
  }

  get isAligned(): boolean {
    return this.quality !== 'UNKNOWN' && this.quality !== 'LOST';
  }

  get revision(): number {
    return this.tracker.revision;
  }

  /**
   * Standard deviations of what is shown at the head, per horizontal axis and upright in m, of the yaw and of the tilt per axis in
   * rad; the tilt's is 0 when gravity is trusted, infinite until it is known.
   */
  get accuracy(): { horizontal: number; vertical: number; yaw: number; tilt: number } {
    this.measured.measure(this.head);
    const { horizontal, vertical, yaw, tilt } = this.measured;
    return { horizontal, vertical, yaw, tilt };
  }

  /** What content is shown with, smoothed; both frames with z up. */
  siteFromSessionInto(out: PoseBuffer): void {
    if (this.isShown) {
      this.shown.into(out);
      this.session.shownOfSession(out);
    } else out.set(0, 0, 0, 0, 0, 0, 1);
  }

  /** The estimate, not smoothed; both frames with z up. */
  estimateInto(out: PoseBuffer): void {
    const { filter, isAligned } = this.tracker;
    if (isAligned) {
      this.site.moveTo(filter.state(CX), filter.state(CY), filter.state(CZ));
      levelPose(this.site, filter.state(YAW), filter.pivot, out);
      this.session.ofSession(out);
    } else out.set(0, 0, 0, 0, 0, 0, 1);
  }

  /** The pose that was seen, not yet levelled, is known to be at a site pose. */
  private pose(what: string, site: ArrayLike<number>, horizontal: number, vertical: number, yawSigma: number): Sighting {
    const { seen, session, pacing } = this;
    this.site.setArray(site);
    const weaker = pacing.weakening(what, seen.micros);
    const tiltSigma = session.isLevel ? weaker * yawSigma : yawSigma;
    const levelled = session.learn(this.tracker, what, seen, this.site, tiltSigma);
    if (levelled !== 'used') return this.done(levelled);
    this.setSigmas(weaker * horizontal, weaker * vertical);
    const result = this.done(this.tracker.pose(seen, this.site, this.covariance, weaker * yawSigma));
    if (result === 'used' || !session.isTrusted) pacing.used(what, seen.micros);
    return result;
  }

  private setSigmas(horizontal: number, vertical: number): void {
    this.covariance.fill(0);
    this.covariance[0] = this.covariance[3] = horizontal * horizontal;
    this.covariance[5] = vertical * vertical;
  }

  private done(result: Taken): Taken {
    const t = this.tracker;
    if (t.takeStarted()) {
      const metres = this.isShown ? t.restartMetres : 0;
      const radians = this.isShown ? t.restartRadians : 0;
      this.isShown = true;
      this.showEstimate();
      this.options.onJump?.(metres, radians);
    }
    this.judgeQuality();
    return result;
  }

  private breakOf(jumped: boolean): void {
    this.session.forget();
    this.tracker.forgetPoints();
    if (!jumped) {
      this.tracker.lose();
      this.options.onReset?.(false);
      return;
    }
    const carried = this.tracker.carryOver(this.motion, this.head);
    if (this.isShown && carried) {
      this.shown.carry(this.motion.expected);
      this.shown.rebase(this.head, this.motion.turn);
    }
    this.options.onReset?.(carried);
  }

  private startAnew(): void {
    this.head.micros = -Infinity;
    this.session.forget();
    this.motion.forget();
    this.pacing.forget();
    this.tracker.forgetTimes();
    this.options.onReset?.(false);
  }

  private show(): void {
    const { head, then, shown, tracker } = this;
    tracker.advance(head);
    if (!tracker.isAligned) {
      this.isShown = false;
      return;
    }
    if (this.quality === 'LOST') {
      // nothing is in view: there is nothing to smooth
      this.showEstimate();
      return;
    }
    tracker.headInto(head, then);
    shown.begin(this.motion);
    if (this.session.follow(shown, head, then, tracker.filter)) {
      this.showEstimate();
      this.options.onJump?.(shown.jumpMetres, shown.jumpRadians);
    }
  }

  private showEstimate(): void {
    const { head, then, tracker } = this;
    this.session.show();
    tracker.headInto(head, then);
    this.shown.set(head, then, tracker.filter.state(YAW));
  }

  private judgeQuality(): void {
    if (this.judge.judge(this.head)) this.options.onQuality?.(this.quality, this.reason);
  }
}

function isPositive(m: ArrayLike<number>): boolean {
  const minor2 = m[0] * m[3] - m[1] * m[1];
  const minor3 =
    m[0] * (m[3] * m[5] - m[4] * m[4]) - m[1] * (m[1] * m[5] - m[4] * m[2]) + m[2] * (m[1] * m[4] - m[3] * m[2]);
  return m[0] > 0 && minor2 > 0 && minor3 > 0 && Number.isFinite(minor3);
}

function isSigma(...sigmas: number[]): boolean {
  return sigmas.every((sigma) => sigma > 0 && sigma < Infinity);
}

function isArrayOfPose(n: ArrayLike<number>): boolean {
  return n.length === 7 && new PoseBuffer().setArray(n).isPose();
}
