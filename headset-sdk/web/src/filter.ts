import { PoseBuffer, wrap } from './geometry.js';

/** Indices of the state: place at the pivot, yaw, scale error, the tag's slow error. */
export const CX = 0;
export const CY = 1;
export const CZ = 2;
export const YAW = 3;
const SCALE = 4;
const BX = 5;
const N = 8;

// How sessions drift and tags err; the reasons stand in the Java kit's DriftModel.
const PLACE_PER_ROOT_METRE = 0.012;
const YAW_PER_ROOT_METRE = (0.1 * Math.PI) / 180;
const YAW_PER_ROOT_SECOND = (0.03 * Math.PI) / 180;
const PLACE_PER_ROOT_SECOND = 0.0005;
const SCALE_SIGMA = 0.007;
const SCALE_PER_ROOT_METRE = 0.0003;
const BIAS_SECONDS = 3.3;
const FAR = 100;

/** Writes the inverse of a symmetric 3 x 3 matrix (xx xy xz yy yz zz); returns its determinant. */
export function invert3(m: Float64Array, out: Float64Array): number {
  const a = m[3] * m[5] - m[4] * m[4];
  const b = m[2] * m[4] - m[1] * m[5];
  const c = m[1] * m[4] - m[2] * m[3];
  const determinant = m[0] * a + m[1] * b + m[2] * c;
  const f = 1 / determinant;
  out[0] = a * f;
  out[1] = b * f;
  out[2] = c * f;
  out[3] = (m[0] * m[5] - m[2] * m[2]) * f;
  out[4] = (m[1] * m[2] - m[0] * m[4]) * f;
  out[5] = (m[0] * m[3] - m[1] * m[1]) * f;
  return determinant;
}

/** Error-state Kalman filter of a level alignment about a pivot that moves with the wearer. */
export class AlignmentFilter {
  readonly x = new Float64Array(N);
  readonly p = new Float64Array(N * N);
  pivotX = 0;
  pivotY = 0;
  pivotZ = 0;
  logLikelihood = 0;
  private readonly h = new Float64Array(3 * N);
  private readonly y = new Float64Array(3);
  private readonly r = new Float64Array(6);
  private readonly ph = new Float64Array(3 * N);
  private readonly gain = new Float64Array(3 * N);
  private readonly s = new Float64Array(6);
  private readonly si = new Float64Array(6);
  private logDeterminant = 0;

  constructor(private readonly biasSigma: number) {}

  copyFrom(o: AlignmentFilter): void {
    this.x.set(o.x);
    this.p.set(o.p);
    this.setPivot(o.pivotX, o.pivotY, o.pivotZ);
  }

  private setPivot(x: number, y: number, z: number): void {
    this.pivotX = x;
    this.pivotY = y;
    this.pivotZ = z;
  }

  start(sx: number, sy: number, sz: number, px: number, py: number, pz: number, yaw: number, yawSigma: number): void {
    const { x, p } = this;
    x.fill(0);
    p.fill(0);
    x[CX] = px;
    x[CY] = py;
    x[CZ] = pz;
    x[YAW] = yaw;
    for (let i = 0; i < 3; i++) {
      p[i * N + i] = FAR;
      p[(BX + i) * N + BX + i] = this.biasSigma * this.biasSigma;
    }
    p[YAW * N + YAW] = yawSigma * yawSigma;
    p[SCALE * N + SCALE] = SCALE_SIGMA * SCALE_SIGMA;
    this.setPivot(sx, sy, sz);
  }

  /** Moves the pivot to a session point some seconds later; the drift of the way between is added. */
  moveTo(session: PoseBuffer, seconds: number): void {
    const { x, p } = this;
    const dx = session.x - this.pivotX;
    const dy = session.y - this.pivotY;
    const dz = session.z - this.pivotZ;
    const cos = Math.cos(x[YAW]);
    const sin = Math.sin(x[YAW]);
    const rx = cos * dx - sin * dy;
    const ry = sin * dx + cos * dy;
    const g = 1 + x[SCALE];
    x[CX] += g * rx;
    x[CY] += g * ry;
    x[CZ] += g * dz;
    for (let j = 0; j < N; j++) {
      const byYaw = p[YAW * N + j];
      const byScale = p[SCALE * N + j];
      p[CX * N + j] += -g * ry * byYaw + rx * byScale;
      p[CY * N + j] += g * rx * byYaw + ry * byScale;
      p[CZ * N + j] += dz * byScale;
    }
    for (let i = 0; i < N; i++) {
      const byYaw = p[i * N + YAW];
      const byScale = p[i * N + SCALE];
      p[i * N + CX] += -g * ry * byYaw + rx * byScale;
      p[i * N + CY] += g * rx * byYaw + ry * byScale;
      p[i * N + CZ] += dz * byScale;
    }
    const way = Math.sqrt(dx * dx + dy * dy + dz * dz);
    const time = Math.max(0, seconds);
    // written out: a number handed to a function that is not inlined is boxed, four filters ten times a second
    const place = PLACE_PER_ROOT_METRE ** 2 * way + PLACE_PER_ROOT_SECOND ** 2 * time;
    for (let i = 0; i < 3; i++) p[i * N + i] += place;
    p[YAW * N + YAW] += YAW_PER_ROOT_METRE ** 2 * way + YAW_PER_ROOT_SECOND ** 2 * time;
    p[SCALE * N + SCALE] += SCALE_PER_ROOT_METRE ** 2 * way;
    this.forgetBias(seconds);
    this.pivotX = session.x;
    this.pivotY = session.y;
    this.pivotZ = session.z;
  }

