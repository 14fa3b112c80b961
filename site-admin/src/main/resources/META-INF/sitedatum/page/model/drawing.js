import { boxOf, toMillimetre } from '../geometry/paths.js';
import { toSite } from '../geometry/plan-fit.js';
import { freeId } from './kinds.js';

const MATERIALS = ['glass', 'drywall', 'brick', 'concrete', 'metal'];
const FAR = 1_000;
const ANCHOR_HEIGHT = 2.5;

/** What shapes of a group can become. */
export const USES = ['none', ...MATERIALS, 'fence', 'anchor'];

/**
 * A drawing of others as the node read it, while somebody decides what of it is taken over. Coordinates of a drawing that is not
 * in site metres are kept near its own corner and laid like a plan, with v = -y.
 */
export class ImportedDrawing {
  /** @param {any} read the node's answer @param {{file: File, route: string, query: any}} source @param {any} document @param {any} floor */
  constructor(read, source, document, floor) {
    this.source = source;
    this.read = read;
    this.uses = read.groups.map(({ use }) => use);
    this.toLay = read.frame === 'drawing';
    this.points = [];
    this.measures = [];
    this.fit = 'similarity';
    /** Which floor of the site each floor of the drawing becomes: '' a new one, '-' none. */
    this.floors = Object.fromEntries(read.floors.map(({ id, elevation }) => [id, sameFloor(document, id, elevation)]));
    const box = boxOf(read.shapes.flatMap(cornersOf));
    this.shift = this.toLay ? [box[0], box[1]] : [0, 0];
    this.placement = { a: 1, b: 0, c: this.shift[0], d: 0, e: -1, f: this.shift[1] };
    if (this.toLay && Math.hypot(...this.shift) > FAR) {
      const [x, y] = boxOf(floor?.outline?.length ? floor.outline : [[0, 0]]);
      Object.assign(this.placement, { c: x, f: y });
      this.moved = true;
    }
  }

  /** Shapes with what they become, in site metres as laid. */
  laid() {
    return this.read.shapes.map((shape) => ({
      use: this.uses[shape.group], floor: shape.floor, id: shape.id, z: shape.z,
      line: shape.line?.map((point) => this.place(point)),
      rings: shape.rings?.map((ring) => ring.map((point) => this.place(point))),
      point: shape.point && this.place(shape.point),
    }));
  }

  place([x, y]) {
    return toSite(this.placement, x - this.shift[0], this.shift[1] - y).map(toMillimetre);
  }

  /** All corners as laid. */
  corners() {
    return this.read.shapes.flatMap(cornersOf).map((point) => this.place(point));
  }

  /** How many shapes each group has. */
  counts() {
    const counts = this.read.groups.map(() => 0);
    this.read.shapes.forEach(({ group }) => { counts[group] += 1; });
    return counts;
  }

  /**
   * Puts into a document what is to be taken over.
   *
   * @param {any} document is changed @param {any} here the floor of shapes without one of their own
   * @returns {{walls: number, fences: number, anchors: number, floors: number, left: number}} how much of each
   */
  takeOver(document, here) {
    const took = { walls: 0, fences: 0, anchors: 0, floors: 0, left: 0 };
    const floorOf = this.addFloors(document, took);
    if (this.read.georeference && !document.georeference) document.georeference = this.read.georeference;
    for (const shape of this.laid()) {
      const floor = shape.floor === undefined ? here.id : floorOf(shape.floor) ?? here.id;
      if (shape.use === 'none' || floor === '-') continue;
      if (MATERIALS.includes(shape.use)) addWalls(document, shape, floor, took);
      else if (shape.use === 'fence') addFence(document, shape, floor, took);
      else addAnchor(document, shape, document.floors.find(({ id }) => id === floor), took);
    }
    return took;
  }

  addFloors(document, took) {
    const becomes = new Map();
    for (const { id, name, elevation, height, outline } of this.read.floors) {
      let to = this.floors[id];
      if (to === '') {
        to = document.floors.some((floor) => floor.id === id) ? freeId(document, 'floor') : id;
        document.floors.push({ id: to, name, elevation, height, outline });
        took.floors += 1;
      }
      becomes.set(id, to);
    }
    return (id) => becomes.get(id) ?? (document.floors.some((floor) => floor.id === id) ? id : undefined);
  }
}

function cornersOf({ line, rings, point }) {
  return line ?? rings?.[0] ?? [point];
}

function sameFloor(document, id, elevation) {
  const same = (document.floors ?? []).find((floor) => floor.id === id)
    ?? (document.floors ?? []).find((floor) => Math.abs(floor.elevation - elevation) < 0.5);
  return same?.id ?? '';
}

function addWalls(document, { line, rings, use }, floor, took) {
  const lines = line ? [line] : rings ?? [];
  if (lines.length === 0) took.left += 1;
  for (const each of lines) {
    (document.walls ??= []).push({ floor, line: each, material: use });
    took.walls += 1;
  }
}

/** A line that ends where it began is an area too. */
function addFence(document, { line, rings, id }, floor, took) {
  const closed = line && line.length >= 4 && Math.hypot(line[0][0] - line.at(-1)[0], line[0][1] - line.at(-1)[1]) < 0.01;
  const coordinates = rings ?? (closed ? [[...line.slice(0, -1), line[0]]] : null);
  if (!coordinates) {
    took.left += 1;
    return;
  }
  (document.fences ??= []).push({ id: freeName(document, 'fence', id), floor, region: { type: 'Polygon', coordinates } });
  took.fences += 1;
}

function addAnchor(document, { point, z, id }, floor, took) {
  if (!point) {
    took.left += 1;
    return;
  }
  const height = z ?? floor.elevation + Math.min(ANCHOR_HEIGHT, floor.height);
  (document.anchors ??= []).push({ id: freeName(document, 'anchor', id), position: [...point, toMillimetre(height)], floor: floor.id });
  took.anchors += 1;
}

function freeName(document, kind, wanted) {
  const taken = document[`${kind}s`].some(({ id }) => id === wanted);
  return wanted && !taken ? wanted : freeId(document, kind);
}
