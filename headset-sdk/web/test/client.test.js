// The client over a network in memory with a clock that the test moves.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { AnchorError, PoseBuffer, PredictedPose } from '../dist/index.js';
import { EPOCH, World } from './support/world.js';

const SIGN = { id: 'sign', version: 4, position: [1, 2, 3], orientation: [0, 0, 0, 1], savedAt: 7 };

test('joins, subscribes and keeps the clocks together', async () => {
  const world = new World({ poses: { kinds: ['vehicle'], maxRate: 10 }, anchors: true, token: async () => 'abc' });
  await world.join();

  assert.deepEqual(world.socket.protocols, ['sitedatum.v1', 'bearer.abc']);
  assert.equal(world.client.state, 'connected');
  assert.deepEqual(world.sent('subscribe')[0].filter, { kinds: ['vehicle'] });
  assert.equal(world.sent('subscribe')[0].maxRate, 10);
  assert.deepEqual(world.sent('subscribe')[1].channels, ['anchors']);
  assert.equal(world.client.clock.serverMicros(world.now), EPOCH + world.now);
  await world.pass(5_000);
  assert.ok(world.sent('ping').length >= 9 && world.sent('ping').length < 14, `${world.sent('ping').length} pings`);
});

test('sends poses in site axes with the server\'s stamps, and a reset once', async () => {
  const world = new World({ jsonPoses: true });
  await world.join();
  const openXr = new PoseBuffer().set(1, 1.6, -2, 0, 0, 0, 1);
  world.client.sessionReset();
  world.look(openXr, 'OPENXR');
  world.now += 1000;
  world.look(openXr, 'OPENXR');
  await world.pass(60);

  const fixes = world.sent('fixes').flatMap((m) => m.fixes);
  assert.equal(fixes.length, 1);
  assert.deepEqual(fixes[0].position, [2, -1, 1.6]);
  assert.equal(fixes[0].stamp, EPOCH + 5_000_000);
  assert.equal(fixes[0].frame, 'headset-7.session');
  assert.equal(fixes[0].reset, true);
});

test('says how far a marker can be relied on when it was told so', async () => {
  const refused = [];
  const world = new World({ jsonPoses: true, onRefused: (problem) => refused.push(problem.detail) });
  await world.join();
  world.client.markerSeen(world.now, 'm-1', [0, 0, 2], [0, 0, 0, 1]);
  world.client.markerSeen(world.now, 'm-2', [0, 0, 2], [0, 0, 0, 1], 0.5, 0.25);
  world.client.markerSeen(world.now, 'm-3', [0, 0, 2], [0, 0, 0, 1], NaN, 0.25);
  await world.pass(60);

  const [first, second, ...more] = world.sent('fixes').flatMap((m) => m.fixes);
  assert.equal('covariance' in first, false);
  assert.deepEqual(
    second.covariance, [0.25, 0, 0, 0, 0, 0, 0.25, 0, 0, 0, 0, 0.25, 0, 0, 0, 0.0625, 0, 0, 0.0625, 0, 0.0625]);
  assert.deepEqual([more, refused.length], [[], 1]);
});

test('does not try again where it is refused until it is told, and does where the node is not ready', async () => {
  const refused = [];
  const world = new World({ onRefused: (problem) => refused.push(problem.detail) });
  const answer = async (status, detail) => {
    await new Promise(setImmediate);
    world.socket.readyState = 1;
    world.socket.onopen();
    world.tell({ type: 'error', id: 'site', problem: { status, detail } });
  };
  await answer(404, 'there is no site "plant"');
  await world.pass(60_000);
  assert.equal(world.client.state, 'refused');
  assert.equal(world.sockets.length, 1);
  assert.equal(world.socket.readyState, 3);
  assert.deepEqual(refused, ['there is no site "plant"']);

  world.client.resumeNow();
  await answer(503, 'not served yet');
  assert.equal(world.client.state, 'waiting');
  await world.pass(300);
  await world.join();
  world.tell({ type: 'error', id: 'site', problem: { status: 400, detail: 'no such floor' } });
  assert.equal(world.client.state, 'connected');
  assert.deepEqual(world.heard, ['connecting', 'refused', 'waiting', 'connecting', 'waiting', 'connecting', 'connected']);
});

