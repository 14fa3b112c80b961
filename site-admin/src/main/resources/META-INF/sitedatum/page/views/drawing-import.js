import { html, nothing } from 'lit';
import { boxOf } from '../geometry/paths.js';
import { readDrawing } from '../model/drawing-files.js';
import { USES } from '../model/drawing.js';
import { PageElement } from '../shell/page-element.js';
import './plan-laying.js';

const UNITS = ['mm', 'cm', 'dm', 'm', 'km', 'in', 'ft', 'yd'];
const WORDS = { none: 'leave out', fence: 'fences', anchor: 'anchors' };
const COLOURS = { fence: 'fence', anchor: 'anchor', none: 'faint' };

/** A drawing of others before it is taken over: what it holds, what becomes of it, how it lies. */
class DrawingImport extends PageElement {
  disconnectedCallback() {
    this.workspace.draw([]);
    super.disconnectedCallback();
  }

  firstUpdated() {
    this.preview();
    const box = boxOf([...this.drawing.corners(), ...(this.workspace.floor?.outline ?? [])]);
    if (Number.isFinite(box[0])) this.workspace.dispatchEvent(new CustomEvent('look', { detail: box }));
  }

  get drawing() {
    return this.workspace.drawing;
  }

  render() {
    const { drawing } = this;
    if (!drawing) return nothing;
    const { read } = drawing;
    return html`<section aria-label="Drawing"><h2>${drawing.source.file.name}</h2>
      <p class="hint">${read.format.toUpperCase()}, ${read.unit}. Nothing changes before you take it over, and then only your draft.</p>
      ${drawing.moved ? html`<p class="hint">The drawing lies far from the site's origin: it is shown at the floor's corner. Lay it.</p>` : nothing}
      ${read.notes.map((note) => html`<p class="hint">${note}</p>`)}
      ${this.howToRead()}
      ${read.floors.length > 0 ? this.floors() : nothing}
      ${this.groups()}
      ${Object.keys(read.leftOut).length > 0 ? html`<p class="hint">Not used: ${Object.entries(read.leftOut).map(([what, count]) => `${count} ${what}`).join(', ')}.</p>` : nothing}
      ${drawing.toLay ? html`<h3>Lay it on the site</h3><plan-laying .workspace=${this.workspace} unit="metres" .plan=${{ ...drawing, measures: drawing.measures }}
        @lay=${({ detail }) => { Object.assign(drawing, detail); this.workspace.changed(); this.preview(); }}></plan-laying>` : nothing}
      <div class="row"><button class="primary" @click=${this.take}>Take over</button>
        <button @click=${this.close}>Leave it</button></div></section>`;
  }

  /** What the file does not say of itself. */
  howToRead() {
    const { source, read } = this.drawing;
    if (source.route === 'dxf') {
      return html`<label class="field"><span>Unit of the drawing</span><select @change=${(event) => this.readAgain({ unit: event.target.value })}>
        ${UNITS.map((unit) => html`<option ?selected=${read.unit.startsWith(`${unit},`)}>${unit}</option>`)}</select></label>`;
    }
    if (source.route === 'imdf') {
      return html`<label class="field"><span>Height of a storey <small>m</small></span><input type="number" min="1" max="50" step="0.1"
        .value=${String(source.query.storey ?? 3.5)} @change=${(event) => this.readAgain({ storey: event.target.valueAsNumber })}></label>`;
    }
    return html`<label class="field"><span>Coordinates</span><select @change=${(event) => this.readAgain({ coordinates: event.target.value })}>
      <option value="site" ?selected=${read.unit.startsWith('site')}>site metres</option>
      <option value="wgs84" ?selected=${!read.unit.startsWith('site')}>longitude, latitude (WGS84)</option></select></label>`;
  }

  floors() {
    const { drawing, workspace } = this;
    return html`<table><caption>Floors</caption><thead><tr><th>In the drawing</th><th>becomes</th></tr></thead>
      <tbody>${drawing.read.floors.map(({ id, name }) => html`<tr><td>${name}</td><td>
        <select aria-label=${`${name} becomes`} @change=${(event) => { drawing.floors[id] = event.target.value; this.requestUpdate(); }}>
          <option value="" ?selected=${drawing.floors[id] === ''}>a new floor</option>
          <option value="-" ?selected=${drawing.floors[id] === '-'}>nothing</option>
          ${workspace.floors.map((floor) => html`<option value=${floor.id} ?selected=${drawing.floors[id] === floor.id}>${floor.name}</option>`)}
        </select></td></tr>`)}</tbody></table>`;
  }

  groups() {
    const { drawing } = this;
    const counts = drawing.counts();
    return html`<table><caption>Layers</caption><thead><tr><th>In the drawing</th><th>shapes</th><th>become</th></tr></thead>
      <tbody>${drawing.read.groups.map(({ name }, i) => html`<tr><td class="wrap">${name}</td><td>${counts[i]}</td><td>
        <select aria-label=${`${name} become`} @change=${(event) => { drawing.uses[i] = event.target.value; this.requestUpdate(); this.preview(); }}>
          ${USES.map((use) => html`<option value=${use} ?selected=${use === drawing.uses[i]}>${WORDS[use] ?? `${use} walls`}</option>`)}
        </select></td></tr>`)}</tbody></table>`;
  }

  preview() {
    const { drawing } = this;
    if (!drawing) return;
    this.workspace.draw(drawing.laid().map(({ use, line, rings, point, id }) => ({
      line: line ?? (use === 'fence' ? undefined : rings?.[0]), ring: use === 'fence' ? rings?.[0] : undefined, mark: point,
      colour: COLOURS[use] ?? 'chosen', width: use === 'none' ? 1 : 3, text: point && use === 'anchor' ? id : undefined,
    })));
  }

  async readAgain(query) {
    const { workspace, drawing } = this;
    try {
      workspace.drawing = await readDrawing(workspace, drawing.source.file, drawing.source.route, { ...drawing.source.query, ...query });
      workspace.changed();
      await this.updateComplete;
      this.firstUpdated();
    } catch (error) {
      workspace.tell(error.message, 'fault');
    }
  }

  take() {
    const { workspace, drawing } = this;
    let took;
    workspace.draft.edit(`import ${drawing.source.file.name}`, (document) => { took = drawing.takeOver(document, workspace.floor); });
    const said = ['walls', 'fences', 'anchors', 'floors'].filter((what) => took[what] > 0).map((what) => `${took[what]} ${took[what] === 1 ? what.slice(0, -1) : what}`);
    const left = took.left > 0 ? ` ${took.left} shapes cannot be what they were to become.` : '';
    this.close();
    workspace.tell(`${said.length > 0 ? said.join(', ') : 'Nothing'} taken over.${left} Undo takes them back.`, 'good');
  }

  close() {
    this.workspace.drawing = null;
    this.workspace.changed();
  }
}

customElements.define('drawing-import', DrawingImport);
