import { colours } from './colours.js';
import { ol } from './site-projection.js';

/**
 * The plan image of a floor below everything else, laid by the six numbers of its placement as a matrix of the element: a
 * drawing stays sharp and nothing is computed anew when the map moves.
 */
export function planLayer(workspace) {
  const box = document.createElement('div');
  box.className = 'plan';
  const image = document.createElement('img');
  image.alt = '';
  box.append(image);
  return new ol.layer.Layer({
    render(frame) {
      const { plan } = workspace.floorPlan;
      image.hidden = !plan;
      if (!plan) return box;
      if (image.getAttribute('src') !== plan.url) image.src = plan.url;
      const scale = 1 / frame.viewState.resolution;
      const [x, y] = frame.viewState.center;
      const [width, height] = frame.size;
      const { a, b, c, d, e, f } = plan.placement;
      image.style.opacity = String(colours().plan * (plan.opacity ?? 0.8));
      image.style.transform = `matrix(${scale * a},${-scale * d},${scale * b},${-scale * e},`
        + `${width / 2 + scale * (c - x)},${height / 2 - scale * (f - y)})`;
      return box;
    },
  });
}
