import { AlignmentBank } from './filter.js';
import { PoseBuffer } from './geometry.js';
import { HeadHistory, SessionMotion } from './motion.js';
import { JUMP_RADIANS, LARGEST_TURN, ShownAlignment, gainOf } from './shown.js';
import type { AlignmentTracker } from './tracker.js';

// The reasons stand in the Java kit's SessionTilt.
const SURVEY = (0.5 * Math.PI) / 180;
const VAGUE = (10 * Math.PI) / 180;
const WALK = (0.1 * Math.PI) / 180;
const GATE = 13.82;
const QUIET_MICROS = 10_000_000;

/**
 * How far a session's z axis is off the vertical: two angles of a Kalman filter in the tangent plane of up, from sightings that
 * state a full orientation. `level` is levelFromSession; it changes by shortest arcs about the wearer's head, so a change of tilt
 * changes neither the heading nor the head's place.
 */
export class SessionTilt {
  readonly level = new PoseBuffer();
  isKnown = false;
  private readonly scratch = new PoseBuffer();
  private readonly siteFromLevel = new PoseBuffer();
  private readonly arc = new Float64Array(2);
  private hasRestarted = false;
  private variance = 0;
  private lastUsed = 0;
  private disputed?: { x: number; y: number; variance: number; of: string };

  /** Standard deviation per axis, rad; infinite until the tilt is known. */
  sigma(time: number): number {
    return this.isKnown ? Math.sqrt(this.grown(time) + SURVEY * SURVEY) : Infinity;
  }

  /** True once after two sightings that agree overruled the tilt before. */
  takeRestarted(): boolean {
    const was = this.hasRestarted;
    this.hasRestarted = false;
    return was;
  }

  forget(): void {
    this.level.set(0, 0, 0, 0, 0, 0, 1);
    this.isKnown = false;
    this.disputed = undefined;
    this.hasRestarted = false;
  }

  doubt(sigma: number): void {
    this.variance += sigma * sigma;
  }

  /** A sighting that states a full orientation; `head` is where the head is in the session now. */
  seen(
    time: number, what: string, session: PoseBuffer, site: ArrayLike<number>, sigma: number, head: PoseBuffer,
  ): 'used' | 'outlier' | 'tilted' {
    const noise = sigma * sigma + SURVEY * SURVEY;
    this.measure(session, site);
    const [x, y] = this.arc;
    if (!this.isKnown) {
      if (sigma > VAGUE) return 'tilted';
      this.begin(time, noise, head);
      return 'used';
    }
    const before = this.grown(time);
    if (x * x + y * y > GATE * (before + noise)) return this.dispute(time, what, noise, head);
    const gain = before / (before + noise);
    turn(this.level, gain * x, gain * y, 0, head, this.scratch);
    this.variance = (1 - gain) * before;
    this.lastUsed = Math.max(this.lastUsed, time);
    this.disputed = undefined;
    return 'used';
  }

  /** By which shortest arc the level frame would have to be turned to be level by this sighting: its swing, rad. */
  private measure(session: PoseBuffer, site: ArrayLike<number>): void {
    this.level.thenInto(session, this.scratch);
    this.scratch.inverseInto(this.scratch);
    this.siteFromLevel.setArray(site).thenInto(this.scratch, this.siteFromLevel);
    const { qx: x, qy: y, qz: z, qw: w } = this.siteFromLevel;
    const n = Math.sqrt(z * z + w * w);
    // upside down there is no heading: any will do
    const sx = n < 1e-9 ? x : (w * x + z * y) / n;
    const sy = n < 1e-9 ? y : (w * y - z * x) / n;
    const s = Math.sqrt(sx * sx + sy * sy);
    const f = s === 0 ? 0 : (2 * Math.atan2(s, n)) / s;
    this.arc[0] = f * sx;
    this.arc[1] = f * sy;
  }

