import { html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { lengthOf } from '../geometry/paths.js';
import { KINDS, idOf } from '../model/kinds.js';
import { nudge } from '../model/nudge.js';

/**
 * The objects of one kind as a list to choose from.
 *
 * @param {import('../shell/workspace.js').Workspace} workspace @param {string} kind
 */
export function objectList(workspace, kind) {
  const { list, one, many, shape } = KINDS[kind];
  const objects = workspace.document[list] ?? [];
  const tool = `draw:${kind}`;
  const canDraw = ['point', 'line', 'region'].includes(shape);
  return html`
    <section aria-label=${many}>
      <div class="head"><h2>${many} <small>${objects.length}</small></h2>
        ${canDraw ? html`<button aria-pressed=${workspace.tool === tool} aria-label=${workspace.tool === tool ? 'Stop' : `Place ${one}`}
          @click=${() => workspace.take(tool)}>${workspace.tool === tool ? 'Stop' : 'Place'}</button>` : ''}</div>
      ${workspace.tool === tool ? html`<p class="hint">${hintOf(shape)}</p>` : ''}
      <ul class="objects">${repeat(objects, (object, index) => idOf(kind, object, index), (object, index) => {
        const name = `${kind}:${idOf(kind, object, index)}`;
        return html`<li><button class="item" aria-pressed=${workspace.address.object === name}
          @click=${() => workspace.select(name)} @keydown=${(event) => { if (workspace.address.object === name) nudge(event, workspace); }}>
          <span>${object.id ?? `${object.material}`}</span><small>${placeOf(object)}</small></button></li>`;
      })}</ul>
    </section>`;
}

function hintOf(shape) {
  switch (shape) {
    case 'line': return 'Click corner after corner on the map; a double click ends the line. It is drawn to corners, walls and right angles; with Alt only where you point. Escape leaves.';
    case 'region': return 'Click the corners on the map; a click on the first one closes the fence. Escape leaves.';
    default: return 'Click the place on the map; then say the height here. Escape leaves.';
  }
}

function placeOf(object) {
  if (object.position) return object.position.map((value) => value.toFixed(2)).join('  ');
  if (object.line) return `${object.floor}, ${lengthOf(object.line).toFixed(2)} m`;
  return object.floor ?? object.kind ?? '';
}
