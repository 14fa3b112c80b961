import { ellipse95, horizontal, yawOf } from '../geometry/ellipse.js';
import { isAnonymous } from '../model/live-feed.js';
import { colours } from './colours.js';
import { ol } from './site-projection.js';

const SLOW_FRAME = 50;
/** A trail bends no finer than this, px: nobody sees more, and every piece costs. */
const TRAIL_STEP = 3;
/** Width of a letter of a name, px, roughly: measuring each would cost more than drawing it. */
const LETTER = 6.6;

/**
 * What moves: trail, 95 % ellipse, protection level of the chosen one, mark and name, drawn at once on one canvas when
 * poses come.
 */
export function liveLayer(workspace) {
  return canvasLayer('live', (scene) => {
    workspace.feed.tidy();
    scene.halo = Boolean(workspace.coverage);
    const bodies = visible(workspace);
    const chosen = bodies.find(({ pose }) => `body:${pose.trackable}` === workspace.address.object);
    if (chosen) drawBody(scene, chosen, true);
    for (const body of bodies) if (body !== chosen) drawBody(scene, body, false);
  });
}

/**
 * A layer that is one canvas, drawn anew as a whole. Its `repaint` does so without having the map draw everything else too:
 * what moves does ten times a second. Trails are left out for a while when drawing takes long.
 *
 * @param {string} className @param {(scene: any) => void} paint
 */
export function canvasLayer(className, paint) {
  const canvas = document.createElement('canvas');
  canvas.className = className;
  const context = canvas.getContext('2d');
  let hurry = 0;
  let seen = null;
  let due = 0;
  const draw = () => {
    const began = performance.now();
    fit(canvas, seen);
    const [width, height] = seen.size;
    context.setTransform(seen.pixelRatio, 0, 0, seen.pixelRatio, 0, 0);
    context.clearRect(0, 0, width, height);
    const { center, resolution } = seen.viewState;
    paint({
      context, colours: colours(), scale: 1 / resolution, trails: hurry === 0, names: [],
      x: (x) => width / 2 + (x - center[0]) / resolution,
      y: (y) => height / 2 - (y - center[1]) / resolution,
    });
    hurry = performance.now() - began > SLOW_FRAME ? 20 : Math.max(0, hurry - 1);
  };
  const layer = new ol.layer.Layer({
    render(frame) {
      seen = frame;
      draw();
      return canvas;
    },
  });
  layer.repaint = () => {
    if (due || !seen || !layer.getVisible()) return;
    due = requestAnimationFrame(() => {
      due = 0;
      draw();
    });
  };
  return layer;
}

function fit(canvas, { size: [width, height], pixelRatio }) {
  if (canvas.width === width * pixelRatio && canvas.height === height * pixelRatio) return;
  canvas.width = width * pixelRatio;
  canvas.height = height * pixelRatio;
  canvas.style.width = `${width}px`;
  canvas.style.height = `${height}px`;
}

/** Bodies on the floor that is looked at, and those of which none is known. */
export function visible(workspace) {
  const floor = workspace.floor?.id;
  return [...workspace.feed.bodies.values()].filter(({ pose }) => !pose.floor || pose.floor === floor);
}

/** One body; its own `colour` counts before that of its state. */
export function drawBody(scene, body, chosen) {
  const { pose } = body;
  const { context } = scene;
  const x = scene.x(pose.position[0]);
  const y = scene.y(pose.position[1]);
  const colour = body.colour ?? (chosen ? scene.colours.chosen : scene.colours[pose.state] ?? scene.colours.lost);
  context.strokeStyle = colour;
  context.fillStyle = colour;
  context.lineWidth = 1.5;
  if (scene.trails || chosen) drawTrail(scene, body);
  if (pose.state !== 'lost') drawEllipse(scene, pose, x, y);
  if (chosen && pose.protectionLevel) drawProtection(scene, pose, x, y);
  drawMark(scene, pose, x, y, chosen);
  drawName(scene, pose, x, y, chosen);
}