  private dispute(time: number, what: string, noise: number, head: PoseBuffer): 'used' | 'outlier' {
    const [x, y] = this.arc;
    const d = this.disputed;
    const agrees = d !== undefined && (x - d.x) ** 2 + (y - d.y) ** 2 <= GATE * (noise + d.variance);
    if (agrees && (what !== d.of || time - this.lastUsed > QUIET_MICROS)) {
      this.begin(time, noise, head);
      this.hasRestarted = true;
      return 'used';
    }
    this.disputed = { x, y, variance: noise, of: what };
    return 'outlier';
  }

  private begin(time: number, noise: number, head: PoseBuffer): void {
    turn(this.level, this.arc[0], this.arc[1], 0, head, this.scratch);
    this.variance = noise;
    this.lastUsed = time;
    this.isKnown = true;
    this.disputed = undefined;
  }

  private grown(time: number): number {
    return this.variance + WALK * WALK * Math.max(0, (time - this.lastUsed) * 1e-6);
  }
}

/** The level frame that content is shown with: follows the estimated one by turning about the head. */
class ShownTilt {
  readonly level = new PoseBuffer();
  lag = 0;
  private readonly scratch = new PoseBuffer();

  set(estimate: PoseBuffer): void {
    this.level.copy(estimate);
    this.lag = 0;
  }

  /** One frame; returns the turn, rad; NaN when it is too far to be followed. */
  follow(e: PoseBuffer, head: PoseBuffer, seconds: number): number {
    const s = this.level;
    s.inverseInto(this.scratch);
    e.thenInto(this.scratch, this.scratch);
    const { qx: x, qy: y, qz: z, qw: w } = this.scratch;
    const sine = Math.sqrt(x * x + y * y + z * z);
    const angle = 2 * Math.atan2(sine, Math.abs(w));
    this.lag = angle;
    if (angle > JUMP_RADIANS) return NaN;
    if (sine === 0) return 0;
    const turned = Math.min(gainOf(seconds) * angle, 0.5 * LARGEST_TURN);
    const f = (w < 0 ? -turned : turned) / sine;
    turn(s, f * x, f * y, f * z, head, this.scratch);
    this.lag = angle - turned;
    return turned;
  }
}

/**
 * The stage before the level alignment: turns what the session says into a frame with z up and what is shown back; a session
 * whose gravity is trusted goes through untouched. The history keeps head poses as told, levelled when they are looked up.
 */
export class LevelledSession {
  private readonly shownHead = new PoseBuffer();
  private readonly history = new HeadHistory();
  private readonly tilt = new SessionTilt();
  private readonly shown = new ShownTilt();
  private readonly newest = new PoseBuffer();
  private readonly inverse = new PoseBuffer();

  constructor(readonly isTrusted: boolean) {}

  /** Whether it is known what is up. */
  get isLevel(): boolean {
    return this.isTrusted || this.tilt.isKnown;
  }

  isEmpty(): boolean {
    return this.history.isEmpty();
  }

  /** Standard deviation per axis of the shown tilt, rad. */
  tiltSigma(time: number): number {
    return this.isTrusted ? 0 : Math.sqrt(this.tilt.sigma(time) ** 2 + this.shown.lag ** 2);
  }

  /** Remembers a head pose of the session and levels it in place. */
  add(time: number, head: PoseBuffer): void {
    this.history.add(time, head);
    this.newest.copy(head);
    this.makeLevel(head);
  }

  forget(): void {
    this.history.clear();
    this.tilt.forget();
  }

  doubt(sigma: number): void {
    this.tilt.doubt(sigma);
  }

  /** The head of a time as the session told it. */
  findTold(time: number, out: PoseBuffer): ReturnType<HeadHistory['find']> {
    return this.history.find(time, out);
  }

  /** The head of a time, level. */
  find(time: number, out: PoseBuffer): ReturnType<HeadHistory['find']> | 'tilted' {
    const found = this.history.find(time, out);
    if (found !== 'used') return found;
    if (!this.isLevel) return 'tilted';
    this.makeLevel(out);
    return found;
  }

