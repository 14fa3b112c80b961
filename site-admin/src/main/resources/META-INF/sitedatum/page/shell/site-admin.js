import { html, nothing } from 'lit';
import { PageElement } from './page-element.js';
import { Workspace } from './workspace.js';
import './login-form.js';
import './publish-bar.js';
import '../map/site-map.js';
import '../views/live-view.js';
import '../views/sensors-view.js';
import '../views/places-view.js';
import '../views/plan-view.js';
import '../views/survey-view.js';
import '../views/coverage-view.js';
import '../views/health-view.js';
import '../views/history-view.js';
import '../views/replay-view.js';
import '../views/replay-player.js';

const VIEWS = [
  { name: 'live', label: 'Live' },
  { name: 'plan', label: 'Plan' },
  { name: 'sensors', label: 'Sensors' },
  { name: 'survey', label: 'Survey' },
  { name: 'places', label: 'Places' },
  { name: 'coverage', label: 'Coverage' },
  { name: 'replay', label: 'Replay' },
  { name: 'health', label: 'Health' },
  { name: 'history', label: 'History' },
];

/** The whole page: where one is at the top, the map, and beside it what the view is about. */
class SiteAdmin extends PageElement {
  constructor() {
    super();
    this.workspace = new Workspace();
  }

  connectedCallback() {
    super.connectedCallback();
    this.workspace.start();
    window.addEventListener('keydown', (event) => this.key(event));
  }

  key(event) {
    const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement;
    if (event.key === 'Escape') {
      this.workspace.tool = '';
      this.workspace.select('');
      this.workspace.changed();
    }
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z' && !typing) {
      event.preventDefault();
      if (event.shiftKey) this.workspace.draft.redo();
      else this.workspace.draft.undo();
    }
  }

  render() {
    const { workspace } = this;
    const { address, document } = workspace;
    if (workspace.stranger) return html`<login-form .workspace=${workspace}></login-form>`;
    return html`
      <header>
        <a class="skip" href=${location.hash || '#/'} @click=${this.skip}>To the panel</a>
        <h1 title="SiteDatum"><img src="icon.svg" alt="" width="22" height="22"> <span class="brand">SiteDatum</span></h1>
        ${this.sitePicker()}
        ${this.floorPicker()}
        <nav aria-label="Views">
          ${VIEWS.map(({ name, label }) => html`
            <a href=${`#/${encodeURIComponent(address.site)}/${name}${address.floor ? `?floor=${encodeURIComponent(address.floor)}` : ''}`}
              aria-current=${name === address.view ? 'page' : 'false'}>${label}</a>`)}
        </nav>
        <span class="connection ${workspace.feed.connected ? 'on' : 'off'}">
          ${workspace.feed.connected ? 'live' : 'no connection'}</span>
        <publish-bar .workspace=${workspace}></publish-bar>
        ${workspace.caller?.loginRequired ? html`
          <button aria-label=${`Log out ${workspace.caller.user}`} title=${workspace.caller.user} @click=${() => workspace.leave()}>Log out</button>` : nothing}
      </header>
      <p class="notice ${workspace.notice.kind}" role="status">${workspace.notice.text}${workspace.notice.text
        ? html` <button class="plain" aria-label="Close the message" @click=${() => workspace.tell('')}>×</button>` : nothing}</p>
      <main>
        <site-map .workspace=${workspace}></site-map>
        ${address.view === 'replay' ? html`<replay-player .workspace=${workspace}></replay-player>` : nothing}
        <aside id="panel" tabindex="0" aria-label="Panel">
          ${document ? this.view(address.view) : html`<p>Reading the site …</p>`}
        </aside>
      </main>`;
  }

  skip(event) {
    event.preventDefault();
    document.getElementById('panel').focus();
  }

  sitePicker() {
    const { workspace } = this;
    if (workspace.sites.length < 2) return html`<span class="site" title=${workspace.document?.name ?? ''}>${workspace.document?.name ?? ''}</span>`;
    return html`<label class="pick"><span class="what">Site</span>
      <select @change=${(event) => workspace.go({ site: event.target.value, floor: '', object: '' })}>
        ${workspace.sites.map((site) => html`
          <option value=${site.id} ?selected=${site.id === workspace.address.site}>${site.name}</option>`)}
      </select></label>`;
  }

  floorPicker() {
    const { workspace } = this;
    return html`<label class="pick"><span class="what">Floor</span>
      <select @change=${(event) => workspace.go({ floor: event.target.value })}>
        ${workspace.floors.map((floor) => html`
          <option value=${floor.id} ?selected=${floor === workspace.floor}>${floor.name}</option>`)}
      </select></label>`;
  }

  view(name) {
    const { workspace } = this;
    switch (name) {
      case 'plan': return html`<plan-view .workspace=${workspace}></plan-view>`;
      case 'sensors': return html`<sensors-view .workspace=${workspace}></sensors-view>`;
      case 'survey': return html`<survey-view .workspace=${workspace}></survey-view>`;
      case 'places': return html`<places-view .workspace=${workspace}></places-view>`;
      case 'coverage': return html`<coverage-view .workspace=${workspace}></coverage-view>`;
      case 'replay': return html`<replay-view .workspace=${workspace}></replay-view>`;
      case 'history': return html`<history-view .workspace=${workspace}></history-view>`;
      case 'health': return html`<health-view .workspace=${workspace}></health-view>`;
      default: return html`<live-view .workspace=${workspace}></live-view>`;
    }
  }
}

customElements.define('site-admin', SiteAdmin);
