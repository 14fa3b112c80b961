import { html, nothing } from 'lit';
import { laidBy, quality, scaleOf, toPixel, toSite } from '../geometry/plan-fit.js';
import { PageElement } from '../shell/page-element.js';
import { fitReport, measureTable, pointTable } from './plan-report.js';

/**
 * Lays a plan, or a drawing, on the site: by distances known on it, by points known on both. Says 'lay' with what changed.
 */
class PlanLaying extends PageElement {
  static properties = { ...PageElement.properties, plan: { attribute: false }, unit: {}, asking: { state: true } };

  constructor() {
    super();
    /** @type {import('../model/floor-plans.js').Plan} */
    this.plan = undefined;
    this.unit = 'pixels';
    this.asking = null;
    this.picked = ({ detail }) => this.pick(detail);
  }

  connectedCallback() {
    super.connectedCallback();
    this.workspace?.addEventListener('pick', this.picked);
  }

  disconnectedCallback() {
    this.workspace?.removeEventListener('pick', this.picked);
    if (this.workspace?.tool === 'pick') this.workspace.take('pick');
    this.workspace?.draw([], 'points');
    super.disconnectedCallback();
  }

  render() {
    const { plan, unit, asking } = this;
    const told = quality(plan.points, plan.fit);
    const busy = asking?.what;
    return html`
      <div class="row">
        <button aria-pressed=${busy === 'distance'} @click=${() => this.ask('distance')}>Measure a distance</button>
        <button aria-pressed=${busy === 'point'} @click=${() => this.ask('point')}>Add a point</button>
        <label class="pick">Fit <select @change=${(event) => this.lay({ fit: event.target.value })}>
          <option value="similarity" ?selected=${plan.fit === 'similarity'}>turned and scaled</option>
          <option value="affine" ?selected=${plan.fit === 'affine'}>also stretched</option></select></label>
      </div>
      ${busy === 'distance' ? this.distanceForm() : nothing}
      ${busy === 'point' ? this.pointForm() : nothing}
      ${measureTable(plan.measures, scaleOf(plan.measures), (i) => this.lay({ measures: plan.measures.filter((_, j) => j !== i) }))}
      ${pointTable(plan.points, told, (i) => this.lay({ points: plan.points.filter((_, j) => j !== i) }))}
      ${told ? fitReport(told, unit) : plan.points.length > 1 ? html`<p class="faults" role="alert">These points do not lay the plan: they must be in different places, on it
        and on the site${plan.fit === 'affine' ? ', three or more and not on one line' : ''}.</p>` : html`<p class="hint">A distance gives the scale. Two points lay it, three or more show how well.</p>`}`;
  }

  distanceForm() {
    const { first, second } = this.asking;
    return html`<form class="card" @submit=${this.addDistance}>
      <h3>A distance you know</h3>
      <p class="hint" role="status">${first ? second ? 'Now say how long it is.' : 'Now click its other end.' : 'Click one end of it on the map.'}</p>
      ${this.pixelInputs('First', 'first', first)}${this.pixelInputs('Second', 'second', second)}
      <div class="axes"><input name="metres" type="number" min="0.01" step="0.001" required aria-label="Distance in metres" placeholder="m">
        <button class="primary">Add</button><button type="button" @click=${() => this.ask('')}>Cancel</button></div></form>`;
  }

  pointForm() {
    return html`<form class="card" @submit=${this.addPoint}>
      <h3>A point known on both</h3>
      <p class="hint" role="status">${this.asking.first ? 'Now say where it really is.' : 'Click it on the map.'}</p>
      ${this.pixelInputs('Point', 'first', this.asking.first)}
      <div class="axes">
        <input name="x" type="number" step="0.001" required aria-label="Site x in metres" placeholder="x m">
        <input name="y" type="number" step="0.001" required aria-label="Site y in metres" placeholder="y m">
        <button class="primary">Add</button><button type="button" @click=${() => this.ask('')}>Cancel</button></div></form>`;
  }

  /** What a click gave, to be given by numbers as well. Drawings count upwards, images downwards. */
  pixelInputs(label, name, at) {
    const sign = this.unit === 'pixels' ? 1 : -1;
    const set = (axis, value) => {
      const next = [...(at ?? [0, 0])];
      next[axis] = axis === 1 ? sign * value : value;
      if (Number.isFinite(value)) this.see({ ...this.asking, [name]: next });
    };
    return html`<fieldset class="field"><legend>${label}, in ${this.unit} of the plan</legend><div class="axes">${[0, 1].map((axis) => html`
      <input type="number" step="any" required aria-label=${`${label}, plan ${'xy'[axis]}`}
        .value=${at ? String(Math.round(100 * (axis === 1 ? sign : 1) * at[axis]) / 100) : ''}
        @change=${(event) => set(axis, event.target.valueAsNumber)}>`)}</div></fieldset>`;
  }

  ask(what) {
    const next = this.asking?.what === what ? '' : what;
    this.see(next ? { what: next } : null);
    if ((this.workspace.tool === 'pick') !== Boolean(next)) this.workspace.take('pick');
  }

  /** Remembers what was clicked and marks it on the map. */
  see(asking) {
    this.asking = asking;
    const places = [asking?.first, asking?.second].filter(Boolean).map(([u, v]) => toSite(this.plan.placement, u, v));
    this.workspace.draw([
      ...places.map((mark) => ({ mark, colour: 'chosen' })),
      ...(places.length === 2 ? [{ line: places, colour: 'chosen' }] : []),
    ], 'points');
  }

  pick([x, y]) {
    if (!this.asking) return;
    const pixel = toPixel(this.plan.placement, x, y);
    const second = this.asking.what === 'distance' && this.asking.first;
    this.see({ ...this.asking, [second ? 'second' : 'first']: pixel });
  }

  addDistance(event) {
    event.preventDefault();
    const { first, second } = this.asking;
    const metres = Number(new FormData(event.target).get('metres'));
    if (!first || !second || Math.hypot(first[0] - second[0], first[1] - second[1]) === 0) {
      this.workspace.tell('Click both ends of the distance first.', 'fault');
      return;
    }
    this.ask('');
    this.lay({ measures: [...this.plan.measures, { first, second, metres }] });
  }

  addPoint(event) {
    event.preventDefault();
    if (!this.asking.first) {
      this.workspace.tell('Click the point on the map first.', 'fault');
      return;
    }
    const form = new FormData(event.target);
    const point = { pixel: this.asking.first, site: [Number(form.get('x')), Number(form.get('y'))] };
    event.target.reset();
    this.see({ what: 'point' });
    this.lay({ points: [...this.plan.points, point] });
  }

  lay(change) {
    const placement = laidBy({ ...this.plan, ...change });
    this.dispatchEvent(new CustomEvent('lay', { detail: { ...change, placement } }));
  }
}

customElements.define('plan-laying', PlanLaying);
