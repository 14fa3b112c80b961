// A headset that does not exist walks for five minutes through real WebXR frames (IWER, in Node, on a clock of its own): its
// session drifts, its tag errs, it recentres and loses tracking. The kit's alignment must hold.
import assert from 'node:assert/strict';
import test from 'node:test';
import { PoseBuffer, SessionAlignment, fromSite } from '../dist/index.js';
import { WebXrAdapter } from '../dist/webxr.js';
import { emulatedSession } from './support/emulated-headset.js';

const HERTZ = 72;
const TAG = new PoseBuffer().setLevel(-0.16, 0, 0.04, 0);

let stage;
let last;
try {
  stage = await emulatedSession();
} catch {
  stage = undefined;
}

/** Numbers from a seed (mulberry32), normal ones by Box and Muller. */
function dice(seed) {
  const uniform = () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const normal = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  return { uniform, normal };
}

/** The wearer's true head: a figure of eight of 16 m by 8 m at about 1 m/s, with pauses. */
function headAt(t, out) {
  const s = 0.08 * (t - 1.5 * Math.sin(t / 1.5));
  const dx = 8 * Math.cos(s);
  const dy = 8 * Math.cos(2 * s);
  return out.setLevel(20 + 8 * Math.sin(s), 12 + 4 * Math.sin(2 * s), 1.7, Math.atan2(dy, dx) + 0.3 * Math.sin(0.9 * t));
}

/** The session turns about the head: what drifts is the tracker's heading, not the head's place. */
function turn(drift, head, by) {
  for (const [sign, yaw] of [[1, drift.yaw], [-1, drift.yaw + by]]) {
    drift.x += sign * (Math.cos(yaw) * head.x - Math.sin(yaw) * head.y);
    drift.y += sign * (Math.sin(yaw) * head.x + Math.cos(yaw) * head.y);
  }
  drift.yaw += by;
}

test('a headset of IWER finds its place and keeps it', { skip: stage ? false : 'iwer is not installed: npm ci' }, async () => {
  const { device, session, space, clock } = stage;
  const { uniform, normal } = dice(6);
  const jumps = { told: 0 };
  const alignment = new SessionAlignment({ headFromTag: [TAG.x, TAG.y, TAG.z], onJump: () => jumps.told++, onReset: () => jumps.told++ });
  const adapter = new WebXrAdapter(alignment, space);
  const [head, inSession, device0, p, before, marker] = [1, 2, 3, 4, 5, 6].map(() => new PoseBuffer());
  const drift = { yaw: 1.3, x: 4, y: -2 };
  const slow = [0, 0, 0];
  const underway = [];
  const errors = [];
  let start = NaN;
  let largest = 0;
  let walked = 0;
  let recovered = NaN;
  let told = 0;
  const SECONDS = 300;
  const RECENTRE = 150;
  headAt(0, before);

  for (let k = 1; k <= SECONDS * HERTZ; k++) {
    const t = k / HERTZ;
    const now = 1000 * t;
    clock.now = now;
    headAt(t, head);
    const way = Math.hypot(head.x - before.x, head.y - before.y);
    walked += way > 0.2 / HERTZ ? 1 / HERTZ : 0;
    before.copy(head);
    turn(drift, head, 0.0017 * Math.sqrt(way) * normal() + 0.00015 / HERTZ);
    drift.x += 0.01 * Math.sqrt(way) * normal();
    drift.y += 0.01 * Math.sqrt(way) * normal();
    if (k === RECENTRE * HERTZ) Object.assign(drift, { yaw: drift.yaw - 1.9, x: 1, y: 5 });
    new PoseBuffer().setLevel(drift.x, drift.y, 0, drift.yaw).thenInto(head, inSession);
    fromSite('OPENXR', inSession, device0);
    device.position.set(device0.x, device0.y, device0.z);
    device.quaternion.set(device0.qx, device0.qy, device0.qz, device0.qw);
    if (k % 7 === 0) {
      head.applyInto(TAG, p);
      const gross = uniform() < 0.08 ? 3 : 0;
      const err = slow.map((s, i) => {
        slow[i] = 0.97 * s + 0.03 * 0.243 * normal();
        return slow[i] + 0.15 * normal() + gross * (2 * uniform() - 1);
      });
      underway.push({ at: now * 1000, due: now + 120 + 50 * uniform(), place: [p.x + err[0], p.y + err[1], p.z + err[2]] });
    }
    session.requestAnimationFrame((time, frame) => adapter.onFrame(time, frame));
    for (const callback of clock.frames.splice(0)) callback(now);
    if (t % 20 < 1 && k % 14 === 0) {
      // a marker two metres ahead, hung as the site says to a centimetre and seen to three
      const site = [head.x + 2 * Math.cos(head.yaw()), head.y + 2 * Math.sin(head.yaw()), 1.5, 0, 0, 0, 1];
      const err = [0, 1, 2].map(() => 0.03 * normal());
      marker.set(site[0] + err[0], site[1] + err[1], site[2] + err[2], 0, 0, 0, 1);
      new PoseBuffer().setLevel(drift.x, drift.y, 0, drift.yaw).thenInto(marker, marker);
      const m = fromSite('OPENXR', marker, marker) ?? marker;
      alignment.markerSeen(
        now * 1000, `m${Math.floor(t / 20)}`, site, [m.x, m.y, m.z, m.qx, m.qy, m.qz, m.qw], 'OPENXR', 0.04, 0.02,
      );
    }
    while (underway.length && underway[0].due <= now) {
      const { at, place } = underway.shift();
      alignment.tagPosition(at, ...place, [0.0225, 0, 0, 0.0225, 0, 0.0225]);
    }
    if (!alignment.isAligned) continue;
    if (Number.isNaN(start)) start = walked;
    alignment.siteFromSessionInto(p);
    p.applyInto(inSession, p);
    const error = Math.hypot(p.x - head.x, p.y - head.y, p.z - head.z);
    if (k % 7 === 0) errors.push(error);
    if (k > RECENTRE * HERTZ && Number.isNaN(recovered) && error < 0.1) recovered = t - RECENTRE;
    // a step of what is shown: the same session point, by this frame's alignment and by the last one's
    if (last && jumps.told === told) {
      last.applyInto(inSession, last);
      largest = Math.max(largest, Math.hypot(p.x - last.x, p.y - last.y, p.z - last.z));
    }
    told = jumps.told;
    last = last ?? new PoseBuffer();
    alignment.siteFromSessionInto(last);
  }
  errors.sort((a, b) => a - b);
  const [median, p95] = [0.5, 0.95].map((q) => errors[Math.floor(q * errors.length)]);
  console.log(`# iwer: ${errors.length} samples, median ${(100 * median).toFixed(1)} cm, 95 % ${(100 * p95).toFixed(1)} cm, `
    + `start ${start.toFixed(1)} s of walking, step ${(1000 * largest).toFixed(2)} mm, recentre ${recovered.toFixed(2)} s`);
  assert.ok(median < 0.045 && p95 < 0.1, `median ${median}, 95 % ${p95}`);
  assert.ok(start < 4, `start ${start}`);
  assert.ok(largest <= 0.002, `step ${largest}`);
  assert.ok(recovered < 3, `recovered ${recovered}`);
});

