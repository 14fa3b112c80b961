import { html, nothing } from 'lit';
import { find } from '../model/kinds.js';

const MOST_ROWS = 12;

/**
 * What a survey found, in numbers.
 *
 * @param {any} survey with its report @param {number} choice from 1 on @param {any} document before anything is applied
 */
export function reportOf({ kind, report }, choice, document) {
  switch (kind) {
    case 'anchors': return anchorTables(report, report.choices[choice - 1], document);
    case 'camera': return cameraTables(report.choices[choice - 1]);
    case 'homography': return html`${pointTable(report.points, 'm')}<dl>
      <dt>Off by (RMS)</dt><dd>${report.rms.toFixed(2)} px, ${metres(report.rmsOnFloor)} on the floor</dd></dl>`;
    case 'radar': return radarTables(report);
    case 'frame': return frameTables(report);
    case 'lever-arm': return leverArm(report);
    case 'range-bias': return biasTable(report);
    default: return nothing;
  }
}

function anchorTables(report, { anchors, suspicious, suspiciousTagRanges, rms, noiseFactor, biases, openHeights }, document) {
  return html`
    ${report.byConvention ? html`<p class="hint">No anchor was fixed: the first is the origin, the second on +x, the third at y &gt; 0.</p>` : nothing}
    ${report.unranged.length === 0 ? nothing : html`<p class="hint">No range to ${report.unranged.join(', ')}: left as they are.</p>`}
    <dl><dt>Ranges</dt><dd>${report.ranges}, off by ${metres(rms)}</dd>
      <dt>Noise</dt><dd>${noiseFactor === null ? 'not known' : `${noiseFactor.toFixed(1)} times what was stated`}</dd>
      ${biases.map(({ of, bias, sigma }) => html`<dt>Too long ${of}</dt><dd>${(100 * bias).toFixed(1)} cm ± ${(200 * sigma).toFixed(1)}, taken off</dd>`)}</dl>
    ${openHeights.length === 0 ? nothing : html`<p class="hint">No range tells the heights of ${openHeights.join(', ')} (${report.heights}). Measure them, or carry a tag at a known height below.</p>`}
    <table class="figures"><caption>Anchors</caption><thead><tr><th>Id</th><th>x</th><th>y</th><th>z</th><th>95 %</th><th>moved</th></tr></thead>
      <tbody>${anchors.map((anchor) => html`<tr><th scope="row">${anchor.id}</th>
        ${anchor.position.map((value) => html`<td>${value.toFixed(2)}</td>`)}
        <td>${anchor.fixed ? 'fixed' : metres(reach(anchor.covariance))}</td><td>${moved(document, anchor)}</td></tr>`)}</tbody></table>
    ${suspicious.length === 0 ? html`<p class="hint">Every range fits.</p>` : html`
      <table class="figures"><caption>Suspicious ranges</caption><thead><tr><th>From</th><th>To</th><th>measured</th><th>fits</th><th>looks</th></tr></thead>
        <tbody>${suspicious.slice(0, MOST_ROWS).map((range) => html`<tr class="suspicious"><td>${range.from}</td><td>${range.to}</td>
          <td>${range.measured.toFixed(2)}</td><td>${range.fitted.toFixed(2)}</td><td>${range.kind}</td></tr>`)}</tbody></table>`}
    ${suspiciousTagRanges > 0 ? html`<p class="hint">${suspiciousTagRanges} ranges to tags do not fit.</p>` : nothing}`;
}

function cameraTables({ position, covariance, rms, points }) {
  return html`<dl><dt>Stands at</dt><dd>${position.map((value) => value.toFixed(2)).join('  ')} m</dd>
      <dt>Known to</dt><dd>${metres(2 * Math.sqrt(covariance[0] + covariance[6] + covariance[11]))},
        ${degrees(2 * Math.sqrt(covariance[15] + covariance[18] + covariance[20]))} (95 %)</dd>
      <dt>Off by (RMS)</dt><dd>${rms.toFixed(2)} px</dd></dl>
    ${pointTable(points, 'px')}`;
}

/** Residuals of clicked points; 'left out': where the other points expect it. */
function pointTable(points, unit) {
  return html`<table class="figures"><caption>Points</caption><thead><tr><th><span class="hidden">Number</span></th><th>px</th><th>metres</th><th>left out <small>${unit}</small></th></tr></thead>
    <tbody>${points.map(({ u, v, metres: off, leaveOneOut, suspicious }, i) => html`<tr class=${suspicious ? 'suspicious' : ''}>
      <th scope="row">${i + 1}${suspicious ? ' suspicious' : ''}</th><td>${Math.hypot(u, v).toFixed(1)}</td><td>${off === undefined ? '' : off.toFixed(3)}</td>
      <td>${leaveOneOut === null ? '' : leaveOneOut.toFixed(unit === 'm' ? 3 : 1)}</td></tr>`)}</tbody></table>`;
}

