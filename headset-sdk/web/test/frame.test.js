// What a frame loop calls leaves no garbage: a collection in the middle of a frame is a frame lost.
import assert from 'node:assert/strict';
import test from 'node:test';
import v8 from 'node:v8';
import vm from 'node:vm';
import { HeadsetSession, PoseBuffer, PredictedPose, SessionAlignment, SpatialClient } from '../dist/index.js';
import { WebXrAdapter } from '../dist/webxr.js';

v8.setFlagsFromString('--expose-gc');
const collect = vm.runInNewContext('gc');
const WARM_UP = 60_000;
const FRAMES = 100_000;
/** The best counts: a compiler that is busy elsewhere may take more than the warm-up. */
const ROUNDS = 3;
const ALL = WARM_UP + ROUNDS * FRAMES;
const PERIOD = 1_000;
/** µs on a clock that has run for an hour: such a number is an object of 16 bytes wherever V8 cannot keep it in a register. */
const START = 3_600_000.5;

/** Numbers as objects, made before anything is measured: what the kit is handed is the browser's garbage, not the kit's. */
function ready(count, number) {
  const list = ['numbers'];
  for (let i = 1; i <= count; i++) list.push(number(i) + Number.EPSILON);
  return list;
}

const angle = (i) => 0.006 * i;
const times = ready(ALL, (i) => START + 13.9 * i);
const micros = ready(ALL, (i) => Math.round(1000 * times[i]) + 0.1);
const along = ready(ALL, (i) => 4 + Math.cos(angle(i)));
const across = ready(ALL, (i) => 4 + Math.sin(angle(i)));

/** The bytes that a step allocates, and the collections meanwhile. */
function measured(step) {
  const profiler = new v8.GCProfiler();
  collect();
  profiler.start();
  const before = process.memoryUsage().heapUsed;
  const itself = process.memoryUsage().heapUsed - before;
  step();
  const bytes = process.memoryUsage().heapUsed - before - itself;
  return { bytes, collections: profiler.stop().statistics.length };
}

for (const gravityTrusted of [true, false]) {
  test(`a frame of a joined session allocates nothing, gravity ${gravityTrusted ? 'trusted' : 'learned'}`, () => {
    const socket = { readyState: 1, send() {}, close() {} };
    const client = new SpatialClient({ url: 'ws://x', site: 'x', trackable: 'h', clock: () => 0, later: () => () => {}, open: () => socket });
    client.clock.exchange(0, 1_800_000_000_000_000, 1_800_000_000_000_000, 10);
    const session = new HeadsetSession(new SessionAlignment({ headFromTag: [-0.1, 0.01, 0.04], gravityTrusted }), client);
    const transform = { position: { x: 0.1, y: 1.6, z: 0.1 }, orientation: { x: 0.001, y: 0.1, z: 0.001, w: Math.sqrt(0.99) } };
    const viewer = { transform };
    const frame = { getViewerPose: () => viewer };
    const adapter = new WebXrAdapter(session.alignment, new EventTarget(), session);
    const predicted = new PredictedPose();
    const pose = new PoseBuffer().setLevel(1, 2, 0, 0.3);
    const stamp = client.clock.serverMicros(micros.at(-1));
    client.poses.told({ id: 'r', kind: 'vehicle', stamp, pose, velocity: [1, 0, 0], turnRate: 0.2, model: 'CONSTANT_TURN', sigma: 0.1, velocitySigma: 0.1 });
    const covariance = [0.01, 0, 0, 0.01, 0, 0.01];
    const sums = new Float64Array(2);
    const show = (i) => {
      transform.position.x = -Math.sin(angle(i));
      transform.position.z = -Math.cos(angle(i));
      adapter.onFrame(times[i], frame);
      if (i % 7 === 0) session.alignment.tagPosition(micros[i], along[i], across[i], 1.6, covariance);
      sums[0] += adapter.sessionFromSiteMatrix[12];
      if (client.poseAt('r', micros[i], predicted)) sums[1] += predicted.pose.x;
    };
    const frames = (from, to) => {
      for (let i = from + 1; i <= to; i++) show(i);
    };
    const look = (i) => {
      const site = [along[i], across[i], 1.6, 0, 0, 0.1, Math.sqrt(0.99)];
      session.alignment.placeSeen(micros[i], site, 0.02, 0.02, 0.01);
    };
    let now = 0;
    for (; now < WARM_UP; now += PERIOD) {
      frames(now, now + PERIOD);
      look(now + PERIOD);
    }
    const rounds = [];
    for (; now < ALL; now += FRAMES) {
      rounds.push(measured(() => {
        for (let k = now; k < now + FRAMES; k += PERIOD) frames(k, k + PERIOD);
      }));
      assert.equal(session.alignment.quality, 'TRACKED');
      look(now + FRAMES);
    }

    const { bytes, collections } = rounds.sort((a, b) => a.bytes - b.bytes)[0];
    console.log(`# a frame: ${(bytes / FRAMES).toFixed(3)} bytes of garbage`);
    assert.ok(Number.isFinite(sums[0] + sums[1]) && sums[1] !== 0);
    assert.equal(collections, 0);
    assert.ok(bytes < FRAMES, `${rounds.map((r) => r.bytes)} bytes of ${FRAMES} frames`);
    client.close();
  });
}
