import { AlignmentBank } from './bank.js';
import { CX, CY, CZ, YAW } from './filter.js';
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

/** Finds the first alignment, follows it, doubts it, and finds another when it is contradicted. */
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
    const { pivot } = f;
    const dx = s.x - pivot.x;
    const dy = s.y - pivot.y;
    out.x = f.state(CX) + g * (cos * dx - sin * dy);
    out.y = f.state(CY) + g * (sin * dx + cos * dy);
    out.z = f.state(CZ) + g * (s.z - pivot.z);
  }

  /** The head moved on; the filter follows in steps large enough that a tracker's jitter does not count as way. */
  advance(head: PoseBuffer): void {
    this.head.copy(head);
    const { pivot } = this.filter;
    const far = (head.x - pivot.x) ** 2 + (head.y - pivot.y) ** 2 + (head.z - pivot.z) ** 2 > STEP_METRES ** 2;
    if (this.isAligned && (far || (head.micros - pivot.micros) * 1e-6 > STEP_SECONDS)) this.settle();
  }

  /** A session point was found at a site point at the session point's time. */
  point(session: PoseBuffer, site: PoseBuffer, covariance: ArrayLike<number>, ofTag: boolean): Taken {
    this.start.add(session, site, covariance, ofTag);
    if (!this.isAligned) return this.startFromPoints(session) ? 'used' : 'kept';
    this.settle();
    if (this.filter.update(session, site, covariance, ofTag, SOFT_3, GATE_3)) {
      this.use(session, ofTag);
      this.replaceRefuted(session);
      return 'used';
    }
    if (this.refused === 0) this.firstRefused = session.micros;
    this.refused++;
    if (this.replaceRefuted(session)) return 'used';
    if (this.probation.isOn && this.refused >= DOUBT_REFUSALS) {
      this.lose();
      return 'outlier';
    }
    if (this.isContradicted && session.micros - this.firstRefused >= CONTRADICTION_MICROS) {
      this.start.forgetBefore(this.firstRefused);
      if (this.startFromPoints(session)) return 'used';
    }
    return 'outlier';
  }

  /** A session pose was found at a site pose at the session pose's time. */
  pose(s: PoseBuffer, site: PoseBuffer, covariance: ArrayLike<number>, yawSigma: number): Taken {
    const w = site.qw * s.qw + site.qx * s.qx + site.qy * s.qy + site.qz * s.qz;
    const z = site.qz * s.qw - site.qw * s.qz - site.qx * s.qy + site.qy * s.qx;
    if (z * z + w * w < this.level) return 'tilted';
    const yaw = twist(z, w);
    if (!this.isAligned) {
      this.startFromPose(s, site, covariance, yaw, yawSigma);
      return 'used';
    }
    this.settle();
    const c = this.candidate;
    c.copyFrom(this.filter);
    if (
      c.updateYaw(yaw, yawSigma, GATE_1) &&
      c.update(s, site, covariance, false, SOFT_3, GATE_3)
    ) {
      this.filter.copyFrom(c);
      this.posesRefused = 0;
      this.probation.isOn = false;
      this.use(s, false);
      return 'used';
    }
    this.posesRefused++;
    const tagIsSilent = s.micros - this.lastTagUsed > TAG_VOUCHES_MICROS;
    if (this.probation.isOn || (this.posesRefused >= POSE_CONTRADICTIONS && tagIsSilent)) {
      this.startFromPose(s, site, covariance, yaw, yawSigma);
      return 'used';
    }
    return 'outlier';
  }

  /** The site's own estimate takes the place of this one, with its uncertainty. */
  adopt(s: PoseBuffer, site: PoseBuffer, covariance: ArrayLike<number>, yaw: number, yawSigma: number): void {
    const wasAligned = this.isAligned;
    this.startFromPose(s, site, covariance, yaw, yawSigma);
    this.hasStarted = !wasAligned;
  }

  carryOver(motion: SessionMotion, head: PoseBuffer): boolean {
    if (!this.isAligned) return false;
    const f = this.filter;
    f.moveTo(motion.expected);
    f.rebase(head, motion.turn);
    f.addPlaceVariance(motion.placeSigma() ** 2);
    f.addYawVariance(motion.turnSigma() ** 2);
    this.head.copy(head);
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
    this.lastUsed = 0;
    this.lastTagUsed = -Infinity;
  }

  forgetPoints(): void {
    this.start.clear();
  }

  private settle(): void {
    this.filter.moveTo(this.head);
  }

  private use(session: PoseBuffer, ofTag: boolean): void {
    this.refused = 0;
    this.lastUsed = Math.max(this.lastUsed, session.micros);
    if (ofTag) this.lastTagUsed = Math.max(this.lastTagUsed, session.micros);
    this.toConfirm = Math.max(0, this.toConfirm - 1);
    this.revision++;
  }

  /** The points since a gap may tell that the frame is another: then theirs is taken. */
  private replaceRefuted(session: PoseBuffer): boolean {
    const isRefuted = this.probation.isRefuted(this.start, this.filter);
    if (isRefuted) this.begin(session);
    return isRefuted;
  }

  private startFromPoints(session: PoseBuffer): boolean {
    if (!this.start.fromPoints(this.filter)) return false;
    this.begin(session);
    return true;
  }

  private startFromPose(
    session: PoseBuffer, site: PoseBuffer, covariance: ArrayLike<number>, yaw: number, yawSigma: number,
  ): void {
    this.start.fromPose(this.filter, session, site, covariance, yaw, yawSigma);
    this.begin(session);
  }

  /** What the start found becomes the alignment. */
  private begin(session: PoseBuffer): void {
    const f = this.filter;
    const wasAligned = this.isAligned;
    this.headInto(this.head, this.before);
    const yawBefore = f.state(YAW);
    f.copyFrom(this.start.found);
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
    this.lastUsed = session.micros;
    this.use(session, false);
  }
}
