/** Poses and the coordinate conventions of devices. Inside the kit: right-handed, z up, metres, quaternions x y z w. */

/** A pose that can be written into, so that a frame allocates nothing. */
export class PoseBuffer {
  x = 0;
  y = 0;
  z = 0;
  qx = 0;
  qy = 0;
  qz = 0;
  qw = 1;

  set(x: number, y: number, z: number, qx: number, qy: number, qz: number, qw: number): this {
    this.moveTo(x, y, z);
    this.turnTo(qx, qy, qz, qw);
    return this;
  }

  /** From `[x, y, z, qx, qy, qz, qw]`. */
  setArray(n: ArrayLike<number>): this {
    return this.set(n[0], n[1], n[2], n[3], n[4], n[5], n[6]);
  }

  copy(p: PoseBuffer): this {
    return this.set(p.x, p.y, p.z, p.qx, p.qy, p.qz, p.qw);
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

  /** Heading about z, rad. */
  yaw(): number {
    return Math.atan2(2 * (this.qw * this.qz + this.qx * this.qy), 1 - 2 * (this.qy * this.qy + this.qz * this.qz));
  }

  /** Position of `out` becomes this * point. */
  applyInto(px: number, py: number, pz: number, out: PoseBuffer): void {
    const { qx, qy, qz, qw } = this;
    const tx = 2 * (qy * pz - qz * py);
    const ty = 2 * (qz * px - qx * pz);
    const tz = 2 * (qx * py - qy * px);
    out.moveTo(
      this.x + px + qw * tx + qy * tz - qz * ty,
      this.y + py + qw * ty + qz * tx - qx * tz,
      this.z + pz + qw * tz + qx * ty - qy * tx,
    );
  }

  /** `out = this * next`; `out` may be either. */
  thenInto(next: PoseBuffer, out: PoseBuffer): void {
    const { qx, qy, qz, qw } = this;
    const rx = qw * next.qx + qx * next.qw + qy * next.qz - qz * next.qy;
    const ry = qw * next.qy - qx * next.qz + qy * next.qw + qz * next.qx;
    const rz = qw * next.qz + qx * next.qy - qy * next.qx + qz * next.qw;
    const rw = qw * next.qw - qx * next.qx - qy * next.qy - qz * next.qz;
    this.applyInto(next.x, next.y, next.z, out);
    out.turnTo(rx, ry, rz, rw);
  }

  /** `out` = the inverse of this; may be this. */
  inverseInto(out: PoseBuffer): void {
    const { x, y, z } = this;
    out.set(0, 0, 0, -this.qx, -this.qy, -this.qz, this.qw);
    out.applyInto(-x, -y, -z, out);
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

function axesToSite(c: Convention, x: number, y: number, z: number, out: PoseBuffer): void {
  if (c === 'ROS') out.moveTo(x, y, z);
  else if (c === 'OPENXR') out.moveTo(-z, -x, y);
  else out.moveTo(z, -x, y);
}

function axesFromSite(c: Convention, x: number, y: number, z: number, out: PoseBuffer): void {
  if (c === 'ROS') out.moveTo(x, y, z);
  else if (c === 'OPENXR') out.moveTo(-y, z, -x);
  else out.moveTo(-y, z, x);
}

function convert(axes: typeof axesToSite, c: Convention, pose: PoseBuffer, out: PoseBuffer): void {
  const { x, y, z, qx, qy, qz, qw } = pose;
  const hand = c === 'UNITY' ? -1 : 1;
  axes(c, qx, qy, qz, out);
  const rx = hand * out.x;
  const ry = hand * out.y;
  const rz = hand * out.z;
  axes(c, x, y, z, out);
  out.turnTo(rx, ry, rz, qw);
}

/** A device's pose in site axes; changes axes only. `out` may be the input. */
export function toSite(c: Convention, pose: PoseBuffer, out: PoseBuffer): void {
  convert(axesToSite, c, pose, out);
}

/** A pose in site axes in the device's. */
export function fromSite(c: Convention, pose: PoseBuffer, out: PoseBuffer): void {
  convert(axesFromSite, c, pose, out);
}

/** The same angle in (-pi, pi]. */
export function wrap(angle: number): number {
  return angle - 2 * Math.PI * Math.ceil((angle - Math.PI) / (2 * Math.PI));
}

/** Share of a rotation that turns about z, rad. */
export function twist(qz: number, qw: number): number {
  return wrap(2 * Math.atan2(qz, qw));
}
