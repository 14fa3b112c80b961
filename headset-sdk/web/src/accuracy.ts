import { CX, CY, CZ, YAW } from './filter.js';
import { PoseBuffer } from './geometry.js';
import { LevelledSession } from './level.js';
import { ShownAlignment } from './shown.js';
import { AlignmentTracker } from './tracker.js';

/** m per axis: how far anchors and markers are from where the site says; no sighting can tell. */
const SURVEY = 0.015;

/** How far what is shown at the head can err: standard deviations, infinite when not aligned. */
export class AlignmentAccuracy {
  /** Per horizontal axis and upright, m. */
  horizontal = Infinity;
  vertical = Infinity;
  /** Rad. */
  yaw = Infinity;
  /** Per axis, rad: 0 when gravity is trusted, infinite until the tilt is known. */
  tilt = Infinity;

  constructor(
    private readonly tracker: AlignmentTracker,
    private readonly shown: ShownAlignment,
    private readonly session: LevelledSession,
  ) {}

  /** At the time of a head pose: the filter's covariance, the survey's and a probation's doubt, and the smoothing's lag. */
  measure(head: PoseBuffer): void {
    const { shown, session } = this;
    const { filter, probation, isAligned } = this.tracker;
    session.measure(head);
    this.tilt = Math.sqrt(session.tiltVariance);
    if (!isAligned) {
      this.horizontal = this.vertical = this.yaw = Infinity;
      return;
    }
    const more = SURVEY * SURVEY + probation.placeVariance;
    const mean = 0.5 * (filter.variance(CX, CX) + filter.variance(CY, CY));
    this.horizontal = Math.sqrt(mean + more + 0.5 * shown.lagHorizontal ** 2);
    this.vertical = Math.sqrt(filter.variance(CZ, CZ) + more + shown.lagUp ** 2);
    this.yaw = Math.sqrt(filter.variance(YAW, YAW) + probation.yawVariance + shown.lagTurn ** 2);
  }
}
