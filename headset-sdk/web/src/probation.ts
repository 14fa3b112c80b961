import { AlignmentBank } from './bank.js';
import { YAW } from './filter.js';
import { wrap } from './geometry.js';
import { AlignmentStart } from './start.js';

// The reasons stand in the Java kit's Probation.
const DOUBTED_YAW_VARIANCE = ((30 * Math.PI) / 180) ** 2;
const DOUBTED_PLACE_VARIANCE = 0.3 ** 2;
const PROVEN_YAW = (3 * Math.PI) / 180;
const GATE = 10.83;

/**
 * After a blind second the frame may be another that lies near the old one: positions that agree prove the place and not the yaw.
 * Until they tell a yaw of their own, or a marker or place agrees, the old alignment is told as uncertain as that.
 */
export class Probation {
  isOn = false;

  /** To be added to the place's variance per axis, m². */
  get placeVariance(): number {
    return this.isOn ? DOUBTED_PLACE_VARIANCE : 0;
  }

  /** To be added to the yaw's variance, rad². */
  get yawVariance(): number {
    return this.isOn ? DOUBTED_YAW_VARIANCE : 0;
  }

  /** True when the points since tell another alignment, which `start` has found. */
  isRefuted(start: AlignmentStart, alignment: AlignmentBank): boolean {
    if (!this.isOn || !start.fromPoints(alignment)) return false;
    const variance = start.found.variance(YAW, YAW);
    const turn = wrap(start.found.state(YAW) - alignment.state(YAW));
    if (turn * turn > GATE * (variance + alignment.variance(YAW, YAW))) return true;
    this.isOn = variance > PROVEN_YAW * PROVEN_YAW;
    return false;
  }
}
