/** Where the 95 % of a two-dimensional normal distribution end, in standard deviations: sqrt of chi-square(2) at 0.95. */
const NINETY_FIVE = 2.447746830680816;

/**
 * The 95 % ellipse of a horizontal covariance, m².
 *
 * @param {number} xx @param {number} xy @param {number} yy
 * @returns {{major: number, minor: number, angle: number}} half axes in metres; angle of the major one, rad from x to y
 */
export function ellipse95(xx, xy, yy) {
  const middle = 0.5 * (xx + yy);
  const reach = Math.hypot(0.5 * (xx - yy), xy);
  return {
    major: NINETY_FIVE * Math.sqrt(Math.max(0, middle + reach)),
    minor: NINETY_FIVE * Math.sqrt(Math.max(0, middle - reach)),
    angle: 0.5 * Math.atan2(2 * xy, xx - yy),
  };
}

/**
 * The horizontal part of a pose's covariance in contract form: the upper triangle, row by row, of 3 or 6 axes.
 *
 * @param {number[]} triangle 6 or 21 numbers
 */
export function horizontal(triangle) {
  const axes = triangle.length === 21 ? 6 : 3;
  return { xx: triangle[0], xy: triangle[1], yy: triangle[axes] };
}

/** Yaw of a quaternion x y z w, rad. @param {number[]} q */
export function yawOf([x, y, z, w]) {
  return Math.atan2(2 * (w * z + x * y), 1 - 2 * (y * y + z * z));
}

/** Quaternion x y z w of a yaw. @param {number} yaw rad */
export function ofYaw(yaw) {
  return [0, 0, Math.sin(0.5 * yaw), Math.cos(0.5 * yaw)];
}
