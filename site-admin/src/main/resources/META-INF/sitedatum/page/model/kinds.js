/**
 * The kinds of objects a site document lists, and how they are drawn and edited.
 *
 * @typedef {object} Field
 * @property {string} name path in the object, e.g. 'rangeSigma'
 * @property {string} label @property {string} [unit]
 * @property {'text' | 'number' | 'vector' | 'floor' | 'choice' | 'flag'} type
 * @property {string[]} [choices] @property {number} [step] @property {boolean} [required] @property {string} [hint]
 *
 * @typedef {object} Kind
 * @property {string} list name of the list in the document
 * @property {string} one @property {string} many
 * @property {'point' | 'line' | 'region' | 'none'} shape
 * @property {Field[]} fields
 */

const id = { name: 'id', label: 'Id', type: 'text', required: true, hint: 'letters, digits, - _ . :' };
const position = { name: 'position', label: 'Position', type: 'vector', unit: 'm', step: 0.01, required: true };
const orientation = { name: 'orientation', label: 'Turned to', type: 'orientation', unit: '°', step: 1 };
const floor = { name: 'floor', label: 'Floor', type: 'floor' };

/** @type {Record<string, Kind>} */
export const KINDS = {
  anchor: {
    list: 'anchors', one: 'anchor', many: 'Anchors', shape: 'point',
    fields: [id, position, floor,
      { name: 'rangeBias', label: 'Range bias', type: 'number', unit: 'm', step: 0.01 },
      { name: 'rangeSigma', label: 'Range sigma', type: 'number', unit: 'm', step: 0.01 }],
  },
  camera: {
    list: 'cameras', one: 'camera', many: 'Cameras', shape: 'point',
    fields: [id, position, { ...orientation, hint: 'looking direction, and how far below the horizon', optical: true },
      { name: 'intrinsics.fx', label: 'Focal length x', type: 'number', unit: 'px' },
      { name: 'intrinsics.fy', label: 'Focal length y', type: 'number', unit: 'px' },
      { name: 'intrinsics.cx', label: 'Centre x', type: 'number', unit: 'px' },
      { name: 'intrinsics.cy', label: 'Centre y', type: 'number', unit: 'px' },
      { name: 'intrinsics.width', label: 'Width', type: 'number', unit: 'px' },
      { name: 'intrinsics.height', label: 'Height', type: 'number', unit: 'px' }],
  },
  detector: {
    list: 'detectors', one: 'radar or detector', many: 'Radars and detectors', shape: 'point',
    fields: [id, { name: 'kind', label: 'Kind', type: 'choice', choices: ['radar', 'lidar', 'camera'], required: true },
      { ...position, required: false }, { ...orientation, required: false },
      { name: 'maxRange', label: 'Range', type: 'number', unit: 'm' },
      { name: 'fieldOfView', label: 'Field of view', type: 'angle', unit: '°' },
      { name: 'sigmaRange', label: 'Range sigma', type: 'number', unit: 'm', step: 0.01 },
      { name: 'sigmaAzimuth', label: 'Azimuth sigma', type: 'angle', unit: '°', step: 0.1 }],
  },
  marker: {
    list: 'markers', one: 'marker', many: 'Markers', shape: 'point',
    fields: [id, position, orientation, { name: 'size', label: 'Edge', type: 'number', unit: 'm', step: 0.01 }],
  },
  wall: {
    list: 'walls', one: 'wall', many: 'Walls', shape: 'line',
    fields: [{ name: 'material', label: 'Material', type: 'choice', required: true,
      choices: ['glass', 'drywall', 'brick', 'concrete', 'metal'] }, { ...floor, required: true }],
  },
  fence: {
    list: 'fences', one: 'fence', many: 'Fences', shape: 'region',
    fields: [id, floor],
  },
  trackable: {
    list: 'trackables', one: 'trackable', many: 'Trackables', shape: 'none',
    fields: [id, { name: 'name', label: 'Name', type: 'text' },
      { name: 'kind', label: 'Kind', type: 'choice', required: true,
        choices: ['pedestrian', 'vehicle', 'headset', 'asset'] },
      { name: 'height', label: 'Tag height above floor', type: 'number', unit: 'm', step: 0.01 }],
  },
  floor: {
    list: 'floors', one: 'floor', many: 'Floors', shape: 'outline',
    fields: [id, { name: 'name', label: 'Name', type: 'text', required: true },
      { name: 'elevation', label: 'Elevation', type: 'number', unit: 'm', step: 0.01, required: true },
      { name: 'height', label: 'Height', type: 'number', unit: 'm', step: 0.01, required: true }],
  },
};

/** Walls have no id: they are named by their place in the list. @param {string} kind @param {any} object @param {number} index */
export function idOf(kind, object, index) {
  return kind === 'wall' ? String(index) : object.id;
}

/** 'kind:id' of an object. */
export function nameOf(kind, object, index) {
  return `${kind}:${idOf(kind, object, index)}`;
}

/**
 * An object of a document by its name 'kind:id'.
 *
 * @param {any} document @param {string} name
 * @returns {{kind: string, index: number, object: any} | null}
 */
export function find(document, name) {
  const split = name.indexOf(':');
  const kind = name.slice(0, split);
  const wanted = name.slice(split + 1);
  const list = document?.[KINDS[kind]?.list] ?? [];
  const index = list.findIndex((object, i) => idOf(kind, object, i) === wanted);
  return index < 0 ? null : { kind, index, object: list[index] };
}

/** An id nobody has yet: 'anchor-1', 'anchor-2', ... */
export function freeId(document, kind) {
  const taken = new Set((document[KINDS[kind].list] ?? []).map((object) => object.id));
  let number = taken.size + 1;
  while (taken.has(`${kind}-${number}`)) number++;
  return `${kind}-${number}`;
}

/** The floor an object belongs to: said, or the one whose heights hold its position. */
export function floorOf(document, object) {
  if (object.floor) return object.floor;
  const z = object.position?.[2];
  if (z === undefined) return '';
  const floors = document.floors ?? [];
  return floors.find((floor) => z >= floor.elevation - 0.01 && z < floor.elevation + floor.height)?.id ?? '';
}
