import { html, nothing } from 'lit';
import { SURVEYS, STATES, isUnderWay } from '../model/survey-kinds.js';
import { Surveys } from '../model/surveys.js';
import { PageElement } from '../shell/page-element.js';
import './survey-form.js';
import './survey-report.js';

const AGAIN = 600;
const PREFIX = 'survey:';

/** Where sensors stand, from what they measured: a survey is started, followed, looked at, and put into the draft. */
class SurveyView extends PageElement {
  static properties = { ...PageElement.properties, surveys: { state: true }, shown: { state: true }, fault: { state: true } };

  constructor() {
    super();
    this.surveys = [];
    this.shown = null;
    this.fault = '';
  }

  connectedCallback() {
    super.connectedCallback();
    this.look();
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
    this.workspace.survey = null;
    this.workspace.changed();
    super.disconnectedCallback();
  }

  get node() {
    return new Surveys(this.workspace.api, this.workspace.address.site);
  }

  /** Id of the survey that is looked at; '' for none. */
  get chosen() {
    const { object } = this.workspace.address;
    return object.startsWith(PREFIX) ? object.slice(PREFIX.length) : '';
  }

  willUpdate() {
    if (this.chosen !== this.looked) this.look();
  }

  /** Asks the node, and again as long as something is under way. */
  async look() {
    clearTimeout(this.timer);
    const chosen = this.chosen;
    this.looked = chosen;
    try {
      const surveys = await this.node.list();
      const shown = chosen ? await this.node.read(chosen) : null;
      if (!this.isConnected || chosen !== this.chosen) return;
      this.surveys = surveys;
      if (JSON.stringify(shown) !== JSON.stringify(this.shown)) this.shown = shown;
      this.fault = '';
    } catch (error) {
      this.shown = null;
      this.fault = error.message;
    }
    if (this.isConnected && this.surveys.some(isUnderWay)) this.timer = setTimeout(() => this.look(), AGAIN);
  }

  render() {
    const { workspace } = this;
    return html`
      ${this.fault ? html`<p class="faults" role="alert">${this.fault}</p>` : nothing}
      ${this.chosen ? this.report() : html`<survey-form .workspace=${workspace} @order=${({ detail }) => this.start(detail)}></survey-form>
        ${this.list()}`}`;
  }

  report() {
    const { workspace } = this;
    return html`<section aria-label="Survey">
      <div class="head"><h2>${SURVEYS[this.shown?.kind]?.label ?? 'Survey'}</h2>
        <button @click=${() => workspace.select('')}>Back</button></div>
      ${this.shown ? html`<survey-report .workspace=${workspace} .survey=${this.shown} .node=${this.node}
        @changed=${() => this.look()} @gone=${() => workspace.select('')}></survey-report>` : nothing}</section>`;
  }

  list() {
    if (this.surveys.length === 0) return nothing;
    return html`<section aria-label="Surveys on this node"><h2>Surveys on this node</h2>
      <p class="hint">They live in this node's memory: what is found is kept once it is in a draft.</p>
      <ul class="objects">${this.surveys.map((survey) => html`<li><button class="item" @click=${() => this.workspace.select(`${PREFIX}${survey.id}`)}>
        <span>${SURVEYS[survey.kind]?.label ?? survey.kind}</span>
        <small>${STATES[survey.state]}, ${new Date(survey.createdAt / 1000).toLocaleTimeString()}</small></button></li>`)}</ul></section>`;
  }

  async start(order) {
    try {
      const { id } = await this.node.start(order);
      this.workspace.tool = '';
      this.workspace.select(`${PREFIX}${id}`);
    } catch (error) {
      this.fault = error.message;
    }
  }
}

customElements.define('survey-view', SurveyView);
