import { handlesOf, lookAt, sightOf, widenTo } from '../geometry/sight.js';
import { find } from '../model/kinds.js';
import { colours } from './colours.js';
import { ol } from './site-projection.js';

const NEAR = 12;

/** Two rounds at the chosen sensor's field of view: the one ahead turns it, the one at the edge widens it. */
export class SightHandles {
  /** @param {any} map @param {import('../shell/workspace.js').Workspace} workspace @param {string} name 'kind:id' */
  constructor(map, workspace, name) {
    this.source = new ol.source.Vector();
    this.layer = new ol.layer.Vector({ source: this.source, map, style: styleOf, className: 'sight-handles' });
    this.map = map;
    this.handles = [];
    this.held = null;
    this.interactions = [];
    const found = find(workspace.document, name);
    const sight = found && ['camera', 'detector'].includes(found.kind) && found.object.position ? sightOf(found.kind, found.object) : null;
    if (!sight) return;
    const { ahead, edge } = handlesOf(sight, found.object.position);
    this.add('ahead', ahead, (at) => workspace.draft.alter(name, (object) => lookAt(found.kind, object, at), 'turn'));
    this.add('edge', edge, (at) => workspace.draft.alter(name, (object) => widenTo(found.kind, object, at), 'widen'));
    this.interactions = [new ol.interaction.Pointer({
      handleDownEvent: ({ pixel }) => {
        this.held = this.at(pixel);
        return Boolean(this.held);
      },
      handleDragEvent: ({ coordinate }) => this.held.feature.getGeometry().setCoordinates(coordinate.slice(0, 2)),
      handleUpEvent: () => {
        const { feature, moved } = this.held;
        this.held = null;
        moved(feature.getGeometry().getCoordinates());
        return false;
      },
    })];
  }

  /** The handle at a pixel of the map. */
  at([x, y]) {
    return this.handles.find(({ feature }) => {
      const [u, v] = this.map.getPixelFromCoordinate(feature.getGeometry().getCoordinates());
      return Math.hypot(u - x, v - y) < NEAR;
    }) ?? null;
  }

  add(role, at, moved) {
    const feature = new ol.Feature({ geometry: new ol.geom.Point(at), role });
    this.source.addFeature(feature);
    this.handles.push({ feature, moved });
  }

  remove() {
    this.layer.setMap(null);
  }
}

function styleOf(feature) {
  const { chosen, paper } = colours();
  const ahead = feature.get('role') === 'ahead';
  return new ol.style.Style({
    image: new ol.style.Circle({
      radius: ahead ? 7 : 5, fill: new ol.style.Fill({ color: ahead ? chosen : paper }),
      stroke: new ol.style.Stroke({ color: ahead ? paper : chosen, width: 2 }),
    }),
  });
}
