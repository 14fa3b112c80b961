import { colours } from './colours.js';
import { ol } from './site-projection.js';

/**
 * The plans of a floor below everything else, each laid by the six numbers of its placement as a matrix of the element: a
 * drawing stays sharp and nothing is computed anew when the map moves.
 */
export function planLayer(workspace) {
  const box = document.createElement('div');
  box.className = 'plan';
  return new ol.layer.Layer({
    render(frame) {
      const plans = workspace.plans.plans.filter(({ shown, url }) => shown && url);
      while (box.children.length > plans.length) box.lastChild.remove();
      while (box.children.length < plans.length) box.append(Object.assign(document.createElement('img'), { alt: '' }));
      plans.forEach((plan, i) => lay(box.children[i], plan, frame));
      return box;
    },
  });
}

function lay(image, { url, width, height, placement, opacity }, frame) {
  if (image.getAttribute('src') !== url) image.src = url;
  const scale = 1 / frame.viewState.resolution;
  const [x, y] = frame.viewState.center;
  const [across, down] = frame.size;
  const { a, b, c, d, e, f } = placement;
  image.style.width = `${width}px`;
  image.style.height = `${height}px`;
  image.style.opacity = String(colours().plan * opacity);
  image.style.transform = `matrix(${scale * a},${-scale * d},${scale * b},${-scale * e},`
    + `${across / 2 + scale * (c - x)},${down / 2 - scale * (f - y)})`;
}
