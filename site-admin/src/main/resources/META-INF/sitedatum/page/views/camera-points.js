import { html, nothing } from 'lit';
import { toMillimetre } from '../geometry/paths.js';
import { PageElement } from '../shell/page-element.js';
import './camera-picture.js';

/**
 * Points of the site and where they are in a picture of a camera: clicked in the picture and then on the map, or typed. The
 * picture stays in the browser. Kept in the workspace, so that they outlive a look at another view.
 */
class CameraPoints extends PageElement {
  constructor() {
    super();
    this.picked = ({ detail }) => this.place(detail);
  }

  connectedCallback() {
    super.connectedCallback();
    this.workspace.cameraPoints ??= { url: '', width: 0, height: 0, points: [] };
    this.workspace.addEventListener('pick', this.picked);
    this.draw();
  }

  disconnectedCallback() {
    this.workspace.removeEventListener('pick', this.picked);
    super.disconnectedCallback();
  }

  get points() {
    return this.workspace.cameraPoints.points;
  }

  render() {
    const { url } = this.workspace.cameraPoints;
    const waiting = this.points.findIndex(({ pixel, site }) => pixel && !site);
    return html`
      <div class="row"><label class="button">${url ? 'Another picture' : 'Choose a picture'}<input type="file" class="hidden" accept="image/png,image/jpeg"
        @change=${this.take}></label><button type="button" @click=${() => this.add([0, 0], this.middle())}>Add a point by numbers</button></div>
      <p class="hint" role="status">${waiting >= 0 ? `Now click point ${waiting + 1} on the map.` : url ? 'Click a point in the picture.' : 'The picture stays in this browser.'}</p>
      ${url ? html`<camera-picture .workspace=${this.workspace} @pixel=${({ detail }) => this.add(detail)}></camera-picture>` : nothing}
      ${this.points.length === 0 ? nothing : this.table()}`;
  }

  table() {
    return html`<table class="points"><caption>Points</caption><thead><tr><th><span class="hidden">Number</span></th><th>u</th><th>v</th><th>x</th><th>y</th><th>z</th><th><span class="hidden">Delete</span></th></tr></thead>
      <tbody>${this.points.map(({ pixel, site }, i) => html`<tr><th scope="row">${i + 1}</th>
        ${[0, 1].map((axis) => html`<td>${this.number(`Point ${i + 1} ${'uv'[axis]} in pixels`, pixel[axis], (value) => this.set(i, 'pixel', axis, value), 1)}</td>`)}
        ${[0, 1, 2].map((axis) => html`<td>${this.number(`Point ${i + 1} ${'xyz'[axis]} in metres`, site?.[axis], (value) => this.set(i, 'site', axis, value), 0.01)}</td>`)}
        <td><button type="button" class="plain" aria-label=${`Delete point ${i + 1}`} @click=${() => this.change(this.points.filter((_, j) => j !== i))}>−</button></td></tr>`)}
      </tbody></table>`;
  }

  number(label, value, set, step) {
    return html`<input type="number" step=${step} aria-label=${label} .value=${value === undefined ? '' : String(value)}
      @keydown=${(event) => { if (event.key === 'Enter') event.preventDefault(); }}
      @change=${(event) => Number.isFinite(event.target.valueAsNumber) && set(event.target.valueAsNumber)}>`;
  }

  async take(event) {
    const [file] = event.target.files;
    event.target.value = '';
    if (!file) return;
    const url = URL.createObjectURL(file);
    const image = new Image();
    image.src = url;
    try {
      await image.decode();
    } catch {
      URL.revokeObjectURL(url);
      this.workspace.tell(`${file.name} is no picture that this browser can show: take a PNG or JPEG.`, 'fault');
      return;
    }
    const kept = this.workspace.cameraPoints;
    if (kept.url) URL.revokeObjectURL(kept.url);
    this.workspace.cameraPoints = { ...kept, url, width: image.naturalWidth, height: image.naturalHeight };
    this.workspace.changed();
  }

  /** A point of the floor until its height is said. */
  middle() {
    const { outline = [], elevation } = this.workspace.floor;
    const mean = (axis) => toMillimetre(outline.reduce((sum, corner) => sum + corner[axis], 0) / Math.max(1, outline.length));
    return [mean(0), mean(1), elevation];
  }

  add(pixel, site) {
    const open = this.points.findIndex((point) => !point.site);
    const point = { pixel, site };
    this.change(open >= 0 ? this.points.with(open, point) : [...this.points, point]);
    this.workspace.tool = site ? '' : 'pick';
    this.workspace.changed();
  }

  place([x, y]) {
    const open = this.points.findIndex(({ site }) => !site);
    if (open < 0) return;
    const site = [toMillimetre(x), toMillimetre(y), this.workspace.floor.elevation];
    this.workspace.tool = '';
    this.change(this.points.with(open, { ...this.points[open], site }));
  }

  set(i, what, axis, value) {
    const old = this.points[i][what] ?? this.middle();
    this.change(this.points.with(i, { ...this.points[i], [what]: old.with(axis, value) }));
  }

  change(points) {
    this.workspace.cameraPoints = { ...this.workspace.cameraPoints, points };
    this.draw();
  }

  /** The points on the map. */
  draw() {
    const marks = this.points.flatMap(({ site }, i) => (site ? [{ at: site, kind: 'point', label: String(i + 1) }] : []));
    this.workspace.survey = { marks, ellipses: [], lines: [], areas: [] };
    queueMicrotask(() => this.workspace.changed());
  }
}

customElements.define('camera-points', CameraPoints);
