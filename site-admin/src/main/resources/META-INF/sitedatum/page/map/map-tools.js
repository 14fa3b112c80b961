import { KINDS, freeId } from '../model/kinds.js';
import { toMillimetre } from '../geometry/paths.js';
import { squared } from '../geometry/right-angles.js';
import { visible } from './live-layer.js';
import { SightHandles } from './sight-handles.js';
import { ol } from './site-projection.js';

const CLICK = 12;
const SNAPPED = 1e-6;

/**
 * What the pointer does on the map: without a tool it chooses, and moves what is chosen where the view edits; with one it
 * draws. Everything it does can be done by numbers in the panel too.
 */
export class MapTools {
  /** @param {any} map of OpenLayers @param {import('../shell/workspace.js').Workspace} workspace @param {import('./document-layers.js').DocumentLayers} objects */
  constructor(map, workspace, objects) {
    this.map = map;
    this.workspace = workspace;
    this.objects = objects;
    this.tool = '';
    this.interactions = [];
    this.free = false;
    map.on('singleclick', (event) => this.click(event));
    map.on(['pointermove', 'click'], ({ originalEvent }) => { this.free = originalEvent.altKey; });
  }

  /** Takes a tool: 'draw:wall', 'draw:anchor', ..., 'pick' for a place, '' for none. */
  use(tool) {
    const { address } = this.workspace;
    const wanted = `${tool}|${editable(address) ? address.object : ''}`;
    if (wanted === this.wanted) return;
    this.wanted = wanted;
    this.tool = tool;
    this.interactions.forEach((interaction) => this.map.removeInteraction(interaction));
    this.handles?.remove();
    this.interactions = tool.startsWith('draw:') ? [this.draw(tool.slice(5))] : this.modify();
    if (this.interactions.length > 0) {
      this.interactions.push(new ol.interaction.Snap({ source: this.objects.source, pixelTolerance: CLICK }));
    }
    this.interactions.forEach((interaction) => this.map.addInteraction(interaction));
    this.map.getTargetElement().classList.toggle('drawing', tool !== '');
  }

  /** The features have been made anew: what was held of them is to be taken up again. */
  forget() {
    this.wanted = undefined;
  }

  click(event) {
    if (this.tool.startsWith('draw:')) return;
    if (this.tool === 'pick') {
      this.workspace.dispatchEvent(new CustomEvent('pick', { detail: event.coordinate.slice(0, 2) }));
      return;
    }
    this.workspace.select(this.bodyAt(event) ?? this.featureAt(event) ?? '');
  }

  bodyAt({ pixel }) {
    const distance = ({ pose }) => {
      const [x, y] = this.map.getPixelFromCoordinate(pose.position.slice(0, 2));
      return Math.hypot(x - pixel[0], y - pixel[1]);
    };
    const near = moving(this.workspace);
    const nearest = near.map((body) => ({ body, off: distance(body) })).sort((a, b) => a.off - b.off)[0];
    return nearest && nearest.off < CLICK ? `body:${nearest.body.pose.trackable}` : undefined;
  }

  featureAt({ pixel }) {
    return this.map.forEachFeatureAtPixel(pixel, (feature) => feature.getId(), { hitTolerance: 6 });
  }

  draw(kind) {
    const type = { point: 'Point', line: 'LineString', region: 'Polygon' }[KINDS[kind].shape];
    const drawing = new ol.interaction.Draw({ type, stopClick: true, geometryFunction: type === 'LineString' ? this.squaredLine() : undefined });
    drawing.on('drawend', ({ feature }) => {
      const object = this.made(kind, feature.getGeometry().getCoordinates());
      this.workspace.draft.add(kind, object);
      const list = this.workspace.document[KINDS[kind].list];
      this.workspace.select(`${kind}:${kind === 'wall' ? list.length - 1 : object.id}`);
      if (kind !== 'wall') this.workspace.take('');
    });
    return drawing;
  }

  /** A line whose newest corner is pulled to a right angle, unless it stands on something already or Alt is held. */
  squaredLine() {
    let most = 0;
    return (corners, line) => {
      const newest = corners.at(-1);
      // when the line is ended, the corner under the pointer goes and the others stay as they were placed
      const moving = corners.length > 1 && corners.length >= most;
      most = Math.max(most, corners.length);
      if (moving && !this.free && !this.standsOn(newest)) {
        [newest[0], newest[1]] = squared(newest, corners.at(-2), corners.at(-3));
      }
      line?.setCoordinates(corners);
      return line ?? new ol.geom.LineString(corners);
    };
  }

  /** Whether a place has been snapped to something drawn. */
  standsOn(place) {
    return this.objects.source.getClosestFeatureToCoordinate(place, (feature) => {
      const near = feature.getGeometry().getClosestPoint(place);
      return Math.hypot(near[0] - place[0], near[1] - place[1]) < SNAPPED;
    }) !== null;
  }

  made(kind, coordinates) {
    const { document, floor } = this.workspace;
    const id = freeId(document, kind);
    switch (KINDS[kind].shape) {
      case 'line': return { floor: floor.id, line: coordinates.map(round), material: 'drywall' };
      case 'region': return { id, floor: floor.id, region: { type: 'Polygon', coordinates: coordinates.map((ring) => ring.map(round)) } };
      default: return startOf(kind, id, [...round(coordinates), toMillimetre(floor.elevation + Math.min(2.5, floor.height))], floor.id);
    }
  }

  modify() {
    const { address } = this.workspace;
    if (!editable(address)) return [];
    const feature = this.objects.source.getFeatureById(address.object);
    if (!feature) return [];
    const modifying = new ol.interaction.Modify({ features: new ol.Collection([feature]), pixelTolerance: CLICK });
    modifying.on('modifyend', () => this.moved(address.object, feature));
    if (address.view !== 'sensors') return [modifying];
    this.handles = new SightHandles(this.map, this.workspace, address.object);
    return [modifying, ...this.handles.interactions];
  }

  moved(name, feature) {
    const geometry = feature.getGeometry();
    this.workspace.draft.alter(name, (object) => {
      if (object.line) object.line = geometry.getCoordinates().map(round);
      else if (object.region?.centre) {
        object.region = { centre: round(geometry.getCenter()), radius: toMillimetre(geometry.getRadius()) };
      } else if (object.region) object.region.coordinates = geometry.getCoordinates().map((ring) => ring.map(round));
      else object.position = [...round(geometry.getCoordinates()), object.position[2]];
    }, 'move');
  }
}

/** The bodies that the map shows. */
function moving(workspace) {
  switch (workspace.address.view) {
    case 'live': return visible(workspace);
    case 'replay': return workspace.deck.tapes[0]?.at(workspace.deck.stamp) ?? [];
    default: return [];
  }
}

function editable({ view, object }) {
  return (view === 'sensors' || view === 'places') && object !== '' && !object.startsWith('body:') && !object.startsWith('floor:');
}

function round([x, y]) {
  return [toMillimetre(x), toMillimetre(y)];
}

function startOf(kind, id, position, floor) {
  switch (kind) {
    case 'anchor': return { id, position, floor };
    case 'detector': return { id, kind: 'radar', position, orientation: [0, 0, 0, 1], maxRange: 20, fieldOfView: 2.1 };
    case 'camera':
      // Looking along the site's x, level: the optical z axis forward, x right, y down (REP-103).
      return { id, position, orientation: [-0.5, 0.5, -0.5, 0.5],
        intrinsics: { fx: 1000, fy: 1000, cx: 960, cy: 540, width: 1920, height: 1080 } };
    default: return { id, position, orientation: [0, 0, 0, 1], size: 0.2 };
  }
}
