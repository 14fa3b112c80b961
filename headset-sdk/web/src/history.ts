import { PoseBuffer } from './geometry.js';
import { LONGEST_STEP_MICROS } from './motion.js';

const HISTORY = 512;
const TOO_NEW_MICROS = 100_000;

export type Found = 'used' | 'tooOld' | 'tooNew' | 'noHeadPose' | 'malformed';

/** The newest head poses, for sightings that arrive late. */
export class HeadHistory {
  private readonly poses = Array.from({ length: HISTORY }, () => new PoseBuffer());
  private count = 0;

  clear(): void {
    this.count = 0;
  }

  isEmpty(): boolean {
    return this.count === 0;
  }

  add(pose: PoseBuffer): void {
    this.poses[this.count++ % HISTORY].copy(pose);
  }

  /** Writes the head of a time, between the poses before and after it. */
  find(time: number, out: PoseBuffer): Found {
    if (!Number.isFinite(time)) return 'malformed';
    if (this.count === 0) return 'noHeadPose';
    const newest = this.at(this.count - 1);
    if (time - newest.micros > TOO_NEW_MICROS) return 'tooNew';
    let low = Math.max(0, this.count - HISTORY);
    if (time < this.at(low).micros) return 'tooOld';
    out.copy(newest);
    out.micros = time;
    if (time >= newest.micros) return 'used';
    let high = this.count - 1;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if (this.at(middle).micros <= time) low = middle;
      else high = middle;
    }
    const before = this.at(low);
    const after = this.at(high);
    if (after.micros - before.micros > LONGEST_STEP_MICROS) return 'noHeadPose';
    interpolate(before, after, out);
    return 'used';
  }

  private at(count: number): PoseBuffer {
    return this.poses[count % HISTORY];
  }
}

/** Writes the pose between two at the time of `out`. */
export function interpolate(a: PoseBuffer, b: PoseBuffer, out: PoseBuffer): void {
  const s = (out.micros - a.micros) / (b.micros - a.micros);
  const dot = a.qx * b.qx + a.qy * b.qy + a.qz * b.qz + a.qw * b.qw;
  const u = dot < 0 ? -s : s;
  const qx = (1 - s) * a.qx + u * b.qx;
  const qy = (1 - s) * a.qy + u * b.qy;
  const qz = (1 - s) * a.qz + u * b.qz;
  const qw = (1 - s) * a.qw + u * b.qw;
  const f = 1 / Math.sqrt(qx * qx + qy * qy + qz * qz + qw * qw);
  out.moveTo(a.x + s * (b.x - a.x), a.y + s * (b.y - a.y), a.z + s * (b.z - a.z));
  out.turnTo(f * qx, f * qy, f * qz, f * qw);
}
