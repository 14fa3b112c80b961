import { yawOf } from './ellipse.js';

const CAMERA_REACH = 8;
const FARTHEST = 60;
const NARROWEST = 0.05;
const WIDEST_LENS = 3;

/**
 * The sector a sensor looks into on the plan: for a camera as wide as its image and 8 m deep.
 *
 * @param {string} kind 'camera' or 'detector' @param {any} object
 * @returns {{yaw: number, wide: number, reach: number} | null} rad and m; null where it is not known
 */
export function sightOf(kind, { orientation, intrinsics, fieldOfView, maxRange }) {
  if (!orientation) return null;
  const sight = kind === 'camera'
    ? { yaw: opticalYaw(orientation), wide: intrinsics ? 2 * Math.atan2(intrinsics.width / 2, intrinsics.fx) : 0, reach: CAMERA_REACH }
    : { yaw: yawOf(orientation), wide: fieldOfView ?? 2 * Math.PI, reach: Math.min(maxRange ?? 0, FARTHEST) };
  return sight.reach > 0 && sight.wide > 0 ? sight : null;
}

/** An optical frame looks along its z. */
function opticalYaw([x, y, z, w]) {
  return Math.atan2(2 * (y * z - w * x), 2 * (x * z + w * y));
}

/** Corners of the sector around a place. */
export function sectorOf({ yaw, wide, reach }, [x, y]) {
  const points = wide < 2 * Math.PI ? [[x, y]] : [];
  for (let i = 0; i <= 24; i++) {
    const angle = yaw + wide * (i / 24 - 0.5);
    points.push([x + reach * Math.cos(angle), y + reach * Math.sin(angle)]);
  }
  return points;
}

/** Where the sector is held: ahead, which turns it, and at its left edge, which widens it. */
export function handlesOf({ yaw, wide, reach }, [x, y]) {
  const at = (angle) => [x + reach * Math.cos(angle), y + reach * Math.sin(angle)];
  return { ahead: at(yaw), edge: at(yaw + Math.min(wide, 2 * Math.PI - 0.2) / 2) };
}

/** Turns a sensor to look at a place; a detector reaches as far. Its tilt and roll stay. Changes the object. */
export function lookAt(kind, object, [x, y]) {
  const [fromX, fromY] = object.position;
  const turn = Math.atan2(y - fromY, x - fromX) - sightOf(kind, object).yaw;
  const [s, c] = [Math.sin(turn / 2), Math.cos(turn / 2)];
  const [qx, qy, qz, qw] = object.orientation;
  object.orientation = [c * qx - s * qy, c * qy + s * qx, c * qz + s * qw, c * qw - s * qz];
  if (kind === 'detector') object.maxRange = Math.max(0.1, Math.round(10 * Math.hypot(x - fromX, y - fromY)) / 10);
}

/** Makes a sensor see a place at its edge: by the focal length of a camera, by the field of view of others. Changes the object. */
export function widenTo(kind, object, [x, y]) {
  const [fromX, fromY] = object.position;
  const off = Math.atan2(y - fromY, x - fromX) - sightOf(kind, object).yaw;
  const wide = Math.max(NARROWEST, 2 * Math.abs(Math.atan2(Math.sin(off), Math.cos(off))));
  if (kind === 'detector') {
    object.fieldOfView = Math.round(1000 * wide) / 1000;
    return;
  }
  const { intrinsics } = object;
  const fx = Math.round(intrinsics.width / 2 / Math.tan(Math.min(wide, WIDEST_LENS) / 2));
  intrinsics.fy = Math.round(intrinsics.fy * fx / intrinsics.fx);
  intrinsics.fx = fx;
}
