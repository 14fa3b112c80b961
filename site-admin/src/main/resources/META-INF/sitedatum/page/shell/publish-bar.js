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
        <button class="icon" aria-label="Undo" ?disabled=${!undo} title=${undo ? `Undo: ${undo.label}` : 'Nothing to undo'}
          @click=${() => draft.undo()}>${arrow('M6 2 2 6l4 4M2.5 6H9a4 4 0 0 1 0 8H6')}</button>
        <button class="icon" aria-label="Redo" ?disabled=${!redo} title=${redo ? `Redo: ${redo.label}` : 'Nothing to redo'}
          @click=${() => draft.redo()}>${arrow('m10 2 4 4-4 4m3.5-4H7a4 4 0 0 0 0 8h3')}</button>
        <button class="primary" ?disabled=${!draft.dirty || this.busy} @click=${this.open}>Publish…</button>
      </div>
      <dialog aria-labelledby="publish-title" @close=${() => { this.faults = []; }}>
        <form @submit=${this.publish}>
          <h2 id="publish-title">Publish ${draft.done.length === 1 ? 'one change' : `${draft.done.length} changes`}</h2>
          <ul class="steps">${stepsOf(draft.done).slice(-12).map(([label, times]) => html`<li>${label}${times > 1 ? html` <small>${times} times</small>` : nothing}</li>`)}</ul>
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

/** What was done, one line for the same thing done again and again. @returns {[string, number][]} */
function stepsOf(done) {
  const steps = [];
  for (const { label } of done) {
    if (steps.at(-1)?.[0] === label) steps.at(-1)[1]++;
    else steps.push([label, 1]);
  }
  return steps;
}

function arrow(path) {
  return html`<svg aria-hidden="true" viewBox="0 0 16 16" width="16" height="16" fill="none" stroke="currentColor" stroke-width="1.8"
    stroke-linecap="round" stroke-linejoin="round"><path d=${path}></path></svg>`;
}

/** 'anchors[3].position' with the anchor's id in it. */
function named(document, field) {
  return field.replace(/^(\w+)\[(\d+)\]/, (path, list, index) => {
    const id = document[list]?.[index]?.id;
    return id === undefined ? path : `${list.replace(/s$/, '')} ${id}`;
  });
}

customElements.define('publish-bar', PublishBar);
