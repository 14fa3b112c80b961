import { ol } from './site-projection.js';

/** Errors in metres and the colours from there on (viridis, which keeps its order for the colour-blind and in grey). */
export const STEPS = [
  { error: 0, colour: [253, 231, 37], label: 'up to 10 cm' },
  { error: 0.1, colour: [122, 209, 81], label: 'up to 20 cm' },
  { error: 0.2, colour: [34, 168, 132], label: 'up to 30 cm' },
  { error: 0.3, colour: [42, 120, 142], label: 'up to 50 cm' },
  { error: 0.5, colour: [65, 68, 135], label: 'up to 1 m' },
  { error: 1, colour: [68, 1, 84], label: 'worse' },
];
const OPEN = [190, 40, 40];

/** The expected error over the floor as one image, a pixel for each square. */
export function coverageLayer(workspace) {
  const canvas = document.createElement('canvas');
  const source = new ol.source.ImageCanvas({
    canvasFunction: (extent, resolution, pixelRatio, size) => paint(canvas, workspace, extent, resolution / pixelRatio, size),
    projection: 'SITE:1', ratio: 1,
  });
  return new ol.layer.Image({ source, opacity: 0.6, className: 'coverage-layer' });
}

function paint(canvas, { coverage, measured }, [left, , , top], resolution, [width, height]) {
  canvas.width = width;
  canvas.height = height;
  if (!coverage) return canvas;
  const { image, minX, minY, cell, columns, rows } = coverage;
  const context = canvas.getContext('2d');
  context.imageSmoothingEnabled = false;
  context.drawImage(image, (minX - left) / resolution, (top - minY - rows * cell) / resolution,
    (columns * cell) / resolution, (rows * cell) / resolution);
  if (measured) frameSquares(context, measured, left, top, resolution);
  return canvas;
}

/** What was measured: squares with a frame on the expected ones, none where nobody was. */
function frameSquares(context, { rms, minX, minY, cell, columns }, left, top, resolution) {
  const edge = 0.8 * cell / resolution;
  context.strokeStyle = '#000';
  context.lineWidth = 1.5;
  rms.forEach((error, i) => {
    if (error === null) return;
    const x = (minX + (i % columns + 0.1) * cell - left) / resolution;
    const y = (top - minY - (Math.floor(i / columns) + 0.9) * cell) / resolution;
    context.fillStyle = `rgb(${colourOf(error).join(' ')})`;
    context.fillRect(x, y, edge, edge);
    context.strokeRect(x, y, edge, edge);
  });
}

/** The picture of a raster as the node computes it, its first row at the bottom. @param {any} raster */
export function pictureOf({ rms, columns, rows }) {
  const canvas = document.createElement('canvas');
  canvas.width = columns;
  canvas.height = rows;
  const context = canvas.getContext('2d');
  const pixels = context.createImageData(columns, rows);
  rms.forEach((error, i) => {
    if (error === null) return;
    const at = 4 * ((rows - 1 - Math.floor(i / columns)) * columns + (i % columns));
    pixels.data.set([...colourOf(error), 255], at);
  });
  context.putImageData(pixels, 0, 0);
  return canvas;
}

function colourOf(error) {
  if (error < 0) return OPEN;
  return STEPS.findLast((step) => error >= step.error).colour;
}
