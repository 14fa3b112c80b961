import { WebXrAdapter } from './webxr.js';

/** What is used of a three.js Object3D. */
interface Object3DLike {
  matrixAutoUpdate: boolean;
  visible: boolean;
  matrix: { fromArray(values: ArrayLike<number>): unknown };
  matrixWorldNeedsUpdate: boolean;
}

/**
 * Keeps a three.js group where the site is: children of it are placed in site coordinates, metres, z up. Call once a frame, after
 * `adapter.onFrame`. The group is hidden while there is no alignment to rely on.
 */
export function placeSite(group: Object3DLike, adapter: WebXrAdapter): void {
  group.matrixAutoUpdate = false;
  group.visible = adapter.isAligned;
  if (adapter.isAligned) {
    group.matrix.fromArray(adapter.sessionFromSiteMatrix);
    group.matrixWorldNeedsUpdate = true;
  }
}
