const TRAIL = 40;
/** Poses farther apart, µs, say nothing of what was between them. */
const GAP = 3_000_000;
/** Nobody moves so far between two poses: a trail does not go on over it, m. */
const JUMP = 2;

/**
 * The tracks of one replay, to be looked at at any instant.
 *
 * @typedef {{pose: any, trail: Float64Array, next: number, length: number}} Body as the live feed has them
 */
export class ReplayTape {
  /** @param {any} job as the node tells it, done @param {any} tracks its columns @param {any[]} events */
  constructor(job, tracks, events) {
    this.job = job;
    this.events = events;
    this.states = tracks.states;
    this.floors = tracks.floors;
    this.tracks = tracks.items;
    this.truth = new Map(tracks.truth.map((track) => [track.trackable, track]));
    this.from = job.from ?? 0;
    this.until = job.until ?? 0;
  }

  /** Every body that was heard of about then, in the form of the live feed. @param {number} stamp µs @returns {Body[]} */
  at(stamp) {
    return this.tracks.flatMap((track) => this.bodyAt(track, stamp) ?? []);
  }

  bodyAt(track, stamp) {
    const i = lastAtOrBefore(track.stamp, stamp);
    if (i < 0 || stamp - track.stamp[i] > GAP) return undefined;
    const length = trailOf(track, i);
    const trail = new Float64Array(2 * TRAIL);
    for (let k = 0; k < length; k++) {
      trail[2 * k] = track.x[i - length + 1 + k];
      trail[2 * k + 1] = track.y[i - length + 1 + k];
    }
    return { pose: this.pose(track, i, stamp), trail, next: length % TRAIL, length };
  }

  /** Between two poses on the line between them. */
  pose(track, i, stamp) {
    const after = i + 1 < track.stamp.length && track.stamp[i + 1] - track.stamp[i] <= GAP ? i + 1 : i;
    const part = after === i ? 0 : (stamp - track.stamp[i]) / (track.stamp[after] - track.stamp[i]);
    const mix = (column) => column[i] + part * (column[after] - column[i]);
    return {
      trackable: track.trackable,
      stamp: track.stamp[i],
      floor: this.floors[track.floor[i]],
      position: [mix(track.x), mix(track.y), mix(track.z)],
      covariance: [track.xx[i], track.xy[i], 0, track.yy[i], 0, 0],
      orientation: track.yaw[i] === null ? undefined : [0, 0, Math.sin(track.yaw[i] / 2), Math.cos(track.yaw[i] / 2)],
      state: this.states[track.state[i]],
      protectionLevel: track.protectionLevel[i] ?? undefined,
    };
  }

  /** Where a body truly was then; undefined without truth. @returns {number[] | undefined} x, y */
  truthAt(trackable, stamp) {
    const track = this.truth.get(trackable);
    const i = track ? lastAtOrBefore(track.stamp, stamp) : -1;
    return i < 0 || stamp - track.stamp[i] > GAP ? undefined : [track.x[i], track.y[i]];
  }
}

/** How many poses up to this one are one trail. */
function trailOf({ stamp, x, y }, i) {
  let length = 1;
  for (let k = i; length < TRAIL && k > 0; k--, length++) {
    if (stamp[k] - stamp[k - 1] > GAP || Math.hypot(x[k] - x[k - 1], y[k] - y[k - 1]) > JUMP) break;
  }
  return length;
}

/** Index of the last stamp that is not after this one; -1: all are. @param {number[]} stamps in order @param {number} stamp */
export function lastAtOrBefore(stamps, stamp) {
  let low = 0;
  let high = stamps.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (stamps[middle] <= stamp) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
