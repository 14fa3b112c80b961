import { html, nothing } from 'lit';
import { ofDistance, quality, toPixel } from '../geometry/plan-fit.js';
import { PageElement } from '../shell/page-element.js';
import { fitReport, pointTable } from './plan-report.js';

/** A plan image under the map: laid by a measured distance or by points known on both, with what is left over told. */
class PlanView extends PageElement {
  static properties = { ...PageElement.properties, pending: { state: true } };

  constructor() {
    super();
    this.pending = null;
    this.picked = ({ detail }) => this.pick(detail);
  }

  connectedCallback() {
    super.connectedCallback();
    this.workspace?.addEventListener('pick', this.picked);
  }

  disconnectedCallback() {
    this.workspace?.removeEventListener('pick', this.picked);
    super.disconnectedCallback();
  }

  get plan() {
    return this.workspace.floorPlan.plan;
  }

  render() {
    const { floor } = this.workspace;
    return html`
      <section aria-label="Plan image"><h2>Plan of ${floor?.name ?? 'the floor'}</h2>
        <div class="row"><label class="button">${this.plan ? 'Another image' : 'Choose an image'}<input type="file" class="hidden"
            accept="image/png,image/jpeg,image/svg+xml" @change=${this.take}></label>
          ${this.plan ? html`<button class="danger" @click=${() => this.keep((plan) => plan.remove())}>Delete</button>` : nothing}</div>
        ${this.plan ? this.laying() : html`<p class="hint">PNG, JPEG or SVG, up to 20 MB. It lies below the map and helps to find
          places. What the engine works with are anchors, walls and fences: laying the plan anew never moves them.</p>`}
      </section>`;
  }

  laying() {
    const { workspace, plan } = this;
    const told = quality(plan.points, plan.fit);
    return html`
      <label class="field"><span>Opacity</span><input type="range" min="0.1" max="1" step="0.05" .value=${String(plan.opacity)}
        @change=${(event) => this.keep((kept) => kept.lay({ opacity: event.target.valueAsNumber }))}></label>
      <h3>Lay it on the site</h3>
      <p class="hint">Click a point of the plan on the map, then say where it really is. Two points lay it, three or more show how well.</p>
      <div class="row">
        <button aria-pressed=${workspace.tool === 'pick'} @click=${() => workspace.take('pick')}>${workspace.tool === 'pick' ? 'Stop' : 'Add a point'}</button>
        <label class="pick">Fit <select @change=${(event) => this.lay(plan.points, event.target.value)}>
          <option value="similarity" ?selected=${plan.fit === 'similarity'}>turned and scaled</option>
          <option value="affine" ?selected=${plan.fit === 'affine'}>also stretched</option></select></label>
      </div>
      ${this.pending ? this.asking() : nothing}
      ${pointTable(plan.points, told, (i) => this.lay(plan.points.filter((_, j) => j !== i), plan.fit))}
      ${plan.points.length === 2 ? this.measured() : nothing}
      ${told ? fitReport(told) : nothing}`;
  }

  asking() {
    return html`<form class="card" @submit=${this.add}>
      <h3>This point really is at</h3>
      <div class="axes">
        <input name="x" type="number" step="0.001" required aria-label="Site x in metres" placeholder="x m">
        <input name="y" type="number" step="0.001" required aria-label="Site y in metres" placeholder="y m">
        <button class="primary">Add</button></div></form>`;
  }

  measured() {
    return html`<form class="row" @submit=${this.measure}><label class="field"><span>Or only the distance between the two <small>m</small></span>
      <input name="metres" type="number" min="0.01" step="0.001" required></label><button>Lay by it</button></form>`;
  }

  take(event) {
    const [file] = event.target.files;
    event.target.value = '';
    if (file) this.keep((plan) => plan.upload(file));
  }

  pick([x, y]) {
    if (this.plan) this.pending = toPixel(this.plan.placement, x, y);
  }

  add(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    const point = { pixel: this.pending, site: [Number(form.get('x')), Number(form.get('y'))] };
    this.pending = null;
    this.lay([...this.plan.points, point], this.plan.fit);
  }

  measure(event) {
    event.preventDefault();
    const [first, second] = this.plan.points;
    const metres = Number(new FormData(event.target).get('metres'));
    const placement = ofDistance(first.pixel, second.pixel, metres, this.plan.height);
    if (placement) this.keep((plan) => plan.lay({ placement }));
  }

  lay(points, fit) {
    const told = quality(points, fit);
    this.keep((plan) => plan.lay({ points, fit, ...(told ? { placement: told.placement } : {}) }));
  }

  /** Does something to the plan the node keeps, and shows what came of it. */
  async keep(work) {
    try {
      await work(this.workspace.floorPlan);
    } catch (error) {
      this.workspace.tell(error.message, 'fault');
    }
    this.workspace.changed();
  }
}

customElements.define('plan-view', PlanView);
