import { CX, CY, CZ, YAW } from './filter.js';
import { Convention, PoseBuffer, toSite } from './geometry.js';
import { SessionMotion } from './motion.js';
import { ShownAlignment } from './shown.js';
import { LevelledSession } from './tilt.js';
import { AlignmentTracker, Taken, turnOverGap } from './tracker.js';

export type Quality = 'UNKNOWN' | 'COARSE' | 'TRACKED' | 'STALE' | 'LOST';

export type Reason =
  | 'NONE'
  | 'NO_HEAD_POSE'
  | 'NO_SIGHTING'
  | 'TILT_UNKNOWN'
  | 'YAW_NOT_OBSERVABLE'
  | 'SETTLING'
  | 'RELOCALIZING'
  | 'NO_RECENT_SIGHTING'
  | 'TRACKING_LOST'
  | 'SESSION_RESET'
  | 'CONTRADICTED';

export type Sighting = Taken | 'tooOld' | 'tooNew' | 'noHeadPose' | 'malformed';

export interface AlignmentOptions {
  /** Where the tag sits on the head: x forward, y left, z up, m. */
  headFromTag?: [number, number, number];
  trackedMetres?: number;
  trackedRadians?: number;
  staleMicros?: number;
  /** False: the tilt is learned from markers and places, which have to be seen before anything else is of use. Default true. */
  gravityTrusted?: boolean;
  onQuality?: (quality: Quality, reason: Reason) => void;
  /** The shown alignment jumped: fade content out and in. */
  onJump?: (metres: number, radians: number) => void;
  /** The session's frame jumped or started anew. */
  onReset?: (recovered: boolean) => void;
}

const HYSTERESIS = 1.3;

/** µs: times that jitter do not go back so far. */
const CLOCK_SET_BACK = 1_000_000;

/** Markers of which the last sighting is remembered. */
const REMEMBERED = 64;

/** m per axis: how far anchors and markers are from where the site says; no sighting can tell. */
const SURVEY = 0.015;

/** m² and rad²: nothing is told more exactly than to a millimetre. */
const LEAST = 1e-6;

/**
 * Where a headset's session lies in the site. Feed every head pose, and every sighting with the time at which it was measured;
 * all times in microseconds of one clock. Show content with `siteFromSessionInto`.
 */
export class SessionAlignment {
  quality: Quality = 'UNKNOWN';
  reason: Reason = 'NO_HEAD_POSE';
  private readonly tag: [number, number, number];
  private readonly trackedMetres: number;
  private readonly trackedRadians: number;
  private readonly staleMicros: number;
  private readonly session: LevelledSession;
  private readonly motion = new SessionMotion();
  private readonly tracker: AlignmentTracker;
  private readonly shown = new ShownAlignment();
  private readonly lastSeen = new Map<string, number>();
  private readonly head = new PoseBuffer();
  private readonly then = new PoseBuffer();
  private readonly seen = new PoseBuffer();
  private readonly told = new PoseBuffer();
  private readonly levelled = new PoseBuffer();
  private readonly sigmas = new Float64Array(3);
  private isShown = false;
  private isResetTold = false;
  private isHeadLost = false;
  private now = -Infinity;

  constructor(private readonly options: AlignmentOptions = {}) {
    this.session = new LevelledSession(options.gravityTrusted ?? true);
    this.tracker = new AlignmentTracker(options.gravityTrusted ?? true);
    this.tag = options.headFromTag ?? [0, 0, 0];
    this.trackedMetres = options.trackedMetres ?? 0.15;
    this.trackedRadians = options.trackedRadians ?? (3 * Math.PI) / 180;
    this.staleMicros = options.staleMicros ?? 5_000_000;
  }

  /**
   * A head pose of the session, once a frame. One that is not later than the last is ignored, unless it is more than a second
   * earlier: then the clock was set anew, and so is the session.
   */
  headPose(time: number, sessionFromHead: PoseBuffer, convention: Convention): void {
    if (!Number.isFinite(time) || (time <= this.now && time > this.now - CLOCK_SET_BACK)) return;
    if (time <= this.now) this.startAnew(time);
    toSite(convention, sessionFromHead, this.head);
    if (!this.head.isPose()) {
      this.headLost(time);
      return;
    }
    this.now = time;
    const verdict = this.motion.next(time, this.head, this.isResetTold);
    this.isResetTold = false;
    if (verdict === 'resumed') {
      this.tracker.doubt(this.motion.seconds);
      this.session.doubt(turnOverGap(this.motion.seconds));
    } else if (verdict !== 'continuous') {
      this.breakOf(verdict === 'frameJumped' && this.session.isTrusted);
    }
    this.session.add(time, this.head);
    this.isHeadLost = false;
    this.show();
    this.judge();
  }

