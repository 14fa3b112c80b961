import { leastSquares } from './linear-solve.js';

/**
 * How a plan image lies on the site: site x = a u + b v + c, site y = d u + e v + f, with u to the right and v down the
 * image in pixels (the six numbers of a world file).
 *
 * @typedef {{a: number, b: number, c: number, d: number, e: number, f: number}} Placement
 * @typedef {{pixel: [number, number], site: [number, number]}} ControlPoint
 * @typedef {{first: [number, number], second: [number, number], metres: number}} Measure between two pixels
 */

/** @param {Placement} p @param {number} u @param {number} v @returns {[number, number]} site metres */
export function toSite(p, u, v) {
  return [p.a * u + p.b * v + p.c, p.d * u + p.e * v + p.f];
}

/** @param {Placement} p @returns {[number, number]} pixels */
export function toPixel(p, x, y) {
  const det = p.a * p.e - p.b * p.d;
  const dx = x - p.c;
  const dy = y - p.f;
  return [(p.e * dx - p.b * dy) / det, (p.a * dy - p.d * dx) / det];
}

/**
 * The scale that known distances between two pixels each give, and how far each is off it.
 *
 * @param {Measure[]} measures
 * @returns {{metresPerPixel: number, off: number[]} | null} by least squares; {@code off} as a share of its length; null without a
 *   distance
 */
export function scaleOf(measures) {
  const pixels = measures.map(({ first, second }) => Math.hypot(second[0] - first[0], second[1] - first[1]));
  const square = pixels.reduce((sum, p) => sum + p * p, 0);
  if (!(square > 0)) return null;
  const metresPerPixel = measures.reduce((sum, { metres }, i) => sum + metres * pixels[i], 0) / square;
  return { metresPerPixel, off: measures.map(({ metres }, i) => (metresPerPixel * pixels[i]) / metres - 1) };
}

/**
 * The placement at another scale, turned as before.
 *
 * @param {Placement} placement @param {number} metresPerPixel @param {[number, number]} pixel one that stays where it is
 * @param {[number, number]} [site] or comes to lie there
 */
export function scaledTo(placement, metresPerPixel, pixel, site = toSite(placement, pixel[0], pixel[1])) {
  const s = metresPerPixel / Math.hypot(placement.a, placement.d);
  const [a, b, d, e] = [s * placement.a, s * placement.b, s * placement.d, s * placement.e];
  return { a, b, c: site[0] - a * pixel[0] - b * pixel[1], d, e, f: site[1] - d * pixel[0] - e * pixel[1] };
}

/**
 * How a plan lies by all that is known of it: by points where there are two or more, else by distances, else as before.
 *
 * @param {{placement: Placement, points: ControlPoint[], measures: Measure[], fit: 'similarity' | 'affine'}} plan
 * @returns {Placement}
 */
export function laidBy({ placement, points, measures, fit: kind }) {
  const fitted = points.length >= 2 ? fit(points, kind) : null;
  if (fitted) return fitted;
  const { pixel, site } = points[0] ?? { pixel: measures[0]?.first ?? [0, 0] };
  const scale = scaleOf(measures)?.metresPerPixel ?? Math.hypot(placement.a, placement.d);
  return scaledTo(placement, scale, pixel, site);
}

/**
 * Similarity (two points or more) or affine (three or more) by least squares.
 *
 * @param {ControlPoint[]} points
 * @param {'similarity' | 'affine'} kind
 * @returns {Placement | null} null when the points do not decide it
 */
export function fit(points, kind) {
  if (points.length < (kind === 'affine' ? 3 : 2)) return null;
  const rows = [];
  const values = [];
  for (const { pixel: [u, v], site: [x, y] } of points) {
    if (kind === 'affine') rows.push([u, v, 1, 0, 0, 0], [0, 0, 0, u, v, 1]);
    else rows.push([u, v, 1, 0], [-v, u, 0, 1]);
    values.push(x, y);
  }
  const p = leastSquares(rows, values);
  if (!p) return null;
  // The image's v goes down: a similarity that keeps it a mirror image of y has x = s u + r v + c, y = r u - s v + f.
  const placement = kind === 'affine'
    ? { a: p[0], b: p[1], c: p[2], d: p[3], e: p[4], f: p[5] }
    : { a: p[0], b: p[1], c: p[2], d: p[1], e: -p[0], f: p[3] };
  return isFlat(placement) ? null : placement;
}

/** Whether a plan would lie on a line or in a point: two of its points were said to be at one place. */
function isFlat({ a, b, d, e }) {
  const most = Math.max(a * a + d * d, b * b + e * e);
  return !(most > 1e-18 && Math.abs(a * e - b * d) > 1e-6 * most);
}

/**
 * What is to be known of a fit before it is trusted.
 *
 * @param {ControlPoint[]} points @param {'similarity' | 'affine'} kind
 */
export function quality(points, kind) {
  const placement = fit(points, kind);
  if (!placement) return null;
  const residuals = points.map((point) => distance(placement, point));
  const least = kind === 'affine' ? 3 : 2;
  const leftOut = points.length <= least ? [] : points.map((point, i) => {
    const without = fit(points.filter((_, j) => j !== i), kind);
    return without ? distance(without, point) : NaN;
  });
  const scaleU = Math.hypot(placement.a, placement.d);
  const scaleV = Math.hypot(placement.b, placement.e);
  const shear = Math.abs(placement.a * placement.b + placement.d * placement.e) / (scaleU * scaleV);
  return {
    placement,
    residuals,
    leaveOneOut: leftOut,
    rms: Math.sqrt(residuals.reduce((sum, r) => sum + r * r, 0) / residuals.length),
    metresPerPixel: Math.sqrt(scaleU * scaleV),
    rotation: Math.atan2(placement.d, placement.a),
    anisotropy: Math.max(scaleU, scaleV) / Math.min(scaleU, scaleV) - 1,
    shear: Math.asin(Math.min(1, shear)),
  };
}

function distance(placement, { pixel, site }) {
  const [x, y] = toSite(placement, pixel[0], pixel[1]);
  return Math.hypot(x - site[0], y - site[1]);
}
