import { sectorOf, sightOf } from '../geometry/sight.js';
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
      return [
        new ol.style.Style({ stroke: stroke(colour, chosen ? 3 : 1.5, [8, 5]), fill: new ol.style.Fill({ color: `${colour}22` }), zIndex: 1 }),
        new ol.style.Style({ text: label(object.id, colour, palette, 0, true), geometry: middleOf, zIndex: 1 }),
      ];
    default:
      return pointStyles(kind, object, colour, palette, chosen, chosen || view === 'sensors');
  }
}

/** Where the name of an area stands; names of circles are not drawn by themselves beside others that give way. */
function middleOf(feature) {
  const geometry = feature.getGeometry();
  return geometry.getType() === 'Circle' ? new ol.geom.Point(geometry.getCenter()) : geometry.getInteriorPoint();
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
      ...shape, declutterMode: 'none', radius: shape.radius + (chosen ? 3 : 0) - (full ? 0 : 3), fill: new ol.style.Fill({ color: colour }), stroke: stroke(palette.paper, 1.5),
    }),
    text: full ? label(object.id, colour, palette, 16, chosen) : undefined, zIndex: chosen ? 5 : 3,
  })];
  const sight = full && (kind === 'camera' || kind === 'detector') ? sectorShape(kind, object) : null;
  if (sight) {
    styles.push(new ol.style.Style({
      geometry: sight, fill: new ol.style.Fill({ color: `${colour}18` }), stroke: stroke(`${colour}66`, 1), zIndex: 0,
    }));
  }
  return styles;
}

/** The sector a sensor looks into, as a polygon; null where it is not known. */
function sectorShape(kind, object) {
  const sight = sightOf(kind, object);
  if (!sight) return null;
  const points = sectorOf(sight, object.position);
  return new ol.geom.Polygon([[...points, points[0]]]);
}

function stroke(color, width, lineDash) {
  return new ol.style.Stroke({ color, width, lineDash });
}

/** A name; one that would lie over another is left out until one comes nearer, unless it is to stay. */
function label(text, color, palette, offsetY, stays) {
  return new ol.style.Text({
    declutterMode: stays ? 'none' : 'declutter',
    text, offsetY, font: '12px system-ui, sans-serif', fill: new ol.style.Fill({ color }), stroke: stroke(palette.paper, 3),
    overflow: true,
  });
}
