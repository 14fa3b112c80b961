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
const ROUNDS = 7;

test('a frame of a session leaves next to no garbage', () => {
  const socket = { readyState: 1, send() {}, close() {} };
  const client = new SpatialClient({ url: 'ws://x', site: 'x', trackable: 'h', clock: () => 0, later: () => () => {}, open: () => socket });
  client.clock.exchange(0, 1_800_000_000_000_000, 1_800_000_000_000_000, 10);
  const session = new HeadsetSession(new SessionAlignment(), client);
  // numbers with a fraction from the start, and sums in an array: the test must not make garbage of its own
  const transform = { position: { x: 0.1, y: 1.6, z: 0.1 }, orientation: { x: 0.1, y: 0.1, z: 0.1, w: Math.sqrt(0.97) } };
  const viewer = { transform };
  const frame = { getViewerPose: () => viewer };
  const adapter = new WebXrAdapter(session.alignment, new EventTarget(), session);
  const predicted = new PredictedPose();
  const pose = new PoseBuffer().setLevel(1, 2, 0, 0.3);
  const stamp = client.clock.serverMicros(1e12);
  client.poses.told({ id: 'r', kind: 'vehicle', stamp, pose, velocity: [1, 0, 0], turnRate: 0.2, model: 'CONSTANT_TURN', sigma: 0.1, velocitySigma: 0.1 });
  const covariance = [0.01, 0, 0, 0.01, 0, 0.01];
  const numbers = new Float64Array([1000.5, 0, 0]);
  const frames = (count) => {
    for (let i = 0; i < count; i++) {
      numbers[0] += 13.9;
      const angle = 0.0004 * numbers[0];
      transform.position.x = -Math.sin(angle);
      transform.position.z = -Math.cos(angle);
      adapter.onFrame(numbers[0], frame);
      if (i % 7 === 0) {
        adapter.alignment.tagPosition(1000 * numbers[0], 4 + Math.cos(angle), 4 + Math.sin(angle), 1.6, covariance);
      }
      numbers[1] += adapter.sessionFromSiteMatrix[12];
      if (client.poses.poseAt('r', stamp, predicted)) numbers[2] += predicted.pose.x;
    }
  };
  frames(2);
  const site = [4 + Math.cos(0.0004 * numbers[0]), 4 + Math.sin(0.0004 * numbers[0]), 1.6, 0, 0, 0, 1];
  session.alignment.placeSeen(1000 * numbers[0], site, 0.02, 0.02, 0.01);
  const rounds = [];
  for (let round = 0; round < ROUNDS; round++) {
    collect();
    const before = process.memoryUsage().heapUsed;
    frames(FRAMES);
    rounds.push((process.memoryUsage().heapUsed - before) / FRAMES);
  }
  const steady = rounds.slice(2).sort((a, b) => a - b)[2];
  console.log(`# a frame: ${steady.toFixed(1)} bytes of garbage`);
  assert.ok(Number.isFinite(numbers[1] + numbers[2]) && session.alignment.isAligned);
  // a number is boxed (16 bytes) where V8 hands it to a function that it does not inline: the frame's time, beyond half an hour
  assert.ok(steady < 80, `${rounds} bytes a frame`);
  client.close();
});
