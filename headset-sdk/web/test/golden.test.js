// The golden vectors that every port of the kit passes; run by `npm test`.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { readPoses, writeFixes } from '../dist/binary.js';
import { PoseBuffer, PredictedPose, RemotePoses, SessionAlignment, fromSite, toSite } from '../dist/index.js';

const golden = (name) => JSON.parse(readFileSync(new URL(`../../golden/${name}`, import.meta.url), 'utf8'));
const near = (a, b, tolerance, what) => assert.ok(Math.abs(a - b) <= tolerance, `${what}: ${a} is not ${b}`);

function samePose(pose, n, tolerance) {
  near(pose.x, n[0], tolerance, 'x');
  near(pose.y, n[1], tolerance, 'y');
  near(pose.z, n[2], tolerance, 'z');
  near(Math.abs(pose.qx * n[3] + pose.qy * n[4] + pose.qz * n[5] + pose.qw * n[6]), 1, tolerance, 'rotation');
}

for (const [i, one] of golden('converters.json').cases.entries()) {
  test(`converter ${i} ${one.convention}`, () => {
    const out = new PoseBuffer();
    toSite(one.convention, new PoseBuffer().setArray(one.device), out);
    samePose(out, one.site, 1e-12);
    fromSite(one.convention, new PoseBuffer().setArray(one.site), out);
    samePose(out, one.device, 1e-12);
  });
}

const prediction = golden('prediction.json');
for (const [i, one] of prediction.cases.entries()) {
  test(`prediction ${i} ${one.model}`, () => {
    const poses = new RemotePoses();
    const stamp = 1_800_000_000_000_000;
    poses.told({ ...one, id: 'x', stamp, pose: new PoseBuffer().setArray(one.pose) });
    const out = new PredictedPose();
    assert.ok(poses.poseAt('x', stamp + one.afterMicros, out));
    samePose(out.pose, one.expected, prediction.tolerance);
    near(out.sigma, one.expectedSigma, prediction.tolerance, 'sigma');
    assert.equal(out.isBeyondHorizon, one.beyondHorizon);
  });
}

function run(one) {
  const alignment = new SessionAlignment({ headFromTag: one.headFromTag, gravityTrusted: one.gravityTrusted });
  const c = one.convention;
  for (const e of one.events) {
    if (e.kind === 'head') alignment.headPose(Object.assign(new PoseBuffer().setArray(e.pose), { micros: e.t }), c);
    else if (e.kind === 'lost') alignment.headLost(e.t);
    else if (e.kind === 'tag') alignment.tagPosition(e.t, ...e.position, e.covariance);
    else if (e.kind === 'marker') alignment.markerSeen(e.t, e.marker, e.site, e.session, c, e.sigma, e.yawSigma);
    else if (e.kind === 'place') alignment.placeSeen(e.t, e.site, e.horizontalSigma, e.verticalSigma, e.yawSigma);
    else if (e.kind === 'told') {
      alignment.alignmentTold(e.t, new PoseBuffer().setArray(e.siteFromSession), e.covariance);
    } else if (e.kind === 'touch') alignment.pointTouched(e.t, e.site, e.session, c, e.sigma);
    else assert.fail(`unknown event ${e.kind}`);
  }
  return alignment;
}

const expected = golden('alignment-expected.json');
for (const one of golden('alignment.json').cases) {
  test(`alignment ${one.name}`, () => {
    const alignment = run(one);
    const want = expected[one.name];
    const out = new PoseBuffer();
    alignment.estimateInto(out);
    assert.deepEqual([alignment.quality, alignment.reason], [want.quality, want.reason]);
    assert.equal(alignment.revision, want.revision);
    for (const [i, axis] of ['x', 'y', 'z'].entries()) near(out[axis], want.position[i], 1e-6, axis);
    near(out.yaw(), want.yaw, 1e-7, 'yaw');
    if (want.rotation) {
      const [qx, qy, qz, qw] = want.rotation;
      const between = new PoseBuffer();
      out.inverseInto(between);
      between.thenInto(new PoseBuffer().set(0, 0, 0, qx, qy, qz, qw), between);
      near(Math.hypot(between.qx, between.qy, between.qz), 0, 5e-8, 'rotation');
      near(alignment.accuracy.tilt, want.tiltSigma, 1e-7, 'tilt sigma');
    }
    if (want.yawSigma) {
      near(alignment.accuracy.horizontal, want.horizontalSigma, 1e-6, 'horizontal sigma');
      near(alignment.accuracy.yaw, want.yawSigma, 1e-7, 'yaw sigma');
    }
  });
}

const binary = golden('binary.json');
const bytes = (hex) => Uint8Array.from(Buffer.from(hex, 'hex'));

test('binary poses are read as the JSON has them', () => {
  assert.ok(binary.fromNode.length > 4);
  for (const message of binary.fromNode) {
    const read = readPoses(bytes(message.hex).buffer);
    assert.equal(read.length, message.poses.length);
    for (const [i, wanted] of message.poses.entries()) {
      const { id, kind, stamp, velocity, turnRate, model, sigma, pose } = read[i];
      assert.deepEqual([id, kind, stamp, velocity], [wanted.trackable, wanted.label ?? '', wanted.stamp, wanted.velocity]);
      samePose(pose, [...wanted.position, ...(wanted.orientation ?? [0, 0, 0, 1])], 1e-12);
      assert.equal(turnRate, wanted.angularVelocity?.[2] ?? 0);
      assert.equal(model, wanted.angularVelocity ? 'CONSTANT_TURN' : 'CONSTANT_VELOCITY');
      const c = wanted.covariance;
      near(sigma, Math.sqrt(0.5 * (c[0] + c[c.length === 21 ? 6 : 3])), 1e-12, 'sigma');
    }
  }
});

test('broken binary messages are refused', () => {
  for (const hex of binary.broken) assert.throws(() => readPoses(bytes(hex).buffer), hex);
});

test('binary fixes are written byte by byte', () => {
  const { site, source, fixes, hex } = binary.fromClient;
  assert.equal(Buffer.from(writeFixes(site, source, fixes)).toString('hex'), hex);
});
