import { html, nothing } from 'lit';
import { PageElement } from '../shell/page-element.js';

const WAIT = 300;
const MOST_SCALE = 0.002;
const FIELDS = [
  ['x', 'Site x in metres', 'x m'], ['y', 'Site y in metres', 'y m'], ['z', 'Site z in metres', 'z m'],
  ['latDeg', 'Latitude in degrees', 'lat °'], ['lonDeg', 'Longitude in degrees', 'lon °'], ['h', 'Height above the ellipsoid in metres', 'h m'],
];
const NEEDED = ['x', 'y', 'latDeg', 'lonDeg'];

/** Where the site is on Earth (WGS84), by points known on both. The points are kept with the georeference. */
class EarthForm extends PageElement {
  static properties = { ...PageElement.properties, points: { state: true }, report: { state: true }, fault: { state: true }, picking: { state: true } };

  constructor() {
    super();
    this.points = null;
    this.report = null;
    this.fault = '';
    this.picking = false;
    this.picked = ({ detail }) => this.pick(detail);
  }

  connectedCallback() {
    super.connectedCallback();
    this.workspace?.addEventListener('pick', this.picked);
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
    this.workspace?.removeEventListener('pick', this.picked);
    this.workspace?.draw([], 'earth');
    super.disconnectedCallback();
  }

  render() {
    const { georeference } = this.workspace.document;
    const points = this.points ?? georeference?.points ?? [];
    return html`<section aria-label="On Earth"><h2>On Earth</h2>
      <p class="hint">${georeference ? `Origin ${georeference.latDeg.toFixed(7)}°, ${georeference.lonDeg.toFixed(7)}°, ${georeference.h.toFixed(2)} m; x turned ${georeference.headingDeg.toFixed(2)}° from east.`
        : 'Not said yet: the site has metres of its own only.'} WGS84, heights above the ellipsoid.</p>
      <div class="row"><button aria-pressed=${this.picking} @click=${this.start}>Pick a control point</button>
        <button @click=${() => this.set([...points, {}])}>Add one by numbers</button></div>
      ${points.length > 0 ? html`<p class="hint">Of each point: x, y, z in the site; below them latitude, longitude, height. Heights may be left out.</p>` : nothing}
      ${points.map((point, i) => this.row(points, point, i))}
      ${this.fault ? html`<p class="faults" role="alert">${this.fault}</p>` : nothing}
      ${this.report && !this.fault ? this.told(points) : nothing}</section>`;
  }

  row(points, point, i) {
    const left = this.report?.points[i];
    return html`<fieldset class="field point"><legend>Control point ${i + 1}
        <button class="plain" aria-label=${`Delete control point ${i + 1}`} @click=${() => this.set(points.filter((_, j) => j !== i))}>−</button></legend>
      ${[FIELDS.slice(0, 3), FIELDS.slice(3)].map((fields) => html`<div class="axes ${fields[0][0]}">${fields.map(([name, label, hint]) => html`
        <input type="number" step="any" aria-label=${`Control point ${i + 1}, ${label}`} placeholder=${hint} .value=${point[name] === undefined ? '' : String(point[name])}
          @change=${(event) => this.set(points.map((each, j) => (j === i ? changed(each, name, event.target.valueAsNumber) : each)))}>`)}</div>`)}
      ${left ? html`<small class=${left.used ? '' : 'bad'}>${left.used ? '' : 'Not used: it does not fit the others. '}off by ${centimetres(Math.hypot(left.east, left.north))}${left.up ? `, ${centimetres(left.up)} up` : ''}${left.leaveOneOut === undefined ? '' : `, left out ${centimetres(left.leaveOneOut)}`}</small>` : nothing}
    </fieldset>`;
  }

  told(points) {
    const { georeference, heightKnown, rms, scale, headingSigmaDeg, leaveOneOut } = this.report;
    return html`<dl>
        <dt>Origin</dt><dd>${georeference.latDeg.toFixed(7)}°, ${georeference.lonDeg.toFixed(7)}°, ${heightKnown ? `${georeference.h.toFixed(2)} m` : 'height not known: 0'}</dd>
        <dt>x turned from east</dt><dd>${georeference.headingDeg.toFixed(3)}°${headingSigmaDeg === undefined ? '' : ` ± ${headingSigmaDeg.toFixed(3)}°`}</dd>
        <dt>Off by (RMS)</dt><dd>${centimetres(rms)}</dd>
        <dt>Left out</dt><dd>${leaveOneOut === undefined ? 'needs a point more' : centimetres(leaveOneOut)}</dd>
        <dt>Scale</dt><dd>${scale?.toFixed(5) ?? 'not known'}</dd></dl>
      ${scale !== undefined && Math.abs(scale - 1) > MOST_SCALE ? html`<p class="faults" role="alert">A metre of the site is ${scale.toFixed(4)} m on Earth:
        check the points${Math.abs(scale - 0.3048) < 0.01 ? '; is the site in feet?' : '.'}</p>` : nothing}
      <div class="row"><button class="primary" @click=${() => this.take(points)}>Take over</button></div>`;
  }

  start() {
    this.picking = !this.picking;
    if ((this.workspace.tool === 'pick') !== this.picking) this.workspace.take('pick');
  }

  pick([x, y]) {
    if (!this.picking) return;
    this.start();
    const points = this.points ?? this.workspace.document.georeference?.points ?? [];
    this.set([...points, { x: Math.round(x * 1000) / 1000, y: Math.round(y * 1000) / 1000 }]);
  }

  set(points) {
    this.points = points;
    this.report = null;
    this.fault = '';
    this.workspace.draw(points.filter(({ x, y }) => x !== undefined && y !== undefined).map(({ x, y }, i) => ({ mark: [x, y], colour: 'chosen', text: String(i + 1) })), 'earth');
    clearTimeout(this.timer);
    const whole = points.length >= 2 && points.every((point) => NEEDED.every((name) => point[name] !== undefined));
    if (whole) this.timer = setTimeout(() => this.compute(points), WAIT);
  }

  async compute(points) {
    const { api, address } = this.workspace;
    try {
      const { body } = await api.post(`/sites/${encodeURIComponent(address.site)}/georeference`, { points });
      if (this.points === points) this.report = body;
    } catch (error) {
      if (this.points === points) this.fault = error.message;
    }
  }

  take(points) {
    const { georeference } = this.report;
    this.workspace.draft.edit('lay the site on Earth', (document) => { document.georeference = { ...georeference, points }; });
    this.points = null;
    this.report = null;
    this.workspace.draw([], 'earth');
    this.workspace.tell('The site lies on Earth, in your draft.', 'good');
  }
}

function changed(point, name, value) {
  const next = { ...point, [name]: value };
  if (!Number.isFinite(value)) delete next[name];
  return next;
}

const centimetres = (metres) => `${(100 * metres).toFixed(1)} cm`;

customElements.define('earth-form', EarthForm);
