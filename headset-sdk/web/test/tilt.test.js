// A session whose gravity is not trusted: what the golden vectors do not show.
import assert from 'node:assert/strict';
import test from 'node:test';
import { PoseBuffer, SessionAlignment } from '../dist/index.js';

const FRAME = 1e6 / 72;
const degrees = (rad) => (rad * 180) / Math.PI;

/** A turn by so many degrees about x, then y. */
function turned(aboutX, aboutY = 0, yaw = 0, place = [0, 0, 0]) {
  const x = (aboutX * Math.PI) / 360;
  const y = (aboutY * Math.PI) / 360;
  const out = new PoseBuffer().setLevel(...place, yaw);
  out.thenInto(new PoseBuffer().set(0, 0, 0, Math.sin(x), 0, 0, Math.cos(x)), out);
  out.thenInto(new PoseBuffer().set(0, 0, 0, 0, Math.sin(y), 0, Math.cos(y)), out);
  return out;
}

function angle(a, b) {
  const between = new PoseBuffer();
  a.inverseInto(between);
  between.thenInto(b, between);
  return 2 * Math.atan2(Math.hypot(between.qx, between.qy, between.qz), Math.abs(between.qw));
}

const quaternion = ({ qx, qy, qz, qw }) => [qx, qy, qz, qw];

class Walk {
  heard = [];
  time = 10e6;
  siteFromSession = turned(14, -14, -0.8, [12, -3, 0.4]);
  sessionFromHead = new PoseBuffer();
  alignment = new SessionAlignment({
    gravityTrusted: false,
    onJump: () => this.heard.push('jumped'),
    onReset: (recovered) => this.heard.push(`reset ${recovered}`),
  });

  frame(i) {
    this.time += FRAME;
    const a = (0.5 * i) / 72;
    this.siteFromHead = turned(1, 17 * Math.sin(a), a, [10 + 2 * Math.cos(a), 5 + 2 * Math.sin(a), 1.7]);
    this.siteFromSession.inverseInto(this.sessionFromHead);
    this.sessionFromHead.thenInto(this.siteFromHead, this.sessionFromHead);
    this.sessionFromHead.micros = this.time;
    this.alignment.headPose(this.sessionFromHead, 'ROS');
  }

  marker(name, error = turned(0)) {
    const site = new PoseBuffer().set(11, 8, 1.5, 0.5, 0.5, 0.5, 0.5);
    const back = new PoseBuffer();
    this.siteFromSession.inverseInto(back);
    const seen = new PoseBuffer();
    back.thenInto(error, seen);
    seen.thenInto(new PoseBuffer().set(0, 0, 0, 0.5, 0.5, 0.5, 0.5), seen);
    back.applyInto(site, seen);
    const { x, y, z, qx, qy, qz, qw } = seen;
    return this.alignment.markerSeen(
      this.time, name, [11, 8, 1.5, 0.5, 0.5, 0.5, 0.5], [x, y, z, qx, qy, qz, qw], 'ROS', 0.02, 0.02);
  }

  /** A place service's answer: the head in the site, with an error about the head. */
  place(error = turned(0)) {
    const wrong = new PoseBuffer();
    error.thenInto(new PoseBuffer().copy(this.siteFromHead).set(0, 0, 0, ...quaternion(this.siteFromHead)), wrong);
    const { x, y, z } = this.siteFromHead;
    const at = [x + error.x, y + error.y, z + error.z];
    return this.alignment.placeSeen(this.time, [...at, ...quaternion(wrong)], 0.05, 0.05, 0.03);
  }

  shown() {
    const out = new PoseBuffer();
    this.alignment.siteFromSessionInto(out);
    return out;
  }
}

test('until a marker was seen it is not known what is up', () => {
  const walk = new Walk();
  walk.frame(0);
  assert.deepEqual([walk.alignment.quality, walk.alignment.reason], ['UNKNOWN', 'TILT_UNKNOWN']);
  assert.equal(walk.alignment.tagPosition(walk.time, 1, 2, 3, [0.01, 0, 0, 0.01, 0, 0.01]), 'tilted');
  assert.equal(walk.alignment.accuracy.tilt, Infinity);
  assert.equal(walk.marker('a'), 'used');
  assert.equal(walk.alignment.quality, 'TRACKED');
  assert.ok(angle(walk.shown(), walk.siteFromSession) < 1e-7);
  const level = new PoseBuffer();
  const told = [1e-4, 0, 0, 0, 0, 0, 1e-4, 0, 0, 0, 0, 1e-4, 0, 0, 0, 0, 0, 0, 0, 0, 1e-4];
  assert.equal(walk.alignment.alignmentTold(walk.time, level, told), 'tilted');
  assert.equal(walk.alignment.alignmentTold(walk.time, walk.siteFromSession, told), 'used');
});

test('a change of tilt is followed without a visible step', () => {
  const walk = new Walk();
  walk.frame(0);
  // tilt, heading and place all wrong, found out while the wearer walks and looks on
  assert.equal(walk.place(turned(5, -4, 0.06, [0.1, -0.05, 0.05])), 'used');
  walk.frame(1);
  walk.heard.length = 0;
  assert.ok(degrees(angle(walk.shown(), walk.siteFromSession)) > 6);
  let before = walk.shown();
  let largestTurn = 0;
  let largestStep = 0;
  const content = new PoseBuffer();
  const was = new PoseBuffer();
  const is = new PoseBuffer();
  for (let i = 2; i < 1440; i++) {
    walk.frame(i);
    if (i % 100 === 50) assert.equal(walk.place(), 'used');
    const now = walk.shown();
    largestTurn = Math.max(largestTurn, angle(before, now));
    for (let k = 0; k < 8; k++) {
      content.moveTo(2 * Math.cos(0.8 * k), 2 * Math.sin(0.8 * k), 0);
      walk.sessionFromHead.applyInto(content, content);
      before.applyInto(content, was);
      now.applyInto(content, is);
      largestStep = Math.max(largestStep, Math.hypot(is.x - was.x, is.y - was.y, is.z - was.z));
    }
    before = now;
  }
  assert.deepEqual(walk.heard, []);
  assert.ok(degrees(angle(before, walk.siteFromSession)) < 1);
  assert.ok(degrees(largestTurn) > 0.005 && degrees(largestTurn) < 0.1, `${degrees(largestTurn)} degrees`);
  assert.ok(largestStep > 0.001 && largestStep <= 0.002, `${largestStep} m`);
});

test('a frame that jumps has another tilt', () => {
  const walk = new Walk();
  walk.frame(0);
  walk.marker('a');
  walk.frame(1);
  walk.siteFromSession = turned(-9, 11, 2, [1, 2, 3]);
  walk.frame(2);
  assert.equal(walk.heard.at(-1), 'reset false');
  assert.deepEqual([walk.alignment.quality, walk.alignment.reason], ['LOST', 'TILT_UNKNOWN']);
});
