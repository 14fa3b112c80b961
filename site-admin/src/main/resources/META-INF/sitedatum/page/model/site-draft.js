import { KINDS, find } from './kinds.js';

const STEPS = 200;
/** Steps that say so and follow each other within this are one, ms. */
const TOGETHER = 1_000;

/**
 * The site document while it is worked on: what is published, what has been changed since, and the way back and forth.
 * Documents are never changed in place. Says 'change'.
 */
export class SiteDraft extends EventTarget {
  constructor() {
    super();
    this.published = null;
    this.document = null;
    this.etag = '';
    this.undone = [];
    this.done = [];
  }

  /** Begins anew from what the node has. @param {any} document @param {string} etag */
  begin(document, etag) {
    this.published = document;
    this.document = document;
    this.etag = etag;
    this.done = [];
    this.undone = [];
    this.changed();
  }

  /** True when there is something to publish. */
  get dirty() {
    return this.document !== this.published;
  }

  /**
   * One step, undone as one.
   *
   * @param {string} label what was done, for the undo button
   * @param {(document: any) => void} change works on a copy
   * @param {boolean} together whether it is one step with the same done just before
   */
  edit(label, change, together = false) {
    const next = structuredClone(this.document);
    change(next);
    const last = this.done.at(-1);
    const at = performance.now();
    const joins = together && last?.label === label && at - last.at < TOGETHER;
    this.done = joins ? [...this.done.slice(0, -1), { ...last, at }] : [...this.done, { label, before: this.document, at }].slice(-STEPS);
    this.undone = [];
    this.document = next;
    this.changed();
  }

  undo() {
    const step = this.done.at(-1);
    if (!step) return;
    this.done = this.done.slice(0, -1);
    this.undone = [...this.undone, { label: step.label, after: this.document }];
    this.document = step.before;
    this.changed();
  }

  redo() {
    const step = this.undone.at(-1);
    if (!step) return;
    this.undone = this.undone.slice(0, -1);
    this.done = [...this.done, { label: step.label, before: this.document }];
    this.document = step.after;
    this.changed();
  }

  /** @param {string} kind @param {any} object */
  add(kind, object) {
    this.edit(`add ${KINDS[kind].one} ${object.id ?? ''}`.trim(), (document) => {
      (document[KINDS[kind].list] ??= []).push(object);
    });
  }

  /** @param {string} name 'kind:id' @param {(object: any) => void} change */
  alter(name, change, label = 'change', together = false) {
    const found = find(this.document, name);
    if (!found) return;
    this.edit(`${label} ${KINDS[found.kind].one} ${found.object.id ?? ''}`.trim(), (document) => {
      change(document[KINDS[found.kind].list][found.index]);
    }, together);
  }

  /** @param {string} name 'kind:id' */
  remove(name) {
    const found = find(this.document, name);
    if (!found) return;
    this.edit(`delete ${KINDS[found.kind].one} ${found.object.id ?? ''}`.trim(), (document) => {
      document[KINDS[found.kind].list].splice(found.index, 1);
    });
  }

  changed() {
    this.dispatchEvent(new Event('change'));
  }
}
