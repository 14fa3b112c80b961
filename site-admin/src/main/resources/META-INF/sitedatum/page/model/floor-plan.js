const NAME = 'plan';
const FIRST_GUESS = 0.02;

/**
 * The plan image of the floor that is looked at, as the node keeps it.
 *
 * @typedef {object} Plan
 * @property {string} url of the image @property {number} width @property {number} height pixels
 * @property {import('../geometry/plan-fit.js').Placement} placement
 * @property {import('../geometry/plan-fit.js').ControlPoint[]} points it was laid by
 * @property {'similarity' | 'affine'} fit @property {number} opacity 0..1
 */
export class FloorPlan {
  /** @param {import('./api.js').Api} api */
  constructor(api) {
    this.api = api;
    this.path = '';
    this.version = 0;
    /** @type {Plan | null} */
    this.plan = null;
  }

  /** Reads what the node has for a floor; says whether that is the floor still asked for. */
  async show(site, floor) {
    const path = `/sites/${encodeURIComponent(site)}/floors/${encodeURIComponent(floor)}/plans`;
    if (path === this.path) return;
    this.path = path;
    this.plan = null;
    this.version = 0;
    const [found] = (await this.api.get(path)).items;
    if (this.path !== path || !found) return;
    this.version = found.version;
    this.plan = { opacity: 0.8, fit: 'similarity', points: [], ...found.properties, url: this.imageUrl() };
  }

  /** Keeps another image; it lies upright at 2 cm a pixel until it is laid. @param {File} file */
  async upload(file) {
    const { width, height } = await sizeOf(file);
    const known = this.version > 0 ? { 'If-Match': `"${this.version}"` } : { 'If-None-Match': '*' };
    await this.send('/image', file, known);
    const placement = { a: FIRST_GUESS, b: 0, c: 0, d: 0, e: -FIRST_GUESS, f: FIRST_GUESS * height };
    await this.lay({ width, height, placement, points: [], fit: 'similarity', opacity: 0.8 });
  }

  /** Keeps how it lies. @param {Partial<Plan>} change */
  async lay(change) {
    const { url, ...kept } = { ...this.plan, ...change };
    this.plan = { ...kept, url: this.imageUrl() };
    await this.send('', kept, { 'If-Match': `"${this.version}"` });
  }

  async remove() {
    await this.api.send('DELETE', `${this.path}/${NAME}`, { headers: { 'If-Match': `"${this.version}"` } });
    this.plan = null;
    this.version = 0;
  }

  async send(below, body, headers) {
    const answer = await this.api.send('PUT', `${this.path}/${NAME}${below}`, { body, headers });
    this.version = answer.body.version;
  }

  imageUrl() {
    return `${this.api.base}${this.path}/${NAME}/image`;
  }
}

async function sizeOf(file) {
  const url = URL.createObjectURL(file);
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    // A drawing without a size of its own has none: it is taken as 1000 pixels wide.
    return { width: image.naturalWidth || 1000, height: image.naturalHeight || 1000 };
  } catch {
    throw new Error(`${file.name} is no image this browser can read`);
  } finally {
    URL.revokeObjectURL(url);
  }
}
