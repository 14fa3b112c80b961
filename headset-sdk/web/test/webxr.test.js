import assert from 'node:assert/strict';
import test from 'node:test';
import { PoseBuffer, SessionAlignment, fromSite } from '../dist/index.js';
import { placeSite } from '../dist/three.js';
import { WebXrAdapter } from '../dist/webxr.js';

/** A frame as WebXR gives it, with the head at a session pose in site axes. */
function frameAt(head) {
  const p = new PoseBuffer();
  fromSite('OPENXR', head, p);
  const transform = {
    position: { x: p.x, y: p.y, z: p.z },
    orientation: { x: p.qx, y: p.qy, z: p.qz, w: p.qw },
  };
  return { getViewerPose: () => ({ transform }) };
}

const group = () => ({
  visible: false,
  matrixAutoUpdate: true,
  matrixWorldNeedsUpdate: false,
  matrix: {
    fromArray(values) {
      this.elements = [...values];
    },
  },
});

test('hangs a site point where it is in the session', () => {
  const space = new EventTarget();
  const adapter = new WebXrAdapter(new SessionAlignment(), space);
  const siteFromSession = new PoseBuffer().setLevel(3, 5, 0.2, 2.1);
  const head = new PoseBuffer().setLevel(1, 2, 1.6, 0.3);
  const siteFromHead = new PoseBuffer();
  siteFromSession.thenInto(head, siteFromHead);
  const site = group();

  adapter.onFrame(1000, frameAt(head));
  placeSite(site, adapter);
  assert.equal(site.visible, false);
  const { x, y, z, qx, qy, qz, qw } = siteFromHead;
  adapter.alignment.placeSeen(1_000_000, [x, y, z, qx, qy, qz, qw], 0.02, 0.02, 0.01);
  adapter.onFrame(1011, frameAt(head));
  placeSite(site, adapter);

  assert.equal(site.visible, true);
  const inSession = new PoseBuffer();
  const point = [7, 8, 1];
  siteFromSession.inverseInto(inSession);
  inSession.applyInto(new PoseBuffer().set(...point, 0, 0, 0, 1), inSession);
  fromSite('OPENXR', new PoseBuffer().set(inSession.x, inSession.y, inSession.z, 0, 0, 0, 1), inSession);
  const m = site.matrix.elements;
  const at = [0, 1, 2].map((r) => m[r] * point[0] + m[4 + r] * point[1] + m[8 + r] * point[2] + m[12 + r]);
  for (const [i, axis] of ['x', 'y', 'z'].entries()) assert.ok(Math.abs(at[i] - inSession[axis]) < 1e-3, `${axis} ${at}`);
});

test('keeps the alignment over a reset that the reference space tells', () => {
  const space = new EventTarget();
  const resets = [];
  const adapter = new WebXrAdapter(new SessionAlignment({ onReset: (recovered) => resets.push(recovered) }), space);
  const head = new PoseBuffer().setLevel(1, 2, 1.6, 0.3);
  adapter.onFrame(1000, frameAt(head));
  adapter.alignment.placeSeen(1_000_000, [4, 4, 1.6, 0, 0, 0, 1], 0.02, 0.02, 0.01);

  space.dispatchEvent(new Event('reset'));
  adapter.onFrame(1011, frameAt(new PoseBuffer().setLevel(0, 0, 1.6, 0)));

  assert.deepEqual(resets, [true]);
  const out = new PoseBuffer();
  adapter.alignment.siteFromSessionInto(out);
  out.applyInto(new PoseBuffer().setLevel(0, 0, 1.6, 0), out);
  assert.ok(Math.hypot(out.x - 4, out.y - 4) < 0.01, `${out.x} ${out.y}`);
});

test('says when the viewer has no pose', () => {
  const adapter = new WebXrAdapter(new SessionAlignment(), new EventTarget());
  adapter.onFrame(1000, frameAt(new PoseBuffer().setLevel(1, 2, 1.6, 0.3)));
  adapter.alignment.placeSeen(1_000_000, [4, 4, 1.6, 0, 0, 0, 1], 0.02, 0.02, 0.01);

  adapter.onFrame(1011, { getViewerPose: () => null });

  assert.equal(adapter.reason, 'TRACKING_LOST');
});
