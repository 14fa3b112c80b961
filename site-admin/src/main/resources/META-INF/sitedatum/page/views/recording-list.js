import { html, nothing } from 'lit';
import { Replays, clockText } from '../model/replays.js';
import { PageElement } from '../shell/page-element.js';

const POLL = 1000;
const USUAL_SECONDS = 60;

/** The recordings of the site: make one now, send one, take one away; says 'choose' with the one that is to be looked at. */
class RecordingList extends PageElement {
  static properties = { ...PageElement.properties, chosen: { type: String }, items: { state: true }, seconds: { state: true }, fault: { state: true } };

  constructor() {
    super();
    this.items = [];
    this.seconds = USUAL_SECONDS;
    this.fault = '';
  }

  connectedCallback() {
    super.connectedCallback();
    this.read();
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
    super.disconnectedCallback();
  }

  get replays() {
    return new Replays(this.workspace.api, this.workspace.address.site);
  }

  async read() {
    clearTimeout(this.timer);
    try {
      this.items = await this.replays.recordings();
    } catch (error) {
      this.fault = error.message;
    }
    if (this.isConnected && this.items.some(({ state }) => state === 'recording')) this.timer = setTimeout(() => this.read(), POLL);
  }

  render() {
    const running = this.items.find(({ state }) => state === 'recording');
    return html`<section aria-label="Recordings"><h2>Recordings <small>${this.items.length}</small></h2>
      ${this.fault ? html`<p class="faults" role="alert">${this.fault}</p>` : nothing}
      ${running ? html`<div class="card"><p role="status">Recording ${running.id}: ${running.fixes} fixes</p>
        <button @click=${() => this.attempt(() => this.replays.stop(running.id))}>Stop recording</button></div>` : html`
      <div class="row"><label class="pick">For <input type="number" min="1" max="14400" .value=${String(this.seconds)} aria-label="Seconds to record"
          @change=${(event) => { this.seconds = event.target.valueAsNumber || USUAL_SECONDS; }}> s</label>
        <button @click=${() => this.attempt(() => this.replays.record(this.seconds))}>Record now</button>
        <label class="button">Send a recording… <input class="hidden" type="file" accept=".zip,.mcap" @change=${this.send}></label></div>`}
      ${this.items.length === 0 ? html`<p class="hint">None yet. A recording holds every fix as it was received, and the site as it was then.</p>` : nothing}
      <ul class="objects">${this.items.map((item) => html`<li>
        <button class="item" ?disabled=${item.state !== 'ready'} aria-pressed=${this.chosen === item.id} @click=${() => this.choose(item.id)}>
          <span>${item.id}${item.note ? html` <small>${item.note}</small>` : nothing}</span>
          <small>${item.state === 'ready' ? `${clockText(item.until - item.from)}, ${item.fixes} fixes${item.hasTruth ? ', truth' : ''}` : item.state}</small></button></li>`)}</ul>
    </section>`;
  }

  choose(id) {
    this.dispatchEvent(new CustomEvent('choose', { detail: id }));
  }

  async send(event) {
    const [file] = event.target.files;
    event.target.value = '';
    if (file) await this.attempt(() => this.replays.upload(nameOf(file.name), file));
  }

  async attempt(work) {
    this.fault = '';
    try {
      const done = await work();
      await this.read();
      if (done?.state === 'ready') this.choose(done.id);
    } catch (error) {
      this.fault = error.message;
    }
  }
}

/** A file's name as a recording's. @param {string} file */
function nameOf(file) {
  const plain = file.replace(/\.(zip|mcap)$/i, '').replace(/[^A-Za-z0-9._-]/g, '-').replace(/^[^A-Za-z0-9]+/, '');
  return plain.slice(0, 64) || 'recording';
}

customElements.define('recording-list', RecordingList);
