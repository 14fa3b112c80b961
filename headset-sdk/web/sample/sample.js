// Robots, people and content anchors of a site, hung in place in a WebXR session with three.js: `npm run sample` beside a node.
// Without a headset one is emulated (IWER): it stands at ?at=x,y,z,heading, WASD and the arrow keys walk it and show it the
// walls that a real one would see. P, or a trigger, hangs a note one and a half metres ahead.
import * as THREE from 'three';
import { HeadsetSession, PoseBuffer, PredictedPose, SessionAlignment, SpatialClient, toSite } from '@sitedatum/headset';
import { placeSite } from '@sitedatum/headset/three';
import { WebXrAdapter } from '@sitedatum/headset/webxr';

const query = new URLSearchParams(location.search);
const site = query.get('site') ?? 'sample-building';
const [atX, atY, atZ, heading] = (query.get('at') ?? '24,3,1.7,2.3').split(',').map(Number);
const state = document.getElementById('state');
const COLOURS = { vehicle: 0x4da3ff, pedestrian: 0xffb454, headset: 0xd58cff, asset: 0x9fd356, anchor: 0x35d07f };

const renderer = new THREE.WebGLRenderer({ antialias: true, alpha: true });
renderer.setSize(innerWidth, innerHeight);
renderer.xr.enabled = true;
document.body.appendChild(renderer.domElement);
const scene = new THREE.Scene();
const camera = new THREE.PerspectiveCamera(70, innerWidth / innerHeight, 0.05, 200);
scene.add(new THREE.HemisphereLight(0xffffff, 0x556677, 3));
const siteGroup = new THREE.Group(); // its children are placed in site coordinates: metres, z up
siteGroup.visible = false;
scene.add(siteGroup);

const answer = await fetch(`/api/v1/sites/${site}`, { headers: { authorization: `Bearer ${query.get('token') ?? ''}` } });
const plan = answer.ok ? await answer.json() : { floors: [], walls: [], trackables: [] };
const kinds = new Map(plan.trackables.map((body) => [body.id, body.kind]));
const elevation = (z) => Math.max(...plan.floors.map((f) => f.elevation).filter((e) => e <= z + 0.5), -Infinity);
const shown = new Map();
const predicted = new PredictedPose();
const lit = (color) => new THREE.MeshLambertMaterial({ color });

const client = new SpatialClient({
  url: query.get('url') ?? `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/api/v1/socket`,
  site,
  trackable: query.get('trackable') ?? 'webxr-sample',
  token: () => query.get('token') ?? '',
  anchors: true,
  posesPerSecond: query.has('trackable') ? 30 : 0, // a headset that the site does not know only looks
  onAnchor: (a) => show(`anchor ${a.id}`, () => sign(a)).position.set(...a.position),
  onAnchorGone: (id) => hide(`anchor ${id}`),
});

function show(key, make) {
  if (!shown.has(key)) siteGroup.add(shown.set(key, make()).get(key));
  return shown.get(key);
}

function hide(key) {
  shown.get(key)?.removeFromParent();
  shown.delete(key);
}

/** A name that faces the wearer, legible through walls. */
function label(text, above) {
  const canvas = Object.assign(document.createElement('canvas'), { width: 256, height: 48 });
  const paper = canvas.getContext('2d');
  paper.font = '600 28px system-ui, sans-serif';
  paper.fillStyle = '#0b1116d0';
  paper.roundRect(128 - 0.5 * paper.measureText(text).width - 14, 2, paper.measureText(text).width + 28, 44, 12);
  paper.fill();
  paper.fillStyle = '#fff';
  paper.textAlign = 'center';
  paper.fillText(text, 128, 34, 240);
  const map = new THREE.CanvasTexture(canvas);
  const sprite = new THREE.Sprite(new THREE.SpriteMaterial({ map, depthTest: false, sizeAttenuation: false }));
  sprite.scale.set(0.28, 0.0525, 1);
  sprite.position.z = above;
  return sprite;
}

/** A pin whose point is the anchor. */
function sign(anchor) {
  const pin = new THREE.Mesh(new THREE.ConeGeometry(0.1, 0.3).rotateX(-Math.PI / 2).translate(0, 0, 0.15), lit(COLOURS.anchor));
  return pin.add(label(anchor.id, 0.45));
}

