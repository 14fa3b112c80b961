import { html, nothing } from 'lit';
import { PageElement } from '../shell/page-element.js';

const PREFIX = 'content:';

/** Where content of headsets is anchored: it comes and goes by their apps and is no part of the document. Engineers may remove it. */
class ContentAnchors extends PageElement {
  static properties = { ...PageElement.properties, fault: { state: true } };

  constructor() {
    super();
    this.fault = '';
    this.heard = () => this.requestUpdate();
  }

  connectedCallback() {
    super.connectedCallback();
    this.workspace?.feed.addEventListener('content', this.heard);
  }

  disconnectedCallback() {
    this.workspace?.feed.removeEventListener('content', this.heard);
    this.workspace?.draw([], 'content');
    super.disconnectedCallback();
  }

  get anchors() {
    return [...this.workspace.feed.content.values()].sort((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true }));
  }

  /** The one that the address names. */
  get chosen() {
    const { object } = this.workspace.address;
    return object.startsWith(PREFIX) ? this.workspace.feed.content.get(object.slice(PREFIX.length)) : undefined;
  }

  render() {
    const { workspace, anchors, chosen } = this;
    return html`<section aria-label="Content anchors"><h2>Content anchors <small>${anchors.length}</small></h2>
      ${anchors.length === 0 ? html`<p class="hint">Nobody has placed any. Apps on headsets do, and they are shown here at once.</p>` : nothing}
      <ul class="objects">${anchors.map((anchor) => html`<li>
        <button class="item" aria-pressed=${anchor === chosen} @click=${() => this.choose(anchor)}>
          <span>${anchor.id}${anchor.category ? html` <small>${anchor.category}</small>` : nothing}</span>
          <small>${this.floorName(anchor)}</small></button></li>`)}</ul>
      ${chosen ? this.card(chosen) : nothing}</section>`;
  }

  card(anchor) {
    return html`<section class="card" aria-label="Chosen content anchor"><h2>${anchor.id}</h2>
      <dl>
        <dt>Position</dt><dd>${anchor.position.map((value) => value.toFixed(2)).join(', ')} m</dd>
        <dt>Floor</dt><dd>${this.floorName(anchor) || 'not known'}</dd>
        <dt>Quality</dt><dd>${anchor.quality}</dd>
        <dt>Placed by</dt><dd>${anchor.owner}, ${new Date(anchor.savedAt / 1000).toLocaleString()}</dd>
        <dt>Others may</dt><dd>${{ private: 'not see it', read: 'see it', write: 'change it' }[anchor.access]}</dd>
        ${anchor.expiresAt ? html`<dt>Until</dt><dd>${new Date(anchor.expiresAt / 1000).toLocaleString()}</dd>` : nothing}
        ${Object.entries(anchor.properties).slice(0, 8).map(([name, value]) => html`<dt>${name}</dt><dd>${short(value)}</dd>`)}
      </dl>
      ${this.fault ? html`<p class="faults" role="alert">${this.fault}</p>` : nothing}
      <div class="row">
        <button class="danger" ?disabled=${!this.mayRemove(anchor)} @click=${() => this.removeAnchor(anchor)}>Delete</button>
        <button @click=${() => this.workspace.select('')}>Close</button></div>
      <p class="hint">Deleting it is done at once, for everybody, and cannot be undone here.</p></section>`;
  }

  /** Engineers may, and whoever owns it. */
  mayRemove({ owner, access }) {
    const { caller } = this.workspace;
    return !caller?.loginRequired || caller.roles.includes('engineer') || caller.user === owner
      || (access === 'write' && caller.roles.some((role) => role !== 'viewer'));
  }

  choose({ id, floor }) {
    this.fault = '';
    this.workspace.go({ object: PREFIX + id, ...(floor ? { floor } : {}) });
  }

  floorName({ floor }) {
    return this.workspace.floors.find(({ id }) => id === floor)?.name ?? floor ?? '';
  }

  /** Not called remove: that is how an element is taken out of the page. */
  async removeAnchor({ id, version }) {
    const { api, address } = this.workspace;
    if (!window.confirm(`Delete the content anchor ${id} for everybody?`)) return;
    try {
      await api.delete(`/sites/${encodeURIComponent(address.site)}/content-anchors/${encodeURIComponent(id)}`, { etag: `"${version}"` });
      this.fault = '';
      this.workspace.select('');
      this.workspace.tell(`The content anchor ${id} is gone.`, 'good');
    } catch (error) {
      this.fault = error.message;
    }
  }

  updated() {
    const { workspace, anchors, chosen } = this;
    const floor = workspace.floor?.id;
    const here = anchors.filter((anchor) => !anchor.floor || anchor.floor === floor);
    const drawn = JSON.stringify([here, chosen?.id]);
    if (drawn === this.drawn) return;
    this.drawn = drawn;
    queueMicrotask(() => workspace.draw(here.map((anchor) => ({
      id: PREFIX + anchor.id, mark: anchor.position.slice(0, 2), colour: anchor === chosen ? 'chosen' : 'content', text: anchor.id,
    })), 'content'));
  }
}

/** What an app keeps with it, in one line. @param {unknown} value */
function short(value) {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

customElements.define('content-anchors', ContentAnchors);
