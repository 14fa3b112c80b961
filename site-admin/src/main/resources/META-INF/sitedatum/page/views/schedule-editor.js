import { html, nothing } from 'lit';

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const FULL = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/**
 * When a fence holds: always, or in windows of the week in a time zone.
 *
 * @param {{zone: string, windows: {days: string[], from: string, to: string}[]} | undefined} schedule
 * @param {(schedule: any) => void} set with undefined for always
 */
export function scheduleEditor(schedule, set) {
  const begin = { zone: Intl.DateTimeFormat().resolvedOptions().timeZone, windows: [{ days: DAYS.slice(0, 5), from: '08:00', to: '18:00' }] };
  const windows = schedule?.windows ?? [];
  const alter = (i, change) => set({ ...schedule, windows: windows.map((window, j) => (j === i ? { ...window, ...change } : window)) });
  return html`<fieldset class="field"><legend>Holds</legend>
    <label class="pick"><input type="checkbox" .checked=${schedule === undefined} @change=${(event) => set(event.target.checked ? undefined : begin)}> always</label>
    ${schedule ? html`
      <label class="field"><span>Time zone</span><input .value=${schedule.zone} autocomplete="off" spellcheck="false" @change=${(event) => set({ ...schedule, zone: event.target.value })}></label>
      ${windows.map((window, i) => windowEditor(window, i, windows.length, (change) => alter(i, change), () => set({ ...schedule, windows: windows.filter((_, j) => j !== i) })))}
      <button @click=${() => set({ ...schedule, windows: [...windows, { days: ['sat', 'sun'], from: '08:00', to: '18:00' }] })}>Add a window</button>` : nothing}
  </fieldset>`;
}

function windowEditor({ days, from, to }, i, count, alter, remove) {
  const name = `Window ${i + 1}`;
  return html`<div class="window" role="group" aria-label=${name}>
    <div class="row">${DAYS.map((day, d) => html`<label class="pick"><input type="checkbox" aria-label=${`${name}, ${FULL[d]}`} .checked=${days.includes(day)}
      @change=${(event) => alter({ days: DAYS.filter((each) => (each === day ? event.target.checked : days.includes(each))) })}>${day}</label>`)}</div>
    <div class="axes">${timeInput(`${name} from`, from, (value) => alter({ from: value }))}${timeInput(`${name} to`, to, (value) => alter({ to: value }))}
      <button class="plain" aria-label=${`Delete ${name.toLowerCase()}`} ?disabled=${count === 1} @click=${remove}>−</button></div>
    ${to <= from ? html`<small>ends on the next day</small>` : nothing}</div>`;
}

/** 24:00 is a time of a schedule, and of no time input. */
function timeInput(label, value, set) {
  return html`<input aria-label=${label} .value=${value} pattern="([01][0-9]|2[0-3]):[0-5][0-9]|24:00" maxlength="5" placeholder="hh:mm" inputmode="numeric"
    @change=${(event) => (event.target.checkValidity() && event.target.value ? set(event.target.value) : event.target.reportValidity())}>`;
}
