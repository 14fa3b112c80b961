import { html, nothing } from 'lit';
import { PageElement } from '../shell/page-element.js';

const WAIT = 400;
const LETTERS = { glass: 'G', drywall: 'D', brick: 'B', concrete: 'C', metal: 'M' };

/** Which anchors of the floor see each other, and what stands between the others. Follows the draft. */
class SightMatrix extends PageElement {
  static properties = { ...PageElement.properties, open: { state: true }, sight: { state: true }, chosen: { state: true }, fault: { state: true } };

  constructor() {
    super();
    this.open = false;
    this.sight = null;
    this.chosen = null;
    this.fault = '';
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
    if (this.chosen) this.workspace.draw([]);
    super.disconnectedCallback();
  }

  /** Computes anew when the draft or the floor has changed, once there is a pause. */
  willUpdate() {
    const asked = this.open ? [this.workspace.document, this.workspace.floor?.id] : null;
    if (!asked || asked.every((part, i) => part === this.asked?.[i])) return;
    this.asked = asked;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.compute(asked), WAIT);
  }

  async compute(asked) {
    const { workspace } = this;
    try {
      const { body } = await workspace.api.post(`/sites/${encodeURIComponent(workspace.address.site)}/sight`, asked[0], { query: { floor: asked[1] } });
      if (this.asked !== asked || !this.isConnected) return;
      this.fault = '';
      this.sight = body;
      this.choose(null);
    } catch (error) {
      this.fault = error.message;
    }
  }

  render() {
    return html`<section aria-label="Line of sight"><div class="head"><h2>Line of sight</h2>
        <button aria-expanded=${this.open} @click=${() => { this.open = !this.open; if (!this.open) this.choose(null); }}>${this.open ? 'Hide' : 'Show'}</button></div>
      ${this.fault && this.open ? html`<p class="faults" role="alert">${this.fault}</p>` : nothing}
      ${this.open && this.sight ? this.matrix() : nothing}</section>`;
  }

  matrix() {
    const { anchors, pairs } = this.sight;
    if (anchors.length < 2) return html`<p class="hint">Needs two anchors on this floor.</p>`;
    const free = pairs.filter(isFree).length;
    const at = new Map(pairs.map((pair) => [`${pair.from}/${pair.to}`, pair]));
    return html`<p class="hint">${free} of ${pairs.length} pairs see each other. G glass, D drywall, B brick, C concrete, M metal, F a floor between storeys.</p>
      <div class="matrix"><table><caption class="hidden">What stands between the anchors</caption>
        <thead><tr><td></td>${anchors.slice(0, -1).map((id) => html`<th scope="col"><span>${id}</span></th>`)}</tr></thead>
        <tbody>${anchors.slice(1).map((id, i) => html`<tr><th scope="row">${id}</th>
          ${anchors.slice(0, i + 1).map((other, j) => this.cell(at.get(`${j}/${i + 1}`)))}</tr>`)}</tbody></table></div>
      ${this.chosen ? this.told(this.chosen) : nothing}`;
  }

  cell(pair) {
    const [from, to] = [this.sight.anchors[pair.from], this.sight.anchors[pair.to]];
    return html`<td class=${isFree(pair) ? 'free' : 'shut'}><button class="plain" aria-pressed=${pair === this.chosen}
      aria-label=${`${from} and ${to}: ${inWords(pair)}`} @click=${() => this.choose(pair === this.chosen ? null : pair)}>${shortly(pair)}</button></td>`;
  }

  told(pair) {
    return html`<p role="status"><strong>${this.sight.anchors[pair.from]} – ${this.sight.anchors[pair.to]}</strong>, ${pair.distance.toFixed(2)} m: ${inWords(pair)}.
      ${isFree(pair) ? nothing : html`Ranges are expected ${Math.round(100 * pair.delay)} cm too long.`}</p>`;
  }

  /** Shows the line on the map with the walls it crosses. */
  choose(pair) {
    this.chosen = pair;
    const { document } = this.workspace;
    const place = (i) => document.anchors.find(({ id }) => id === this.sight.anchors[i])?.position.slice(0, 2);
    this.workspace.draw(pair ? [
      { line: [place(pair.from), place(pair.to)], colour: 'chosen', dash: isFree(pair) ? undefined : [8, 6] },
      ...pair.walls.map(({ wall }) => ({ line: document.walls[wall].line, colour: 'chosen', width: 5 })),
    ] : []);
  }
}

const isFree = ({ walls, slabs }) => walls.length === 0 && slabs === 0;

function counted({ walls, slabs }) {
  const counts = new Map();
  walls.forEach(({ material }) => counts.set(material, (counts.get(material) ?? 0) + 1));
  if (slabs > 0) counts.set('floor', slabs);
  return [...counts];
}

function shortly(pair) {
  if (isFree(pair)) return '·';
  return counted(pair).map(([material, count]) => `${LETTERS[material] ?? 'F'}${count > 1 ? count : ''}`).join('');
}

function inWords(pair) {
  if (isFree(pair)) return 'they see each other';
  return `through ${counted(pair).map(([material, count]) => `${count === 1 ? '' : `${count} × `}${material}`).join(', ')}`;
}

customElements.define('sight-matrix', SightMatrix);
