import { AlignmentFilter, N, SCALE, YAW } from './filter.js';
import { PoseBuffer, wrapAt } from './geometry.js';

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
  /** The filters' states off the mean. */
  private readonly apart = new Float64Array(BELIEFS * OUT);

  state(i: number): number {
    return this.mean[i];
  }

  scale(): number {
    return this.mean[SCALE];
  }

  variance(i: number, j: number): number {
    return this.covariance[i * OUT + j];
  }

  /** The session point and time that the state is told at. */
  get pivot(): PoseBuffer {
    return this.filters[0].pivot;
  }

  copyFrom(o: AlignmentBank): void {
    for (let k = 0; k < BELIEFS; k++) this.filters[k].copyFrom(o.filters[k]);
    this.learnFrom(o);
    this.mix();
  }

  learnFrom(o: AlignmentBank): void {
    this.evidence.set(o.evidence);
  }

  start(session: PoseBuffer, site: PoseBuffer, yaw: number, yawSigma: number): void {
    for (const f of this.filters) f.start(session, site, yaw, yawSigma);
    this.mix();
  }

  moveTo(session: PoseBuffer): void {
    for (let k = 0; k < BELIEFS; k++) this.filters[k].moveTo(session);
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

  rebase(session: PoseBuffer, turn: number): void {
    for (const f of this.filters) f.rebase(session, turn);
    this.mix();
  }

  update(
    session: PoseBuffer, site: PoseBuffer, covariance: ArrayLike<number>, ofTag: boolean, softLimit: number, gate: number,
  ): boolean {
    let used = 0;
    for (let k = 0; k < BELIEFS; k++) {
      const f = this.filters[k];
      if (f.update(session, site, covariance, ofTag, softLimit, gate)) used += this.weights[k];
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

  /** Mean and covariance of the filters' Gaussians; yaws are told off the first one's. */
  private mix(): void {
    const { filters, weights, mean, covariance, apart } = this;
    this.weigh();
    const about = filters[0].x[YAW];
    mean.fill(0);
    for (let k = 0; k < BELIEFS; k++) {
      const row = k * OUT;
      for (let i = 0; i < OUT; i++) apart[row + i] = filters[k].x[i];
      apart[row + YAW] -= about;
      wrapAt(apart, row + YAW);
      for (let i = 0; i < OUT; i++) mean[i] += weights[k] * apart[row + i];
    }
    for (let at = 0; at < BELIEFS * OUT; at++) apart[at] -= mean[at % OUT];
    for (let i = 0; i < OUT; i++) {
      for (let j = i; j < OUT; j++) {
        let sum = 0;
        for (let k = 0; k < BELIEFS; k++) {
          sum += weights[k] * (filters[k].p[i * N + j] + apart[k * OUT + i] * apart[k * OUT + j]);
        }
        covariance[i * OUT + j] = sum;
        covariance[j * OUT + i] = sum;
      }
    }
    mean[YAW] += about;
    wrapAt(mean, YAW);
  }

  private weigh(): void {
    const { evidence, weights } = this;
    let most = evidence[0];
    for (let k = 1; k < BELIEFS; k++) most = Math.max(most, evidence[k]);
    let total = 0;
    for (let k = 0; k < BELIEFS; k++) {
      weights[k] = Math.exp(evidence[k] - most);
      total += weights[k];
    }
    for (let k = 0; k < BELIEFS; k++) weights[k] /= total;
  }
}
