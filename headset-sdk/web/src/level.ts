import { AlignmentBank } from './bank.js';
import { PoseBuffer } from './geometry.js';
import { Found, HeadHistory } from './history.js';
import { ShownAlignment } from './shown.js';
import { SessionTilt, ShownTilt } from './tilt.js';
import type { AlignmentTracker } from './tracker.js';

/** Squared cosine of half of five degrees. */
const LEVEL = 0.998097;

/**
 * The stage before the level alignment: turns what the session says into a frame with z up and what is shown back; a session
 * whose gravity is trusted goes through untouched. The history keeps head poses as told, levelled when they are looked up.
 */
export class LevelledSession {
  /** Variance per axis of the shown tilt, rad²; `measure` brings it up to date. */
  tiltVariance = 0;
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

  /** How far the shown tilt can err at the time of a head pose: 0 when gravity is trusted, infinite until it is known. */
  measure(head: PoseBuffer): void {
    if (this.isTrusted) return;
    this.tilt.measure(head);
    this.tiltVariance = this.tilt.told + this.shown.lag ** 2;
  }

  /** Remembers a head pose of the session and levels it in place. */
  add(head: PoseBuffer): void {
    this.history.add(head);
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
  findTold(time: number, out: PoseBuffer): Found {
    return this.history.find(time, out);
  }

  /** The head of a time, level. */
  find(time: number, out: PoseBuffer): Found | 'tilted' {
    const found = this.history.find(time, out);
    if (found !== 'used') return found;
    if (!this.isLevel) return 'tilted';
    this.makeLevel(out);
    return found;
  }

  /** Learns the tilt from a sighting with a full orientation, and levels it in place; a pose that overrules it is believed. */
  learn(
    tracker: AlignmentTracker, what: string, seen: PoseBuffer, site: PoseBuffer, sigma: number,
  ): 'used' | 'outlier' | 'tilted' {
    if (this.isTrusted) return 'used';
    const result = this.tilt.seen(what, seen, site, sigma, this.newest);
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

  /** The shown tilt and alignment follow in the frame that has begun, turning about the head. True when it is too far. */
  follow(alignment: ShownAlignment, levelHead: PoseBuffer, site: PoseBuffer, estimate: AlignmentBank): boolean {
    if (this.isTrusted) return alignment.follow(levelHead, site, estimate);
    if (!this.shown.follow(this.tilt.level, this.newest, alignment)) {
      alignment.jumpMetres = 0;
      alignment.jumpRadians = this.shown.lag;
      return true;
    }
    this.shown.level.thenInto(this.newest, this.shownHead);
    return alignment.follow(this.shownHead, site, estimate);
  }
}
