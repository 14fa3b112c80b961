import { PoseBuffer } from './geometry.js';

/** m² and rad²: nothing is told more exactly than to a millimetre. */
const LEAST = 1e-6;

/** True when these can be the variances of a pose: 21 numbers, none of the variances negative. */
export function isCovariance(c: ArrayLike<number>): boolean {
  return c.length === 21 && Array.from(c).every(Number.isFinite) && c[0] >= 0 && c[6] >= 0 && c[11] >= 0 && c[20] >= 0;
}

/**
 * Writes the covariance of the head's place, xx xy xz yy yz zz: `dp_head = dp + dyaw (-ly, lx)`; of the level pose only the
 * variances are kept. Returns the standard deviation of the yaw, rad.
 */
export function atHead(origin: PoseBuffer, c: ArrayLike<number>, head: PoseBuffer, out: Float64Array): number {
  const lx = head.x - origin.x;
  const ly = head.y - origin.y;
  out[0] = Math.max(LEAST, c[0] - 2 * ly * c[5] + ly * ly * c[20]);
  out[3] = Math.max(LEAST, c[6] + 2 * lx * c[10] + lx * lx * c[20]);
  out[5] = Math.max(LEAST, c[11]);
  out[1] = out[2] = out[4] = 0;
  return Math.sqrt(Math.max(LEAST, c[20]));
}

/** Writes the level pose that takes a session point to a site point. */
export function levelPose(site: PoseBuffer, yaw: number, session: PoseBuffer, out: PoseBuffer): void {
  out.setLevel(0, 0, 0, yaw).rotateInto(session, out);
  out.moveTo(site.x - out.x, site.y - out.y, site.z - out.z);
}
