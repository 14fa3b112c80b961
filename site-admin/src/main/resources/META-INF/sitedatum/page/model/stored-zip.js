/**
 * An archive of a few files, not packed: what a folder becomes on its way to the node.
 *
 * @param {{name: string, bytes: Uint8Array}[]} files
 * @returns {Uint8Array} ZIP
 */
export function storedZip(files) {
  const parts = [];
  const directory = [];
  let at = 0;
  for (const { name, bytes } of files) {
    const check = crc32(bytes);
    const label = new TextEncoder().encode(name);
    const local = record([0x04034b50, 4, 20, 2, 0x0800, 2, 0, 2, 0, 4, check, 4, bytes.length, 4, bytes.length, 4, label.length, 2, 0, 2]);
    directory.push(record([0x02014b50, 4, 20, 2, 20, 2, 0x0800, 2, 0, 2, 0, 4, check, 4, bytes.length, 4, bytes.length, 4,
      label.length, 2, 0, 2, 0, 2, 0, 2, 0, 2, 0, 4, at, 4]), label);
    parts.push(local, label, bytes);
    at += local.length + label.length + bytes.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const end = record([0x06054b50, 4, 0, 2, 0, 2, files.length, 2, files.length, 2, size, 4, at, 4, 0, 2]);
  return joined([...parts, ...directory, end]);
}

/** Little-endian numbers: value, bytes, value, bytes, ... */
function record(numbers) {
  const bytes = [];
  for (let i = 0; i < numbers.length; i += 2) {
    for (let b = 0; b < numbers[i + 1]; b++) bytes.push((numbers[i] >>> (8 * b)) & 0xff);
  }
  return Uint8Array.from(bytes);
}

function joined(parts) {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** The check sum of ZIP (polynomial 0xEDB88320). @param {Uint8Array} bytes */
export function crc32(bytes) {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (0xedb88320 & -(crc & 1));
  }
  return ~crc >>> 0;
}