  addPlaceVariance(variance: number): void {
    for (let i = 0; i < 3; i++) this.p[i * N + i] += variance;
  }

  addYawVariance(variance: number): void {
    this.p[YAW * N + YAW] += variance;
  }

  rebase(sx: number, sy: number, sz: number, turn: number): void {
    this.setPivot(sx, sy, sz);
    this.x[YAW] = wrap(this.x[YAW] + turn);
  }

  private forgetBias(seconds: number): void {
    const keep = Math.exp(-Math.max(0, seconds) / BIAS_SECONDS);
    const fresh = this.biasSigma * this.biasSigma * (1 - keep * keep);
    for (let i = BX; i < N; i++) {
      this.x[i] *= keep;
      for (let j = 0; j < N; j++) {
        this.p[i * N + j] *= keep;
        this.p[j * N + i] *= keep;
      }
      this.p[i * N + i] += fresh;
    }
  }

  /** A session point was found at a site point; false when refused. */
  update(
    sx: number, sy: number, sz: number, px: number, py: number, pz: number,
    covariance: ArrayLike<number>, ofTag: boolean, softLimit: number, gate: number,
  ): boolean {
    const { x, h, y, r } = this;
    const cos = Math.cos(x[YAW]);
    const sin = Math.sin(x[YAW]);
    const lx = sx - this.pivotX;
    const ly = sy - this.pivotY;
    const rx = cos * lx - sin * ly;
    const ry = sin * lx + cos * ly;
    const bias = ofTag ? 1 : 0;
    h.fill(0);
    for (let i = 0; i < 3; i++) {
      h[i * N + i] = 1;
      h[i * N + BX + i] = bias;
    }
    h[YAW] = -ry;
    h[N + YAW] = rx;
    y[0] = px - x[CX] - rx - bias * x[BX];
    y[1] = py - x[CY] - ry - bias * x[BX + 1];
    y[2] = pz - x[CZ] - (sz - this.pivotZ) - bias * x[BX + 2];
    for (let i = 0; i < 6; i++) r[i] = covariance[i];
    const distance = this.innovate();
    this.logLikelihood = -0.5 * (Math.min(distance, gate) + this.logDeterminant);
    if (distance > gate) return false;
    if (distance > softLimit) {
      const less = distance / softLimit;
      for (let i = 0; i < 6; i++) r[i] *= less;
      this.innovate();
    }
    this.correct();
    return true;
  }

  private innovate(): number {
    const { p, h, ph, s, si, r, y } = this;
    for (let k = 0; k < 3; k++) {
      for (let i = 0; i < N; i++) {
        let sum = 0;
        for (let j = 0; j < N; j++) sum += p[i * N + j] * h[k * N + j];
        ph[k * N + i] = sum;
      }
    }
    let at = 0;
    for (let k = 0; k < 3; k++) {
      for (let l = k; l < 3; l++) {
        let sum = r[at];
        for (let j = 0; j < N; j++) sum += h[k * N + j] * ph[l * N + j];
        s[at++] = sum;
      }
    }
    this.logDeterminant = Math.log(invert3(s, si));
    return (
      y[0] * (si[0] * y[0] + 2 * (si[1] * y[1] + si[2] * y[2])) +
      y[1] * (si[3] * y[1] + 2 * si[4] * y[2]) +
      y[2] * si[5] * y[2]
    );
  }

  private correct(): void {
    const { x, p, y, ph, gain, si } = this;
    for (let i = 0; i < N; i++) {
      const a = ph[i];
      const b = ph[N + i];
      const c = ph[2 * N + i];
      gain[i] = a * si[0] + b * si[1] + c * si[2];
      gain[N + i] = a * si[1] + b * si[3] + c * si[4];
      gain[2 * N + i] = a * si[2] + b * si[4] + c * si[5];
    }
    for (let i = 0; i < N; i++) {
      x[i] += gain[i] * y[0] + gain[N + i] * y[1] + gain[2 * N + i] * y[2];
      for (let j = i; j < N; j++) {
        const value = p[i * N + j] - (gain[i] * ph[j] + gain[N + i] * ph[N + j] + gain[2 * N + i] * ph[2 * N + j]);
        p[i * N + j] = value;
        p[j * N + i] = value;
      }
    }
    x[YAW] = wrap(x[YAW]);
  }

