import { html, nothing } from 'lit';
import { Replays } from '../model/replays.js';
import { PageElement } from '../shell/page-element.js';
import { differences, eventList, figures } from './replay-figures.js';
import './recording-list.js';

const RECORDED = 'recorded';
const DRAFT = 'draft';

/** A recording looked at again, with the site as it was, as it is, or as the draft would have it; and two of these compared. */
class ReplayView extends PageElement {
  static properties = {
    ...PageElement.properties, recording: { state: true }, first: { state: true }, second: { state: true }, revisions: { state: true },
    progress: { state: true }, comparison: { state: true }, fault: { state: true },
  };

  constructor() {
    super();
    this.recording = '';
    this.first = RECORDED;
    this.second = '';
    this.revisions = [];
    this.progress = -1;
    this.comparison = null;
    this.fault = '';
  }

  connectedCallback() {
    super.connectedCallback();
    this.workspace.deck.addEventListener('change', this.again);
    const [recording, stamp] = this.workspace.address.at.split('@');
    this.recording = this.workspace.deck.recording;
    this.readRevisions();
    if (recording && recording !== this.recording) this.choose(recording, Number(stamp));
    else if (recording && Number(stamp)) this.workspace.deck.seek(Number(stamp));
  }

  disconnectedCallback() {
    this.workspace.deck.removeEventListener('change', this.again);
    super.disconnectedCallback();
  }

  get replays() {
    return new Replays(this.workspace.api, this.workspace.address.site);
  }

  async readRevisions() {
    try {
      this.revisions = (await this.workspace.api.get(`${this.replays.path}/revisions`, { limit: 50 })).items;
    } catch (error) {
      this.fault = error.message;
    }
  }

  choose(recording, stamp) {
    this.recording = recording;
    return this.run(stamp);
  }

  async run(stamp) {
    const { deck } = this.workspace;
    this.fault = '';
    this.comparison = null;
    this.progress = 0;
    const { replays, recording } = this;
    const wanted = [this.first, ...(this.second ? [this.second] : [])];
    try {
      const tapes = [];
      for (const how of wanted) {
        tapes.push(await replays.tape(recording, this.site(how), (progress) => {
          this.progress = (tapes.length + progress) / wanted.length;
        }));
      }
      if (!this.isConnected || recording !== this.recording) return;
      if (tapes.length === 2) this.comparison = await replays.compare(tapes[0], tapes[1]);
      deck.load(recording, tapes, stamp || deck.stamp);
    } catch (error) {
      this.fault = error.message;
    } finally {
      this.progress = -1;
    }
  }

  /** What the node is to replay it with. @param {string} how */
  site(how) {
    if (how === RECORDED) return {};
    return how === DRAFT ? { document: this.workspace.document } : { revision: Number(how) };
  }

  render() {
    const { deck } = this.workspace;
    const shown = deck.tapes.length > 0 && deck.recording === this.recording;
    return html`
      <recording-list .workspace=${this.workspace} .chosen=${this.recording} @choose=${(event) => this.choose(event.detail)}></recording-list>
      ${this.fault ? html`<p class="faults" role="alert">${this.fault}</p>` : nothing}
      ${this.recording ? this.form() : nothing}
      ${this.progress >= 0 ? html`<p role="status">Replaying <progress aria-label="Replaying" max="1" .value=${this.progress}></progress></p>` : nothing}
      ${shown ? html`
        ${this.comparison ? differences(this.comparison, deck) : figures(deck.tapes[0])}
        ${eventList(deck)}${this.exports(deck.tapes[0].job.id)}` : nothing}`;
  }

  form() {
    return html`<section aria-label="Replay with"><h2>${this.recording}</h2>
      <label class="field"><span>Site</span><select @change=${(event) => { this.first = event.target.value; }}>${this.options(this.first)}</select></label>
      <label class="field"><span>Compare with</span><select @change=${(event) => { this.second = event.target.value; }}>
        <option value="" ?selected=${this.second === ''}>nothing</option>${this.options(this.second)}</select></label>
      <div class="row"><button class="primary" ?disabled=${this.progress >= 0} @click=${() => this.run()}>Replay</button>
        <button class="danger" @click=${this.deleteRecording}>Delete recording</button></div>
      <p class="hint">The draft is what stands in this page, published or not: move an anchor or draw a fence, come back, and compare.</p></section>`;
  }

  options(chosen) {
    return html`
      <option value=${RECORDED} ?selected=${chosen === RECORDED}>as recorded</option>
      <option value=${DRAFT} ?selected=${chosen === DRAFT}>this page's draft</option>
      ${this.revisions.map(({ revision, reason }) => html`<option value=${revision} ?selected=${chosen === String(revision)}>
        revision ${revision}${reason ? `: ${reason.slice(0, 40)}` : ''}</option>`)}`;
  }

  exports(job) {
    const { replays } = this;
    return html`<section aria-label="Export"><h2>Export</h2><div class="row">
      <a class="button" download href=${replays.link(`/replays/${job}/tracks?format=csv`)}>Poses as CSV</a>
      <a class="button" download href=${replays.link(`/replays/${job}/tracks?format=geojson`)}>Tracks as GeoJSON</a>
      <a class="button" download href=${replays.link(`/recordings/${this.recording}/file`)}>Recording</a>
      <a class="button" download href=${replays.link(`/recordings/${this.recording}/file?format=mcap`)}>MCAP</a></div></section>`;
  }

  /** Not called remove: that is how an element is taken out of the page. */
  async deleteRecording() {
    if (!window.confirm(`Delete ${this.recording} for good?`)) return;
    try {
      await this.replays.remove(this.recording);
      this.recording = '';
      this.comparison = null;
      this.workspace.deck.load('', []);
      await this.querySelector('recording-list').read();
    } catch (error) {
      this.fault = error.message;
    }
  }
}

customElements.define('replay-view', ReplayView);
