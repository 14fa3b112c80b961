import { PoseBuffer, wrap, wrapAt } from './geometry.js';

/** Indices of the state: place at the pivot, yaw, scale error, the tag's slow error. */
export const CX = 0;
export const CY = 1;
export const CZ = 2;
export const YAW = 3;
export const SCALE = 4;
const BX = 5;
/** Numbers of the state. */
export const N = 8;

// How sessions drift and tags err; the reasons stand in the Java kit's DriftModel.
const PLACE_PER_ROOT_METRE = 0.012;
const YAW_PER_ROOT_METRE = (0.1 * Math.PI) / 180;
const YAW_PER_ROOT_SECOND = (0.03 * Math.PI) / 180;
const PLACE_PER_ROOT_SECOND = 0.0005;
const SCALE_SIGMA = 0.007;
const SCALE_PER_ROOT_METRE = 0.0003;
const BIAS_SECONDS = 3.3;
const FAR = 100;

/** Error-state Kalman filter of a level alignment about a pivot that moves with the wearer. */
export class AlignmentFilter {
  readonly x = new Float64Array(N);
  readonly p = new Float64Array(N * N);
  /** The session point and time that the state is told at. */
  readonly pivot = new PoseBuffer();
  logLikelihood = 0;
  private readonly h = new Float64Array(3 * N);
  private readonly y = new Float64Array(3);
  private readonly r = new Float64Array(6);
  private readonly ph = new Float64Array(3 * N);
  private readonly gain = new Float64Array(3 * N);
  private readonly s = new Float64Array(6);
  private readonly si = new Float64Array(6);
  private distance = 0;
  private logDeterminant = 0;

  constructor(private readonly biasSigma: number) {}

  copyFrom(o: AlignmentFilter): void {
    this.x.set(o.x);
    this.p.set(o.p);
    this.pivot.copy(o.pivot);
  }

  /** Starts with the place unknown and a yaw about right, at a session point that lies about a site point. */
  start(session: PoseBuffer, site: PoseBuffer, yaw: number, yawSigma: number): void {
    const { x, p } = this;
    x.fill(0);
    p.fill(0);
    x[CX] = site.x;
    x[CY] = site.y;
    x[CZ] = site.z;
    x[YAW] = yaw;
    for (let i = 0; i < 3; i++) {
      p[i * N + i] = FAR;
      p[(BX + i) * N + BX + i] = this.biasSigma * this.biasSigma;
    }
    p[YAW * N + YAW] = yawSigma * yawSigma;
    p[SCALE * N + SCALE] = SCALE_SIGMA * SCALE_SIGMA;
    this.pivot.copy(session);
  }

  /** Moves the pivot to where the session is at a later time; the drift of the way between is added. */
  moveTo(session: PoseBuffer): void {
    const { x, p, pivot } = this;
    const dx = session.x - pivot.x;
    const dy = session.y - pivot.y;
    const dz = session.z - pivot.z;
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
    const time = Math.max(0, (session.micros - pivot.micros) * 1e-6);
    const place = PLACE_PER_ROOT_METRE ** 2 * way + PLACE_PER_ROOT_SECOND ** 2 * time;
    for (let i = 0; i < 3; i++) p[i * N + i] += place;
    p[YAW * N + YAW] += YAW_PER_ROOT_METRE ** 2 * way + YAW_PER_ROOT_SECOND ** 2 * time;
    p[SCALE * N + SCALE] += SCALE_PER_ROOT_METRE ** 2 * way;
    this.forgetBias(session);
    pivot.copy(session);
  }

  addPlaceVariance(variance: number): void {
    for (let i = 0; i < 3; i++) this.p[i * N + i] += variance;
  }

  addYawVariance(variance: number): void {
    this.p[YAW * N + YAW] += variance;
  }

  /** The session's frame jumped: the same wearer is now at another session point, the session turned by so much. */
  rebase(session: PoseBuffer, turn: number): void {
    this.pivot.copy(session);
    this.x[YAW] += turn;
    wrapAt(this.x, YAW);
  }

  private forgetBias(session: PoseBuffer): void {
    const keep = Math.exp(-Math.max(0, (session.micros - this.pivot.micros) * 1e-6) / BIAS_SECONDS);
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
    session: PoseBuffer, site: PoseBuffer, covariance: ArrayLike<number>, ofTag: boolean, softLimit: number, gate: number,
  ): boolean {
    const { x, h, y, r, pivot } = this;
    const cos = Math.cos(x[YAW]);
    const sin = Math.sin(x[YAW]);
    const lx = session.x - pivot.x;
    const ly = session.y - pivot.y;
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
    y[0] = site.x - x[CX] - rx - bias * x[BX];
    y[1] = site.y - x[CY] - ry - bias * x[BX + 1];
    y[2] = site.z - x[CZ] - (session.z - pivot.z) - bias * x[BX + 2];
    for (let i = 0; i < 6; i++) r[i] = covariance[i];
    this.innovate();
    const { distance } = this;
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

  /** Prepares the gain's terms and the squared Mahalanobis distance of the innovation. */
  private innovate(): void {
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
    this.invert();
    this.distance =
      y[0] * (si[0] * y[0] + 2 * (si[1] * y[1] + si[2] * y[2])) +
      y[1] * (si[3] * y[1] + 2 * si[4] * y[2]) +
      y[2] * si[5] * y[2];
  }

  /** The inverse of the innovation's covariance, and its determinant. */
  private invert(): void {
    const { s, si } = this;
    const a = s[3] * s[5] - s[4] * s[4];
    const b = s[2] * s[4] - s[1] * s[5];
    const c = s[1] * s[4] - s[2] * s[3];
    const determinant = s[0] * a + s[1] * b + s[2] * c;
    const f = 1 / determinant;
    si[0] = a * f;
    si[1] = b * f;
    si[2] = c * f;
    si[3] = (s[0] * s[5] - s[2] * s[2]) * f;
    si[4] = (s[1] * s[2] - s[0] * s[4]) * f;
    si[5] = (s[0] * s[3] - s[1] * s[1]) * f;
    this.logDeterminant = Math.log(determinant);
  }

  /** x += K y, P -= K S K^T with K = P h^T S^-1. */
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
    wrapAt(x, YAW);
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
    wrapAt(x, YAW);
    return true;
  }
}
