import { ImportedDrawing } from './drawing.js';
import { storedZip } from './stored-zip.js';

const IMAGES = { png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg', svg: 'image/svg+xml' };
const ROUTES = { dxf: 'dxf', zip: 'imdf', imdf: 'imdf', geojson: 'geojson', json: 'geojson' };

/**
 * Sees what a file is by its name, and has the node read what the page cannot show itself.
 *
 * @param {import('../shell/workspace.js').Workspace} workspace
 * @param {File[]} files one, or the GeoJSON files of an IMDF folder
 * @returns {Promise<{image?: File, pdf?: File, drawing?: ImportedDrawing}>}
 */
export async function openFile(workspace, files) {
  const file = files.length === 1 ? files[0] : await folder(files);
  const ending = file.name.split('.').at(-1).toLowerCase();
  if (IMAGES[ending]) return { image: new File([file], file.name, { type: IMAGES[ending] }) };
  if (ending === 'pdf') return { pdf: file };
  if (!ROUTES[ending]) throw new Error(`${file.name}: PNG, JPEG, SVG, PDF, DXF, IMDF (zip) or GeoJSON can be read`);
  return { drawing: await readDrawing(workspace, file, ROUTES[ending], {}) };
}

/** Reads a drawing, perhaps again with another unit. @param {Record<string, string | number>} query */
export async function readDrawing(workspace, file, route, query) {
  const { georeference } = workspace.document;
  const onEarth = route === 'dxf' || !georeference ? {} : {
    latDeg: georeference.latDeg, lonDeg: georeference.lonDeg, h: georeference.h, headingDeg: georeference.headingDeg,
  };
  const path = `/sites/${encodeURIComponent(workspace.address.site)}/drawings/${route}`;
  const { body } = await workspace.api.post(path, asBytes(file), { query: { ...onEarth, ...query } });
  return new ImportedDrawing(body, { file, route, query }, workspace.document, workspace.floor);
}

/** The file as bytes of no stated kind: its ending says more than the browser's guess. @param {Blob} file */
export function asBytes(file) {
  return new Blob([file], { type: 'application/octet-stream' });
}

async function folder(files) {
  if (!files.some(({ name }) => name === 'level.geojson')) {
    throw new Error('Choose one file, or all files of an IMDF folder together (level.geojson among them)');
  }
  const parts = await Promise.all(files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })));
  return new File([storedZip(parts)], 'imdf.zip');
}
