import { html, nothing } from 'lit';
import { PageElement } from './page-element.js';

/** Undo, redo, and from a draft to what the engines work with: check, say why, publish. */
class PublishBar extends PageElement {
  static properties = { ...PageElement.properties, faults: { state: true }, busy: { state: true } };

  constructor() {
    super();
    this.faults = [];
    this.busy = false;
  }

  render() {
    const { draft } = this.workspace;
    if (!draft.document) return nothing;
    const undo = draft.done.at(-1);
    const redo = draft.undone.at(-1);
    return html`
      <div class="publish">
        <button ?disabled=${!undo} title=${undo ? `Undo: ${undo.label}` : 'Nothing to undo'} @click=${() => draft.undo()}>Undo</button>
        <button ?disabled=${!redo} title=${redo ? `Redo: ${redo.label}` : 'Nothing to redo'} @click=${() => draft.redo()}>Redo</button>
        <button class="primary" ?disabled=${!draft.dirty || this.busy} @click=${this.open}>Publish…</button>
      </div>
      <dialog aria-labelledby="publish-title" @close=${() => { this.faults = []; }}>
        <form @submit=${this.publish}>
          <h2 id="publish-title">Publish ${draft.done.length === 1 ? 'one change' : `${draft.done.length} changes`}</h2>
          <ul class="steps">${draft.done.slice(-12).map(({ label }) => html`<li>${label}</li>`)}</ul>
          <label>Why <input name="why" required maxlength="200" autocomplete="off" placeholder="e.g. anchor A3 moved to the new column"></label>
          ${this.faults.length === 0 ? nothing : html`
            <div class="faults" role="alert"><strong>Not published:</strong>
              <ul>${this.faults.map((fault) => html`<li>${fault}</li>`)}</ul></div>`}
          <div class="row">
            <button type="button" @click=${() => this.dialog.close()}>Back</button>
            <button class="primary" ?disabled=${this.busy}>Publish</button>
          </div>
        </form>
      </dialog>`;
  }

  get dialog() {
    return /** @type {HTMLDialogElement} */ (this.querySelector('dialog'));
  }

  open() {
    this.dialog.showModal();
  }

  async publish(event) {
    event.preventDefault();
    const why = new FormData(event.target).get('why');
    const { draft, api, address } = this.workspace;
    this.busy = true;
    try {
      const { etag } = await api.put(`/sites/${encodeURIComponent(address.site)}`, draft.document, {
        etag: draft.etag, query: { reason: why },
      });
      draft.begin(draft.document, etag);
      this.dialog.close();
      this.workspace.tell(`Published as revision ${etag.replaceAll('"', '')}.`, 'good');
    } catch (error) {
      const listed = error.problem?.errors?.map(({ field, value, allowed }) => `${named(draft.document, field)} ${value}: ${allowed}`);
      this.faults = listed?.length ? listed : [error.message];
    } finally {
      this.busy = false;
    }
  }
}

/** 'anchors[3].position' with the anchor's id in it. */
function named(document, field) {
  return field.replace(/^(\w+)\[(\d+)\]/, (path, list, index) => {
    const id = document[list]?.[index]?.id;
    return id === undefined ? path : `${list.replace(/s$/, '')} ${id}`;
  });
}

customElements.define('publish-bar', PublishBar);
