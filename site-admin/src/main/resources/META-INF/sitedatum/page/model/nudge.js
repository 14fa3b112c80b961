import { toMillimetre } from '../geometry/paths.js';
import { KINDS, find } from './kinds.js';

/** Which way a key moves: along x, y, z. */
const WAYS = {
  ArrowLeft: [-1, 0, 0], ArrowRight: [1, 0, 0], ArrowDown: [0, -1, 0], ArrowUp: [0, 1, 0], PageDown: [0, 0, -1], PageUp: [0, 0, 1],
};
const STEP = 0.01;
const LARGE_STEP = 0.1;

/** Whether keys move what is chosen: a sensor where sensors are worked on. @param {import('../shell/workspace.js').Workspace} workspace */
export function canNudge({ address, document }) {
  const found = address.view === 'sensors' ? find(document, address.object) : null;
  return Boolean(found?.object.position) && KINDS[found.kind].shape === 'point';
}

/**
 * Moves what is chosen by a key: 1 cm, with Shift 10 cm. Presses one soon after the other are undone together.
 *
 * @param {KeyboardEvent} event @param {import('../shell/workspace.js').Workspace} workspace
 */
export function nudge(event, workspace) {
  const way = WAYS[event.key];
  if (!way || event.altKey || event.ctrlKey || event.metaKey || !canNudge(workspace)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const step = event.shiftKey ? LARGE_STEP : STEP;
  workspace.draft.alter(workspace.address.object, (object) => {
    object.position = object.position.map((value, axis) => toMillimetre(value + step * way[axis]));
  }, 'nudge', true);
}
