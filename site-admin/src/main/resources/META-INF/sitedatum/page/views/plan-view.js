import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { openFile } from '../model/drawing-files.js';
import { PageElement } from '../shell/page-element.js';
import './drawing-import.js';
import './earth-form.js';
import './pdf-pages.js';
import './plan-laying.js';

/** Plans under the map, drawings to take walls from, and where the site is on Earth. */
class PlanView extends PageElement {
  static properties = { ...PageElement.properties, pdf: { state: true }, busy: { state: true } };

  constructor() {
    super();
    this.pdf = null;
    this.busy = false;
    this.kept = Promise.resolve();
  }

  render() {
    const { workspace } = this;
    if (workspace.drawing) return html`<drawing-import .workspace=${workspace}></drawing-import>`;
    if (this.pdf) {
      return html`<pdf-pages .workspace=${workspace} .file=${this.pdf} @close=${() => { this.pdf = null; }}></pdf-pages>`;
    }
    const { plan, plans } = workspace.plans;
    return html`
      <section aria-label="Plans"><h2>Plans of ${workspace.floor?.name ?? 'the floor'} <small>${plans.length}</small></h2>
        <div class="row"><label class="button">${this.busy ? 'Reading …' : 'Import a plan or drawing'}<input type="file" class="hidden" multiple
            accept=".png,.jpg,.jpeg,.svg,.pdf,.dxf,.zip,.imdf,.geojson,.json" ?disabled=${this.busy} @change=${this.take}></label></div>
        ${plans.length === 0 ? html`<p class="hint">An image or a page of a PDF lies below the map as a help for the eye. From DXF, IMDF and
          GeoJSON walls, fences, floors and anchors can be taken over. Up to 20 MB.</p>` : nothing}
        <ul class="objects" aria-label="Plans, the topmost first">${repeat([...plans].reverse(), ({ name }) => name, (each, i) => this.row(each, i))}</ul>
      </section>
      ${plan ? this.chosen(plan) : nothing}
      <earth-form .workspace=${workspace}></earth-form>`;
  }

  row(plan, i) {
    const { plans } = this.workspace;
    const last = plans.plans.length - 1;
    return html`<li class="row tight">
      <input type="checkbox" aria-label=${`Show ${plan.title}`} .checked=${plan.shown}
        @change=${(event) => this.keep(() => plans.lay({ shown: event.target.checked }, plan.name))}>
      <button class="item grow" aria-pressed=${plan === plans.plan} @click=${() => { plans.choose(plan.name); this.workspace.changed(); }}><span>${plan.title}</span></button>
      <button class="plain" aria-label=${`Lay ${plan.title} higher`} ?disabled=${i === 0} @click=${() => this.keep(() => plans.shift(plan.name, 1))}>↑</button>
      <button class="plain" aria-label=${`Lay ${plan.title} lower`} ?disabled=${i === last} @click=${() => this.keep(() => plans.shift(plan.name, -1))}>↓</button>
      <button class="plain" aria-label=${`Remove ${plan.title}`} @click=${() => this.keep(() => plans.remove(plan.name))}>−</button></li>`;
  }

  chosen(plan) {
    const { plans } = this.workspace;
    return html`<section class="card" aria-label="Chosen plan"><h2>${plan.title}</h2>
      <label class="field"><span>Name</span><input .value=${plan.title} maxlength="80"
        @change=${(event) => this.keep(() => plans.lay({ title: event.target.value || plan.name }))}></label>
      <label class="field"><span>Opacity</span><input type="range" min="0.1" max="1" step="0.05" .value=${String(plan.opacity)}
        @change=${(event) => this.keep(() => plans.lay({ opacity: event.target.valueAsNumber }))}></label>
      <div class="row"><label class="button">Another image<input type="file" class="hidden" accept="image/png,image/jpeg,image/svg+xml"
        @change=${(event) => { const [file] = event.target.files; event.target.value = ''; if (file) this.keep(() => plans.replace(file)); }}></label></div>
      <h3>Lay it on the site</h3>
      <plan-laying .workspace=${this.workspace} .plan=${plan} @lay=${({ detail }) => this.keep(() => plans.lay(detail))}></plan-laying>
    </section>`;
  }

  /** One file, or the GeoJSON files of an IMDF folder together. */
  async take(event) {
    const files = [...event.target.files];
    event.target.value = '';
    if (files.length === 0) return;
    this.busy = true;
    this.workspace.tell('');
    await this.keep(async () => {
      const opened = await openFile(this.workspace, files);
      if (opened.pdf) this.pdf = opened.pdf;
      else if (opened.image) await this.workspace.plans.add(opened.image, opened.image.name);
      else this.workspace.drawing = opened.drawing;
    });
    this.busy = false;
  }

  /** Does something to what the node keeps once what was begun before is done, so that each change goes on from the last. */
  keep(work) {
    this.kept = this.kept.then(() => this.tryTo(work));
    return this.kept;
  }

  async tryTo(work) {
    try {
      await work();
    } catch (error) {
      this.workspace.tell(error.message, 'fault');
    }
    this.workspace.changed();
  }
}

customElements.define('plan-view', PlanView);