  /** Learns the tilt from a sighting with a full orientation, and levels it in place; a pose that overrules it is believed. */
  learn(
    tracker: AlignmentTracker, time: number, what: string, seen: PoseBuffer, site: ArrayLike<number>, sigma: number,
  ): 'used' | 'outlier' | 'tilted' {
    if (this.isTrusted) return 'used';
    const result = this.tilt.seen(time, what, seen, site, sigma, this.newest);
    this.makeLevel(seen);
    if (this.tilt.takeRestarted()) {
      tracker.forgetPoints();
      tracker.probation.isOn = true;
    }
    return result;
  }

  makeLevel(session: PoseBuffer): void {
    if (!this.isTrusted) this.tilt.level.thenInto(session, session);
  }

  /** Makes a told alignment of the session, in place, one of the level frame; false when that takes up elsewhere. */
  toLevel(siteFromSession: PoseBuffer): boolean {
    if (this.isTrusted) return true;
    this.tilt.level.inverseInto(this.inverse);
    siteFromSession.thenInto(this.inverse, siteFromSession);
    return siteFromSession.qz ** 2 + siteFromSession.qw ** 2 >= LEVEL;
  }

  /** Makes an estimated alignment of the level frame, in place, one of the session. */
  ofSession(siteFromLevel: PoseBuffer): void {
    if (!this.isTrusted) siteFromLevel.thenInto(this.tilt.level, siteFromLevel);
  }

  /** The same of a shown one. */
  shownOfSession(siteFromLevel: PoseBuffer): void {
    if (!this.isTrusted) siteFromLevel.thenInto(this.shown.level, siteFromLevel);
  }

  /** Shows the tilt as it is estimated. */
  show(): void {
    this.shown.set(this.tilt.level);
  }

  /** One frame: the shown tilt and alignment follow, turning about the head. True when it is too far to be followed. */
  follow(
    alignment: ShownAlignment, levelHead: PoseBuffer, site: PoseBuffer, estimate: AlignmentBank, motion: SessionMotion,
  ): boolean {
    if (this.isTrusted) return alignment.follow(levelHead, site, estimate, motion, LARGEST_TURN);
    const turned = this.shown.follow(this.tilt.level, this.newest, motion.seconds);
    if (Number.isNaN(turned)) {
      alignment.jumpMetres = 0;
      alignment.jumpRadians = this.shown.lag;
      return true;
    }
    this.shown.level.thenInto(this.newest, this.shownHead);
    return alignment.follow(this.shownHead, site, estimate, motion, LARGEST_TURN - turned);
  }
}

/** Squared cosine of half of five degrees. */
const LEVEL = 0.998097;

/** Turns a frame by a rotation vector, rad, about a point of the session: the point stays where it is. */
function turn(frame: PoseBuffer, rx: number, ry: number, rz: number, point: PoseBuffer, scratch: PoseBuffer): void {
  const angle = Math.sqrt(rx * rx + ry * ry + rz * rz);
  if (angle === 0) return;
  frame.applyInto(point.x, point.y, point.z, scratch);
  const { x, y, z } = scratch;
  const k = Math.sin(0.5 * angle) / angle;
  scratch.set(0, 0, 0, k * rx, k * ry, k * rz, Math.cos(0.5 * angle));
  scratch.thenInto(frame, frame);
  const f = 1 / Math.sqrt(frame.qx ** 2 + frame.qy ** 2 + frame.qz ** 2 + frame.qw ** 2);
  frame.set(0, 0, 0, f * frame.qx, f * frame.qy, f * frame.qz, f * frame.qw);
  frame.applyInto(point.x, point.y, point.z, scratch);
  frame.moveTo(x - scratch.x, y - scratch.y, z - scratch.z);
}
