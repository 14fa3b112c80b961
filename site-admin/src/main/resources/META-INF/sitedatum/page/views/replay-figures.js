import { html, nothing } from 'lit';
import { clockText } from '../model/replays.js';
import { eventText, plain } from './event-text.js';

const MOST_EVENTS = 200;

/** How well the bodies of one replay were followed: against the truth where there is one. @param {any} tape */
export function figures(tape) {
  const bodies = Object.entries(tape.job.report.trackables);
  return html`<section aria-label="Figures"><h2>Figures <small>${tape.job.with}</small></h2>
    <dl><dt>Fixes</dt><dd>${tape.job.report.fixes}, ${tape.job.report.accepted} accepted</dd>
      <dt>Bodies</dt><dd>${tape.tracks.length}</dd><dt>Events</dt><dd>${tape.events.length}</dd></dl>
    ${bodies.length === 0 ? html`<p class="hint">The recording has no truth: what the poses say of themselves is under Compare.</p>` : html`
    <div class="wide-table" tabindex="0" role="region" aria-label="Errors against the truth"><table><thead><tr><th scope="col">Body</th>
      <th scope="col">RMSE</th><th scope="col">95 %</th><th scope="col">there</th></tr></thead>
      <tbody>${bodies.map(([id, score]) => html`<tr><th scope="row">${id}</th><td>${metres(score.rmse2d)}</td><td>${metres(score.p95)}</td>
        <td>${percent(score.availability)}</td></tr>`)}</tbody></table></div>`}
  </section>`;
}

/** What the second replay tells otherwise. @param {any} comparison @param {any} deck */
export function differences(comparison, deck) {
  const [first, second] = deck.tapes;
  const bodies = comparison.bodies.filter(({ trackable }) => !trackable.startsWith('anon-'));
  return html`<section aria-label="Differences"><h2>Differences</h2>
    <p class="hint"><span class="tape first"></span>${first.job.with} <span class="tape second"></span>${second.job.with}</p>
    <div class="wide-table" tabindex="0" role="region" aria-label="Bodies"><table><thead><tr><th scope="col">Body</th><th scope="col">apart</th>
      <th scope="col">most</th><th scope="col">${bodies.some((body) => body.first.rmse2d !== undefined) ? 'RMSE' : 'ellipse'} <small>cm</small></th>
      <th scope="col">level <small>cm</small></th><th scope="col">there</th></tr></thead>
      <tbody>${bodies.map((body) => html`<tr><th scope="row">${body.trackable}</th><td>${metres(body.rms)}</td>
        <td>${body.maxAt === undefined ? '' : html`<button class="plain" aria-label=${`Where ${body.trackable} differs most`}
          @click=${() => deck.seek(body.maxAt)}>${metres(body.max)}</button>`}</td>
        <td>${both(body, (side) => centimetres(side.rmse2d ?? side.ellipseMedian))}</td>
        <td>${both(body, (side) => centimetres(side.levelMedian))}</td>
        <td>${both(body, (side) => percent(side.availability ?? side.trackedShare))}</td></tr>`)}</tbody></table></div>
    <h3>Fences <small>${comparison.fences.length}</small></h3>
    ${comparison.fences.length === 0 ? html`<p class="hint">Both say the same entries and exits.</p>` : html`
    <ol class="events">${comparison.fences.slice(0, MOST_EVENTS).map((fence) => html`<li>
      <button class="plain" @click=${() => deck.seek(fence.firstAt ?? fence.secondAt)}>${clockText((fence.firstAt ?? fence.secondAt) - deck.from, 1)}</button>
      ${fence.trackable} ${plain(fence.change)} ${fence.fence}: ${whichSide(fence)}</li>`)}</ol>`}
  </section>`;
}

/** What happened, to go there. @param {any} deck */
export function eventList(deck) {
  const [{ events }] = deck.tapes;
  return html`<section aria-label="Events"><h2>Events <small>${events.length}</small></h2>
    <ol class="events">${events.slice(0, MOST_EVENTS).map((event) => html`<li>
      <button class="plain" @click=${() => deck.seek(event.stamp)}>${clockText(event.stamp - deck.from, 1)}</button> ${eventText(event)}</li>`)}</ol>
    ${events.length > MOST_EVENTS ? html`<p class="hint">and ${events.length - MOST_EVENTS} more</p>` : nothing}</section>`;
}

function whichSide({ firstAt, secondAt }) {
  if (secondAt === undefined) return 'in the first only';
  if (firstAt === undefined) return 'in the second only';
  return `${((secondAt - firstAt) / 1e6).toFixed(1)} s later in the second`;
}

function both(body, of) {
  return html`${of(body.first)} → ${of(body.second)}`;
}

function metres(value) {
  if (value === null || value === undefined) return '–';
  return value < 1 ? `${(100 * value).toFixed(value < 0.1 ? 1 : 0)} cm` : `${value.toFixed(2)} m`;
}

function centimetres(value) {
  return value === null || value === undefined ? '–' : (100 * value).toFixed(value < 0.1 ? 1 : 0);
}

function percent(share) {
  return share === null || share === undefined ? '–' : `${(100 * share).toFixed(0)} %`;
}
