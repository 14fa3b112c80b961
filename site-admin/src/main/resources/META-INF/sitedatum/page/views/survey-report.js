import { html, nothing } from 'lit';
import { STATES, isUnderWay } from '../model/survey-kinds.js';
import { pictureOf } from '../model/survey-picture.js';
import { PageElement } from '../shell/page-element.js';
import { reportOf } from './survey-tables.js';

/** A survey on its way, and what it found: looked at on the map, chosen among, put into the draft. */
class SurveyReport extends PageElement {
  static properties = {
    ...PageElement.properties, survey: { attribute: false }, node: { attribute: false }, choice: { state: true }, times: { state: true }, applied: { state: true },
  };

  constructor() {
    super();
    this.survey = null;
    this.node = null;
    this.choice = 1;
    this.times = 1;
    this.applied = null;
  }

  willUpdate(changes) {
    const id = this.survey?.id;
    if (id !== this.before?.id) {
      this.choice = 1;
      this.applied = null;
      this.document = this.workspace.document;
    }
    if (this.survey !== this.before || changes.has('choice') || changes.has('times')) this.draw();
    this.before = this.survey;
  }

  /** The picture stays that of what the document was before anything was applied: one sees what moved. */
  draw() {
    this.workspace.survey = pictureOf(this.survey, this.choice, this.document, this.times);
    queueMicrotask(() => this.workspace.changed());
  }

  render() {
    const { survey } = this;
    if (!survey) return nothing;
    return html`
      <p class="state ${survey.state}" role="status">${STATES[survey.state]}</p>
      ${isUnderWay(survey) ? this.progress() : nothing}
      ${survey.detail ? html`<p class="faults" role="alert">${survey.detail}</p>` : nothing}
      ${survey.report ? html`${this.choices()}${this.magnifying()}${reportOf(survey, this.choice, this.document)}${this.applying()}` : nothing}
      <div class="row">${isUnderWay(survey)
        ? html`<button class="danger" @click=${() => this.tell('cancel', 'changed')}>Cancel</button>`
        : html`<button class="danger" @click=${() => this.tell('remove', 'gone')}>Forget this survey</button>`}</div>`;
  }

  progress() {
    const { stage, step, of, fixes } = this.survey.progress;
    const words = this.survey.state === 'capturing' ? `${step} of ${of} s, ${fixes} fixes` : `${stage} ${of > 0 ? `${step} of ${of}` : ''}`;
    return html`<label class="field"><span>${words}</span>${of > 0
      ? html`<progress max=${of} value=${step} aria-label="Progress of the survey"></progress>`
      : html`<progress aria-label="Progress of the survey"></progress>`}</label>`;
  }

  choices() {
    const { report } = this.survey;
    if (!(report.choices?.length > 1)) return nothing;
    return html`<fieldset class="field choices"><legend>${report.choices.length} answers fit. Which is true only somebody who was there can tell:</legend>
      ${report.choices.map((choice, i) => html`<label class="pick wide"><input type="radio" name="choice" .checked=${this.choice === i + 1}
        @change=${() => { this.choice = i + 1; this.applied = null; }}> ${i + 1}: ${nameOf(choice)}</label>`)}</fieldset>`;
  }

  magnifying() {
    return html`<label class="field"><span>Errors on the map drawn</span><select @change=${(event) => { this.times = Number(event.target.value); }}>
      ${[1, 10, 50].map((times) => html`<option value=${times} ?selected=${times === this.times}>${times === 1 ? 'as they are' : `${times} × as large`}</option>`)}</select></label>`;
  }

  applying() {
    if (!(this.survey.choices > 0)) return html`<p class="hint">Nothing of it can be put into the site.</p>`;
    return html`<div class="row"><button class="primary" @click=${this.apply}>Put into the draft</button></div>
      ${this.applied ? html`<div class="card" aria-label="Put into the draft"><strong>In the draft, not published yet. Undo takes it back.</strong>
        <ul class="changes">${this.applied.changes.map(({ text }) => html`<li>${text}</li>`)}</ul>
        ${this.applied.faults.length === 0 ? nothing : html`<div class="faults" role="alert">It cannot be published like this:
          <ul>${this.applied.faults.map(({ path, advice }) => html`<li>${path}: ${advice}</li>`)}</ul></div>`}
        </div>` : nothing}`;
  }

  async apply() {
    const { workspace, survey } = this;
    try {
      const answer = await this.node.apply(survey.id, this.choice, workspace.document);
      workspace.draft.edit(`survey of ${survey.kind}`, (document) => {
        Object.keys(document).forEach((name) => delete document[name]);
        Object.assign(document, answer.document);
      });
      this.applied = answer;
      workspace.tell(`${answer.changes.length} ${answer.changes.length === 1 ? 'thing' : 'things'} changed in the draft. Publish… makes it real.`, 'good');
    } catch (error) {
      workspace.tell(error.message, 'fault');
    }
  }

  async tell(what, then) {
    try {
      await this.node[what](this.survey.id);
      this.dispatchEvent(new CustomEvent(then));
    } catch (error) {
      this.workspace.tell(error.message, 'fault');
    }
  }
}

function nameOf({ label, probability, rms }) {
  if (label) return `${label}, ${(100 * probability).toFixed(0)} % by the ranges alone`;
  return `off by ${rms.toFixed(2)} px`;
}

customElements.define('survey-report', SurveyReport);
