import { PoseBuffer, twist, wrap } from './geometry.js';

// Limits of a head's motion; the reasons stand in the Java kit's SessionMotion.
const LONGEST_STEP_MICROS = 250_000;
const PLACE_JITTER = 0.04;
const PLACE_BEND = 30;
const TURN_JITTER = 0.05;
const TURN_BEND = 100;
const REACH = 0.3;
const REACH_SPEED = 2.0;
const SPEED_MEMORY = 0.03;
const HISTORY = 512;
const TOO_NEW_MICROS = 100_000;

export type Verdict = 'continuous' | 'frameJumped' | 'resumed' | 'frameNew';

/** Tells a head that moves from a session whose frame jumped. Times in microseconds. */
export class SessionMotion {
  expectedX = 0;
  expectedY = 0;
  expectedZ = 0;
  turn = 0;
  seconds = 0;
  private readonly last = new PoseBuffer();
  private lastTime = NaN;
  private v = [0, 0, 0];
  private turnRate = 0;

  placeSigma(): number {
    return 0.01 + 0.3 * PLACE_BEND * this.seconds * this.seconds;
  }

  turnSigma(): number {
    return 0.005 + 0.3 * TURN_BEND * this.seconds * this.seconds;
  }

  next(time: number, head: PoseBuffer, resetTold: boolean): Verdict {
    if (Number.isNaN(this.lastTime)) {
      this.seconds = 0;
      this.remember(time, head, 0, 0, 0, 0);
      return 'continuous';
    }
    const { last, v } = this;
    const t = (time - this.lastTime) * 1e-6;
    this.seconds = t;
    this.expectedX = last.x + v[0] * t;
    this.expectedY = last.y + v[1] * t;
    this.expectedZ = last.z + v[2] * t;
    const turned = twistFromTo(head, last);
    this.turn = wrap(turned + this.turnRate * t);
    if (time - this.lastTime > LONGEST_STEP_MICROS) {
      const way = distance(head, last.x, last.y, last.z);
      this.remember(time, head, 0, 0, 0, 0);
      return resetTold || way > REACH + REACH_SPEED * t ? 'frameNew' : 'resumed';
    }
    const off = distance(head, this.expectedX, this.expectedY, this.expectedZ);
    if (resetTold || off > PLACE_JITTER + PLACE_BEND * t * t || Math.abs(this.turn) > TURN_JITTER + TURN_BEND * t * t) {
      const cos = Math.cos(this.turn);
      const sin = Math.sin(this.turn);
      this.remember(time, head, cos * v[0] + sin * v[1], cos * v[1] - sin * v[0], v[2], this.turnRate);
      return 'frameJumped';
    }
    const f = 1 - Math.exp(-t / SPEED_MEMORY);
    this.remember(
      time,
      head,
      v[0] + f * ((head.x - last.x) / t - v[0]),
      v[1] + f * ((head.y - last.y) / t - v[1]),
      v[2] + f * ((head.z - last.z) / t - v[2]),
      this.turnRate + f * (-turned / t - this.turnRate),
    );
    return 'continuous';
  }

  private remember(time: number, head: PoseBuffer, vx: number, vy: number, vz: number, rate: number): void {
    this.last.copy(head);
    this.lastTime = time;
    this.v[0] = vx;
    this.v[1] = vy;
    this.v[2] = vz;
    this.turnRate = rate;
  }
}

function distance(a: PoseBuffer, x: number, y: number, z: number): number {
  return Math.sqrt((a.x - x) ** 2 + (a.y - y) ** 2 + (a.z - z) ** 2);
}

function twistFromTo(from: PoseBuffer, to: PoseBuffer): number {
  const w = to.qw * from.qw + to.qx * from.qx + to.qy * from.qy + to.qz * from.qz;
  const z = to.qz * from.qw - to.qw * from.qz - to.qx * from.qy + to.qy * from.qx;
  return twist(z, w);
}

/** The newest head poses, for sightings that arrive late. */
export class HeadHistory {
  private readonly times = new Float64Array(HISTORY);
  private readonly poses = Array.from({ length: HISTORY }, () => new PoseBuffer());
  private count = 0;

  clear(): void {
    this.count = 0;
  }

  isEmpty(): boolean {
    return this.count === 0;
  }

  add(time: number, pose: PoseBuffer): void {
    const slot = this.count++ % HISTORY;
    this.times[slot] = time;
    this.poses[slot].copy(pose);
  }

  find(time: number, out: PoseBuffer): 'used' | 'tooOld' | 'tooNew' | 'noHeadPose' {
    if (this.count === 0) return 'noHeadPose';
    const newest = (this.count - 1) % HISTORY;
    if (time >= this.times[newest]) {
      if (time - this.times[newest] > TOO_NEW_MICROS) return 'tooNew';
      out.copy(this.poses[newest]);
      return 'used';
    }
    let low = Math.max(0, this.count - HISTORY);
    if (time < this.times[low % HISTORY]) return 'tooOld';
    let high = this.count - 1;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if (this.times[middle % HISTORY] <= time) low = middle;
      else high = middle;
    }
    const a = this.poses[low % HISTORY];
    const b = this.poses[high % HISTORY];
    const span = this.times[high % HISTORY] - this.times[low % HISTORY];
    if (span > LONGEST_STEP_MICROS) return 'noHeadPose';
    interpolate(a, b, (time - this.times[low % HISTORY]) / span, out);
    return 'used';
  }
}

/** The pose the share `s` of the way from `a` to `b`. */
export function interpolate(a: PoseBuffer, b: PoseBuffer, s: number, out: PoseBuffer): void {
  const dot = a.qx * b.qx + a.qy * b.qy + a.qz * b.qz + a.qw * b.qw;
  const u = dot < 0 ? -s : s;
  const qx = (1 - s) * a.qx + u * b.qx;
  const qy = (1 - s) * a.qy + u * b.qy;
  const qz = (1 - s) * a.qz + u * b.qz;
  const qw = (1 - s) * a.qw + u * b.qw;
  const f = 1 / Math.sqrt(qx * qx + qy * qy + qz * qz + qw * qw);
  out.set(a.x + s * (b.x - a.x), a.y + s * (b.y - a.y), a.z + s * (b.z - a.z), f * qx, f * qy, f * qz, f * qw);
}
