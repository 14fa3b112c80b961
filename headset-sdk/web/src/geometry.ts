/** Poses and the coordinate conventions of devices. Inside the kit: right-handed, z up, metres, quaternions x y z w. */

/**
 * A pose, and the time at which it holds, that can be written into. V8 makes garbage of a number that one function hands to another
 * when it does not inline the call, so what runs every frame hands over buffers: then a frame allocates nothing.
 */
export class PoseBuffer {
  /** When it holds, µs on the clock of who wrote it; changes of the pose leave it as it is. */
  micros = 0;
  x = 0;
  y = 0;
  z = 0;
  qx = 0;
  qy = 0;
  qz = 0;
  qw = 1;

  set(x: number, y: number, z: number, qx: number, qy: number, qz: number, qw: number): this {
    this.x = x;
    this.y = y;
    this.z = z;
    this.qx = qx;
    this.qy = qy;
    this.qz = qz;
    this.qw = qw;
    return this;
  }

  /** From `[x, y, z, qx, qy, qz, qw]`. */
  setArray(n: ArrayLike<number>): this {
    return this.set(n[0], n[1], n[2], n[3], n[4], n[5], n[6]);
  }

  /** Takes over the pose and its time. */
  copy(p: PoseBuffer): this {
    this.micros = p.micros;
    this.moveTo(p.x, p.y, p.z);
    this.turnTo(p.qx, p.qy, p.qz, p.qw);
    return this;
  }

  setLevel(x: number, y: number, z: number, yaw: number): this {
    return this.set(x, y, z, 0, 0, Math.sin(0.5 * yaw), Math.cos(0.5 * yaw));
  }

  moveTo(x: number, y: number, z: number): void {
    this.x = x;
    this.y = y;
    this.z = z;
  }

  turnTo(qx: number, qy: number, qz: number, qw: number): void {
    this.qx = qx;
    this.qy = qy;
    this.qz = qz;
    this.qw = qw;
  }

  /** True when all numbers are finite and the quaternion's length is 1 to a hundredth. */
  isPose(): boolean {
    const norm = this.qx * this.qx + this.qy * this.qy + this.qz * this.qz + this.qw * this.qw;
    return Number.isFinite(this.x + this.y + this.z) && Math.abs(norm - 1) < 0.02;
  }

  /** Heading about z, rad. */
  yaw(): number {
    return Math.atan2(2 * (this.qw * this.qz + this.qx * this.qy), 1 - 2 * (this.qy * this.qy + this.qz * this.qz));
  }

  /** Position of `out` becomes this * point; `out` may be either. */
  applyInto(point: PoseBuffer, out: PoseBuffer): void {
    const { x, y, z } = this;
    this.rotateInto(point, out);
    out.moveTo(x + out.x, y + out.y, z + out.z);
  }

  /** Position of `out` becomes the point turned by this rotation; `out` may be either. */
  rotateInto(point: PoseBuffer, out: PoseBuffer): void {
    const { qx, qy, qz, qw } = this;
    const { x: px, y: py, z: pz } = point;
    const tx = 2 * (qy * pz - qz * py);
    const ty = 2 * (qz * px - qx * pz);
    const tz = 2 * (qx * py - qy * px);
    out.moveTo(px + qw * tx + qy * tz - qz * ty, py + qw * ty + qz * tx - qx * tz, pz + qw * tz + qx * ty - qy * tx);
  }

  /** `out = this * next`; `out` may be either. */
  thenInto(next: PoseBuffer, out: PoseBuffer): void {
    const { qx, qy, qz, qw } = this;
    const rx = qw * next.qx + qx * next.qw + qy * next.qz - qz * next.qy;
    const ry = qw * next.qy - qx * next.qz + qy * next.qw + qz * next.qx;
    const rz = qw * next.qz + qx * next.qy - qy * next.qx + qz * next.qw;
    const rw = qw * next.qw - qx * next.qx - qy * next.qy - qz * next.qz;
    this.applyInto(next, out);
    out.turnTo(rx, ry, rz, rw);
  }

  /** `out` = the inverse of this; may be this. */
  inverseInto(out: PoseBuffer): void {
    out.moveTo(-this.x, -this.y, -this.z);
    out.turnTo(-this.qx, -this.qy, -this.qz, this.qw);
    out.rotateInto(out, out);
  }

  /** Writes the 4 x 4 matrix, column by column as WebGL and three.js take it. */
  matrixInto(m: number[] | Float32Array): void {
    const { qx, qy, qz, qw } = this;
    m[0] = 1 - 2 * (qy * qy + qz * qz);
    m[1] = 2 * (qx * qy + qw * qz);
    m[2] = 2 * (qx * qz - qw * qy);
    m[3] = 0;
    m[4] = 2 * (qx * qy - qw * qz);
    m[5] = 1 - 2 * (qx * qx + qz * qz);
    m[6] = 2 * (qy * qz + qw * qx);
    m[7] = 0;
    m[8] = 2 * (qx * qz + qw * qy);
    m[9] = 2 * (qy * qz - qw * qx);
    m[10] = 1 - 2 * (qx * qx + qy * qy);
    m[11] = 0;
    m[12] = this.x;
    m[13] = this.y;
    m[14] = this.z;
    m[15] = 1;
  }
}

/** `ROS`: x forward, y left, z up. `OPENXR` (WebXR): x right, y up, -z forward. `UNITY`: x right, y up, +z forward, left-handed. */
export type Convention = 'ROS' | 'OPENXR' | 'UNITY';

/** A device's pose in site axes; changes axes only. `out` may be the input. */
export function toSite(c: Convention, pose: PoseBuffer, out: PoseBuffer): void {
  const { x, y, qx, qy } = pose;
  if (c === 'ROS') {
    out.copy(pose);
    return;
  }
  const ahead = c === 'OPENXR' ? -1 : 1;
  out.micros = pose.micros;
  out.x = ahead * pose.z;
  out.z = y;
  out.y = -x;
  // a change of hand turns rotations round
  out.qx = -pose.qz;
  out.qz = -ahead * qy;
  out.qy = ahead * qx;
  out.qw = pose.qw;
}

/** A pose in site axes in the device's. `out` may be the input. */
export function fromSite(c: Convention, pose: PoseBuffer, out: PoseBuffer): void {
  const { x, y, qx, qy } = pose;
  if (c === 'ROS') {
    out.copy(pose);
    return;
  }
  const ahead = c === 'OPENXR' ? -1 : 1;
  out.micros = pose.micros;
  out.x = -y;
  out.y = pose.z;
  out.z = ahead * x;
  out.qx = ahead * qy;
  out.qy = -ahead * pose.qz;
  out.qz = -qx;
  out.qw = pose.qw;
}

/** Brings an angle of a list into (-pi, pi]; no number goes in or out. */
export function wrapAt(angles: Float64Array, i: number): void {
  angles[i] -= 2 * Math.PI * Math.ceil((angles[i] - Math.PI) / (2 * Math.PI));
}

const one = new Float64Array(1);

/** The same angle in (-pi, pi]. */
export function wrap(angle: number): number {
  one[0] = angle;
  wrapAt(one, 0);
  return one[0];
}

/** Share of a rotation that turns about z, rad. */
export function twist(qz: number, qw: number): number {
  return wrap(2 * Math.atan2(qz, qw));
}