/** A name that would lie over another is left out until one comes nearer; that of the chosen one never is. */
function drawName({ context, colours: palette, names, halo }, pose, x, y, chosen) {
  const text = pose.label ?? pose.trackable;
  const box = { left: x + 9, right: x + 9 + LETTER * text.length, top: y - 19, bottom: y - 6 };
  const hidden = names.some((other) => box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom);
  if (text === '' || (hidden && !chosen)) return;
  names.push(box);
  context.font = `${chosen ? 'bold 13px' : '12px'} system-ui, sans-serif`;
  if (halo) {
    context.lineWidth = 3;
    context.strokeStyle = palette.paper;
    context.strokeText(text, x + 9, y - 8);
  }
  context.fillStyle = isAnonymous(pose) && !halo ? palette.outline : palette.ink;
  context.fillText(text, x + 9, y - 8);
}

function drawTrail({ context, x, y }, { trail, next, length }) {
  const size = trail.length / 2;
  let [fromX, fromY] = [Infinity, Infinity];
  context.globalAlpha = 0.45;
  context.beginPath();
  for (let i = 0; i < length; i++) {
    const at = 2 * ((next - length + i + size) % size);
    const [toX, toY] = [x(trail[at]), y(trail[at + 1])];
    if (i > 0 && i < length - 1 && Math.abs(toX - fromX) + Math.abs(toY - fromY) < TRAIL_STEP) continue;
    if (i === 0) context.moveTo(toX, toY);
    else context.lineTo(toX, toY);
    [fromX, fromY] = [toX, toY];
  }
  context.stroke();
  context.globalAlpha = 1;
}

function drawEllipse({ context, scale }, pose, x, y) {
  const { xx, xy, yy } = horizontal(pose.covariance);
  const { major, minor, angle } = ellipse95(xx, xy, yy);
  context.beginPath();
  context.ellipse(x, y, Math.max(1, major * scale), Math.max(1, minor * scale), -angle, 0, 2 * Math.PI);
  context.globalAlpha = major > 3 ? 0 : 0.15;
  context.fill();
  context.globalAlpha = 0.8;
  context.stroke();
  context.globalAlpha = 1;
}

function drawProtection({ context, scale }, pose, x, y) {
  context.setLineDash([5, 4]);
  context.beginPath();
  context.arc(x, y, pose.protectionLevel * scale, 0, 2 * Math.PI);
  context.stroke();
  context.setLineDash([]);
}

/** The shape says the state as well as the colour: disc, ring, square, cross; bodies without a name are diamonds. */
function drawMark({ context, colours: palette }, pose, x, y, chosen) {
  const size = chosen ? 7 : 5;
  context.beginPath();
  if (isAnonymous(pose)) diamond(context, x, y, size);
  else if (pose.state === 'degraded') context.rect(x - size, y - size, 2 * size, 2 * size);
  else if (pose.state === 'lost') cross(context, x, y, size);
  else context.arc(x, y, size, 0, 2 * Math.PI);
  if (pose.state === 'coasting') {
    const colour = context.fillStyle;
    context.fillStyle = palette.paper;
    context.fill();
    context.fillStyle = colour;
  } else {
    context.fill();
  }
  context.stroke();
  if (pose.orientation) {
    const yaw = yawOf(pose.orientation);
    context.beginPath();
    context.moveTo(x, y);
    context.lineTo(x + 3 * size * Math.cos(yaw), y - 3 * size * Math.sin(yaw));
    context.lineWidth = 2.5;
    context.stroke();
  }
}

function diamond(context, x, y, size) {
  context.moveTo(x, y - size - 1);
  context.lineTo(x + size + 1, y);
  context.lineTo(x, y + size + 1);
  context.lineTo(x - size - 1, y);
  context.closePath();
}

function cross(context, x, y, size) {
  context.moveTo(x - size, y - size);
  context.lineTo(x + size, y + size);
  context.moveTo(x + size, y - size);
  context.lineTo(x - size, y + size);
}
