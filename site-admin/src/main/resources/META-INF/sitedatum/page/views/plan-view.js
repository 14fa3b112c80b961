import { html, nothing } from 'lit';
import { ofDistance, quality, toPixel } from '../geometry/plan-fit.js';
import { PageElement } from '../shell/page-element.js';

/** A plan image under the map: laid by a measured distance or by points known on both, with what is left over told. */
class PlanView extends PageElement {
  static properties = { ...PageElement.properties, points: { state: true }, kind: { state: true }, pending: { state: true } };

  constructor() {
    super();
    this.points = [];
    this.kind = 'similarity';
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

  render() {
    const { workspace } = this;
    return html`
      <section aria-label="Plan image"><h2>Plan of ${workspace.floor?.name ?? 'the floor'}</h2>
        <label class="button">Choose an image<input type="file" class="hidden" accept="image/png,image/jpeg,image/svg+xml" @change=${this.take}></label>
        ${workspace.plan ? this.laying() : html`<p class="hint">PNG, JPEG or SVG. It lies below the map and helps to find places; what
          the engine works with are the anchors, walls and fences.</p>`}
      </section>`;
  }

  laying() {
    const { workspace } = this;
    const told = quality(this.points, this.kind);
    return html`
      <label class="field"><span>Opacity</span><input type="range" min="0.1" max="1" step="0.05" .value=${String(workspace.plan.opacity)}
        @input=${(event) => { workspace.plan = { ...workspace.plan, opacity: event.target.valueAsNumber }; workspace.changed(); }}></label>
      <h3>Lay it on the site</h3>
      <p class="hint">Click a point of the plan on the map, then say where it really is. Two points lay it, three or more show how well.</p>
      <div class="row">
        <button aria-pressed=${workspace.tool === 'pick'} @click=${() => workspace.take('pick')}>${workspace.tool === 'pick' ? 'Stop' : 'Add a point'}</button>
        <label class="pick">Fit <select @change=${(event) => { this.kind = event.target.value; this.lay(); }}>
          <option value="similarity">turned and scaled</option><option value="affine">also stretched</option></select></label>
      </div>
      ${this.pending ? this.asking() : nothing}
      ${this.points.length === 0 ? nothing : this.table(told)}
      ${this.points.length === 2 ? this.measured() : nothing}
      ${told ? this.judged(told) : nothing}`;
  }

  asking() {
    return html`<form class="card" @submit=${this.add}>
      <h3>This point really is at</h3>
      <div class="axes">
        <input name="x" type="number" step="0.001" required aria-label="Site x in metres" placeholder="x m" autofocus>
        <input name="y" type="number" step="0.001" required aria-label="Site y in metres" placeholder="y m">
        <button class="primary">Add</button></div></form>`;
  }

  measured() {
    return html`<form class="row" @submit=${this.measure}><label class="field"><span>Or only the distance between the two <small>m</small></span>
      <input name="metres" type="number" min="0.01" step="0.001" required></label><button>Lay</button></form>`;
  }

  table(told) {
    return html`<table><caption>Points</caption><thead><tr><th>x</th><th>y</th><th>off by</th><th>left out</th><th><span class="hidden">Delete</span></th></tr></thead>
      <tbody>${this.points.map(({ site }, i) => html`<tr><td>${site[0].toFixed(2)}</td><td>${site[1].toFixed(2)}</td>
        <td>${told ? `${(100 * told.residuals[i]).toFixed(1)} cm` : ''}</td>
        <td>${told?.leaveOneOut.length ? `${(100 * told.leaveOneOut[i]).toFixed(1)} cm` : ''}</td>
        <td><button class="plain" aria-label=${`Delete point ${i + 1}`} @click=${() => { this.points = this.points.filter((_, j) => j !== i); this.lay(); }}>−</button></td>
      </tr>`)}</tbody></table>`;
  }

  judged(told) {
    return html`<dl>
      <dt>Off by, root mean square</dt><dd>${(100 * told.rms).toFixed(1)} cm</dd>
      <dt>Scale</dt><dd>${(1 / told.metresPerPixel).toFixed(2)} pixels per metre</dd>
      <dt>Turned</dt><dd>${((told.rotation * 180) / Math.PI).toFixed(2)}°</dd></dl>
      ${told.anisotropy > 0.02 || told.shear > 0.0087 ? html`<p class="faults" role="alert">The image is stretched by
        ${(100 * told.anisotropy).toFixed(1)} % and sheared by ${((told.shear * 180) / Math.PI).toFixed(2)}°: check the points.</p>` : nothing}`;
  }

  async take(event) {
    const [file] = event.target.files;
    if (!file) return;
    const url = URL.createObjectURL(file);
    const image = new Image();
    image.src = url;
    try {
      await image.decode();
    } catch {
      this.workspace.tell(`${file.name} is no image the browser can read.`, 'fault');
      return;
    }
    const metresPerPixel = 0.02;
    this.points = [];
    this.workspace.plan = {
      url, opacity: 0.8, width: image.naturalWidth, height: image.naturalHeight,
      placement: { a: metresPerPixel, b: 0, c: 0, d: 0, e: -metresPerPixel, f: metresPerPixel * image.naturalHeight },
    };
    this.workspace.changed();
  }

  pick(place) {
    const { plan } = this.workspace;
    if (plan) this.pending = toPixel(plan.placement, place[0], place[1]);
  }

  add(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    this.points = [...this.points, { pixel: this.pending, site: [Number(form.get('x')), Number(form.get('y'))] }];
    this.pending = null;
    this.lay();
  }

  measure(event) {
    event.preventDefault();
    const [first, second] = this.points;
    const { plan } = this.workspace;
    const placement = ofDistance(first.pixel, second.pixel, Number(new FormData(event.target).get('metres')), plan.height);
    if (placement) this.place(placement);
  }

  lay() {
    const told = quality(this.points, this.kind);
    if (told) this.place(told.placement);
  }

  place(placement) {
    this.workspace.plan = { ...this.workspace.plan, placement };
    this.workspace.changed();
  }
}

customElements.define('plan-view', PlanView);
