import { html, nothing } from 'lit';
import { ofYaw, yawOf } from '../geometry/ellipse.js';
import { toMillimetre } from '../geometry/paths.js';

/**
 * One editor for a field of an object: its label with the unit, and an input that says each change at once.
 *
 * @param {import('../model/kinds.js').Field} field
 * @param {any} object
 * @param {{floors: any[], change: (change: (object: any) => void) => void}} around
 */
export function editorOf(field, object, { floors, change }) {
  const value = valueAt(object, field.name);
  const set = (next) => change((copy) => setAt(copy, field.name, next));
  switch (field.type) {
    case 'vector': return vectorEditor(field, value, set);
    case 'orientation': return field.optical ? cameraEditor(field, value, set) : yawEditor(field, value, set);
    case 'angle': return labelled(field, numberInput(field, degrees(value), (next) => set(radians(next))));
    case 'number': return labelled(field, numberInput(field, value, set));
    case 'choice': return labelled(field, html`<select @change=${(event) => set(event.target.value)}>
      ${field.choices.map((choice) => html`<option ?selected=${choice === value}>${choice}</option>`)}</select>`);
    case 'floor': return labelled(field, html`<select @change=${(event) => set(event.target.value || undefined)}>
      ${field.required ? nothing : html`<option value="" ?selected=${!value}>by its height</option>`}
      ${floors.map(({ id, name }) => html`<option value=${id} ?selected=${id === value}>${name}</option>`)}</select>`);
    default: return labelled(field, html`<input .value=${value ?? ''} autocomplete="off" spellcheck="false"
      @change=${(event) => set(event.target.value || undefined)}>`);
  }
}

function labelled(field, input) {
  return html`<label class="field"><span>${field.label}${field.unit ? html` <small>${field.unit}</small>` : nothing}</span>${input}</label>`;
}

function numberInput(field, value, set, label) {
  return html`<input type="number" inputmode="decimal" step=${field.step ?? 'any'} .value=${value === undefined ? '' : String(value)}
    aria-label=${label ?? nothing} @change=${(event) => {
      const next = event.target.valueAsNumber;
      set(Number.isFinite(next) ? next : undefined);
    }}>`;
}

/** x, y, z; the arrow keys of a number input nudge by 1 cm, with Shift by 10 cm. */
function vectorEditor(field, value, set) {
  const at = (axis) => named('xyz'[axis], html`<input type="number" step="0.01" .value=${value ? String(value[axis]) : ''} aria-label=${`${field.label} ${'xyz'[axis]} in metres`}
    @keydown=${(event) => nudge(event, value, axis, set)}
    @change=${(event) => set(replaced(value, axis, event.target.valueAsNumber))}>`);
  return html`<fieldset class="field"><legend>${field.label} <small>${field.unit}</small></legend>
    <div class="axes">${[0, 1, 2].map(at)}</div></fieldset>`;
}

/** An input of several in a row, with its name before it. */
function named(name, input) {
  return html`<label class="axis"><small aria-hidden="true">${name}</small>${input}</label>`;
}

function nudge(event, value, axis, set) {
  const step = { ArrowUp: 1, ArrowDown: -1 }[event.key];
  if (!step || !value) return;
  event.preventDefault();
  set(replaced(value, axis, value[axis] + step * (event.shiftKey ? 0.1 : 0.01)));
}

function replaced(value, axis, next) {
  if (!Number.isFinite(next)) return value;
  return (value ?? [0, 0, 0]).map((old, i) => (i === axis ? toMillimetre(next) : old));
}

function yawEditor(field, value, set) {
  const yaw = value ? degrees(yawOf(value)) : undefined;
  return labelled({ ...field, label: `${field.label} (from x towards y)` },
    numberInput(field, yaw, (next) => set(next === undefined ? undefined : ofYaw(radians(next)))));
}

/** Where a camera looks: the turn from x towards y, and how far down. No roll. */
function cameraEditor(field, value, set) {
  const { yaw, down } = lookOf(value ?? [-0.5, 0.5, -0.5, 0.5]);
  const say = (y, d) => set(looking(radians(y ?? 0), radians(d ?? 0)));
  return html`<fieldset class="field"><legend>${field.label} <small>${field.unit}</small></legend><div class="axes">
    ${named('yaw', numberInput(field, degrees(yaw), (next) => say(next, degrees(down)), 'Looking from x towards y, degrees'))}
    ${named('down', numberInput(field, degrees(down), (next) => say(degrees(yaw), next), 'Looking down from the horizon, degrees'))}</div></fieldset>`;
}

function lookOf([x, y, z, w]) {
  const [fx, fy, fz] = [2 * (x * z + w * y), 2 * (y * z - w * x), 1 - 2 * (x * x + y * y)];
  return { yaw: Math.atan2(fy, fx), down: Math.asin(Math.max(-1, Math.min(1, -fz))) };
}

/** Optical frame (z ahead, x right, y down) in the site: turned by yaw, then tilted down, from the level one (REP-103). */
export function looking(yaw, down) {
  return times(times(ofYaw(yaw), [0, Math.sin(down / 2), 0, Math.cos(down / 2)]), [-0.5, 0.5, -0.5, 0.5]);
}

function times([ax, ay, az, aw], [bx, by, bz, bw]) {
  return [
    aw * bx + ax * bw + ay * bz - az * by, aw * by - ax * bz + ay * bw + az * bx,
    aw * bz + ax * by - ay * bx + az * bw, aw * bw - ax * bx - ay * by - az * bz,
  ];
}

const degrees = (value) => (value === undefined ? undefined : Math.round((value * 180 / Math.PI) * 100) / 100);
const radians = (value) => (value === undefined ? undefined : (value * Math.PI) / 180);

function valueAt(object, path) {
  return path.split('.').reduce((part, name) => part?.[name], object);
}

function setAt(object, path, value) {
  const names = path.split('.');
  const last = names.pop();
  const part = names.reduce((at, name) => (at[name] ??= {}), object);
  if (value === undefined) delete part[last];
  else part[last] = value;
}
