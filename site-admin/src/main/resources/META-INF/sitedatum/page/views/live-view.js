import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { ellipse95, horizontal } from '../geometry/ellipse.js';
import { isAnonymous } from '../model/live-feed.js';
import { PageElement } from '../shell/page-element.js';
import { eventText } from './event-text.js';

const REDRAW = 500;

/** What moves now: a list by state, the chosen body in full, and what happened last. */
class LiveView extends PageElement {
  connectedCallback() {
    super.connectedCallback();
    this.workspace?.feed.addEventListener('poses', this.again, { once: true });
    this.clock = setInterval(() => this.requestUpdate(), REDRAW);
  }

  disconnectedCallback() {
    clearInterval(this.clock);
    super.disconnectedCallback();
  }

  render() {
    const { workspace } = this;
    const bodies = [...workspace.feed.bodies.values()].sort(byName);
    return html`
      ${workspace.feed.refusal ? html`<p class="faults" role="alert">${workspace.feed.refusal}</p>` : nothing}
      ${this.chosen()}
      <section aria-label="Bodies"><h2>On site <small>${bodies.length}</small></h2>
        ${bodies.length === 0 ? html`<p class="hint">Nothing has been heard of yet. Sources send fixes to
          <code>sitedatum/${workspace.address.site}/fix/…</code>; refused ones stand under Health.</p>` : nothing}
        <ul class="objects">${repeat(bodies, ({ pose }) => pose.trackable, ({ pose }) => html`<li>
          <button class="item" aria-pressed=${workspace.address.object === `body:${pose.trackable}`} @click=${() => this.choose(pose)}>
            <span>${pose.trackable}${pose.label ? html` <small>${pose.label}</small>` : nothing}</span>
            <small><span class="state ${pose.state}">${pose.state}</span>${pose.floor ? ` · ${this.nameOf(pose.floor)}` : ''}</small></button></li>`)}</ul>
      </section>
      <section aria-label="Events"><h2>Events</h2>
        ${workspace.feed.events.length === 0 ? html`<p class="hint">Nothing has happened since the page was opened.</p>` : nothing}
        <ol class="events">${workspace.feed.events.slice(0, 40).map((event) => html`
          <li><time>${new Date(event.stamp / 1000).toLocaleTimeString()}</time> ${eventText(event)}</li>`)}</ol>
      </section>`;
  }

  choose(pose) {
    this.workspace.go({ object: `body:${pose.trackable}`, ...(pose.floor ? { floor: pose.floor } : {}) });
  }

  /** A floor as people call it. */
  nameOf(id) {
    return this.workspace.floors.find((floor) => floor.id === id)?.name ?? id ?? '';
  }

  chosen() {
    const { address, feed } = this.workspace;
    if (!address.object.startsWith('body:')) return nothing;
    const body = feed.bodies.get(address.object.slice(5));
    if (!body) return html`<section class="card"><h2>${address.object.slice(5)}</h2><p>Not heard of at the moment.</p></section>`;
    const { pose } = body;
    const { xx, xy, yy } = horizontal(pose.covariance);
    const { major, minor } = ellipse95(xx, xy, yy);
    const speed = Math.hypot(...pose.velocity);
    return html`<section class="card" aria-label="Chosen body">
      <h2>${pose.label ?? pose.trackable}</h2>
      <dl>
        <dt>State</dt><dd><span class="state ${pose.state}">${pose.state}</span></dd>
        <dt>Position</dt><dd>${pose.position.map((value) => value.toFixed(2)).join(', ')} m</dd>
        <dt>Speed</dt><dd>${speed.toFixed(2)} m/s</dd>
        <dt>95 % ellipse</dt><dd>${major.toFixed(2)} × ${minor.toFixed(2)} m</dd>
        <dt>Protection level</dt><dd>${pose.protectionLevel === undefined ? 'none' : `${pose.protectionLevel.toFixed(2)} m`}</dd>
        <dt>Exists</dt><dd>${(100 * pose.existence).toFixed(0)} %</dd>
        <dt>Told by</dt><dd>${pose.sources.join(', ') || 'nobody at the moment'}</dd>
        <dt>Floor</dt><dd>${this.nameOf(pose.floor) || 'not known'}</dd>
        <dt>Age</dt><dd>${((performance.now() - body.heardAt) / 1000).toFixed(1)} s</dd>
        <dt>Site revision</dt><dd title=${`epoch ${pose.epoch}`}>${pose.revision}</dd>
      </dl>
      <button @click=${() => this.workspace.select('')}>Close</button></section>`;
  }
}

/** Named bodies before those nobody has named; person-2 before person-10. */
function byName({ pose: a }, { pose: b }) {
  return Number(isAnonymous(a)) - Number(isAnonymous(b)) || a.trackable.localeCompare(b.trackable, 'en', { numeric: true });
}

customElements.define('live-view', LiveView);
