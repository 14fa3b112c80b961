import { LitElement } from 'lit';

/** A part of the page: drawn into the document itself, again whenever the workspace changes. */
export class PageElement extends LitElement {
  static properties = { workspace: { attribute: false } };

  constructor() {
    super();
    /** @type {import('./workspace.js').Workspace} */
    this.workspace = undefined;
    this.again = () => this.requestUpdate();
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.workspace?.addEventListener('change', this.again);
  }

  disconnectedCallback() {
    this.workspace?.removeEventListener('change', this.again);
    super.disconnectedCallback();
  }
}
