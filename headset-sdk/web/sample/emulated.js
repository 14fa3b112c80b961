// The headset of the sample where there is none: IWER, walked by keys, with the building's walls drawn for lack of a view.
import { XRDevice, metaQuest3 } from 'iwer';
import * as THREE from 'three';
import { PoseBuffer, fromSite } from '@sitedatum/headset';

const STEP = 0.035; // m a frame, 2 m/s
const TURN = 0.025; // rad a frame
const FAR = 0x10161c;

/** Puts a headset at a place of the site; what comes back is called every frame: it walks and tells the alignment its place. */
export async function emulate(siteGroup, plan, [x, y, z, heading]) {
  const device = new XRDevice(metaQuest3);
  device.installRuntime({ forceInstall: true });
  drawWalls(siteGroup, plan, z);
  siteGroup.parent.background = new THREE.Color(FAR);
  siteGroup.parent.fog = new THREE.Fog(FAR, 8, 40);
  const siteFromSession = new PoseBuffer().setLevel(x, y, z - 1.7, heading);
  const keys = new Set();
  addEventListener('keydown', (key) => keys.add(key.code));
  addEventListener('keyup', (key) => keys.delete(key.code));
  const stands = new PoseBuffer().setLevel(0, 0, 1.7, 0);
  const [pose, place] = [new PoseBuffer(), new PoseBuffer()];
  let yaw = 0;
  let told = -Infinity;
  const held = (...names) => names.some((name) => keys.has(name)) ? 1 : 0;
  return (alignment, time, head) => {
    yaw += TURN * (held('ArrowLeft', 'KeyQ') - held('ArrowRight', 'KeyE'));
    const ahead = STEP * (held('ArrowUp', 'KeyW') - held('ArrowDown', 'KeyS'));
    const left = STEP * (held('KeyA') - held('KeyD'));
    const [c, s] = [Math.cos(yaw), Math.sin(yaw)];
    stands.setLevel(stands.x + c * ahead - s * left, stands.y + s * ahead + c * left, 1.7, yaw);
    fromSite('OPENXR', stands, pose);
    device.position.set(pose.x, pose.y, pose.z);
    device.quaternion.set(pose.qx, pose.qy, pose.qz, pose.qw);
    if (time - told < 200) return;
    // it has no eyes: a place service tells where it is, five times a second
    told = time;
    siteFromSession.thenInto(head, place);
    const { qx, qy, qz, qw } = place;
    alignment.placeSeen(time * 1000, [place.x, place.y, place.z, qx, qy, qz, qw], 0.02, 0.02, 0.01);
  };
}

function drawWalls(group, plan, z) {
  const floor = plan.floors.filter((one) => one.elevation <= z).sort((a, b) => b.elevation - a.elevation)[0];
  if (!floor) return;
  const slab = new THREE.Mesh(
    new THREE.ShapeGeometry(new THREE.Shape(floor.outline.map(([x, y]) => new THREE.Vector2(x, y)))),
    new THREE.MeshBasicMaterial({ color: 0x2a3a48 }),
  );
  slab.position.z = floor.elevation - 0.01;
  group.add(slab);
  for (const wall of plan.walls.filter((one) => one.floor === floor.id)) {
    for (let i = 1; i < wall.line.length; i++) group.add(piece(wall.line[i - 1], wall.line[i], floor, wall.material));
  }
}

function piece([ax, ay], [bx, by], floor, material) {
  const length = Math.hypot(bx - ax, by - ay);
  const box = new THREE.BoxGeometry(length, 0.08, floor.height);
  const isGlass = material === 'glass';
  const colour = new THREE.MeshLambertMaterial({ color: isGlass ? 0x7fc4e8 : 0x5d6f80, transparent: true, opacity: isGlass ? 0.12 : 0.4 });
  colour.depthWrite = false;
  const wall = new THREE.Mesh(box, colour);
  wall.add(new THREE.LineSegments(new THREE.EdgesGeometry(box), new THREE.LineBasicMaterial({ color: 0x93a7ba })));
  wall.position.set(0.5 * (ax + bx), 0.5 * (ay + by), floor.elevation + 0.5 * floor.height);
  wall.rotation.z = Math.atan2(by - ay, bx - ax);
  return wall;
}