test('comes back after losses, slower and slower, and keeps the newest poses meanwhile', async () => {
  const world = new World({ anchors: true, jsonPoses: true });
  await world.join();
  world.tell({ type: 'anchors', anchors: [SIGN], complete: true });
  const pauses = [];
  for (let i = 0; i < 7; i++) {
    world.lose();
    const count = world.sockets.length;
    const from = world.now;
    while (world.sockets.length === count) await world.pass(10);
    pauses.push((world.now - from) / 1000);
  }
  assert.deepEqual(pauses, [250, 500, 1000, 2000, 4000, 8000, 8000]);
  for (let i = 0; i < 200; i++) {
    world.now += 40_000;
    world.look(new PoseBuffer().setLevel(i, 0, 0, 0), 'ROS');
  }

  await world.join();
  await world.pass(200);
  const positions = world.sent('fixes').flatMap((m) => m.fixes.map((f) => f.position[0]));
  assert.equal(positions.length, 64);
  assert.equal(positions[63], 199);
  world.tell({ type: 'anchors', anchors: [], complete: true });
  assert.ok(world.heard.includes('-sign'));
});

test('asks for anchors, takes answers and refusals, and leaves no question open', async () => {
  const world = new World();
  await assert.rejects(world.client.findAnchors(['sign']), AnchorError);
  await world.join();
  const saved = world.client.saveAnchor({ ...SIGN, version: undefined });
  const near = world.client.nearAnchors({ point: [0, 0, 0], radius: 5 });
  const open = world.client.findAnchors(['x']);
  const [save] = world.sent('saveAnchor');
  assert.equal(save.version, 0);
  world.tell({ type: 'anchorSaved', id: save.id, anchor: SIGN });
  world.tell({
    type: 'error',
    id: world.sent('nearAnchors')[0].id,
    problem: { type: 'urn:sitedatum:problem:bad-field', detail: 'point' },
  });
  assert.equal((await saved).version, 4);
  assert.equal(world.client.anchors.find('sign').version, 4);
  await assert.rejects(near, (e) => e.problem === 'bad-field');
  world.lose();
  await assert.rejects(open, (e) => e.problem === 'unavailable');
});

test('keeps the newest of an anchor whatever comes when', async () => {
  const world = new World();
  await world.join();
  const tell = (a) => world.tell({ type: 'anchor', anchor: a });
  tell({ ...SIGN, version: 5, savedAt: 9 });
  tell(SIGN);
  assert.equal(world.client.anchors.find('sign').version, 5);
  tell({ id: 'sign', version: 5, savedAt: 9, removed: true });
  tell({ ...SIGN, version: 4, savedAt: 8 });
  assert.equal(world.client.anchors.size, 0);
  tell({ ...SIGN, version: 1, savedAt: 20, expiresAt: EPOCH + world.now + 1_000_000 });
  assert.equal(world.client.anchors.size, 1);
  await world.pass(1_100);
  assert.equal(world.client.anchors.size, 0);
});

