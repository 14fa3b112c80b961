import { AlignmentAccuracy } from './accuracy.js';
import { PoseBuffer } from './geometry.js';
import { LevelledSession } from './level.js';
import { AlignmentTracker } from './tracker.js';

export type Quality = 'UNKNOWN' | 'COARSE' | 'TRACKED' | 'STALE' | 'LOST';

export type Reason =
  | 'NONE'
  | 'NO_HEAD_POSE'
  | 'NO_SIGHTING'
  | 'TILT_UNKNOWN'
  | 'YAW_NOT_OBSERVABLE'
  | 'SETTLING'
  | 'RELOCALIZING'
  | 'NO_RECENT_SIGHTING'
  | 'TRACKING_LOST'
  | 'SESSION_RESET'
  | 'CONTRADICTED';

/** How sure `TRACKED` is, and after how long without a sighting an alignment is `STALE`. */
export interface QualityLimits {
  trackedMetres?: number;
  trackedRadians?: number;
  staleMicros?: number;
}

/** What is tracked may become this much less certain before it counts as coarse: no flicker at the limit. */
const HYSTERESIS = 1.3;

/** Decides the quality of an alignment and why. */
export class QualityJudge {
  quality: Quality = 'UNKNOWN';
  reason: Reason = 'NO_HEAD_POSE';
  isHeadLost = false;
  private readonly metres: number;
  private readonly radians: number;
  private readonly staleMicros: number;

  constructor(
    limits: QualityLimits,
    private readonly accuracy: AlignmentAccuracy,
    private readonly tracker: AlignmentTracker,
    private readonly session: LevelledSession,
  ) {
    this.metres = limits.trackedMetres ?? 0.15;
    this.radians = limits.trackedRadians ?? (3 * Math.PI) / 180;
    this.staleMicros = limits.staleMicros ?? 5_000_000;
  }

  /** Judges anew at the time of the newest head pose; true when something changed. */
  judge(head: PoseBuffer): boolean {
    const { quality, reason, tracker, session } = this;
    if (tracker.isAligned) this.judgeAligned(head);
    else if (tracker.isLost) this.say('LOST', session.isLevel ? 'SESSION_RESET' : 'TILT_UNKNOWN');
    else if (session.isEmpty()) this.say('UNKNOWN', 'NO_HEAD_POSE');
    else if (!session.isLevel) this.say('UNKNOWN', 'TILT_UNKNOWN');
    else this.say('UNKNOWN', tracker.hasPoints ? 'YAW_NOT_OBSERVABLE' : 'NO_SIGHTING');
    return quality !== this.quality || reason !== this.reason;
  }

  private judgeAligned(head: PoseBuffer): void {
    const { accuracy, tracker } = this;
    if (this.isHeadLost) this.say('STALE', 'TRACKING_LOST');
    else if (tracker.isContradicted) this.say('STALE', 'CONTRADICTED');
    else if (tracker.isDoubted) this.say('LOST', 'RELOCALIZING');
    else if (head.micros - tracker.lastUsed > this.staleMicros) this.say('STALE', 'NO_RECENT_SIGHTING');
    else if (tracker.probation.isOn) this.say('COARSE', 'RELOCALIZING');
    else {
      accuracy.measure(head);
      const slack = this.quality === 'TRACKED' ? HYSTERESIS : 1;
      const turn = Math.max(accuracy.yaw, accuracy.tilt);
      if (accuracy.horizontal <= slack * this.metres && turn <= slack * this.radians) this.say('TRACKED', 'NONE');
      else this.say('COARSE', 'SETTLING');
    }
  }

  private say(quality: Quality, reason: Reason): void {
    this.quality = quality;
    this.reason = reason;
  }
}
