import { colours, onTheme } from './colours.js';
import { ol } from './site-projection.js';

/**
 * Something drawn for the eye only: a line, a ring or a mark, in a colour of the palette by its name.
 *
 * @typedef {{line?: number[][], ring?: number[][], mark?: number[], colour: string, id?: string, width?: number, dash?: number[], text?: string}} Aid
 */

/** What a view wants to show for a while: a drawing before it is taken over, a sight line, a walk. */
export function aidLayer(workspace) {
  const source = new ol.source.Vector();
  const layer = new ol.layer.Vector({ source, className: 'objects-layer', style: (feature) => styleOf(feature.get('aid')) });
  onTheme(() => source.changed());
  let shown = {};
  return {
    layer,
    show() {
      if (workspace.aids === shown) return;
      shown = workspace.aids;
      source.clear(true);
      source.addFeatures(Object.values(shown).flat().map(featureOf));
    },
  };
}

/** One with an id can be chosen by a click. */
function featureOf(aid) {
  const feature = new ol.Feature({ geometry: geometryOf(aid), aid });
  if (aid.id) feature.setId(aid.id);
  return feature;
}

function geometryOf({ line, ring, mark }) {
  if (line) return new ol.geom.LineString(line);
  return ring ? new ol.geom.Polygon([ring]) : new ol.geom.Point(mark);
}

function styleOf({ colour, width = 2, dash, mark, ring, text }) {
  const palette = colours();
  const color = palette[colour] ?? palette.outline;
  return new ol.style.Style({
    zIndex: 6,
    stroke: new ol.style.Stroke({ color, width, lineDash: dash }),
    fill: ring ? new ol.style.Fill({ color: `${color}22` }) : undefined,
    image: mark ? new ol.style.Circle({ radius: 6, fill: new ol.style.Fill({ color }), stroke: new ol.style.Stroke({ color: palette.paper, width: 1.5 }) }) : undefined,
    text: text ? new ol.style.Text({
      text, offsetY: -14, font: '12px system-ui, sans-serif', fill: new ol.style.Fill({ color }),
      stroke: new ol.style.Stroke({ color: palette.paper, width: 3 }),
    }) : undefined,
  });
}
