import { PoseBuffer } from './geometry.js';
import { JUMP_RADIANS, LARGEST_TURN, ShownAlignment } from './shown.js';

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
  /** Variance per axis, rad²; infinite until the tilt is known. */
  told = Infinity;
  private grown = 0;
  private readonly scratch = new PoseBuffer();
  private readonly siteFromLevel = new PoseBuffer();
  private readonly arc = new Float64Array(2);
  private hasRestarted = false;
  private variance = 0;
  private lastUsed = 0;
  private disputed?: { x: number; y: number; variance: number; of: string };

  /** Brings `told` up to the time of a pose. */
  measure(at: PoseBuffer): void {
    this.grow(at);
    if (this.isKnown) this.told = this.grown + SURVEY * SURVEY;
    else this.told = Infinity;
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
  seen(what: string, session: PoseBuffer, site: PoseBuffer, sigma: number, head: PoseBuffer): 'used' | 'outlier' | 'tilted' {
    const time = session.micros;
    const noise = sigma * sigma + SURVEY * SURVEY;
    this.swing(session, site);
    const [x, y] = this.arc;
    if (!this.isKnown) {
      if (sigma > VAGUE) return 'tilted';
      this.begin(time, noise, head);
      return 'used';
    }
    this.grow(session);
    const before = this.grown;
    if (x * x + y * y > GATE * (before + noise)) return this.dispute(time, what, noise, head);
    const gain = before / (before + noise);
    this.scratch.moveTo(gain * x, gain * y, 0);
    turn(this.level, this.scratch, head);
    this.variance = (1 - gain) * before;
    this.lastUsed = Math.max(this.lastUsed, time);
    this.disputed = undefined;
    return 'used';
  }

  /** By which shortest arc the level frame would have to be turned to be level by this sighting: its swing, rad. */
  private swing(session: PoseBuffer, site: PoseBuffer): void {
    this.level.thenInto(session, this.scratch);
    this.scratch.inverseInto(this.scratch);
    site.thenInto(this.scratch, this.siteFromLevel);
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
    this.scratch.moveTo(this.arc[0], this.arc[1], 0);
    turn(this.level, this.scratch, head);
    this.variance = noise;
    this.lastUsed = time;
    this.isKnown = true;
    this.disputed = undefined;
  }

  /** A tilt walks from the last sighting on. */
  private grow(at: PoseBuffer): void {
    this.grown = this.variance + WALK * WALK * Math.max(0, (at.micros - this.lastUsed) * 1e-6);
  }
}

/** The level frame that content is shown with: follows the estimated one by turning about the head. */
export class ShownTilt {
  readonly level = new PoseBuffer();
  lag = 0;
  private readonly scratch = new PoseBuffer();

  set(estimate: PoseBuffer): void {
    this.level.copy(estimate);
    this.lag = 0;
  }

  /** Follows in the frame that the shown alignment has begun, of whose turn it takes a share; false when it is too far. */
  follow(estimate: PoseBuffer, head: PoseBuffer, alignment: ShownAlignment): boolean {
    const { level, scratch } = this;
    level.inverseInto(scratch);
    estimate.thenInto(scratch, scratch);
    const { qx: x, qy: y, qz: z, qw: w } = scratch;
    const sine = Math.sqrt(x * x + y * y + z * z);
    const angle = 2 * Math.atan2(sine, Math.abs(w));
    this.lag = angle;
    if (angle > JUMP_RADIANS) return false;
    if (sine === 0) return true;
    const turned = Math.min(alignment.gain * angle, 0.5 * LARGEST_TURN);
    const f = (w < 0 ? -turned : turned) / sine;
    scratch.x = f * x;
    scratch.y = f * y;
    scratch.z = f * z;
    turn(level, scratch, head);
    this.lag = angle - turned;
    alignment.turnLeft -= turned;
    return true;
  }
}

/** Turns a frame by a rotation vector, the place of `by`, rad, about a point of the session that stays where it is. */
function turn(frame: PoseBuffer, by: PoseBuffer, point: PoseBuffer): void {
  const angle = Math.sqrt(by.x * by.x + by.y * by.y + by.z * by.z);
  if (angle === 0) return;
  const k = Math.sin(0.5 * angle) / angle;
  by.turnTo(k * by.x, k * by.y, k * by.z, Math.cos(0.5 * angle));
  frame.applyInto(point, by);
  const { x, y, z } = by;
  by.thenInto(frame, frame);
  const f = 1 / Math.sqrt(frame.qx ** 2 + frame.qy ** 2 + frame.qz ** 2 + frame.qw ** 2);
  frame.turnTo(f * frame.qx, f * frame.qy, f * frame.qz, f * frame.qw);
  frame.rotateInto(point, by);
  frame.moveTo(x - by.x, y - by.y, z - by.z);
}