/** A body from the floor up to where it is told to be, or to its usual height. */
function figure(id, tall) {
  const kind = kinds.get(id) ?? 'unknown';
  const shape = /vehicle|asset/.test(kind)
    ? new THREE.BoxGeometry(0.8, 0.55, tall)
    : new THREE.CapsuleGeometry(0.2, tall - 0.4, 6, 16).rotateX(Math.PI / 2);
  const body = new THREE.Mesh(shape, lit(COLOURS[kind] ?? 0x8899aa));
  const nose = new THREE.Mesh(new THREE.ConeGeometry(0.1, 0.3).rotateZ(-Math.PI / 2).translate(0.5, 0, 0), body.material);
  if (/vehicle|headset/.test(kind)) body.add(nose);
  return body.add(label(kinds.has(id) ? id : 'somebody', 0.5 * tall + 0.3));
}

/** The bodies on the wearer's floor, where they are at this moment. */
function showBodies() {
  session.alignment.siteFromSessionInto(seen);
  seen.thenInto(head, seen);
  const now = client.clock.serverMicros(performance.now() * 1000);
  for (const id of client.poses.ids()) {
    const isKnown = client.poses.poseAt(id, now, predicted);
    if (!isKnown || elevation(predicted.pose.z) !== elevation(seen.z - 0.5)) {
      hide(id);
      continue;
    }
    const { x, y, z, qx, qy, qz, qw } = predicted.pose;
    const floor = elevation(z);
    const tall = /vehicle|asset/.test(kinds.get(id)) ? 0.5 : 1.75;
    const body = show(id, () => figure(id, tall));
    body.position.set(x, y, (Number.isFinite(floor) ? floor : z) + 0.5 * tall);
    body.quaternion.set(qx, qy, qz, qw);
  }
}

function hangNote() {
  const place = [seen.x + 1.5 * Math.cos(seen.yaw()), seen.y + 1.5 * Math.sin(seen.yaw()), seen.z - 0.3];
  const note = { id: `note-${Date.now() % 100_000}`, position: place, orientation: [0, 0, 0, 1], category: 'note' };
  client.saveAnchor(note).catch((refused) => (state.textContent = refused.message));
}

const session = new HeadsetSession(new SessionAlignment(), client);
const [head, seen] = [new PoseBuffer(), new PoseBuffer()]; // of the wearer: in the session, in the site

async function enter() {
  const isReal = await navigator.xr?.isSessionSupported('immersive-ar').catch(() => false);
  const emulated = isReal ? undefined : await (await import('./emulated.js')).emulate(siteGroup, plan, [atX, atY, atZ, heading]);
  const xr = await navigator.xr.requestSession('immersive-ar', { requiredFeatures: ['local-floor'] });
  const space = await xr.requestReferenceSpace('local-floor');
  const adapter = new WebXrAdapter(session.alignment, space, session);
  xr.addEventListener('select', hangNote);
  addEventListener('keydown', (key) => key.code === 'KeyP' && hangNote());
  renderer.setAnimationLoop((time, frame) => {
    if (!frame) return;
    adapter.onFrame(time, frame);
    const viewer = frame.getViewerPose(space)?.transform;
    if (viewer) {
      const { position: p, orientation: q } = viewer;
      toSite('OPENXR', head.set(p.x, p.y, p.z, q.x, q.y, q.z, q.w), head);
      emulated?.(session.alignment, time, head);
    }
    placeSite(siteGroup, adapter);
    showBodies();
    renderer.render(scene, camera);
    const bodies = shown.size - client.anchors.size;
    const { isAligned, quality, reason } = session.alignment;
    state.textContent = `${client.state} · ${isAligned ? quality : reason} · ${bodies} bodies here · ${client.anchors.size} anchors`;
  });
  await renderer.xr.setSession(xr);
  document.getElementById('enter').remove();
}

document.getElementById('enter').addEventListener('click', () => enter().catch((e) => (state.textContent = String(e))));
if (query.has('enter')) await enter();
