import { AlignmentBank, CX, CY, CZ, YAW } from './filter.js';
import { PoseBuffer, twist, wrap } from './geometry.js';
import { SessionMotion } from './motion.js';
import { Probation } from './probation.js';
import { AlignmentStart, GATE_3, SOFT_3 } from './start.js';

const GATE_1 = 10.83;
const CONTRADICTION_MICROS = 2_000_000;
const CONTRADICTIONS = 10;
const POSE_CONTRADICTIONS = 3;
const DOUBTFUL_SECONDS = 1.0;
const CONFIRMATIONS = 3;
const DOUBT_REFUSALS = 5;
const LEVEL = 0.998097;
const TAG_VOUCHES_MICROS = 1_000_000;
const STEP_METRES = 0.05;
const STEP_SECONDS = 0.1;

export type Taken = 'used' | 'kept' | 'outlier' | 'tilted';

/** By how much a frame may have turned while its tracker was blind for so long, rad. */
export function turnOverGap(seconds: number): number {
  return ((1 + 0.2 * seconds) * Math.PI) / 180;
}

/** Finds the first alignment, follows it, doubts it, and finds another when it is contradicted. Times in microseconds. */
export class AlignmentTracker {
  readonly filter = new AlignmentBank();
  isAligned = false;
  isLost = false;
  lastUsed = 0;
  revision = 0;
  restartMetres = 0;
  restartRadians = 0;
  readonly probation = new Probation();
  private readonly level: number;
  private readonly candidate = new AlignmentBank();
  private readonly start = new AlignmentStart();
  private readonly head = new PoseBuffer();
  private readonly before = new PoseBuffer();
  private filterTime = 0;
  private headTime = 0;
  private lastTagUsed = -Infinity;
  private firstRefused = 0;
  private refused = 0;
  private posesRefused = 0;
  private toConfirm = 0;
  private hasStarted = false;

  /** Poses that are off the vertical are refused when gravity is trusted; else what comes here has been levelled. */
  constructor(gravityTrusted: boolean) {
    this.level = gravityTrusted ? LEVEL : 0;
  }

  get hasPoints(): boolean {
    return this.start.size > 0;
  }

  get isContradicted(): boolean {
    return this.refused >= CONTRADICTIONS;
  }

  get isDoubted(): boolean {
    return this.toConfirm > 0;
  }

  takeStarted(): boolean {
    const was = this.hasStarted;
    this.hasStarted = false;
    return was;
  }

  headInto(s: PoseBuffer, out: PoseBuffer): void {
    const f = this.filter;
    const cos = Math.cos(f.state(YAW));
    const sin = Math.sin(f.state(YAW));
    const g = 1 + f.scale();
    const dx = s.x - f.pivotX;
    const dy = s.y - f.pivotY;
    out.x = f.state(CX) + g * (cos * dx - sin * dy);
    out.y = f.state(CY) + g * (sin * dx + cos * dy);
    out.z = f.state(CZ) + g * (s.z - f.pivotZ);
  }

  advance(time: number, head: PoseBuffer): void {
    this.head.copy(head);
    this.headTime = time;
    const f = this.filter;
    const far = (head.x - f.pivotX) ** 2 + (head.y - f.pivotY) ** 2 + (head.z - f.pivotZ) ** 2 > STEP_METRES ** 2;
    if (this.isAligned && (far || (time - this.filterTime) * 1e-6 > STEP_SECONDS)) this.settle();
  }

  point(time: number, s: PoseBuffer, x: number, y: number, z: number, covariance: ArrayLike<number>, ofTag: boolean): Taken {
    this.start.add(time, s, x, y, z, covariance, ofTag);
    if (!this.isAligned) return this.startFromPoints(time) ? 'used' : 'kept';
    this.settle();
    if (this.filter.update(s.x, s.y, s.z, x, y, z, covariance, ofTag, SOFT_3, GATE_3)) {
      this.use(time, ofTag);
      this.replaceRefuted(time);
      return 'used';
    }
    if (this.refused === 0) this.firstRefused = time;
    this.refused++;
    if (this.replaceRefuted(time)) return 'used';
    if (this.probation.isOn && this.refused >= DOUBT_REFUSALS) {
      this.lose();
      return 'outlier';
    }
    if (this.isContradicted && time - this.firstRefused >= CONTRADICTION_MICROS) {
      this.start.forgetBefore(this.firstRefused);
      if (this.startFromPoints(time)) return 'used';
    }
    return 'outlier';
  }

