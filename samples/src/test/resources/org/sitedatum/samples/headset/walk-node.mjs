// Plays walks to an emulated headset (IWER) in plain Node, frame by frame of real WebXR on a clock of its own, and compares what
// the kit shows with the truth. Arguments: the kit's folder, then the scripts' files. One line of figures for each.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const [kit, ...scripts] = process.argv.slice(2);
const { PoseBuffer, SessionAlignment, fromSite } = await import(pathToFileURL(`${kit}/dist/index.js`));
const { WebXrAdapter } = await import(pathToFileURL(`${kit}/dist/webxr.js`));

let now = 0;
const waiting = [];
const element = () => ({
  style: {}, dataset: {}, appendChild() {}, removeChild() {}, contains: () => false, querySelector: () => null,
  addEventListener() {}, remove() {}, parentElement: null,
});
globalThis.performance = { ...performance, now: () => now };
globalThis.requestAnimationFrame = (callback) => waiting.push(callback);
globalThis.cancelAnimationFrame = () => {};
globalThis.document = { createElement: element, body: element(), addEventListener() {} };
globalThis.DOMPointReadOnly = class {
  constructor(x = 0, y = 0, z = 0, w = 1) {
    Object.assign(this, { x, y, z, w });
  }
};
globalThis.window = globalThis;
Object.defineProperty(globalThis, 'navigator', { value: { userAgent: 'node' }, configurable: true, writable: true });
globalThis.localStorage = { getItem: () => null, setItem() {} };
globalThis.WebGLRenderingContext = class {};
globalThis.WebGL2RenderingContext = class {};
const { XRDevice, metaQuest3 } = await import(pathToFileURL(createRequire(`${pathToFileURL(kit)}/`).resolve('iwer')));
const device = new XRDevice(metaQuest3);
device.installRuntime({ forceInstall: true });
const gl = Object.assign(Object.create(WebGL2RenderingContext.prototype), {
  canvas: { ...element(), width: 1280, height: 720 },
  getParameter: () => [0, 0, 0, 0], clearColor() {}, clearDepth() {}, clearStencil() {}, clear() {},
  getContextAttributes: () => ({}),
});
const session = await navigator.xr.requestSession('immersive-ar', { requiredFeatures: ['local-floor'] });
await session.updateRenderState({ baseLayer: new XRWebGLLayer(session, gl) });
const space = await session.requestReferenceSpace('local-floor');

function play(walk) {
  const started = now;
  let jumps = 0;
  const alignment = new SessionAlignment({ headFromTag: walk.tag, onJump: () => jumps++, onReset: () => jumps++ });
  const adapter = new WebXrAdapter(alignment, space);
  const [head, told, out, before, point] = [1, 2, 3, 4, 5].map(() => new PoseBuffer());
  const errors = [];
  let walked = 0;
  let start = NaN;
  let recovered = NaN;
  let good = 0.1;
  let lastError = 0;
  let largest = 0;
  let jumpsBefore = -1;
  let frames = 0;
  let event = 0;

  function device0(pose) {
    fromSite('OPENXR', pose, told);
    device.position.set(told.x, told.y, told.z);
    device.quaternion.set(told.qx, told.qy, told.qz, told.qw);
  }

  function sighted([, kind, ...rest]) {
    if (kind === 'tag') {
      const [micros, place, sigma] = rest;
      alignment.tagPosition(1000 * started + micros, ...place, [sigma ** 2, 0, 0, sigma ** 2, 0, sigma ** 2]);
    } else {
      const [marker, site, inSession, sigma, yawSigma] = rest;
      fromSite('OPENXR', told.setArray(inSession), told);
      const { x, y, z, qx, qy, qz, qw } = told;
      alignment.markerSeen(Math.round(1000 * now), marker, site, [x, y, z, qx, qy, qz, qw], 'OPENXR', sigma, yawSigma);
    }
  }

  function judge(k, truth, walks) {
    if (Number.isNaN(start)) {
      walked += walks / walk.hertz;
      if (alignment.isAligned) start = walked;
    }
    if (!alignment.isAligned) {
      jumpsBefore = -1;
      return;
    }
    alignment.siteFromSessionInto(out);
    out.applyInto(head.x, head.y, head.z, point);
    const error = Math.hypot(point.x - truth[0], point.y - truth[1], point.z - truth[2]);
    if (k % 7 === 0) errors.push(error);
    const t = (k + 1) / walk.hertz;
    if (t < walk.recentre) lastError = error;
    else if (Number.isNaN(recovered) && error < Math.max(good, lastError + 0.02)) recovered = t - walk.recentre;
    if (jumpsBefore === jumps) {
      before.applyInto(head.x, head.y, head.z, told);
      largest = Math.max(largest, Math.hypot(point.x - told.x, point.y - told.y, point.z - told.z));
    }
    jumpsBefore = jumps;
    before.copy(out);
  }

  for (const [k, [pose, truth, walks]] of walk.frames.entries()) {
    now = started + (1000 * (k + 1)) / walk.hertz;
    if (pose) device0(head.setArray(pose));
    // IWER cannot lose its tracking: a frame without a pose is played for it
    session.requestAnimationFrame((time, frame) => {
      adapter.onFrame(time, pose ? frame : { getViewerPose: () => null });
      frames++;
    });
    for (const callback of waiting.splice(0)) callback(now);
    for (; event < walk.events.length && walk.events[event][0] === k; event++) sighted(walk.events[event]);
    if (pose) judge(k, truth, walks);
    else jumpsBefore = -1;
  }
  errors.sort((a, b) => a - b);
  const quantile = (q) => errors[Math.floor(q * errors.length)];
  return {
    frames, samples: errors.length, median: quantile(0.5), p95: quantile(0.95), start, step: largest, recovered,
    quality: alignment.quality,
  };
}

for (const script of scripts) console.log(JSON.stringify(play(JSON.parse(readFileSync(script, 'utf8')))));
process.exit(0);
