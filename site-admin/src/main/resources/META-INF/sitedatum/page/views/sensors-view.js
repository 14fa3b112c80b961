import { html, nothing } from 'lit';
import { anchorsFromCsv, anchorsToCsv } from '../model/anchor-csv.js';
import { PageElement } from '../shell/page-element.js';
import { objectList } from './object-list.js';
import './object-form.js';
import './sight-matrix.js';

/** Anchors, cameras, radars, markers and trackables: placed on the map, by numbers, or from a table. */
class SensorsView extends PageElement {
  static properties = { ...PageElement.properties, faults: { state: true } };

  constructor() {
    super();
    this.faults = [];
  }

  render() {
    const { workspace } = this;
    return html`
      <object-form .workspace=${workspace}></object-form>
      ${objectList(workspace, 'anchor')}
      <div class="row">
        <label class="button">Import CSV<input type="file" accept=".csv,text/csv" class="hidden" @change=${this.take}></label>
        <button @click=${this.give}>Export CSV</button>
      </div>
      ${this.faults.length === 0 ? nothing : html`<div class="faults" role="alert"><strong>Nothing was imported:</strong>
        <ul>${this.faults.map((fault) => html`<li>${fault}</li>`)}</ul></div>`}
      <sight-matrix .workspace=${workspace}></sight-matrix>
      ${['camera', 'detector', 'marker', 'trackable'].map((kind) => objectList(workspace, kind))}`;
  }

  /** Anchors with known ids move; others are new. */
  async take(event) {
    const [file] = event.target.files;
    if (!file) return;
    const { anchors, faults } = anchorsFromCsv(await file.text());
    event.target.value = '';
    this.faults = faults;
    if (faults.length > 0) return;
    this.workspace.draft.edit(`import ${anchors.length} anchors`, (document) => {
      const known = new Map((document.anchors ?? []).map((anchor) => [anchor.id, anchor]));
      anchors.forEach((anchor) => known.set(anchor.id, { ...known.get(anchor.id), ...anchor }));
      document.anchors = [...known.values()];
    });
    this.workspace.tell(`${anchors.length} anchors taken over. Undo takes them back.`, 'good');
  }

  give() {
    const { workspace } = this;
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([anchorsToCsv(workspace.document.anchors ?? [])], { type: 'text/csv' }));
    link.download = `${workspace.address.site}-anchors.csv`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1_000);
  }
}

customElements.define('sensors-view', SensorsView);
