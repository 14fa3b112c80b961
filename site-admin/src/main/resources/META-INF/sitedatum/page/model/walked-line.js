import { areaOf, lengthOf, thinned, toMillimetre } from '../geometry/paths.js';
import { crossesItself } from '../geometry/right-angles.js';
import { ellipse95, horizontal } from '../geometry/ellipse.js';

/** Steps shorter than this say nothing more of a line, m. */
const STEP = 0.05;

const MEASURED = ['tracking', 'degraded'];

/** A line walked with a tag, from the poses of its body as they come. */
export class WalkedLine {
  /** @param {string} floor poses on other floors are not taken */
  constructor(floor) {
    this.floor = floor;
    /** @type {number[][]} */
    this.points = [];
    /** Half axes of the 95 % ellipses, m. @type {number[]} */
    this.errors = [];
    this.notTaken = 0;
    this.stamp = -Infinity;
  }

  /** Takes a pose, or counts it when it is not a measured one of this floor. */
  take(pose) {
    if (pose.stamp <= this.stamp) return;
    this.stamp = pose.stamp;
    if (!MEASURED.includes(pose.state) || (pose.floor && pose.floor !== this.floor)) {
      this.notTaken += 1;
      return;
    }
    const [x, y] = pose.position;
    const last = this.points.at(-1);
    if (last && Math.hypot(x - last[0], y - last[1]) < STEP) return;
    const { xx, xy, yy } = horizontal(pose.covariance);
    this.points.push([x, y]);
    this.errors.push(ellipse95(xx, xy, yy).major);
  }

  get length() {
    return lengthOf(this.points);
  }

  /** How far the walked line may be off: 95 % for half of its points, and for the worst one. */
  get accuracy() {
    const sorted = [...this.errors].sort((a, b) => a - b);
    return sorted.length === 0 ? null : { median: sorted[Math.floor(sorted.length / 2)], worst: sorted.at(-1) };
  }

  /** From the last point back to the first, m. */
  get gap() {
    const [first, last] = [this.points[0], this.points.at(-1)];
    return first ? Math.hypot(last[0] - first[0], last[1] - first[1]) : 0;
  }

  /**
   * The walk as a ring without its first corner again; where it came back to its start, what was walked twice is dropped.
   *
   * @param {number} tolerance no point walked lies further from the ring, m
   */
  ring(tolerance) {
    const line = this.closed(tolerance);
    const few = thinned(line, tolerance).map((point) => point.map(toMillimetre));
    const [first, last] = [few[0], few.at(-1)];
    return few.length > 3 && Math.hypot(first[0] - last[0], first[1] - last[1]) <= tolerance ? few.slice(0, -1) : few;
  }

  /** Up to the last time that it came near its start. */
  closed(tolerance) {
    const [start] = this.points;
    const half = this.length / 2;
    let walked = 0;
    let end = this.points.length;
    let nearest = Math.max(tolerance, 0.5);
    for (let i = 1; i < this.points.length; i++) {
      walked += lengthOf([this.points[i - 1], this.points[i]]);
      const off = Math.hypot(this.points[i][0] - start[0], this.points[i][1] - start[1]);
      if (walked > half && off < nearest) [nearest, end] = [off, i + 1];
    }
    return this.points.slice(0, end);
  }

  /** Why the ring cannot be a fence; '' when it can. */
  fault(tolerance) {
    const ring = this.ring(tolerance);
    if (ring.length < 3 || areaOf(ring) < tolerance * tolerance) return 'Walk round an area: so far it has no inside.';
    return crossesItself(ring) ? 'The walk crosses itself: walk it again, or allow more thinning.' : '';
  }
}
