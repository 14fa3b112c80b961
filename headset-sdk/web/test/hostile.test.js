// A node that lies or breaks, an application that hands over nonsense, a clock that is set anew: nothing hangs, grows or jumps.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { PoseBuffer, PredictedPose, SessionAlignment } from '../dist/index.js';
import { EPOCH, World } from './support/world.js';

/** Numbers from a seed (mulberry32). */
function dice(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const POSE = { trackable: 'robot-1', stamp: EPOCH, position: [1, 2, 0], covariance: [1, 0, 0, 1, 0, 1], velocity: [1, 0, 0] };
const ALIGNMENT = {
  frame: 'headset-7.session', stamp: EPOCH, position: [1, 2, 0], orientation: [0, 0, 0, 1],
  covariance: Array.from({ length: 21 }, (_, i) => ([0, 6, 11, 15, 18, 20].includes(i) ? 0.01 : 0)), revision: 1,
};
const TEXTS = [
  { type: 'poses', poses: [POSE] },
  { type: 'alignment', alignment: ALIGNMENT },
  { type: 'anchors', anchors: [{ id: 'a', position: [1, 2, 3], orientation: [0, 0, 0, 1], version: 1, savedAt: 5 }], complete: true },
  { type: 'anchor', anchor: { id: 'a', removed: true, version: 1, savedAt: 9 } },
  { type: 'pong', t0: 1, t1: EPOCH, t2: EPOCH },
  { type: 'error', id: 'q1', problem: { type: 'x', detail: 'y' } },
  { type: 'event', event: {} },
].map((one) => JSON.stringify(one));
const NONSENSE = ['null', '1e999', '-1', '""', '[]', '{}', 'true', '1e300', '"\\u0000"', '9007199254740993'];

test('random and broken messages change nothing for the worse', async () => {
  const random = dice(5);
  const refused = [];
  const world = new World({ anchors: true, onRefused: (problem) => refused.push(problem.detail) });
  await world.join();
  const { fromNode } = JSON.parse(readFileSync(new URL('../../golden/binary.json', import.meta.url), 'utf8'));
  const frames = fromNode.map((one) => Uint8Array.from(Buffer.from(one.hex, 'hex')));
  const heap = process.memoryUsage().heapUsed;
  for (let i = 0; i < 20_000; i++) {
    let data;
    if (i % 2) {
      const from = frames[Math.floor(random() * frames.length)];
      data = from.slice(0, random() < 0.5 ? Math.floor(random() * from.length) : from.length);
      for (let k = 0; k < 3 && data.length; k++) data[Math.floor(random() * data.length)] = Math.floor(256 * random());
      data = data.buffer;
    } else {
      const text = TEXTS[Math.floor(random() * TEXTS.length)];
      const parts = text.split(/(?<=[:,[])/);
      parts[Math.floor(random() * parts.length)] = NONSENSE[Math.floor(random() * NONSENSE.length)];
      data = random() < 0.2 ? text.slice(0, Math.floor(random() * text.length)) : parts.join('');
    }
    world.socket.onmessage({ data });
  }
  const { client } = world;
  assert.equal(client.state, 'connected');
  assert.ok(refused.length > 1000, `${refused.length} refused`);
  const told = client.serverAlignment;
  assert.ok(!told || (told.siteFromSession.isPose() && told.covariance.every(Number.isFinite)));
  const out = new PredictedPose();
  for (const id of client.poses.ids()) {
    if (client.poses.poseAt(id, EPOCH, out)) assert.ok(out.pose.isPose() && Number.isFinite(out.sigma), id);
  }
  for (const anchor of client.anchors.all()) assert.ok(anchor.position.every(Number.isFinite));
  assert.ok(process.memoryUsage().heapUsed - heap < 100e6);
  // and what comes whole is taken as before, once what was told of the future is forgotten
  await world.pass(12_000);
  world.tell({ type: 'poses', poses: [{ ...POSE, stamp: EPOCH + world.now }] });
  assert.ok(client.poses.poseAt('robot-1', EPOCH + world.now, out));
  assert.deepEqual([out.pose.x, out.pose.y], [1, 2]);
  client.close();
});

test('a huge batch of strangers does not fill the memory', async () => {
  const world = new World();
  await world.join();
  for (let part = 0; part < 5; part++) {
    world.tell({ type: 'poses', poses: Array.from({ length: 10_000 }, (_, i) => ({ ...POSE, trackable: `x${part}-${i}` })) });
  }
  assert.equal(world.client.poses.ids().length, 20_000);
  world.client.close();
});

test('answers to no question and wild answers do not move the clock', async () => {
  const random = dice(9);
  const world = new World();
  await world.join();
  const { client } = world;
  let worst = 0;
  for (let i = 0; i < 300; i++) {
    const before = world.socket.sent.length;
    await world.pass(2_000);
    const ping = world.socket.sent.slice(before).reverse().find((one) => one.type === 'ping');
    world.tell({ type: 'pong', t0: ping.t0 - 7, t1: 5, t2: 6 });
    const wild = i % 3 === 1;
    world.now += 2_000;
    const t1 = wild ? Math.round((random() - 0.5) * 1e16) : EPOCH + Math.round(0.5 * (ping.t0 + world.now));
    world.tell({ type: 'pong', t0: ping.t0, t1, t2: t1 });
    world.tell({ type: 'pong', t0: ping.t0, t1: 1, t2: 1 });
    worst = Math.max(worst, Math.abs(client.clock.serverMicros(world.now) - EPOCH - world.now));
  }
  assert.ok(worst < 5_000, `${worst} µs off`);
  client.close();
});

test('a question that is never answered ends', async () => {
  const world = new World();
  await world.join();
  const question = world.client.findAnchors(['a']).catch((e) => e.problem);
  await world.pass(20_000);
  assert.equal(await question, 'unavailable');
  world.client.close();
});

test('an application that fails in its own callbacks stays joined', async () => {
  const world = new World({
    onState: () => assert.fail('mine'),
    onRefused: () => {},
  });
  await world.join();
  assert.equal(world.client.state, 'connected');
  world.socket.onclose({ code: 1006, reason: '' });
  await world.pass(1_000);
  assert.equal(world.sockets.length, 2);
  world.client.close();
});

const HEAD = new PoseBuffer();
const FLAT = [0.01, 0, 0, 0.01, 0, 0.01];

function look(alignment, micros, x) {
  HEAD.micros = micros;
  alignment.headPose(HEAD.setLevel(x, 0, 1.6, 0), 'ROS');
}

function walk(alignment, from, seconds, offset = 20) {
  for (let k = 1; k <= 72 * seconds; k++) {
    const t = from + Math.round((k * 1e6) / 72);
    const x = k / 72;
    look(alignment, t, x);
    if (k % 7 === 0) alignment.tagPosition(t, offset + x, 0, 1.6, FLAT);
  }
  return from + seconds * 1e6;
}

test('numbers that are none change nothing', () => {
  const alignment = new SessionAlignment();
  const t = walk(alignment, 1e6, 6);
  const [before, after] = [new PoseBuffer(), new PoseBuffer()];
  alignment.estimateInto(before);
  const pose = [26, 0, 1.6, 0, 0, 0, 1];
  const bad = [NaN, Infinity, -Infinity, undefined];
  for (const b of bad) {
    assert.equal(alignment.tagPosition(t, b, 0, 0, FLAT), 'malformed');
    assert.equal(alignment.tagPosition(b, 26, 0, 1.6, FLAT), 'malformed');
    assert.equal(alignment.tagPosition(t, 26, 0, 1.6, [b, 0, 0, 1, 0, 1]), 'malformed');
    assert.equal(alignment.placeSeen(t, pose, b, 1, 1), 'malformed');
    for (let i = 0; i < 7; i++) {
      const wrong = pose.with ? pose.with(i, b) : Object.assign([...pose], { [i]: b });
      assert.equal(alignment.placeSeen(t, wrong, 0.1, 0.1, 0.1), 'malformed');
      assert.equal(alignment.markerSeen(t, 'm', pose, wrong, 'OPENXR', 0.1, 0.1), 'malformed');
      assert.equal(alignment.markerSeen(t, 'm', wrong, pose, 'OPENXR', 0.1, 0.1), 'malformed');
    }
    assert.equal(alignment.pointTouched(t, [b, 0, 0], [0, 0, 0], 'ROS', 0.01), 'malformed');
    const covariance = [...ALIGNMENT.covariance];
    covariance[6] = b === Infinity ? -0.01 : b;
    assert.equal(alignment.alignmentTold(t, new PoseBuffer(), covariance), 'malformed');
    look(alignment, b, 0);
    alignment.headLost(b);
  }
  alignment.estimateInto(after);
  assert.deepEqual(after, before);
  assert.equal(alignment.quality, 'TRACKED');
  look(alignment, t + 14_000, NaN);
  assert.equal(alignment.reason, 'TRACKING_LOST');
});

test('a clock that is set back begins anew and is not waited for', () => {
  const resets = [];
  const alignment = new SessionAlignment({ onReset: (recovered) => resets.push(recovered) });
  const t = walk(alignment, 3600e6, 6);
  look(alignment, t - 20_000, 99);
  assert.deepEqual([alignment.quality, resets], ['TRACKED', []]);
  look(alignment, 1e6, 0);
  assert.deepEqual([alignment.quality, alignment.reason, resets], ['LOST', 'SESSION_RESET', [false]]);
  walk(alignment, 1e6, 6, 30);
  assert.equal(alignment.quality, 'TRACKED');
  // an hour ahead and back again
  alignment.headLost(7200e6);
  walk(alignment, 10e6, 8, 40);
  assert.equal(alignment.quality, 'TRACKED');
  const out = new PoseBuffer();
  alignment.estimateInto(out);
  assert.ok(Math.abs(out.x - 40) < 0.05, `${out.x}`);
});
