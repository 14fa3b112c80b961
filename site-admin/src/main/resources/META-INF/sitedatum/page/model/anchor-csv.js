const COLUMNS = ['id', 'x', 'y', 'z', 'floor', 'rangeBias', 'rangeSigma'];

/** Anchors as a table a spreadsheet opens. @param {any[]} anchors */
export function anchorsToCsv(anchors) {
  const rows = anchors.map((anchor) => [
    anchor.id, ...anchor.position, anchor.floor ?? '', anchor.rangeBias ?? '', anchor.rangeSigma ?? '',
  ]);
  return [COLUMNS, ...rows].map((row) => row.join(',')).join('\n') + '\n';
}

/**
 * Anchors out of a table with at least the columns id, x, y, z (m); comma, semicolon or tab between them.
 *
 * @param {string} text
 * @returns {{anchors: any[], faults: string[]}} nothing is to be taken over while there are faults
 */
export function anchorsFromCsv(text) {
  const lines = text.split(/\r?\n/).map((line) => line.trim()).filter((line) => line && !line.startsWith('#'));
  if (lines.length === 0) return { anchors: [], faults: ['the file is empty'] };
  const separator = [';', '\t', ','].find((candidate) => lines[0].includes(candidate)) ?? ',';
  const header = lines[0].split(separator).map((name) => name.trim().toLowerCase());
  const missing = ['id', 'x', 'y', 'z'].filter((name) => !header.includes(name));
  if (missing.length > 0) return { anchors: [], faults: [`the first line names no column ${missing.join(', ')}`] };
  const faults = [];
  const seen = new Set();
  const anchors = lines.slice(1).map((line, i) => {
    const cells = line.split(separator).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
    const cell = (name) => cells[header.indexOf(name.toLowerCase())] ?? '';
    const number = (name) => {
      const value = Number(separator === ';' ? cell(name).replace(',', '.') : cell(name));
      if (cell(name) === '' || !Number.isFinite(value)) faults.push(`line ${i + 2}: ${name} "${cell(name)}" is no number`);
      return value;
    };
    const id = cell('id');
    if (!/^[A-Za-z0-9._:-]{1,128}$/.test(id)) faults.push(`line ${i + 2}: id "${id}" may only have letters, digits, - _ . :`);
    if (seen.has(id)) faults.push(`line ${i + 2}: id "${id}" stands twice`);
    seen.add(id);
    const anchor = { id, position: [number('x'), number('y'), number('z')] };
    if (cell('floor')) anchor.floor = cell('floor');
    for (const name of ['rangeBias', 'rangeSigma']) if (cell(name)) anchor[name] = number(name);
    return anchor;
  });
  return { anchors, faults };
}
