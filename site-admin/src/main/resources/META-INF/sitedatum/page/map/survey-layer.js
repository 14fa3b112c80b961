import { ellipse95 } from '../geometry/ellipse.js';
import { colours, onTheme } from './colours.js';
import { ol } from './site-projection.js';

const STEPS = 48;

/** What a survey has found, and the points of one that is being prepared: above everything else. */
export class SurveyLayer {
  /** @param {import('../shell/workspace.js').Workspace} workspace */
  constructor(workspace) {
    this.workspace = workspace;
    this.source = new ol.source.Vector();
    this.layer = new ol.layer.Vector({ source: this.source, style: styleOf, className: 'survey-layer', zIndex: 6, declutter: true });
    onTheme(() => this.source.changed());
  }

  /** What is to be seen of it: its marks, but not how far a camera may see. */
  get extent() {
    return ol.extent.boundingExtent((this.shown?.marks ?? []).map(({ at }) => at.slice(0, 2)));
  }

  /** Draws anew when there is another picture. @returns {boolean} whether there was */
  show() {
    const { survey } = this.workspace;
    if (survey === this.shown) return false;
    this.shown = survey;
    this.source.clear(true);
    if (survey) this.source.addFeatures(featuresOf(survey));
    return true;
  }
}

function featuresOf({ marks, ellipses, lines, areas }) {
  return [
    ...areas.map((ring) => made(new ol.geom.Polygon([[...ring, ring[0]]]), 'area')),
    ...ellipses.map((ellipse) => made(outlineOf(ellipse), 'ellipse')),
    ...lines.map(({ from, to, kind }) => made(new ol.geom.LineString([from.slice(0, 2), to.slice(0, 2)]), kind)),
    ...marks.map(({ at, kind, label }) => made(new ol.geom.Point(at.slice(0, 2)), kind, label)),
  ];
}

function made(geometry, kind, label) {
  return new ol.Feature({ geometry, kind, label });
}

/** The 95 % ellipse of a covariance, m². */
function outlineOf({ at: [x, y], xx, xy, yy }) {
  const { major, minor, angle } = ellipse95(xx, xy, yy);
  const ring = Array.from({ length: STEPS + 1 }, (_, i) => {
    const turn = (2 * Math.PI * (i % STEPS)) / STEPS;
    const [along, across] = [major * Math.cos(turn), minor * Math.sin(turn)];
    return [x + along * Math.cos(angle) - across * Math.sin(angle), y + along * Math.sin(angle) + across * Math.cos(angle)];
  });
  return new ol.geom.Polygon([ring]);
}

function styleOf(feature) {
  const palette = colours();
  const kind = feature.get('kind');
  const label = feature.get('label');
  switch (kind) {
    case 'area': return filled(palette.camera, 1.5);
    case 'ellipse': return filled(palette.chosen, 1.5);
    case 'moved': return line(palette.chosen, 1.5, [2, 4]);
    case 'off': return line(palette.degraded, 2);
    case 'range': return line(palette.degraded, 2, [8, 6]);
    case 'walk': return dot(palette.tracking, 3);
    case 'seen': return dot(palette.degraded, 3);
    case 'point': return dot(palette.chosen, 5, label, palette);
    case 'fixed': return mark(palette.anchor, palette.anchor, label, palette);
    case 'other': return mark('#00000000', palette.degraded, label, palette);
    default: return mark(palette.chosen, palette.chosen, label, palette);
  }
}

function filled(colour, width) {
  return new ol.style.Style({
    fill: new ol.style.Fill({ color: `${colour}22` }), stroke: new ol.style.Stroke({ color: colour, width }),
  });
}

function line(color, width, lineDash) {
  return new ol.style.Style({ stroke: new ol.style.Stroke({ color, width, lineDash }), zIndex: 1 });
}

function dot(color, radius, label, palette) {
  return new ol.style.Style({
    image: new ol.style.Circle({ declutterMode: 'none', radius, fill: new ol.style.Fill({ color }) }), text: label ? text(label, color, palette) : undefined, zIndex: 2,
  });
}

function mark(fill, color, label, palette) {
  return new ol.style.Style({
    image: new ol.style.RegularShape({
      declutterMode: 'none', points: 3, radius: 7, fill: new ol.style.Fill({ color: fill }), stroke: new ol.style.Stroke({ color, width: 2 }),
    }),
    text: label ? text(label, color, palette) : undefined, zIndex: 3,
  });
}

function text(words, color, palette) {
  return new ol.style.Text({
    text: words, offsetY: -16, font: 'bold 12px system-ui, sans-serif', fill: new ol.style.Fill({ color }),
    stroke: new ol.style.Stroke({ color: palette.paper, width: 3 }), overflow: true,
  });
}