  /** There is no head pose in this frame. */
  headLost(time: number): void {
    if (!Number.isFinite(time)) return;
    this.now = Math.max(this.now, time);
    this.isHeadLost = true;
    this.judge();
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
    this.then.applyInto(this.tag[0], this.tag[1], this.tag[2], this.seen);
    return this.done(this.tracker.point(time, this.seen, x, y, z, covariance, true));
  }

  /** A marker of the site was seen; poses `[x, y, z, qx, qy, qz, qw]`, the site's with z up. */
  markerSeen(
    time: number, marker: string, siteFromMarker: ArrayLike<number>, sessionFromMarker: ArrayLike<number>,
    convention: Convention, sigma: number, yawSigma: number,
  ): Sighting {
    if (!isSigma(sigma, yawSigma) || !isArrayOfPose(siteFromMarker) || !isArrayOfPose(sessionFromMarker)) return 'malformed';
    const found = this.session.findTold(time, this.then);
    if (found !== 'used') return found;
    toSite(convention, this.seen.setArray(sessionFromMarker), this.seen);
    return this.pose(time, marker, siteFromMarker, sigma, sigma, yawSigma);
  }

  /** Where the head is in the site, from a place service. */
  placeSeen(
    time: number, siteFromHead: ArrayLike<number>, horizontalSigma: number, verticalSigma: number, yawSigma: number,
  ): Sighting {
    if (!isSigma(horizontalSigma, verticalSigma, yawSigma) || !isArrayOfPose(siteFromHead)) return 'malformed';
    const found = this.session.findTold(time, this.then);
    if (found !== 'used') return found;
    this.seen.copy(this.then);
    return this.pose(time, '', siteFromHead, horizontalSigma, verticalSigma, yawSigma);
  }

  /**
   * The node told where the session lies, fused from all that the site knows: taken as it is, in the place of the own estimate,
   * and shown as smoothly. Covariance of the session's origin, 21 numbers of x y z rotX rotY rotZ.
   */
  alignmentTold(time: number, siteFromSession: PoseBuffer, c: ArrayLike<number>): Sighting {
    if (!siteFromSession.isPose() || !isCovariance(c)) return 'malformed';
    const found = this.session.find(time, this.then);
    if (found !== 'used') return found;
    this.seen.copy(this.then);
    if (!this.session.toLevel(this.levelled.copy(siteFromSession))) return 'tilted';
    this.levelled.applyInto(this.then.x, this.then.y, this.then.z, this.told);
    const { x, y, z } = this.told;
    const lx = x - siteFromSession.x;
    const ly = y - siteFromSession.y;
    // dp_head = dp + dyaw (-ly, lx): variances of the level pose at the head
    const vx = Math.max(LEAST, c[0] - 2 * ly * c[5] + ly * ly * c[20]);
    const vy = Math.max(LEAST, c[6] + 2 * lx * c[10] + lx * lx * c[20]);
    const vz = Math.max(LEAST, c[11]);
    const yawSigma = Math.sqrt(Math.max(LEAST, c[20]));
    if (!Number.isFinite(vx + vy + vz + yawSigma + x + y + z)) return 'malformed';
    this.tracker.adopt(time, this.seen, [x, y, z], [vx, 0, 0, vy, 0, vz], this.levelled.yaw(), yawSigma);
    return this.done('used');
  }

  /** The wearer touched a known point of the site; two, half a metre apart or more, align a session. */
  pointTouched(
    time: number, site: ArrayLike<number>, session: ArrayLike<number>, convention: Convention, sigma: number,
  ): Sighting {
    if (!isSigma(sigma) || !Number.isFinite(site[0] + site[1] + site[2] + session[0] + session[1] + session[2])) return 'malformed';
    const found = this.session.find(time, this.then);
    if (found !== 'used') return found;
    toSite(convention, this.seen.set(session[0], session[1], session[2], 0, 0, 0, 1), this.seen);
    this.session.makeLevel(this.seen);
    const v = sigma * sigma;
    return this.done(this.tracker.point(time, this.seen, site[0], site[1], site[2], [v, 0, 0, v, 0, v], false));
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
    this.measure();
    const [horizontal, vertical, yaw] = this.sigmas;
    return { horizontal, vertical, yaw, tilt: this.session.tiltSigma(this.now) };
  }

  /** How far what is shown can err: the filter's covariance, the survey's and a probation's doubt, and the smoothing's lag. */
  private measure(): void {
    const { sigmas, shown, tracker } = this;
    const { filter, probation } = tracker;
    if (!tracker.isAligned) {
      sigmas.fill(Infinity);
      return;
    }
    const more = SURVEY * SURVEY + probation.placeVariance;
    const mean = 0.5 * (filter.variance(CX, CX) + filter.variance(CY, CY));
    sigmas[0] = Math.sqrt(mean + more + 0.5 * shown.lagHorizontal ** 2);
    sigmas[1] = Math.sqrt(filter.variance(CZ, CZ) + more + shown.lagUp ** 2);
    sigmas[2] = Math.sqrt(filter.variance(YAW, YAW) + probation.yawVariance + shown.lagTurn ** 2);
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
    const f = this.tracker.filter;
    if (this.tracker.isAligned) {
      level(f.state(CX), f.state(CY), f.state(CZ), f.state(YAW), f.pivotX, f.pivotY, f.pivotZ, out);
      this.session.ofSession(out);
    } else out.set(0, 0, 0, 0, 0, 0, 1);
  }

