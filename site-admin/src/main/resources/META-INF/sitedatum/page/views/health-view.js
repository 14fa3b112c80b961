import { html, nothing } from 'lit';
import { PageElement } from '../shell/page-element.js';
import { plain } from './event-text.js';

/** How each source and device is: heard when, how often, refused why, how far off. */
class HealthView extends PageElement {
  connectedCallback() {
    super.connectedCallback();
    this.workspace?.feed.addEventListener('health', this.again);
    this.read();
  }

  disconnectedCallback() {
    this.workspace?.feed.removeEventListener('health', this.again);
    super.disconnectedCallback();
  }

  /** The socket tells every two seconds; the first time it is asked for. */
  async read() {
    const { address, api, feed } = this.workspace;
    try {
      feed.sources = (await api.get(`/sites/${encodeURIComponent(address.site)}/sources`)).items;
      this.requestUpdate();
    } catch (error) {
      this.workspace.tell(error.message, 'fault');
    }
  }

  render() {
    const sources = [...this.workspace.feed.sources].sort((a, b) => trouble(b) - trouble(a) || a.id.localeCompare(b.id));
    return html`<section aria-label="Sources and devices"><h2>Sources and devices <small>${sources.length}</small></h2>
      ${sources.length === 0 ? html`<p class="hint">No source has sent anything yet.</p>` : nothing}
      <ul class="health">${sources.map((source) => html`
        <li class=${trouble(source) > 0 ? 'trouble' : ''}>
          <h3>${source.id} <small>${source.device}</small> ${(source.conditions ?? []).map((condition) => html`
            <span class="state degraded">${plain(condition)}</span>`)}</h3>
          <dl>
            ${entry('Rate', source.perSecond, (v) => `${v.toFixed(1)} /s`)}
            ${entry('Last', source.age, (v) => `${v.toFixed(1)} s ago`)}
            ${entry('Clock', source.lag, (v) => `${Math.abs(1000 * v).toFixed(0)} ms ${v < 0 ? 'early' : 'late'}`)}
            ${entry('Bias', source.bias, (v) => `${v.toFixed(2)} m`)}
            ${entry('Spread', source.spread, (v) => `${v.toFixed(2)} m`)}
            ${entry('Battery', source.battery, (v) => `${(100 * v).toFixed(0)} %`)}
            ${entry('Excluded', source.excludedShare, (v) => `${(100 * v).toFixed(1)} %`)}
            ${Object.entries(source.rejected ?? {}).map(([reason, count]) => html`
              <dt>Refused</dt><dd>${count} × ${plain(reason)}</dd>`)}
          </dl>
          ${source.lastRejection ? html`<p class="hint">${source.lastRejection.detail}</p>` : nothing}
        </li>`)}</ul></section>`;
  }
}

function entry(label, value, text) {
  return value === undefined || value === null ? nothing : html`<dt>${label}</dt><dd>${text(value)}</dd>`;
}

function trouble(source) {
  return (source.conditions ?? []).length;
}

customElements.define('health-view', HealthView);
