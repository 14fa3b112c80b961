// What a frame loop calls leaves next to no garbage: a collection in the middle of a frame is a frame lost.
import assert from 'node:assert/strict';
import test from 'node:test';
import v8 from 'node:v8';
import vm from 'node:vm';
import { HeadsetSession, PoseBuffer, PredictedPose, SessionAlignment, SpatialClient } from '../dist/index.js';
import { WebXrAdapter } from '../dist/webxr.js';

v8.setFlagsFromString('--expose-gc');
const collect = vm.runInNewContext('gc');
const FRAMES = 20_000;

test('a frame of a session leaves no garbage', () => {
  const socket = { readyState: 1, send() {}, close() {} };
  const client = new SpatialClient({ url: 'ws://x', site: 'x', trackable: 'h', clock: () => 0, later: () => () => {}, open: () => socket });
  client.clock.exchange(0, 1_800_000_000_000_000, 1_800_000_000_000_000, 10);
  const session = new HeadsetSession(new SessionAlignment(), client);
  const transform = { position: { x: 0, y: 1.6, z: 0 }, orientation: { x: 0, y: 0, z: 0, w: 1 } };
  const viewer = { transform };
  const frame = { getViewerPose: () => viewer };
  const adapter = new WebXrAdapter(session.alignment, new EventTarget(), session);
  const predicted = new PredictedPose();
  const pose = new PoseBuffer().setLevel(1, 2, 0, 0.3);
  const stamp = client.clock.serverMicros(1e12);
  client.poses.told({ id: 'r', kind: 'vehicle', stamp, pose, velocity: [1, 0, 0], turnRate: 0.2, model: 'CONSTANT_TURN', sigma: 0.1, velocitySigma: 0.1 });
  let time = 1000;
  let sum = 0;
  const frames = (count) => {
    for (let i = 0; i < count; i++) {
      time += 14;
      transform.position.x = Math.sin(0.0004 * time);
      transform.position.z = Math.cos(0.0004 * time);
      adapter.onFrame(time, frame);
      sum += adapter.sessionFromSiteMatrix[12];
      if (client.poses.poseAt('r', stamp, predicted)) sum += predicted.pose.x;
    }
  };
  frames(2);
  session.alignment.placeSeen(1000 * time, [4, 4, 1.6, 0, 0, 0, 1], 0.02, 0.02, 0.01);
  frames(FRAMES);
  collect();
  const before = process.memoryUsage().heapUsed;
  frames(FRAMES);
  const bytes = (process.memoryUsage().heapUsed - before) / FRAMES;
  console.log(`# a frame: ${bytes.toFixed(1)} bytes of garbage`);
  assert.ok(Number.isFinite(sum) && session.alignment.isAligned);
  // V8 boxes a few numbers that it hands on between functions: a collection every few minutes at most
  assert.ok(bytes < 128, `${bytes} bytes a frame`);
  client.close();
});
