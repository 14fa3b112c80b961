import { PoseBuffer } from './geometry.js';
import { interpolate } from './history.js';

export type MotionModel = 'STILL' | 'CONSTANT_VELOCITY' | 'CONSTANT_TURN';

/** What the server told of a body; site frame, times in microseconds on the server's clock. */
export interface RemotePose {
  id: string;
  kind: string;
  stamp: number;
  pose: PoseBuffer;
  velocity: [number, number, number];
  turnRate: number;
  model: MotionModel;
  sigma: number;
  velocitySigma: number;
}

/** Where a body is expected at the moment of display, which is the pose's time on the server's clock. */
export class PredictedPose {
  readonly pose = new PoseBuffer();
  sigma = 0;
  ageSeconds = 0;
  isBeyondHorizon = false;
}

/** More than a site moves: a node that tells of more is not to fill the memory. */
const MOST = 20_000;

const AGILITY: Record<string, number> = { vehicle: 0.5, asset: 0.3 };

/** The bodies that the server tells of, each predicted to the moment of display by its motion model. */
export class RemotePoses {
  private readonly bodies = new Map<string, { before?: RemotePose; last: RemotePose }>();

  constructor(
    private readonly horizonSeconds = 0.25,
    private readonly forgetSeconds = 1,
  ) {}

  /** Older than what is known is left out, and so is who comes after 20,000 others. */
  told(pose: RemotePose): void {
    pose.pose.micros = pose.stamp;
    const known = this.bodies.get(pose.id);
    if (!known) {
      if (this.bodies.size < MOST) this.bodies.set(pose.id, { last: pose });
    }
    else if (pose.stamp > known.last.stamp) {
      known.before = known.last;
      known.last = pose;
    }
  }

  gone(id: string): void {
    this.bodies.delete(id);
  }

  /**
   * Forgets whom nobody has told of since a time on the server's clock, because people without a tag come and go under new ids,
   * and what was told of a time that is yet to come, because nothing newer would be taken.
   */
  forgetOutside(from: number, to: number): void {
    for (const [id, { last }] of this.bodies) if (!(last.stamp >= from && last.stamp <= to)) this.bodies.delete(id);
  }

  ids(): string[] {
    return [...this.bodies.keys()];
  }

  /** Where a body is at a time on the server's clock. False when nobody of this id is known, or not any more. */
  poseAt(id: string, displayMicros: number, out: PredictedPose): boolean {
    out.pose.micros = displayMicros;
    return this.predict(id, out);
  }

  /** The same at the time that `out.pose` has. */
  predict(id: string, out: PredictedPose): boolean {
    const told = this.bodies.get(id);
    if (!told) return false;
    const seconds = (out.pose.micros - told.last.stamp) * 1e-6;
    if (seconds > this.forgetSeconds) return false;
    out.ageSeconds = seconds;
    if (seconds < 0 && told.before) between(told.before, told.last, out);
    else this.goOn(told.last, out);
    return true;
  }

  private goOn(told: RemotePose, out: PredictedPose): void {
    const seconds = Math.max(0, out.ageSeconds);
    const t = Math.min(seconds, this.horizonSeconds);
    const beyond = Math.max(0, seconds - this.horizonSeconds);
    const [vx, vy, vz] = told.velocity;
    const turn = told.model === 'CONSTANT_TURN' ? told.turnRate * t : 0;
    let x = 0;
    let y = 0;
    let z = 0;
    if (told.model !== 'STILL') {
      const small = Math.abs(turn) < 1e-4;
      const along = small ? t * (1 - (turn * turn) / 6) : (t * Math.sin(turn)) / turn;
      const across = small ? 0.5 * t * turn : (t * (1 - Math.cos(turn))) / turn;
      x = along * vx - across * vy;
      y = along * vy + across * vx;
      z = t * vz;
    }
    const s = Math.sin(0.5 * turn);
    const c = Math.cos(0.5 * turn);
    const p = told.pose;
    out.pose.moveTo(p.x + x, p.y + y, p.z + z);
    out.pose.turnTo(c * p.qx - s * p.qy, c * p.qy + s * p.qx, c * p.qz + s * p.qw, c * p.qw - s * p.qz);
    const agility = AGILITY[told.kind] ?? 1;
    const unknown = told.model === 'STILL' ? 0 : Math.sqrt(vx * vx + vy * vy + vz * vz) * beyond;
    out.sigma = Math.sqrt(
      told.sigma ** 2 + (seconds * told.velocitySigma) ** 2 + (agility ** 2 * seconds ** 3) / 3 + unknown ** 2,
    );
    out.ageSeconds = seconds;
    out.isBeyondHorizon = beyond > 0;
  }
}

/** At a time between two that were told, or at the first when that is earlier still. */
function between(before: RemotePose, last: RemotePose, out: PredictedPose): void {
  const { pose } = out;
  pose.micros = Math.max(pose.micros, before.stamp);
  interpolate(before.pose, last.pose, pose);
  const s = (pose.micros - before.stamp) / (last.stamp - before.stamp);
  out.sigma = (1 - s) * before.sigma + s * last.sigma;
  out.ageSeconds = (pose.micros - last.stamp) * 1e-6;
  out.isBeyondHorizon = false;
}
