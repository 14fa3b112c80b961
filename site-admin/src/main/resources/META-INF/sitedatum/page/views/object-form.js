import { html, nothing } from 'lit';
import { areaOf, lengthOf, toMillimetre } from '../geometry/paths.js';
import { KINDS, find } from '../model/kinds.js';
import { canNudge } from '../model/nudge.js';
import { PageElement } from '../shell/page-element.js';
import { editorOf } from './field-editors.js';
import { scheduleEditor } from './schedule-editor.js';

/** The chosen object of the site document, by numbers: everything the map does can be done here. */
class ObjectForm extends PageElement {
  render() {
    const { workspace } = this;
    const name = workspace.address.object;
    const found = find(workspace.document, name);
    if (!found) return nothing;
    const { kind, object } = found;
    const around = { floors: workspace.floors, change: (change) => this.change(name, kind, change) };
    return html`
      <section class="card" aria-label=${`Chosen ${KINDS[kind].one}`}>
        <h2>${KINDS[kind].one} ${object.id ?? ''}</h2>
        ${KINDS[kind].fields.map((field) => editorOf(field, object, around))}
        ${kind === 'wall' ? this.corners(name, object.line, false) : nothing}
        ${kind === 'fence' ? this.region(name, object.region) : nothing}
        ${kind === 'fence' ? scheduleEditor(object.schedule, (schedule) => workspace.draft.alter(name, (fence) => {
          if (schedule) fence.schedule = schedule;
          else delete fence.schedule;
        }, 'schedule of')) : nothing}
        ${kind === 'floor' ? this.corners(name, object.outline ?? [], true) : nothing}
        ${canNudge(workspace) ? html`<p class="hint">On the map and in the list, arrow keys move it by 1 cm, Page Up and Page Down its height; with Shift 10 cm.</p>` : nothing}
        <div class="row">
          <button class="danger" @click=${() => { workspace.draft.remove(name); workspace.select(''); }}>Delete</button>
          <button @click=${() => workspace.select('')}>Close</button>
        </div>
      </section>`;
  }

  /** A changed id stays chosen. */
  change(name, kind, change) {
    const { workspace } = this;
    const { index } = find(workspace.document, name);
    workspace.draft.alter(name, change);
    const id = workspace.document[KINDS[kind].list][index].id;
    if (id !== undefined && `${kind}:${id}` !== name) workspace.select(`${kind}:${id}`);
  }

  region(name, region) {
    if (region.centre) {
      const set = (change) => this.workspace.draft.alter(name, (fence) => change(fence.region));
      return html`<fieldset class="field"><legend>Centre and radius <small>m</small></legend><div class="axes">
        ${this.number('Centre x', region.centre[0], (v) => set((r) => { r.centre[0] = v; }))}
        ${this.number('Centre y', region.centre[1], (v) => set((r) => { r.centre[1] = v; }))}
        ${this.number('Radius', region.radius, (v) => set((r) => { r.radius = v; }))}</div></fieldset>`;
    }
    return this.corners(name, region.coordinates[0].slice(0, -1), true);
  }

  /** Corners as a table of numbers, with a row more or less. */
  corners(name, line, closed) {
    const set = (next) => this.workspace.draft.alter(name, (object) => {
      if (object.line) object.line = next;
      else if (object.region) object.region.coordinates[0] = [...next, next[0]];
      else object.outline = next;
    }, 'move');
    const size = closed ? `${areaOf(line).toFixed(2)} m²` : `${lengthOf(line).toFixed(2)} m`;
    const least = closed ? 3 : 2;
    return html`<table class="corners"><caption>Corners, ${size}</caption>
      <thead><tr><th>x <small>m</small></th><th>y <small>m</small></th><th><span class="hidden">Change</span></th></tr></thead>
      <tbody>${line.map((corner, i) => html`<tr>
        ${[0, 1].map((axis) => html`<td>${this.number(`Corner ${i + 1} ${'xy'[axis]}`, corner[axis],
          (v) => set(line.map((old, j) => (j !== i ? old : old.map((o, a) => (a === axis ? v : o))))))}</td>`)}
        <td class="row"><button class="plain" aria-label=${`Add a corner after ${i + 1}`} @click=${() => set(split(line, i, closed))}>+</button>
          <button class="plain" aria-label=${`Delete corner ${i + 1}`} ?disabled=${line.length <= least}
            @click=${() => set(line.filter((_, j) => j !== i))}>−</button></td></tr>`)}</tbody></table>`;
  }

  number(label, value, set) {
    return html`<input type="number" step="0.01" aria-label=${`${label} in metres`} .value=${String(value)}
      @change=${(event) => Number.isFinite(event.target.valueAsNumber) && set(toMillimetre(event.target.valueAsNumber))}>`;
  }
}

function split(line, i, closed) {
  const next = line[i + 1] ?? (closed ? line[0] : [2 * line[i][0] - line[i - 1][0], 2 * line[i][1] - line[i - 1][1]]);
  const middle = line[i].map((value, axis) => toMillimetre((value + next[axis]) / 2));
  return [...line.slice(0, i + 1), middle, ...line.slice(i + 1)];
}

customElements.define('object-form', ObjectForm);
