import { find } from './kinds.js';

/**
 * What a survey's report looks like on the map.
 *
 * @typedef {object} SurveyPicture
 * @property {{at: number[], label?: string, kind: 'found' | 'other' | 'fixed' | 'walk' | 'seen' | 'point'}[]} marks
 * @property {{at: number[], xx: number, xy: number, yy: number}[]} ellipses with covariances in m²
 * @property {{from: number[], to: number[], kind: 'moved' | 'off' | 'range'}[]} lines
 * @property {number[][][]} areas
 */

/** @returns {SurveyPicture} */
export function emptyPicture() {
  return { marks: [], ellipses: [], lines: [], areas: [] };
}

/**
 * @param {any} survey with its report
 * @param {number} choice from 1 on
 * @param {any} document as it stands before anything is applied
 * @param {number} times so many times as large as they are ellipses and errors are drawn
 * @returns {SurveyPicture}
 */
export function pictureOf({ kind, report }, choice, document, times = 1) {
  const picture = emptyPicture();
  if (!report) return picture;
  draw(picture, kind, report, choice, document);
  return magnified(picture, times);
}

/** As surveyors draw errors that are small against the plan. */
function magnified(picture, times) {
  return {
    ...picture,
    ellipses: picture.ellipses.map(({ at, xx, xy, yy }) => ({ at, xx: xx * times ** 2, xy: xy * times ** 2, yy: yy * times ** 2 })),
    lines: picture.lines.map((line) => (line.kind !== 'off' ? line
      : { ...line, to: line.to.map((value, axis) => line.from[axis] + times * (value - line.from[axis])) })),
  };
}

function draw(picture, kind, report, choice, document) {
  switch (kind) {
    case 'anchors': drawAnchors(picture, report, choice, document); break;
    case 'camera': drawCamera(picture, report.choices[choice - 1]); break;
    case 'homography': drawPoints(picture, report.points); break;
    case 'radar': drawRadar(picture, report); break;
    case 'frame': drawFrame(picture, report); break;
    default:
  }
}

function drawAnchors(picture, report, choice, document) {
  const chosen = report.choices[choice - 1];
  const places = new Map();
  for (const { id, position, covariance, fixed } of chosen.anchors) {
    places.set(id, position);
    picture.marks.push({ at: position, label: id, kind: fixed ? 'fixed' : 'found' });
    if (fixed) continue;
    picture.ellipses.push({ at: position, xx: covariance[0], xy: covariance[1], yy: covariance[3] });
    const before = find(document, `anchor:${id}`)?.object.position;
    if (before && apart(before, position) > 0.02) picture.lines.push({ from: before, to: position, kind: 'moved' });
  }
  report.choices.forEach((other, i) => {
    if (i === choice - 1) return;
    for (const { id, position } of other.anchors) {
      if (apart(position, places.get(id)) > 0.05) picture.marks.push({ at: position, label: `${id} in ${i + 1}`, kind: 'other' });
    }
  });
  for (const { from, to } of chosen.suspicious) {
    if (places.has(from) && places.has(to)) picture.lines.push({ from: places.get(from), to: places.get(to), kind: 'range' });
  }
}

function drawCamera(picture, chosen) {
  picture.marks.push({ at: chosen.position, label: 'camera', kind: 'found' });
  picture.ellipses.push({ at: chosen.position, xx: chosen.covariance[0], xy: chosen.covariance[1], yy: chosen.covariance[6] });
  if (chosen.view.length > 2) picture.areas.push(chosen.view);
  drawPoints(picture, chosen.points);
}

function drawPoints(picture, points) {
  points.forEach(({ site, seenAt }, i) => {
    picture.marks.push({ at: site, label: String(i + 1), kind: 'point' });
    if (seenAt) picture.lines.push({ from: site, to: seenAt, kind: 'off' });
  });
}

function drawRadar(picture, { position, covariance, residuals }) {
  picture.marks.push({ at: position, label: 'radar', kind: 'found' });
  picture.ellipses.push({ at: position, xx: covariance[0], xy: covariance[1], yy: covariance[6] });
  for (const { walker, seen, used } of residuals) {
    picture.marks.push({ at: walker, kind: 'walk' });
    if (!used) continue;
    picture.marks.push({ at: seen, kind: 'seen' });
    picture.lines.push({ from: walker, to: seen, kind: 'off' });
  }
}

function drawFrame(picture, { residuals }) {
  for (const { target, error, used } of residuals) {
    const mapped = target.map((value, axis) => value - (error[axis] ?? 0));
    picture.marks.push({ at: target, kind: 'walk' });
    if (used) picture.marks.push({ at: mapped, kind: 'seen' });
    picture.lines.push({ from: target, to: mapped, kind: used ? 'off' : 'range' });
  }
}

function apart(a, b) {
  return Math.hypot(...a.map((value, axis) => value - b[axis]));
}
