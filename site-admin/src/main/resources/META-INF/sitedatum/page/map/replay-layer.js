import { colours } from './colours.js';
import { canvasLayer, drawBody } from './live-layer.js';

/**
 * The bodies of one or two tapes at the instant that is looked at; where there are two, the second in another colour with a
 * line between both places of a body. A small ring is where a body truly was.
 */
export function replayLayer(workspace) {
  const { deck } = workspace;
  return canvasLayer('live replay', (scene) => {
    const floor = workspace.floor?.id;
    const [first, second] = deck.tapes.map((tape) => new Map(
      tape.at(deck.stamp).filter(({ pose }) => !pose.floor || pose.floor === floor).map((body) => [body.pose.trackable, body])));
    if (!first) return;
    // the second lies below: where both agree, the first is seen
    for (const [id, body] of second ?? []) {
      drawBody(scene, { ...body, colour: colours().chosen, pose: { ...body.pose, label: first.has(id) ? '' : id } }, false);
    }
    for (const [id, body] of first) {
      const other = second?.get(id);
      if (other) drawShift(scene, body.pose, other.pose);
      drawTruth(scene, deck.tapes[0].truthAt(id, deck.stamp));
      drawBody(scene, body, `body:${id}` === workspace.address.object);
    }
  });
}

function drawShift({ context, colours: palette, x, y }, one, other) {
  context.strokeStyle = palette.ink;
  context.lineWidth = 1.5;
  context.beginPath();
  context.moveTo(x(one.position[0]), y(one.position[1]));
  context.lineTo(x(other.position[0]), y(other.position[1]));
  context.stroke();
}

function drawTruth({ context, colours: palette, x, y }, place) {
  if (!place) return;
  context.strokeStyle = palette.fence;
  context.lineWidth = 2;
  context.beginPath();
  context.arc(x(place[0]), y(place[1]), 9, 0, 2 * Math.PI);
  context.stroke();
}
