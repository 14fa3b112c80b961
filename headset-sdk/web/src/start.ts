import { AlignmentBank } from './bank.js';
import { YAW } from './filter.js';
import { PoseBuffer, wrap } from './geometry.js';

export const SOFT_3 = 7.81;
export const GATE_3 = 16.27;
const SIZE = 128;
const ATTEMPTS = 96;
const SHORTEST_BASE = 0.5;
const LEAST_AGREEING = 10;
const LEAST_SHARE = 0.6;
const FIRST_YAW_SIGMA = (30 * Math.PI) / 180;
const START_YAW_SIGMA = (10 * Math.PI) / 180;

/** A session point that was found at a site point. */
class Point {
  readonly session = new PoseBuffer();
  readonly site = new PoseBuffer();
  readonly covariance = new Float64Array(6);
  ofTag = false;
  agrees = false;
}

const variance = (q: Point): number => 0.5 * (q.covariance[0] + q.covariance[3]);

/** Makes an alignment from remembered points (consensus of pairs, weighted fit, filter) or from one pose. */
export class AlignmentStart {
  readonly found = new AlignmentBank();
  private points: Point[] = [];
  private next = 0;
  private yaw = 0;

  get size(): number {
    return this.points.length;
  }

  clear(): void {
    this.points = [];
    this.next = 0;
  }

  forgetBefore(time: number): void {
    const ordered = this.ordered();
    let first = ordered.length;
    while (first > 0 && ordered[first - 1].session.micros >= time) first--;
    if (first === 0) return;
    this.points = ordered.slice(first);
    this.next = this.points.length % SIZE;
  }

  /** Oldest first. */
  private ordered(): Point[] {
    return this.points.length < SIZE ? this.points : [...this.points.slice(this.next), ...this.points.slice(0, this.next)];
  }

  /** A session point was found at a site point. Once full, the oldest one's place is taken: nothing is allocated. */
  add(session: PoseBuffer, site: PoseBuffer, covariance: ArrayLike<number>, ofTag: boolean): void {
    const isFull = this.points.length === SIZE;
    const q = isFull ? this.points[this.next] : new Point();
    q.session.copy(session);
    q.site.copy(site);
    q.ofTag = ofTag;
    q.agrees = false;
    for (let i = 0; i < 6; i++) q.covariance[i] = covariance[i];
    if (!isFull) this.points.push(q);
    this.next = (this.next + 1) % SIZE;
  }

  fromPoints(learnt: AlignmentBank): boolean {
    if (!this.search()) return false;
    let begun = false;
    const f = this.found;
    for (const q of this.ordered()) {
      if (!q.agrees) continue;
      if (begun) f.moveTo(q.session);
      else {
        f.learnFrom(learnt);
        f.start(q.session, q.site, this.yaw, FIRST_YAW_SIGMA);
        begun = true;
      }
      f.update(q.session, q.site, q.covariance, q.ofTag, SOFT_3, GATE_3);
    }
    return Math.sqrt(f.variance(YAW, YAW)) <= START_YAW_SIGMA;
  }

  fromPose(
    learnt: AlignmentBank, session: PoseBuffer, site: PoseBuffer, covariance: ArrayLike<number>, yaw: number, yawSigma: number,
  ): void {
    this.found.learnFrom(learnt);
    this.found.start(session, site, yaw, yawSigma);
    this.found.update(session, site, covariance, false, Infinity, Infinity);
  }

  private search(): boolean {
    const n = this.points.length;
    if (n < 2) return false;
    let best = 0;
    let bestYaw = 0;
    let bestX = 0;
    let bestY = 0;
    let random = 1;
    const draw = (): number => {
      random = (Math.imul(random, 1664525) + 1013904223) | 0;
      return (random >>> 8) % n;
    };
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const a = this.points[draw()];
      const b = this.points[draw()];
      const sx = b.session.x - a.session.x;
      const sy = b.session.y - a.session.y;
      const px = b.site.x - a.site.x;
      const py = b.site.y - a.site.y;
      const way = Math.hypot(sx, sy);
      const spread = Math.sqrt(variance(a) + variance(b));
      if (way < SHORTEST_BASE || Math.abs(Math.hypot(px, py) - way) > 3 * spread) continue;
      const turn = wrap(Math.atan2(py, px) - Math.atan2(sy, sx));
      const cos = Math.cos(turn);
      const sin = Math.sin(turn);
      const mx = a.session.x + 0.5 * sx;
      const my = a.session.y + 0.5 * sy;
      const tx = a.site.x + 0.5 * px - (cos * mx - sin * my);
      const ty = a.site.y + 0.5 * py - (sin * mx + cos * my);
      const agreeing = this.mark(turn, tx, ty);
      if (agreeing > best) {
        best = agreeing;
        bestYaw = turn;
        bestX = tx;
        bestY = ty;
      }
    }
    if (best === 0) return false;
    this.mark(bestYaw, bestX, bestY);
    this.fit();
    this.fit();
    const agreeing = this.points.filter((q) => q.agrees);
    const trusted = agreeing.filter((q) => !q.ofTag).length;
    return trusted >= 2 || (agreeing.length >= LEAST_AGREEING && agreeing.length >= LEAST_SHARE * n);
  }

  private mark(turn: number, tx: number, ty: number): number {
    const cos = Math.cos(turn);
    const sin = Math.sin(turn);
    let agreeing = 0;
    for (const q of this.points) {
      const ex = cos * q.session.x - sin * q.session.y + tx - q.site.x;
      const ey = sin * q.session.x + cos * q.session.y + ty - q.site.y;
      q.agrees = ex * ex + ey * ey <= 6.25 * 2 * variance(q);
      if (q.agrees) agreeing++;
    }
    return agreeing;
  }

  private fit(): void {
    let w = 0;
    let sx = 0;
    let sy = 0;
    let px = 0;
    let py = 0;
    for (const q of this.points) {
      if (!q.agrees) continue;
      const weight = 1 / variance(q);
      w += weight;
      sx += weight * q.session.x;
      sy += weight * q.session.y;
      px += weight * q.site.x;
      py += weight * q.site.y;
    }
    sx /= w;
    sy /= w;
    px /= w;
    py /= w;
    let cross = 0;
    let dot = 0;
    for (const q of this.points) {
      if (!q.agrees) continue;
      const weight = 1 / variance(q);
      const ux = q.session.x - sx;
      const uy = q.session.y - sy;
      const vx = q.site.x - px;
      const vy = q.site.y - py;
      cross += weight * (ux * vy - uy * vx);
      dot += weight * (ux * vx + uy * vy);
    }
    this.yaw = Math.atan2(cross, dot);
    const cos = Math.cos(this.yaw);
    const sin = Math.sin(this.yaw);
    this.mark(this.yaw, px - (cos * sx - sin * sy), py - (sin * sx + cos * sy));
  }
}
