const FIRST_GUESS = 0.02;

/**
 * The plans of the floor that is looked at, as the node keeps them, from the lowest up. A plan is an image and how it lies; no
 * engine reads it, so that laying it anew moves nothing but itself.
 *
 * @typedef {object} Plan
 * @property {string} name at the node @property {string} title for people
 * @property {string} url of the image @property {number} width @property {number} height pixels
 * @property {import('../geometry/plan-fit.js').Placement} placement
 * @property {import('../geometry/plan-fit.js').ControlPoint[]} points it was laid by
 * @property {import('../geometry/plan-fit.js').Measure[]} measures distances known on it
 * @property {'similarity' | 'affine'} fit @property {number} opacity 0..1 @property {boolean} shown @property {number} order
 * @property {number} version
 */
export class FloorPlans {
  /** @param {import('./api.js').Api} api */
  constructor(api) {
    this.api = api;
    this.path = '';
    /** @type {Plan[]} */
    this.plans = [];
    this.chosen = '';
  }

  /** The plan that is worked on. @returns {Plan | null} */
  get plan() {
    return this.plans.find(({ name }) => name === this.chosen) ?? this.plans.at(-1) ?? null;
  }

  /** @param {string} name */
  choose(name) {
    this.chosen = name;
  }

  /** Reads what the node has for a floor. */
  async show(site, floor) {
    const path = `/sites/${encodeURIComponent(site)}/floors/${encodeURIComponent(floor)}/plans`;
    if (path === this.path) return;
    this.path = path;
    this.plans = [];
    this.chosen = '';
    const { items } = await this.api.get(path);
    if (this.path !== path) return;
    this.plans = items.map((item) => this.known(item)).sort((a, b) => a.order - b.order);
  }

  known({ name, version, properties }) {
    return {
      title: name, opacity: 0.8, shown: true, order: 0, fit: 'similarity', points: [], measures: [],
      placement: upright(FIRST_GUESS, properties.height ?? 1000), ...properties, name, version, url: this.imageUrl(name, version),
    };
  }

  /** Keeps one more image above the others; it lies upright at so many metres a pixel until it is laid. */
  async add(file, title, metresPerPixel = FIRST_GUESS) {
    const size = await sizeOf(file);
    const name = this.freeName();
    const plan = {
      name, title, ...size, placement: upright(metresPerPixel, size.height), points: [], measures: [], fit: 'similarity', opacity: 0.8,
      shown: true, order: Math.max(0, ...this.plans.map(({ order }) => order)) + 1, version: 0, url: '',
    };
    plan.version = await this.send(name, '/image', file, { 'If-None-Match': '*' });
    this.plans = [...this.plans, plan];
    this.chosen = name;
    await this.lay({});
  }

  /** Another image for the chosen plan; how it lies stays. */
  async replace(file) {
    const { name, version } = this.plan;
    const size = await sizeOf(file);
    const next = await this.send(name, '/image', file, { 'If-Match': `"${version}"` });
    this.put({ ...this.plan, version: next });
    await this.lay(size);
  }

  /** Keeps how a plan lies. @param {Partial<Plan>} change */
  async lay(change, name = this.plan.name) {
    const plan = { ...this.plans.find((each) => each.name === name), ...change };
    this.put(plan);
    const { url, version, name: ignored, ...kept } = plan;
    const next = await this.send(name, '', kept, { 'If-Match': `"${version}"` });
    this.put({ ...plan, version: next, url: this.imageUrl(name, next) });
  }

  /** Lays a plan above the next one, or below the one before. @param {1 | -1} way */
  async shift(name, way) {
    const at = this.plans.findIndex((each) => each.name === name);
    const other = this.plans[at + way];
    if (!other) return;
    const [order, others] = [this.plans[at].order, other.order];
    await this.lay({ order: others === order ? order + way : others }, name);
    await this.lay({ order }, other.name);
    this.plans = [...this.plans].sort((a, b) => a.order - b.order);
  }

  async remove(name) {
    const { version } = this.plans.find((each) => each.name === name);
    await this.api.send('DELETE', `${this.path}/${name}`, { headers: { 'If-Match': `"${version}"` } });
    this.plans = this.plans.filter((each) => each.name !== name);
    this.chosen = '';
  }

  put(plan) {
    this.plans = this.plans.map((each) => (each.name === plan.name ? plan : each));
  }

  freeName() {
    const taken = new Set(this.plans.map(({ name }) => name));
    let number = taken.size + 1;
    while (taken.has(`plan-${number}`)) number++;
    return `plan-${number}`;
  }

  async send(name, below, body, headers) {
    return (await this.api.send('PUT', `${this.path}/${name}${below}`, { body, headers })).body.version;
  }

  /** With the version, so that a new image is fetched. */
  imageUrl(name, version) {
    return `${this.api.base}${this.path}/${name}/image#${version}`;
  }
}

/** Lower left corner at the site's origin. */
function upright(metresPerPixel, height) {
  return { a: metresPerPixel, b: 0, c: 0, d: 0, e: -metresPerPixel, f: metresPerPixel * height };
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
