import { PoseBuffer, wrap } from './geometry.js';

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

/**
 * Tells a head that moves from a session whose frame jumped. Times in microseconds. What runs every frame hands no numbers to
 * functions of its own: where those are not inlined each would be boxed.
 */
export class SessionMotion {
  /** Where the head was expected in the old frame; its place only. */
  readonly expected = new PoseBuffer();
  turn = 0;
  seconds = 0;
  private readonly last = new PoseBuffer();
  private lastTime = NaN;
  /** m/s along x y z, and of the heading in rad/s. */
  private readonly rates = new Float64Array(4);

  placeSigma(): number {
    return 0.01 + 0.3 * PLACE_BEND * this.seconds * this.seconds;
  }

  turnSigma(): number {
    return 0.005 + 0.3 * TURN_BEND * this.seconds * this.seconds;
  }

  /** The next pose is the first. */
  forget(): void {
    this.lastTime = NaN;
  }

  next(time: number, head: PoseBuffer, resetTold: boolean): Verdict {
    const { last, rates } = this;
    const step = time - this.lastTime;
    this.lastTime = time;
    if (Number.isNaN(step)) {
      this.seconds = 0;
      this.stand(head);
      return 'continuous';
    }
    const t = step * 1e-6;
    this.seconds = t;
    this.expected.x = last.x + rates[0] * t;
    this.expected.y = last.y + rates[1] * t;
    this.expected.z = last.z + rates[2] * t;
    // twist about z of last * conjugate(head)
    const w = last.qw * head.qw + last.qx * head.qx + last.qy * head.qy + last.qz * head.qz;
    const z = last.qz * head.qw - last.qw * head.qz - last.qx * head.qy + last.qy * head.qx;
    let turned = 2 * Math.atan2(z, w);
    if (Math.abs(turned) > Math.PI) turned = wrap(turned);
    let turn = turned + rates[3] * t;
    if (Math.abs(turn) > Math.PI) turn = wrap(turn);
    this.turn = turn;
    if (step > LONGEST_STEP_MICROS) {
      const way = distance(head, last);
      this.stand(head);
      return resetTold || way > REACH + REACH_SPEED * t ? 'frameNew' : 'resumed';
    }
    const near = PLACE_JITTER + PLACE_BEND * t * t;
    const off = (head.x - this.expected.x) ** 2 + (head.y - this.expected.y) ** 2 + (head.z - this.expected.z) ** 2;
    if (resetTold || off > near * near || Math.abs(turn) > TURN_JITTER + TURN_BEND * t * t) {
      const cos = Math.cos(turn);
      const sin = Math.sin(turn);
      const [vx, vy] = rates;
      rates[0] = cos * vx + sin * vy;
      rates[1] = cos * vy - sin * vx;
      last.copy(head);
      return 'frameJumped';
    }
    const f = 1 - Math.exp(-t / SPEED_MEMORY);
    rates[0] += f * ((head.x - last.x) / t - rates[0]);
    rates[1] += f * ((head.y - last.y) / t - rates[1]);
    rates[2] += f * ((head.z - last.z) / t - rates[2]);
    rates[3] += f * (-turned / t - rates[3]);
    last.copy(head);
    return 'continuous';
  }

  private stand(head: PoseBuffer): void {
    this.last.copy(head);
    this.rates.fill(0);
  }
}

function distance(a: PoseBuffer, b: PoseBuffer): number {
  return Math.sqrt((a.x - b.x) ** 2 + (a.y - b.y) ** 2 + (a.z - b.z) ** 2);
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

  find(time: number, out: PoseBuffer): 'used' | 'tooOld' | 'tooNew' | 'noHeadPose' | 'malformed' {
    if (!Number.isFinite(time)) return 'malformed';
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
