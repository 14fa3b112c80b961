import { html, nothing } from 'lit';
import { SURVEYS, idsOf } from '../model/survey-kinds.js';
import { Surveys } from '../model/surveys.js';
import { PageElement } from '../shell/page-element.js';
import './camera-points.js';

const USUAL_SECONDS = 60;

/** What a survey is to be, and its input: files, clicked points, or what the sensors say in the next seconds. Says 'order'. */
class SurveyForm extends PageElement {
  static properties = { ...PageElement.properties, kind: { state: true }, files: { state: true }, seconds: { state: true }, recorded: { state: true } };

  constructor() {
    super();
    this.kind = 'anchors';
    this.files = {};
    this.seconds = USUAL_SECONDS;
    this.recorded = [];
  }

  /** Without recordings there is one way less. */
  async connectedCallback() {
    super.connectedCallback();
    const node = new Surveys(this.workspace.api, this.workspace.address.site);
    this.recorded = await node.recorded().catch(() => []);
  }

  render() {
    const kind = SURVEYS[this.kind];
    return html`<section aria-label="New survey"><h2>New survey</h2>
      <form novalidate @submit=${this.send}>
        <label class="field tall"><span>What</span><select name="kind" @change=${(event) => { this.kind = event.target.value; this.files = {}; }}>
          ${Object.entries(SURVEYS).map(([name, { label }]) => html`<option value=${name} ?selected=${name === this.kind}>${label}</option>`)}
        </select></label>
        <p class="hint">${kind.hint}</p>
        ${kind.options.map((option) => this.option(option))}
        ${kind.tables.map((table) => this.table(table))}
        ${kind.picture ? html`<camera-points .workspace=${this.workspace}></camera-points>` : nothing}
        <div class="row">
          ${kind.tables.length > 0 ? html`<button class="primary" ?disabled=${Object.keys(this.files).length === 0}>Survey from the files</button>` : nothing}
          ${kind.picture ? html`<button class="primary" ?disabled=${this.points.length < 4}>Survey from ${this.points.length} points</button>` : nothing}
        </div>
        ${kind.capture ? this.capture(kind.capture) : nothing}
      </form></section>`;
  }

  get points() {
    return this.workspace.cameraPoints?.points.filter(({ pixel, site }) => pixel && site) ?? [];
  }

  option(option) {
    const { document } = this.workspace;
    switch (option.type) {
      case 'flag': return html`<label class="pick wide"><input type="checkbox" name=${option.name}> ${option.label}</label>`;
      case 'anchors': return html`<fieldset class="field"><legend>${option.label}</legend>
        <div class="ticks">${(document.anchors ?? []).map(({ id }) => html`<label class="pick">
          <input type="checkbox" name=${option.name} value=${id}> ${id}</label>`)}</div></fieldset>`;
      case 'choice': return html`<label class="field"><span>${option.label}</span><select name=${option.name}>
        ${option.required ? nothing : html`<option value="">-</option>`}
        ${idsOf(document, option.of).map((id) => html`<option>${id}</option>`)}</select></label>`;
      case 'number': return html`<label class="field"><span>${option.label} <small>${option.hint}</small></span>
        <input type="number" min="0" step="any" name=${option.name} placeholder="as usual"></label>`;
      default: return html`<label class="field"><span>${option.label}</span>
        <input name=${option.name} autocomplete="off" spellcheck="false"></label>`;
    }
  }

  table({ name, label, columns }) {
    const file = this.files[name];
    return html`<div class="field tall"><span>${label} <small>${columns}</small></span>
      <span class="row"><label class="button">${file ? 'Another' : 'Choose'}<input type="file" class="hidden" accept=".csv,text/csv,text/plain"
        aria-label=${label} @change=${(event) => this.take(name, event)}></label>
        <small>${file ? `${file.name}, ${file.rows} rows` : 'CSV'}</small></span></div>`;
  }

  capture(what) {
    return html`<fieldset class="field"><legend>Or listen now: ${what}</legend>
      <div class="row"><label class="pick">for <input type="number" min="1" max="600" step="1" .value=${String(this.seconds)} aria-label="Seconds to listen"
        @change=${(event) => { if (event.target.validity.valid) this.seconds = event.target.valueAsNumber; }}> s</label>
      <button type="button" @click=${(event) => this.send(event, { capture: { seconds: this.seconds } })}>Listen and survey</button></div>
      ${this.recorded.length === 0 ? nothing : html`<div class="row"><label class="pick">or a recording
        <select name="recording">${this.recorded.map((name) => html`<option>${name}</option>`)}</select></label>
        <button type="button" @click=${(event) => this.send(event, { recording: this.querySelector('[name=recording]').value })}>Survey from it</button></div>`}</fieldset>`;
  }

  async take(name, event) {
    const [file] = event.target.files;
    event.target.value = '';
    if (!file) return;
    const text = (await file.text()).replaceAll(/\r\n?/g, '\n');
    const rows = text.split('\n').filter((line) => line.trim() && !line.startsWith('#')).length - 1;
    this.files = { ...this.files, [name]: { name: file.name, rows: Math.max(0, rows), text } };
  }

  /** @param {Event} event @param {any} [fixes] where fixes come from, instead of files and points */
  send(event, fixes) {
    event.preventDefault();
    const order = { kind: this.kind, document: this.workspace.document, options: this.options() };
    if (fixes) Object.assign(order, fixes);
    else order.tables = SURVEYS[this.kind].picture ? { points: this.points.map(rowOf) } : this.texts();
    if (this.kind === 'homography' && this.workspace.cameraPoints?.width > 0) {
      order.options.image = `${this.workspace.cameraPoints.width},${this.workspace.cameraPoints.height}`;
    }
    this.dispatchEvent(new CustomEvent('order', { detail: order }));
  }

  texts() {
    return Object.fromEntries(Object.entries(this.files).map(([name, { text }]) => [name, text]));
  }

  options() {
    const form = new FormData(this.querySelector('form'));
    const options = {};
    for (const { name, type } of SURVEYS[this.kind].options) {
      const values = form.getAll(name).filter((value) => value !== '');
      if (values.length === 0) continue;
      if (type === 'flag') options[name] = true;
      else if (type === 'anchors') options[name] = values;
      else options[name] = type === 'number' ? Number(values[0]) : values[0];
    }
    return options;
  }
}

function rowOf({ pixel: [u, v], site: [x, y, z] }) {
  return { x, y, z, u, v };
}

customElements.define('survey-form', SurveyForm);
