import { yawOf } from '../geometry/ellipse.js';
import { colours } from './colours.js';
import { ol } from './site-projection.js';

const WIDTHS = { glass: 2, drywall: 3, brick: 4, concrete: 5, metal: 4 };
const DASHES = { glass: [6, 4], metal: [12, 3] };

/**
 * How a feature of the document is drawn: sensors with name and sight where one works on them, else as small marks.
 *
 * @param {boolean} chosen @param {string} view
 */
export function styleOf(feature, chosen, view) {
  const kind = feature.get('kind');
  const object = feature.get('object');
  const palette = colours();
  const colour = chosen ? palette.chosen : palette[kind] ?? palette.outline;
  switch (kind) {
    case 'floor':
      return new ol.style.Style({ stroke: stroke(palette.outline, 1.5), zIndex: 0 });
    case 'wall':
      return new ol.style.Style({
        stroke: new ol.style.Stroke({ color: colour, width: WIDTHS[object.material] ?? 3, lineDash: DASHES[object.material] }),
        zIndex: 2,
      });
    case 'fence':
      return new ol.style.Style({
        stroke: stroke(colour, chosen ? 3 : 1.5, [8, 5]), fill: new ol.style.Fill({ color: `${colour}22` }),
        text: label(object.id, colour, palette, 0), zIndex: 1,
      });
    default:
      return pointStyles(kind, object, colour, palette, chosen, chosen || view === 'sensors');
  }
}

const SHAPES = {
  anchor: { points: 3, radius: 7, angle: 0 },
  camera: { points: 4, radius: 7, angle: Math.PI / 4 },
  detector: { points: 6, radius: 7, angle: 0 },
  marker: { points: 4, radius: 7, angle: 0 },
};

function pointStyles(kind, object, colour, palette, chosen, full) {
  const shape = SHAPES[kind];
  const styles = [new ol.style.Style({
    image: new ol.style.RegularShape({
      ...shape, radius: shape.radius + (chosen ? 3 : 0) - (full ? 0 : 3), fill: new ol.style.Fill({ color: colour }), stroke: stroke(palette.paper, 1.5),
    }),
    text: full ? label(object.id, colour, palette, 16) : undefined, zIndex: chosen ? 5 : 3,
  })];
  const sight = full && (kind === 'camera' || kind === 'detector') ? sightOf(kind, object) : null;
  if (sight) {
    styles.push(new ol.style.Style({
      geometry: sight, fill: new ol.style.Fill({ color: `${colour}18` }), stroke: stroke(`${colour}66`, 1), zIndex: 0,
    }));
  }
  return styles;
}

/** The sector a sensor looks into, where it is known: for a camera as wide as its image, 8 m deep. */
function sightOf(kind, object) {
  if (!object.orientation) return null;
  const { yaw, wide, reach } = kind === 'camera' ? cameraSight(object) : {
    yaw: yawOf(object.orientation), wide: object.fieldOfView ?? 2 * Math.PI, reach: Math.min(object.maxRange ?? 0, 60),
  };
  if (!(reach > 0) || !(wide > 0)) return null;
  const [x, y] = object.position;
  const points = wide < 2 * Math.PI ? [[x, y]] : [];
  for (let i = 0; i <= 24; i++) {
    const angle = yaw + wide * (i / 24 - 0.5);
    points.push([x + reach * Math.cos(angle), y + reach * Math.sin(angle)]);
  }
  return new ol.geom.Polygon([[...points, points[0]]]);
}

/** An optical frame looks along its z. */
function cameraSight({ orientation: [x, y, z, w], intrinsics }) {
  const yaw = Math.atan2(2 * (y * z - w * x), 2 * (x * z + w * y));
  return { yaw, wide: intrinsics ? 2 * Math.atan2(intrinsics.width / 2, intrinsics.fx) : 0, reach: 8 };
}

function stroke(color, width, lineDash) {
  return new ol.style.Stroke({ color, width, lineDash });
}

function label(text, color, palette, offsetY) {
  return new ol.style.Text({
    text, offsetY, font: '12px system-ui, sans-serif', fill: new ol.style.Fill({ color }), stroke: stroke(palette.paper, 3),
    overflow: true,
  });
}
