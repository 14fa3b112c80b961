/** A headset that does not exist: IWER in plain Node, on a clock that its user turns. */
const clock = { now: 0, frames: [] };

const element = () => ({
  style: {}, dataset: {}, appendChild() {}, removeChild() {}, contains: () => false, querySelector: () => null,
  addEventListener() {}, remove() {}, parentElement: null,
});

/** What IWER wants of a browser. */
function standIns() {
  globalThis.performance = { ...performance, now: () => clock.now };
  globalThis.requestAnimationFrame = (callback) => clock.frames.push(callback);
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
}

/**
 * Starts an immersive session; throws where IWER is not installed.
 *
 * @returns IWER's device, the session, its reference space, and the clock: `now` in ms and the `frames` that were asked for
 */
export async function emulatedSession() {
  standIns();
  const { XRDevice, metaQuest3 } = await import('iwer');
  const device = new XRDevice(metaQuest3);
  device.installRuntime({ forceInstall: true });
  const gl = Object.assign(Object.create(WebGL2RenderingContext.prototype), {
    canvas: { ...element(), width: 1280, height: 720 },
    getParameter: () => [0, 0, 0, 0], clearColor() {}, clearDepth() {}, clearStencil() {}, clear() {},
    getContextAttributes: () => ({}),
  });
  const session = await navigator.xr.requestSession('immersive-ar', { requiredFeatures: ['local-floor'] });
  await session.updateRenderState({ baseLayer: new XRWebGLLayer(session, gl) });
  return { device, session, space: await session.requestReferenceSpace('local-floor'), clock };
}
