const NEAR = (6 * Math.PI) / 180;

/**
 * A corner pulled onto a right angle: where the piece towards it is nearly along, or nearly across, the piece before or the site's
 * axes, it is turned onto that direction and keeps its length along it.
 *
 * @param {number[]} corner @param {number[]} last the corner before @param {number[]} [before] the one before that
 * @returns {[number, number]}
 */
export function squared(corner, last, before) {
  const angle = Math.atan2(corner[1] - last[1], corner[0] - last[0]);
  const along = before ? [Math.atan2(last[1] - before[1], last[0] - before[0]), 0] : [0];
  for (const direction of along) {
    const off = remainder(angle - direction, Math.PI / 2);
    if (Math.abs(off) <= NEAR) {
      const length = Math.hypot(corner[0] - last[0], corner[1] - last[1]) * Math.cos(off);
      return [last[0] + length * Math.cos(angle - off), last[1] + length * Math.sin(angle - off)];
    }
  }
  return [corner[0], corner[1]];
}

/** What is left of an angle to the nearest multiple of a step. */
function remainder(angle, step) {
  return angle - step * Math.round(angle / step);
}

/** Whether a ring, its ends joined, touches or crosses itself. @param {number[][]} ring without its first corner again */
export function crossesItself(ring) {
  const n = ring.length;
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      const neighbours = j === i + 1 || (i === 0 && j === n - 1);
      if (!neighbours && cross(ring[i], ring[(i + 1) % n], ring[j], ring[(j + 1) % n])) return true;
    }
  }
  return false;
}

function cross(a, b, c, d) {
  const side = (p, q, r) => Math.sign((q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]));
  return side(a, b, c) !== side(a, b, d) && side(c, d, a) !== side(c, d, b);
}