  /** The yaw was seen directly; false when refused. */
  updateYaw(yaw: number, sigma: number, gate: number): boolean {
    const { x, p, ph } = this;
    const innovation = wrap(yaw - x[YAW]);
    for (let i = 0; i < N; i++) ph[i] = p[i * N + YAW];
    const total = sigma * sigma + ph[YAW];
    if (innovation * innovation > gate * total) return false;
    for (let i = 0; i < N; i++) {
      x[i] += (ph[i] / total) * innovation;
      for (let j = i; j < N; j++) {
        const value = p[i * N + j] - (ph[i] * ph[j]) / total;
        p[i * N + j] = value;
        p[j * N + i] = value;
      }
    }
    x[YAW] = wrap(x[YAW]);
    return true;
  }

  variance(i: number, j: number): number {
    return this.p[i * N + j];
  }
}

const SLOW_ERRORS = [0.02, 0.05, 0.1, 0.2];
const BELIEFS = SLOW_ERRORS.length;
const MEMORY = 0.9967;
const OUT = 5;

/** Four filters that differ in how large they take the tag's slow error for, weighted by how well they foretell. */
export class AlignmentBank {
  private readonly filters = SLOW_ERRORS.map((e) => new AlignmentFilter(e));
  private readonly evidence = new Float64Array(BELIEFS);
  private readonly weights = new Float64Array(BELIEFS).fill(1 / BELIEFS);
  private readonly mean = new Float64Array(OUT);
  private readonly covariance = new Float64Array(OUT * OUT);

  state(i: number): number {
    return this.mean[i];
  }

  scale(): number {
    return this.mean[SCALE];
  }

  variance(i: number, j: number): number {
    return this.covariance[i * OUT + j];
  }

  get pivotX(): number {
    return this.filters[0].pivotX;
  }

  get pivotY(): number {
    return this.filters[0].pivotY;
  }

  get pivotZ(): number {
    return this.filters[0].pivotZ;
  }

  copyFrom(o: AlignmentBank): void {
    this.filters.forEach((f, k) => f.copyFrom(o.filters[k]));
    this.learnFrom(o);
    this.mix();
  }

  learnFrom(o: AlignmentBank): void {
    for (let k = 0; k < BELIEFS; k++) this.evidence[k] = o.evidence[k];
  }

  start(sx: number, sy: number, sz: number, px: number, py: number, pz: number, yaw: number, yawSigma: number): void {
    for (const f of this.filters) f.start(sx, sy, sz, px, py, pz, yaw, yawSigma);
    this.mix();
  }

  moveTo(session: PoseBuffer, seconds: number): void {
    for (const f of this.filters) f.moveTo(session, seconds);
    this.mix();
  }

  addPlaceVariance(v: number): void {
    for (const f of this.filters) f.addPlaceVariance(v);
    this.mix();
  }

  addYawVariance(v: number): void {
    for (const f of this.filters) f.addYawVariance(v);
    this.mix();
  }

  rebase(sx: number, sy: number, sz: number, turn: number): void {
    for (const f of this.filters) f.rebase(sx, sy, sz, turn);
    this.mix();
  }

  update(
    sx: number, sy: number, sz: number, px: number, py: number, pz: number,
    covariance: ArrayLike<number>, ofTag: boolean, softLimit: number, gate: number,
  ): boolean {
    let used = 0;
    for (let k = 0; k < BELIEFS; k++) {
      const f = this.filters[k];
      if (f.update(sx, sy, sz, px, py, pz, covariance, ofTag, softLimit, gate)) used += this.weights[k];
      if (ofTag) this.evidence[k] = MEMORY * this.evidence[k] + f.logLikelihood;
    }
    this.mix();
    return used > 0.5;
  }

  updateYaw(yaw: number, sigma: number, gate: number): boolean {
    let used = 0;
    for (let k = 0; k < BELIEFS; k++) if (this.filters[k].updateYaw(yaw, sigma, gate)) used += this.weights[k];
    this.mix();
    return used > 0.5;
  }

  private mix(): void {
    const { filters, evidence, weights, mean, covariance } = this;
    let most = evidence[0];
    for (let k = 1; k < BELIEFS; k++) most = Math.max(most, evidence[k]);
    let total = 0;
    for (let k = 0; k < BELIEFS; k++) {
      weights[k] = Math.exp(evidence[k] - most);
      total += weights[k];
    }
    const about = filters[0].x[YAW];
    mean.fill(0);
    for (let k = 0; k < BELIEFS; k++) {
      weights[k] /= total;
      for (let i = 0; i < OUT; i++) mean[i] += weights[k] * this.value(k, i, about);
    }
    for (let i = 0; i < OUT; i++) {
      for (let j = i; j < OUT; j++) {
        let sum = 0;
        for (let k = 0; k < BELIEFS; k++) {
          const di = this.value(k, i, about) - mean[i];
          const dj = this.value(k, j, about) - mean[j];
          sum += weights[k] * (filters[k].variance(i, j) + di * dj);
        }
        covariance[i * OUT + j] = sum;
        covariance[j * OUT + i] = sum;
      }
    }
    mean[YAW] = wrap(about + mean[YAW]);
  }

  private value(k: number, i: number, about: number): number {
    const value = this.filters[k].x[i];
    return i === YAW ? wrap(value - about) : value;
  }
}
