import { html, nothing } from 'lit';
import { PageElement } from '../shell/page-element.js';

/** Every revision of the site: who, when, why, what changed; and the way back to one. */
class HistoryView extends PageElement {
  static properties = { ...PageElement.properties, revisions: { state: true }, open: { state: true }, changes: { state: true } };

  constructor() {
    super();
    this.revisions = [];
    this.open = 0;
    this.changes = [];
  }

  connectedCallback() {
    super.connectedCallback();
    this.read();
  }

  get path() {
    return `/sites/${encodeURIComponent(this.workspace.address.site)}/revisions`;
  }

  willUpdate() {
    if (this.workspace.draft.etag !== this.readAt) this.read();
  }

  async read() {
    this.readAt = this.workspace.draft.etag;
    await this.attempt(async () => {
      this.revisions = (await this.workspace.api.get(this.path, { limit: 100 })).items;
    });
  }

  render() {
    const newest = this.revisions[0]?.revision;
    return html`<section aria-label="Revisions"><h2>Revisions <small>${this.revisions.length}</small></h2>
      <ol class="history">${this.revisions.map(({ revision, author, reason, publishedAt }) => html`<li>
        <h3>Revision ${revision}${revision === newest ? html` <small>the newest</small>` : nothing}</h3>
        <p class="hint">${new Date(publishedAt / 1000).toLocaleString()} by ${author}${reason ? html`: ${reason}` : nothing}</p>
        <div class="row">
          ${revision > 1 ? html`<button aria-expanded=${this.open === revision} @click=${() => this.show(revision)}>What changed</button>` : nothing}
          ${revision === newest ? nothing : html`<button @click=${() => this.restore(revision, newest)}>Back to this</button>`}</div>
        ${this.open === revision ? html`<ul class="changes">${this.changes.map((change) => html`<li>${change.text}</li>`)}</ul>` : nothing}
      </li>`)}</ol></section>`;
  }

  async show(revision) {
    if (this.open === revision) {
      this.open = 0;
      return;
    }
    await this.attempt(async () => {
      this.changes = (await this.workspace.api.get(`${this.path}/${revision}/changes`)).items;
      this.open = revision;
    });
  }

  async restore(revision, newest) {
    const { workspace } = this;
    if (workspace.draft.dirty) {
      workspace.tell('There are changes that are not published: publish or undo them first.', 'fault');
      return;
    }
    await this.attempt(async () => {
      await workspace.api.post(`${this.path}/${revision}/restore`, undefined, {
        etag: `"${newest}"`, query: { reason: `back to revision ${revision}` },
      });
      await workspace.open(workspace.address.site);
      workspace.tell(`What revision ${revision} said is published again.`, 'good');
    });
  }

  async attempt(work) {
    try {
      await work();
    } catch (error) {
      this.workspace.tell(error.message, 'fault');
    }
  }
}

customElements.define('history-view', HistoryView);