test('takes poses and its own alignment, and endures what it cannot read', async () => {
  const refused = [];
  const world = new World({ onRefused: (p) => refused.push(p.detail) });
  await world.join();
  for (const text of ['', '[', '{"type":"poses","poses":[{}]}', '{"type":"new"}']) world.socket.onmessage({ data: text });
  assert.equal(refused.length, 3);
  const covariance = [0.04, 0, 0, 0, 0, 0, 0.04, 0, 0, 0, 0, 0.01, 0, 0, 0, 0, 0, 0, 0, 0, 0.001];
  const alignment = { stamp: EPOCH, position: [1, 2, 0], orientation: [0, 0, 0, 1], covariance };
  world.tell({ type: 'alignment', alignment: { ...alignment, frame: 'other.session', revision: 9 } });
  world.tell({ type: 'alignment', alignment: { ...alignment, frame: 'headset-7.session', revision: 3 } });
  assert.equal(world.client.serverAlignment.revision, 3);
  assert.equal(world.client.serverAlignment.verticalSigma, 0.1);
  world.tell({
    type: 'poses',
    poses: [{ trackable: 'robot', stamp: EPOCH, position: [1, 2, 3], covariance: [1, 0, 0, 1, 0, 1], velocity: [1, 0, 0] }],
  });
  const out = new PredictedPose();
  assert.ok(world.client.poses.poseAt('robot', EPOCH + 100_000, out));
  assert.ok(Math.abs(out.pose.x - 1.1) < 1e-9);
});

test('stays away while paused and leaves nothing behind when closed', async () => {
  const world = new World();
  await world.join();
  world.client.pauseNow();
  assert.equal(world.socket.readyState, 3);
  await world.pass(20_000);
  assert.equal(world.sockets.length, 1);
  world.client.resumeNow();
  await world.join();
  assert.equal(world.client.state, 'connected');
  world.client.close();
  assert.equal(world.timers.length, 0);
  assert.equal(world.socket.readyState, 3);
});

test('tells and takes poses in the binary form, and says when a token ran out', async () => {
  const said = [];
  const world = new World({ onState: (state, detail) => said.push(`${state} ${detail}`), onRefused: (p) => said.push(p.detail) });
  await world.join();
  assert.equal(world.sent('subscribe')[0].encoding, 'protobuf');
  world.look(new PoseBuffer(), 'ROS');
  await world.pass(60);
  assert.ok(new TextDecoder().decode(world.socket.binary[0]).includes('headset-7.session'));

  world.socket.onmessage({ data: Uint8Array.of(10, 120, 1).buffer });
  assert.ok(said.at(-1).includes('could not be read'));
  const { hex } = JSON.parse(readFileSync(new URL('../../golden/binary.json', import.meta.url), 'utf8')).fromNode[0];
  world.socket.onmessage({ data: Uint8Array.from(Buffer.from(hex, 'hex')).buffer });
  assert.equal(world.client.poses.ids().length, 12);
  world.now += 60_000_000;
  world.tell({ type: 'event', event: {} });
  await world.pass(2_100);
  assert.equal(world.client.poses.ids().length, 0);

  world.socket.readyState = 3;
  world.socket.onclose({ code: 4401, reason: 'over' });
  assert.ok(said.at(-1).startsWith('unauthorized the token ran out'));
  await world.pass(300);
  assert.equal(world.sockets.length, 2);
  world.client.close();
});

test('leaves a connection on which nothing comes, and says what to check when none comes about', async () => {
  const said = [];
  const world = new World({ onState: (state, detail) => said.push(`${state} ${detail}`) });
  const out = new PredictedPose();
  assert.equal(world.client.poseAt('robot-1', world.now, out), false);
  await world.join();
  world.tell({ type: 'poses', poses: [{ trackable: 'robot-1', stamp: EPOCH + world.now, position: [1, 2, 0], covariance: [1, 0, 0, 1, 0, 1] }] });
  assert.equal(world.client.poseAt('robot-1', world.now, out), true);
  await world.pass(14_000);
  assert.ok(said.some((one) => one.includes('nothing heard for ten seconds')));
  assert.ok(world.sockets.length >= 2);

  // the newest socket fails without a close
  const { length } = world.sockets;
  world.socket.onerror();
  await world.pass(200);
  assert.ok(said.at(-1).includes('check the address'), said.at(-1));
  await world.pass(9_000);
  assert.ok(world.sockets.length > length);
  // and one that neither opens nor fails is given up
  const before = world.sockets.length;
  await world.pass(30_000);
  assert.ok(world.sockets.length > before);
  world.client.close();
});
