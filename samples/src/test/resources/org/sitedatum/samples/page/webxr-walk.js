// Plays /walk.json to an emulated headset (IWER) in a browser. The figures are left in window.figures.
import * as index from '/dist/index.js';
import { WebXrAdapter } from '/dist/webxr.js';
import { play } from '/walk-play.mjs';

// so that a fault is told at once and not as a wait in vain
addEventListener('error', (event) => { window.figures = { fault: event.message }; });

const clock = { now: 0, frames: [] };
performance.now = () => clock.now;
window.requestAnimationFrame = (callback) => clock.frames.push(callback);
const { XRDevice, metaQuest3 } = await import('iwer');
const device = new XRDevice(metaQuest3);
device.installRuntime({ forceInstall: true });
const gl = document.querySelector('canvas').getContext('webgl2', { xrCompatible: true });
const session = await navigator.xr.requestSession('immersive-ar', { requiredFeatures: ['local-floor'] });
await session.updateRenderState({ baseLayer: new XRWebGLLayer(session, gl) });
const space = await session.requestReferenceSpace('local-floor');

const walk = await (await fetch('/walk.json')).json();
const began = Date.now();
const figures = play(walk, { kit: { ...index, WebXrAdapter }, device, session, space, clock });
window.figures = { ...figures, seconds: (Date.now() - began) / 1000 };
