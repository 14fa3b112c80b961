import { html, nothing } from 'lit';
import { STEPS, pictureOf } from '../map/coverage-layer.js';
import { Replays } from '../model/replays.js';
import { PageElement } from '../shell/page-element.js';

const WAIT = 400;
const SQUARES = 20_000;

/** What accuracy the sensors of the draft allow, before anything is published or screwed to a wall. */
class CoverageView extends PageElement {
  static properties = { ...PageElement.properties, height: { state: true }, sensors: { state: true }, shares: { state: true }, fault: { state: true },
    done: { state: true }, replay: { state: true }, basis: { state: true } };

  constructor() {
    super();
    this.height = 1.2;
    this.sensors = { anchors: true, cameras: true, detectors: true };
    this.shares = [];
    this.fault = '';
    this.done = [];
    this.replay = '';
    this.basis = '';
  }

  connectedCallback() {
    super.connectedCallback();
    this.replays.done().then((done) => { this.done = done; }, () => {});
  }

  get replays() {
    return new Replays(this.workspace.api, this.workspace.address.site);
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
    this.workspace.coverage = null;
    this.workspace.measured = null;
    this.workspace.changed();
    super.disconnectedCallback();
  }

  /** Computes anew when the draft, the floor or what is asked for has changed, once there is a pause. */
  willUpdate() {
    const { document, floor } = this.workspace;
    const asked = [document, floor?.id, this.replay, this.height, ...Object.values(this.sensors)];
    if (asked.every((part, i) => part === this.asked?.[i])) return;
    this.asked = asked;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.compute(asked), WAIT);
  }

  async compute(asked) {
    const { workspace } = this;
    const sensors = Object.keys(this.sensors).filter((name) => this.sensors[name]);
    if (!workspace.floor || sensors.length === 0) return;
    try {
      const { body } = await workspace.api.post(`/sites/${encodeURIComponent(workspace.address.site)}/coverage`, workspace.document, {
        query: { floor: workspace.floor.id, height: this.height, cell: cellFor(workspace.floor), sensors: sensors.join(',') },
      });
      if (this.asked !== asked || !this.isConnected) return;
      this.fault = '';
      this.shares = body.shares;
      workspace.coverage = { ...body, image: pictureOf(body) };
      await this.measure();
      workspace.changed();
    } catch (error) {
      this.fault = error.message;
    }
  }

  /** What a replay has measured goes on top, in larger squares. */
  async measure() {
    const { workspace, replay } = this;
    if (!replay) {
      workspace.measured = null;
      return;
    }
    const measured = await this.replays.accuracy(replay, workspace.floor.id, Math.max(0.5, cellFor(workspace.floor)));
    if (this.replay !== replay || !this.isConnected) return;
    this.basis = measured.basis;
    workspace.measured = measured;
  }

  render() {
    return html`<section aria-label="Coverage"><h2>Expected accuracy</h2>
      <p class="hint">The Cramér-Rao bound: no estimate from one measurement of each sensor can do better. Walls, distance, angles and
        each sensor's noise count. It follows the draft: move an anchor and see.</p>
      <label class="field"><span>Height over floor <small>m</small></span><input type="number" min="0" max="20" step="0.1" .value=${String(this.height)}
        @change=${(event) => { if (Number.isFinite(event.target.valueAsNumber)) this.height = event.target.valueAsNumber; }}></label>
      <fieldset class="field"><legend>With</legend><div class="row">${Object.keys(this.sensors).map((name) => html`
        <label class="pick"><input type="checkbox" .checked=${this.sensors[name]}
          @change=${(event) => { this.sensors = { ...this.sensors, [name]: event.target.checked }; }}> ${name}</label>`)}</div></fieldset>
      <label class="field"><span>Measured on top</span><select @change=${(event) => { this.replay = event.target.value; }}>
        <option value="">nothing</option>${this.done.map((job) => html`<option value=${job.id} ?selected=${job.id === this.replay}>
          ${job.recording}, ${job.with}</option>`)}</select></label>
      ${this.replay && this.basis ? html`<p class="hint">Framed squares: ${this.basis === 'truth'
        ? 'errors against the truth of the recording' : 'the recording has no truth: what the poses say of themselves'}.</p>` : nothing}
      ${this.done.length === 0 ? html`<p class="hint">What a recording measured can be laid on top: replay one first.</p>` : nothing}
      ${this.fault ? html`<p class="faults" role="alert">${this.fault}</p>` : nothing}
      <ul class="legend" aria-label="Root mean square error">${STEPS.map(({ label }, i) => html`<li><span class="swatch s${i}"></span>${label}</li>`)}
        <li><span class="swatch open"></span>no position at all</li></ul>
      <dl>${this.shares.map(({ within, share }) => html`<dt>Within ${within < 1 ? `${100 * within} cm` : `${within} m`}</dt>
        <dd>${(100 * share).toFixed(1)} % of the floor</dd>`)}</dl></section>`;
  }
}

function cellFor({ outline = [] }) {
  if (outline.length < 3) return 0.5;
  const xs = outline.map(([x]) => x);
  const ys = outline.map(([, y]) => y);
  const area = (Math.max(...xs) - Math.min(...xs)) * (Math.max(...ys) - Math.min(...ys));
  return Math.min(10, Math.max(0.2, Math.round(100 * Math.sqrt(area / SQUARES)) / 100));
}

customElements.define('coverage-view', CoverageView);
