import { html, nothing } from 'lit';
import { asBytes } from '../model/drawing-files.js';
import { PageElement } from '../shell/page-element.js';

const POINTS_PER_INCH = 72;
const METRES_PER_INCH = 0.0254;
const SKETCH = 400;
const MOST_PIXELS = 36e6;
const FINE = 150;

/** One page of a PDF becomes a plan: which, and how fine. The node draws it. Says 'close' when done. */
class PdfPages extends PageElement {
  static properties = {
    ...PageElement.properties, file: { attribute: false }, pages: { state: true }, number: { state: true }, sketch: { state: true }, busy: { state: true },
  };

  constructor() {
    super();
    this.file = undefined;
    this.pages = [];
    this.number = 1;
    this.sketch = '';
    this.busy = false;
    this.turn = Promise.resolve();
  }

  connectedCallback() {
    super.connectedCallback();
    this.work(async () => {
      this.pages = (await this.ask('')).body.pages;
      await this.look(1);
    });
  }

  disconnectedCallback() {
    URL.revokeObjectURL(this.sketch);
    super.disconnectedCallback();
  }

  render() {
    const page = this.pages[this.number - 1];
    return html`<section aria-label="Pages"><h2>${this.file.name} <small>${this.pages.length || ''}</small></h2>
      ${page ? html`
        <label class="field"><span>Page</span><select @change=${(event) => this.work(() => this.look(Number(event.target.value)))}>
          ${this.pages.map(({ number, width, height }) => html`<option value=${number} ?selected=${number === this.number}>
            ${number}, ${millimetres(width)} × ${millimetres(height)} mm</option>`)}</select></label>
        ${this.sketch ? html`<img class="sketch" src=${this.sketch} alt=${`Page ${this.number}`}>` : nothing}
        <form @submit=${this.take}>
          <label class="field"><span>Fineness <small>dpi</small></span><input name="dpi" type="number" min="10" max="600" step="1" required .value=${String(finenessOf(page))}></label>
          <label class="field"><span>Scale, if it says one <small>1 :</small></span><input name="scale" type="number" min="1" max="5000" step="any" placeholder="100"></label>
          <div class="row"><button class="primary" ?disabled=${this.busy}>${this.busy ? 'Drawing …' : 'Use as plan'}</button>
            <button type="button" @click=${this.done}>Leave it</button></div></form>`
      : html`<p role="status">${this.busy ? 'Reading …' : ''}</p><div class="row"><button @click=${this.done}>Leave it</button></div>`}</section>`;
  }

  /** Shows a page small. */
  async look(number) {
    this.number = number;
    URL.revokeObjectURL(this.sketch);
    this.sketch = '';
    const { width, height } = this.pages[number - 1];
    const dpi = Math.max(10, Math.round((SKETCH * POINTS_PER_INCH) / Math.max(width, height)));
    const { body } = await this.ask(`/pages/${number}`, { dpi });
    this.sketch = URL.createObjectURL(body);
  }

  take(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    const dpi = Number(form.get('dpi'));
    const scale = Number(form.get('scale'));
    this.work(async () => {
      const { body } = await this.ask(`/pages/${this.number}`, { dpi });
      const title = this.pages.length > 1 ? `${this.file.name}, page ${this.number}` : this.file.name;
      await this.workspace.plans.add(new File([body], 'page.png', { type: 'image/png' }), title, scale > 0 ? (METRES_PER_INCH / dpi) * scale : undefined);
      this.workspace.changed();
      this.done();
    });
  }

  /** One thing after the other: the node reads one drawing at a time. */
  work(what) {
    this.busy = true;
    this.turn = this.turn.then(what)
      .catch((error) => this.workspace.tell(error.message, 'fault'))
      .finally(() => { this.busy = false; });
  }

  ask(below, query = {}) {
    return this.workspace.api.post(`/sites/${encodeURIComponent(this.workspace.address.site)}/drawings/pdf${below}`, asBytes(this.file), { query });
  }

  done() {
    this.dispatchEvent(new Event('close'));
  }
}

const millimetres = (points) => Math.round((1000 * METRES_PER_INCH * points) / POINTS_PER_INCH);

/** As fine as is useful, and no finer than the node draws. */
function finenessOf({ width, height }) {
  return Math.max(10, Math.min(FINE, Math.floor(POINTS_PER_INCH * Math.sqrt(MOST_PIXELS / (width * height)))));
}

customElements.define('pdf-pages', PdfPages);
