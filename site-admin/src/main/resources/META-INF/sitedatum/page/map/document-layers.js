import { KINDS, floorOf, nameOf } from '../model/kinds.js';
import { onTheme } from './colours.js';
import { styleOf } from './styles.js';
import { ol } from './site-projection.js';

/** What the site document lists, as features of the floor that is looked at. */
export class DocumentLayers {
  /** @param {import('../shell/workspace.js').Workspace} workspace */
  constructor(workspace) {
    this.workspace = workspace;
    this.source = new ol.source.Vector();
    this.layers = [new ol.layer.Vector({
      source: this.source,
      className: 'objects-layer',
      declutter: true,
      style: (feature) => styleOf(feature, feature.getId() === workspace.address.object, workspace.address.view),
    })];
    onTheme(() => this.source.changed());
  }

  /** Draws the document anew when it or the floor has changed. @returns {boolean} whether features are new ones */
  show() {
    const { document, floor, address } = this.workspace;
    const renewed = this.shown !== document || this.floor !== floor?.id;
    if (renewed) {
      this.shown = document;
      this.floor = floor?.id;
      this.source.clear(true);
      if (document && floor) this.source.addFeatures(this.features(document, floor.id));
    } else if (this.chosen !== address.object || this.view !== address.view) {
      this.source.changed();
    }
    this.chosen = address.object;
    this.view = address.view;
    return renewed;
  }

  features(document, floor) {
    const outline = document.floors.find(({ id }) => id === floor)?.outline ?? [];
    const features = outline.length < 3 ? [] : [feature('floor', floor, ring(outline), { id: floor })];
    for (const [kind, { list, shape }] of Object.entries(KINDS)) {
      if (kind === 'floor' || shape === 'none') continue;
      (document[list] ?? []).forEach((object, index) => {
        const its = floorOf(document, object);
        const geometry = geometryOf(shape, object);
        if (geometry && (!its || its === floor)) {
          features.push(feature(kind, nameOf(kind, object, index).slice(kind.length + 1), geometry, object));
        }
      });
    }
    return features;
  }
}

function feature(kind, id, geometry, object) {
  const made = new ol.Feature({ geometry, kind, object });
  made.setId(`${kind}:${id}`);
  return made;
}

/** @returns the geometry an object is drawn with, or null */
function geometryOf(shape, object) {
  if (shape === 'point') return object.position ? new ol.geom.Point(object.position.slice(0, 2)) : null;
  if (shape === 'line') return new ol.geom.LineString(object.line);
  if (object.region?.centre) return new ol.geom.Circle(object.region.centre, object.region.radius);
  return object.region?.coordinates ? new ol.geom.Polygon(object.region.coordinates) : null;
}

function ring(outline) {
  return new ol.geom.Polygon([[...outline, outline[0]]]);
}
