import { html, nothing } from 'lit';

const MOST_STRETCH = 0.02;
const MOST_SHEAR = 0.5 * Math.PI / 180;

/** The points a plan was laid by, and how far each is off: used in the fit, and left out of it. */
export function pointTable(points, told, remove) {
  if (points.length === 0) return nothing;
  return html`<table><caption>Points</caption>
    <thead><tr><th>x</th><th>y</th><th>off by</th><th>left out</th><th><span class="hidden">Delete</span></th></tr></thead>
    <tbody>${points.map(({ site }, i) => html`<tr><td>${site[0].toFixed(2)}</td><td>${site[1].toFixed(2)}</td>
      <td>${told ? centimetres(told.residuals[i]) : ''}</td>
      <td>${told?.leaveOneOut.length ? centimetres(told.leaveOneOut[i]) : ''}</td>
      <td><button class="plain" aria-label=${`Delete point ${i + 1}`} @click=${() => remove(i)}>−</button></td></tr>`)}</tbody></table>`;
}

/** Distances a plan was laid by, and how far each is off. */
export function measureTable(measures, scale, remove) {
  if (measures.length === 0) return nothing;
  return html`<table><caption>Distances</caption>
    <thead><tr><th>metres</th><th>off by</th><th><span class="hidden">Delete</span></th></tr></thead>
    <tbody>${measures.map(({ metres }, i) => html`<tr><td>${metres.toFixed(3)}</td>
      <td>${measures.length > 1 ? `${(100 * scale.off[i]).toFixed(1)} %` : ''}</td>
      <td><button class="plain" aria-label=${`Delete distance ${i + 1}`} @click=${() => remove(i)}>−</button></td></tr>`)}</tbody></table>
    ${scale.off.some((off) => Math.abs(off) > MOST_STRETCH) ? html`<p class="faults" role="alert">The distances disagree: the image is
      stretched, or one was measured wrong. Lay it by three points or more, also stretched.</p>` : nothing}`;
}

/** How well a plan lies. @param {string} unit what the plan's own coordinates are: 'pixels' or 'metres' */
export function fitReport(told, unit = 'pixels') {
  return html`<dl>
    <dt>Off by (RMS)</dt><dd>${centimetres(told.rms)}</dd>
    <dt>Scale</dt><dd>${unit === 'pixels' ? `${(1 / told.metresPerPixel).toFixed(2)} pixels per metre` : `1 m drawn is ${told.metresPerPixel.toFixed(4)} m`}</dd>
    <dt>Turned</dt><dd>${degrees(told.rotation)}</dd>
    <dt>Stretched, sheared</dt><dd>${(100 * told.anisotropy).toFixed(1)} %, ${degrees(told.shear)}</dd></dl>
    ${told.anisotropy > MOST_STRETCH || told.shear > MOST_SHEAR ? html`<p class="faults" role="alert">The image is stretched by
      ${(100 * told.anisotropy).toFixed(1)} % and sheared by ${degrees(told.shear)}: check the points.</p>` : nothing}`;
}

const centimetres = (metres) => `${(100 * metres).toFixed(1)} cm`;
const degrees = (radians) => `${((radians * 180) / Math.PI).toFixed(2)}°`;