  /** A session pose was found at a site pose `[x, y, z, qx, qy, qz, qw]`. */
  pose(time: number, s: PoseBuffer, site: ArrayLike<number>, covariance: ArrayLike<number>, yawSigma: number): Taken {
    const w = site[6] * s.qw + site[3] * s.qx + site[4] * s.qy + site[5] * s.qz;
    const z = site[5] * s.qw - site[6] * s.qz - site[3] * s.qy + site[4] * s.qx;
    if (z * z + w * w < this.level) return 'tilted';
    const yaw = twist(z, w);
    if (!this.isAligned) {
      this.startFromPose(time, s, site, covariance, yaw, yawSigma);
      return 'used';
    }
    this.settle();
    const c = this.candidate;
    c.copyFrom(this.filter);
    if (
      c.updateYaw(yaw, yawSigma, GATE_1) &&
      c.update(s.x, s.y, s.z, site[0], site[1], site[2], covariance, false, SOFT_3, GATE_3)
    ) {
      this.filter.copyFrom(c);
      this.posesRefused = 0;
      this.probation.isOn = false;
      this.use(time, false);
      return 'used';
    }
    this.posesRefused++;
    const tagIsSilent = time - this.lastTagUsed > TAG_VOUCHES_MICROS;
    if (this.probation.isOn || (this.posesRefused >= POSE_CONTRADICTIONS && tagIsSilent)) {
      this.startFromPose(time, s, site, covariance, yaw, yawSigma);
      return 'used';
    }
    return 'outlier';
  }

  /** The site's own estimate takes the place of this one, with its uncertainty. */
  adopt(
    time: number, s: PoseBuffer, site: ArrayLike<number>, covariance: ArrayLike<number>, yaw: number, yawSigma: number,
  ): void {
    const wasAligned = this.isAligned;
    this.startFromPose(time, s, site, covariance, yaw, yawSigma);
    this.hasStarted = !wasAligned;
  }

  carryOver(motion: SessionMotion, head: PoseBuffer): boolean {
    if (!this.isAligned) return false;
    const f = this.filter;
    f.moveTo(motion.expected, motion.seconds);
    f.rebase(head.x, head.y, head.z, motion.turn);
    f.addPlaceVariance(motion.placeSigma() ** 2);
    f.addYawVariance(motion.turnSigma() ** 2);
    this.head.copy(head);
    this.headTime += Math.trunc(motion.seconds * 1e6);
    this.filterTime = this.headTime;
    this.revision++;
    return true;
  }

  doubt(seconds: number): void {
    if (seconds > DOUBTFUL_SECONDS) this.start.clear();
    if (this.isAligned) {
      const place = 0.05 + 0.02 * seconds;
      const turn = turnOverGap(seconds);
      this.filter.addPlaceVariance(place * place);
      this.filter.addYawVariance(turn * turn);
      if (seconds > DOUBTFUL_SECONDS) {
        this.toConfirm = CONFIRMATIONS;
        this.probation.isOn = true;
      }
    }
  }

  lose(): void {
    this.isLost ||= this.isAligned;
    this.isAligned = false;
    this.refused = 0;
    this.posesRefused = 0;
    this.toConfirm = 0;
    this.probation.isOn = false;
    this.revision++;
  }

  /** Times start anew: what was seen until now says nothing of when things are seen from now on. */
  forgetTimes(): void {
    this.start.clear();
    this.lose();
    this.headTime = 0;
    this.filterTime = 0;
    this.lastUsed = 0;
    this.lastTagUsed = -Infinity;
  }

  forgetPoints(): void {
    this.start.clear();
  }

  private settle(): void {
    this.filter.moveTo(this.head, (this.headTime - this.filterTime) * 1e-6);
    this.filterTime = this.headTime;
  }

  private use(time: number, ofTag: boolean): void {
    this.refused = 0;
    this.lastUsed = Math.max(this.lastUsed, time);
    if (ofTag) this.lastTagUsed = Math.max(this.lastTagUsed, time);
    this.toConfirm = Math.max(0, this.toConfirm - 1);
    this.revision++;
  }

  /** The points since a gap may tell that the frame is another: then theirs is taken. */
  private replaceRefuted(time: number): boolean {
    const isRefuted = this.probation.isRefuted(this.start, this.filter);
    if (isRefuted) this.begin(time);
    return isRefuted;
  }

  private startFromPoints(time: number): boolean {
    if (!this.start.fromPoints(this.filter)) return false;
    this.begin(time);
    return true;
  }

  private startFromPose(
    time: number, s: PoseBuffer, site: ArrayLike<number>, covariance: ArrayLike<number>, yaw: number, yawSigma: number,
  ): void {
    this.start.fromPose(this.filter, time, [s.x, s.y, s.z], [site[0], site[1], site[2]], covariance, yaw, yawSigma);
    this.begin(time);
  }

  private begin(time: number): void {
    const f = this.filter;
    const wasAligned = this.isAligned;
    this.headInto(this.head, this.before);
    const yawBefore = f.state(YAW);
    f.copyFrom(this.start.found);
    this.filterTime = this.start.pivotTime;
    this.settle();
    this.restartMetres = 0;
    this.restartRadians = 0;
    if (wasAligned) {
      const b = this.before;
      this.restartMetres = Math.sqrt((b.x - f.state(CX)) ** 2 + (b.y - f.state(CY)) ** 2 + (b.z - f.state(CZ)) ** 2);
      this.restartRadians = Math.abs(wrap(yawBefore - f.state(YAW)));
    }
    this.isAligned = true;
    this.isLost = false;
    this.hasStarted = true;
    this.posesRefused = 0;
    this.toConfirm = 0;
    this.probation.isOn = false;
    this.lastUsed = time;
    this.use(time, false);
  }
}
