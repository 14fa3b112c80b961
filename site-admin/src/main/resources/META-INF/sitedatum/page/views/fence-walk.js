import { html, nothing } from 'lit';
import { areaOf } from '../geometry/paths.js';
import { freeId } from '../model/kinds.js';
import { isAnonymous } from '../model/live-feed.js';
import { WalkedLine } from '../model/walked-line.js';
import { PageElement } from '../shell/page-element.js';

/** Draws a fence by walking round it with a tag. */
class FenceWalk extends PageElement {
  static properties = { ...PageElement.properties, body: { state: true }, walk: { state: true }, running: { state: true }, tolerance: { state: true } };

  constructor() {
    super();
    this.body = '';
    /** @type {WalkedLine | null} */
    this.walk = null;
    this.running = false;
    this.tolerance = 0.2;
    this.heard = () => this.hear();
  }

  connectedCallback() {
    super.connectedCallback();
    this.workspace?.feed.addEventListener('poses', this.heard);
  }

  disconnectedCallback() {
    this.workspace?.feed.removeEventListener('poses', this.heard);
    if (this.walk) this.workspace.draw([]);
    super.disconnectedCallback();
  }

  render() {
    const { walk, running } = this;
    return html`<section aria-label="Walk a fence"><h2>Walk a fence</h2>
      <div class="row"><label class="pick">With <select ?disabled=${running} @change=${(event) => { this.body = event.target.value; }}>
          <option value="">choose who</option>
          ${this.bodies().map((id) => html`<option ?selected=${id === this.body}>${id}</option>`)}</select></label>
        ${running ? html`<button class="primary" @click=${() => { this.running = false; }}>Stop</button>`
          : html`<button ?disabled=${!this.body} @click=${this.start}>${walk ? 'Walk again' : 'Start'}</button>`}</div>
      ${walk ? this.told() : html`<p class="hint">Carry the tag once round the area; back at the start, or nearly, stop.</p>`}</section>`;
  }

  bodies() {
    const here = this.workspace.floor?.id;
    return [...this.workspace.feed.bodies.values()].map(({ pose }) => pose)
      .filter((pose) => pose.state !== 'lost' && !isAnonymous(pose) && (!pose.floor || pose.floor === here)).map(({ trackable }) => trackable).sort();
  }

  told() {
    const { walk, tolerance } = this;
    if (walk.points.length === 0) return html`<p class="hint" role="status">Waiting for poses …</p>`;
    const { median, worst } = walk.accuracy;
    const ring = walk.ring(tolerance);
    const fault = walk.fault(tolerance);
    return html`<dl>
        <dt>Walked</dt><dd>${walk.length.toFixed(1)} m, ${walk.points.length} points</dd>
        <dt>Back to the start</dt><dd>${walk.gap.toFixed(2)} m</dd>
        <dt>95 % within</dt><dd>${centimetres(median)}, at worst ${centimetres(worst)}</dd>
        ${walk.notTaken > 0 ? html`<dt>Not taken</dt><dd>${walk.notTaken} poses: not measured, or on another floor</dd>` : nothing}
        <dt>Fence</dt><dd>${ring.length} corners, ${areaOf(ring).toFixed(1)} m²</dd></dl>
      <label class="field"><span>Thinned to <small>m</small></span><input type="number" min="0.05" max="2" step="0.05" .value=${String(tolerance)}
        @change=${(event) => { if (event.target.valueAsNumber > 0) { this.tolerance = event.target.valueAsNumber; this.show(); } }}></label>
      ${worst > tolerance ? html`<p class="hint">The walk is known less well than it is thinned: the fence's edge is uncertain by that much.</p>` : nothing}
      ${fault && !this.running ? html`<p class="faults" role="alert">${fault}</p>` : nothing}
      ${this.running ? nothing : html`<div class="row"><button class="primary" ?disabled=${fault !== ''} @click=${this.take}>Make it a fence</button>
        <button @click=${this.forget}>Forget it</button></div>`}`;
  }

  start() {
    this.walk = new WalkedLine(this.workspace.floor.id);
    this.running = true;
  }

  hear() {
    if (!this.running) return;
    const pose = this.workspace.feed.bodies.get(this.body)?.pose;
    if (!pose) return;
    this.walk.take(pose);
    this.requestUpdate();
    this.show();
  }

  show() {
    const { points } = this.walk;
    if (points.length < 2) return;
    const ring = this.walk.ring(this.tolerance);
    this.workspace.draw([
      { line: points, colour: 'faint' },
      ...(ring.length >= 3 ? [{ ring: [...ring, ring[0]], colour: 'chosen' }] : []),
    ]);
  }

  take() {
    const { workspace } = this;
    const ring = this.walk.ring(this.tolerance);
    const id = freeId(workspace.document, 'fence');
    workspace.draft.add('fence', { id, floor: this.walk.floor, region: { type: 'Polygon', coordinates: [[...ring, ring[0]]] } });
    this.forget();
    workspace.select(`fence:${id}`);
  }

  forget() {
    this.walk = null;
    this.workspace.draw([]);
  }
}

const centimetres = (metres) => `${Math.round(100 * metres)} cm`;

customElements.define('fence-walk', FenceWalk);
