// Robots, people and content anchors of a site, hung in place in a WebXR session with three.js. Without a headset one is
// emulated (IWER): it stands where ?at=x,y,z,heading says. Run by `npm run sample` beside a node or a demo.
import * as THREE from 'three';
import { HeadsetSession, PredictedPose, SessionAlignment, SpatialClient } from '@sitedatum/headset';
import { placeSite } from '@sitedatum/headset/three';
import { WebXrAdapter } from '@sitedatum/headset/webxr';

const query = new URLSearchParams(location.search);
const site = query.get('site') ?? 'sample-building';
const trackable = query.get('trackable') ?? 'webxr-sample';
const [atX, atY, atZ, heading] = (query.get('at') ?? '20,3,1.7,1.57').split(',').map(Number);
const state = document.getElementById('state');
const COLOURS = { robot: 0x4da3ff, person: 0xffb454, pallet: 0x9fd356, trolley: 0x9fd356, headset: 0xd58cff };

const renderer = new THREE.WebGLRenderer({ antialias: true, alpha: true });
renderer.setSize(innerWidth, innerHeight);
renderer.xr.enabled = true;
document.body.appendChild(renderer.domElement);
const scene = new THREE.Scene();
const camera = new THREE.PerspectiveCamera(70, innerWidth / innerHeight, 0.05, 200);
scene.add(new THREE.HemisphereLight(0xffffff, 0x445566, 3));

/** Children of this are placed in site coordinates: metres, z up. */
const siteGroup = new THREE.Group();
siteGroup.visible = false;
scene.add(siteGroup);

const client = new SpatialClient({
  url: query.get('url') ?? `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/api/v1/socket`,
  site,
  trackable,
  token: () => query.get('token') ?? '',
  anchors: true,
  // a headset that the site does not know only looks
  posesPerSecond: query.has('trackable') ? 30 : 0,
  onAnchor: (anchor) => showAnchor(anchor),
  onAnchorGone: (id) => hide(`anchor ${id}`),
});

const shown = new Map();
const predicted = new PredictedPose();

function show(key, make) {
  let object = shown.get(key);
  if (!object) {
    object = make();
    shown.set(key, object);
    siteGroup.add(object);
  }
  return object;
}

function hide(key) {
  const object = shown.get(key);
  if (object) siteGroup.remove(object);
  shown.delete(key);
}

function showAnchor(anchor) {
  const sign = show(`anchor ${anchor.id}`, () => {
    const cone = new THREE.Mesh(new THREE.ConeGeometry(0.15, 0.5), new THREE.MeshLambertMaterial({ color: 0x35d07f }));
    cone.geometry.rotateX(-Math.PI / 2).translate(0, 0, 0.25);
    return cone;
  });
  sign.position.set(...anchor.position);
  sign.quaternion.set(...anchor.orientation);
}

function showBodies() {
  const now = client.clock.serverMicros(performance.now() * 1000);
  for (const id of client.poses.ids()) {
    const key = `body ${id}`;
    if (!client.poses.poseAt(id, now, predicted)) {
      hide(key);
      continue;
    }
    const tall = id.startsWith('person') || id.startsWith('headset') ? 1.7 : 0.5;
    const body = show(key, () => {
      const box = new THREE.BoxGeometry(tall > 1 ? 0.4 : 0.8, 0.5, tall);
      return new THREE.Mesh(box, new THREE.MeshLambertMaterial({ color: COLOURS[id.split('-')[0]] ?? 0x8899aa }));
    });
    const p = predicted.pose;
    body.position.set(p.x, p.y, p.z);
    body.quaternion.set(p.qx, p.qy, p.qz, p.qw);
  }
}

async function enter() {
  const isEmulated = !(await navigator.xr?.isSessionSupported('immersive-ar').catch(() => false));
  const emulated = isEmulated ? await emulate() : undefined;
  const xr = await navigator.xr.requestSession('immersive-ar', { requiredFeatures: ['local-floor'] });
  const space = await xr.requestReferenceSpace('local-floor');
  const alignment = new SessionAlignment();
  const session = new HeadsetSession(alignment, client);
  const adapter = new WebXrAdapter(alignment, space, session);
  renderer.setAnimationLoop((time, frame) => {
    if (frame) adapter.onFrame(time, frame);
    if (emulated) tellPlace(alignment, time);
    placeSite(siteGroup, adapter);
    showBodies();
    renderer.render(scene, camera);
    const count = client.poses.ids().length;
    state.textContent = `${client.state} · ${alignment.quality} · ${count} bodies · ${client.anchors.size} anchors`;
  });
  await renderer.xr.setSession(xr);
}

/** A headset that does not exist, as WebXR shows one. */
async function emulate() {
  const { XRDevice, metaQuest3 } = await import('iwer');
  const device = new XRDevice(metaQuest3);
  device.installRuntime({ forceInstall: true });
  device.position.set(0, 1.6, 0);
  return device;
}

let told = -Infinity;

/** The emulated headset has no eyes: a place service tells where it is, twice a second. */
function tellPlace(alignment, time) {
  if (time - told < 500) return;
  told = time;
  const turn = [0, 0, Math.sin(0.5 * heading), Math.cos(0.5 * heading)];
  alignment.placeSeen(time * 1000, [atX, atY, atZ, ...turn], 0.02, 0.02, 0.01);
}

document.getElementById('enter').addEventListener('click', () => enter().catch((e) => (state.textContent = String(e))));
if (query.has('enter')) await enter();