  private pose(
    time: number, what: string, site: ArrayLike<number>, horizontal: number, vertical: number, yawSigma: number,
  ): Sighting {
    const before = this.lastSeen.get(what);
    const weaker =
      before === undefined ? 1 : Math.sqrt(Math.max(1, 1 / Math.max(0.005, Math.abs(time - before) * 1e-6)));
    const tiltSigma = this.session.isLevel ? weaker * yawSigma : yawSigma;
    const levelled = this.session.learn(this.tracker, time, what, this.seen, site, tiltSigma);
    if (levelled !== 'used') return this.done(levelled);
    const h = (weaker * horizontal) ** 2;
    const v = (weaker * vertical) ** 2;
    const result = this.done(this.tracker.pose(time, this.seen, site, [h, 0, 0, h, 0, v], weaker * yawSigma));
    if (result === 'used' || !this.session.isTrusted) this.remember(what, time);
    return result;
  }

  private remember(what: string, time: number): void {
    this.lastSeen.delete(what);
    this.lastSeen.set(what, time);
    if (this.lastSeen.size > REMEMBERED) this.lastSeen.delete(this.lastSeen.keys().next().value as string);
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
    this.judge();
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

  private startAnew(time: number): void {
    this.now = time;
    this.session.forget();
    this.motion.forget();
    this.lastSeen.clear();
    this.tracker.forgetTimes();
    this.options.onReset?.(false);
  }

  private show(): void {
    const t = this.tracker;
    t.advance(this.now, this.head);
    if (!t.isAligned) {
      this.isShown = false;
      return;
    }
    if (this.quality === 'LOST') {
      // nothing is in view: there is nothing to smooth
      this.showEstimate();
      return;
    }
    t.headInto(this.head, this.then);
    const { head, then, shown } = this;
    if (this.session.follow(shown, head, then, t.filter, this.motion)) {
      this.showEstimate();
      this.options.onJump?.(shown.jumpMetres, shown.jumpRadians);
    }
  }

  private showEstimate(): void {
    this.session.show();
    const { head, then, tracker } = this;
    tracker.headInto(head, then);
    this.shown.set(head, then, tracker.filter.state(YAW));
  }

  private judge(): void {
    const quality = this.quality;
    const reason = this.reason;
    this.judgeAnew();
    if (quality !== this.quality || reason !== this.reason) this.options.onQuality?.(this.quality, this.reason);
  }

  private judgeAnew(): void {
    const t = this.tracker;
    const slack = this.quality === 'TRACKED' ? HYSTERESIS : 1;
    if (!t.isAligned) {
      if (t.isLost) this.say('LOST', this.session.isLevel ? 'SESSION_RESET' : 'TILT_UNKNOWN');
      else if (this.session.isEmpty()) this.say('UNKNOWN', 'NO_HEAD_POSE');
      else if (!this.session.isLevel) this.say('UNKNOWN', 'TILT_UNKNOWN');
      else this.say('UNKNOWN', t.hasPoints ? 'YAW_NOT_OBSERVABLE' : 'NO_SIGHTING');
    } else if (this.isHeadLost) this.say('STALE', 'TRACKING_LOST');
    else if (t.isContradicted) this.say('STALE', 'CONTRADICTED');
    else if (t.isDoubted) this.say('LOST', 'RELOCALIZING');
    else if (this.now - t.lastUsed > this.staleMicros) this.say('STALE', 'NO_RECENT_SIGHTING');
    else if (t.probation.isOn) this.say('COARSE', 'RELOCALIZING');
    else {
      this.measure();
      const { sigmas } = this;
      const turn = this.session.isTrusted ? sigmas[2] : Math.max(sigmas[2], this.session.tiltSigma(this.now));
      if (sigmas[0] <= slack * this.trackedMetres && turn <= slack * this.trackedRadians) this.say('TRACKED', 'NONE');
      else this.say('COARSE', 'SETTLING');
    }
  }

  private say(quality: Quality, reason: Reason): void {
    this.quality = quality;
    this.reason = reason;
  }
}

function level(
  cx: number, cy: number, cz: number, yaw: number, px: number, py: number, pz: number, out: PoseBuffer,
): void {
  const cos = Math.cos(yaw);
  const sin = Math.sin(yaw);
  out.setLevel(cx - (cos * px - sin * py), cy - (sin * px + cos * py), cz - pz, yaw);
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

function isCovariance(c: ArrayLike<number>): boolean {
  return c.length === 21 && Array.from(c).every(Number.isFinite) && c[0] >= 0 && c[6] >= 0 && c[11] >= 0 && c[20] >= 0;
}