function radarTables(report) {
  const worst = report.residuals.filter(({ used }) => used).sort((a, b) => b.metres - a.metres);
  return html`<dl><dt>Stands at</dt><dd>${report.position.map((value) => value.toFixed(2)).join('  ')} m</dd>
      <dt>Known to</dt><dd>${metres(2 * Math.sqrt(Math.max(report.covariance[0], report.covariance[6])))},
        ${degrees(2 * Math.sqrt(report.covariance[20]))} (95 %)</dd>
      <dt>Turned to</dt><dd>${report.yawDeg.toFixed(1)}°</dd>
      <dt>Its stamps are late by</dt><dd>${report.latency.toFixed(2)} s ± ${(2 * report.latencySigma).toFixed(2)}</dd>
      <dt>Scans that show the walker</dt><dd>${report.matched} of ${report.scans}</dd>
      <dt>Off by</dt><dd>${metres(report.rmsRange)}, ${report.rmsAzimuthDeg.toFixed(1)}°</dd></dl>
    ${residualTable('Worst scans', worst.map(({ stamp, metres: off }) => [new Date(stamp / 1000).toISOString().slice(11, 21), off]))}`;
}

function frameTables({ offsetSeconds, offsetSigma, models, recommended, residuals, notFitted }) {
  const rows = residuals.map(({ metres: off, used }, i) => [`${i + 1}${used ? '' : ' left out'}`, off]).sort((a, b) => b[1] - a[1]);
  return html`<dl><dt>Clock</dt><dd>its stamps plus ${offsetSeconds.toFixed(2)} s ± ${(2 * (offsetSigma ?? 0)).toFixed(2)}</dd></dl>
    <table class="figures"><caption>Models</caption><thead><tr><th>Model</th><th>off by</th><th>next point</th><th>scale</th></tr></thead>
      <tbody>${models.map((model) => html`<tr><th scope="row">${words(model.model)}${model.model === recommended ? ' (recommended)' : ''}</th>
        <td>${metres(model.rms)}</td><td>${model.leaveOneOut === null ? '' : metres(model.leaveOneOut)}</td><td>${model.scale.toFixed(4)}</td></tr>`)}</tbody></table>
    ${notFitted.map((why) => html`<p class="hint">Not fitted: ${why.replaceAll(/\b[A-Z_]{4,}\b/g, words)}.</p>`)}
    ${residualTable('Residuals, worst first', rows)}
    <p class="hint">A frame of the site is rigid: where a model with scale is recommended, the yaw and translation are put into the draft.</p>`;
}

function residualTable(caption, rows) {
  return html`<table class="figures"><caption>${caption}</caption><thead><tr><th>Point</th><th>off by</th></tr></thead>
    <tbody>${rows.slice(0, MOST_ROWS).map(([name, off]) => html`<tr><th scope="row">${name}</th><td>${metres(off)}</td></tr>`)}</tbody></table>`;
}

function leverArm({ leverArm: arm, covariance, offset, offsetSigma, turnedDeg, used, rms, suspicious }) {
  return html`<dl><dt>Lever arm</dt><dd>${arm.map((value) => value.toFixed(3)).join('  ')} m</dd>
    <dt>Known to</dt><dd>${metres(reach(covariance))} (95 %)</dd>
    <dt>The systems differ by</dt><dd>${metres(Math.hypot(offset[0], offset[1]))} ± ${metres(2 * offsetSigma)}</dd>
    <dt>The body turned</dt><dd>${turnedDeg.toFixed(0)}°</dd>
    <dt>Measurements</dt><dd>${used}, off by ${metres(rms)}, ${suspicious} suspicious</dd></dl>`;
}

function biasTable({ anchors, suspiciousCount }) {
  return html`<table class="figures"><caption>Anchors</caption><thead><tr><th>Id</th><th>long by</th><th>sigma</th><th>ranges</th></tr></thead>
    <tbody>${anchors.map((anchor) => html`<tr><th scope="row">${anchor.id}</th><td>${metres(anchor.rangeBias)}</td>
      <td>${metres(anchor.rangeSigma)}</td><td>${anchor.ranges}</td></tr>`)}</tbody></table>
    <p class="hint">${suspiciousCount} ranges do not fit.</p>`;
}

/** Twice the spatial standard deviation of a covariance xx xy xz yy yz zz. */
function reach(covariance) {
  return 2 * Math.sqrt(covariance[0] + covariance[3] + covariance[5]);
}

function moved(document, { id, position, fixed }) {
  if (fixed) return '';
  const before = find(document, `anchor:${id}`)?.object.position;
  return before ? metres(Math.hypot(...before.map((value, axis) => value - position[axis]))) : 'new';
}

const metres = (value) => (value < 1 ? `${(100 * value).toFixed(value < 0.1 ? 1 : 0)} cm` : `${value.toFixed(2)} m`);
const degrees = (radians) => `${((radians * 180) / Math.PI).toFixed(2)}°`;
const words = (name) => name.toLowerCase().replaceAll('_', ' ');
