/** Length of a line. @param {number[][]} line @returns {number} m */
export function lengthOf(line) {
  let sum = 0;
  for (let i = 1; i < line.length; i++) sum += Math.hypot(line[i][0] - line[i - 1][0], line[i][1] - line[i - 1][1]);
  return sum;
}

/** Area within a ring, closed or not. @param {number[][]} ring @returns {number} m² */
export function areaOf(ring) {
  let twice = 0;
  for (let i = 0; i < ring.length; i++) {
    const [x, y] = ring[i];
    const [nx, ny] = ring[(i + 1) % ring.length];
    twice += x * ny - nx * y;
  }
  return Math.abs(twice) / 2;
}

/** The box about points: minX, minY, maxX, maxY. @param {number[][]} points */
export function boxOf(points) {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  }
  return box;
}

/** To the millimetre, as a site document keeps it. @param {number} value */
export function toMillimetre(value) {
  return Math.round(value * 1000) / 1000;
}

/**
 * A line walked by hand or by a tag, thinned: no point left out lies further from it than a tolerance (Douglas and Peucker
 * 1973).
 *
 * @param {number[][]} line @param {number} tolerance m
 */
export function thinned(line, tolerance) {
  if (line.length < 3) return line;
  const [first, last] = [line[0], line[line.length - 1]];
  let farthest = 0;
  let at = 0;
  for (let i = 1; i < line.length - 1; i++) {
    const off = offset(line[i], first, last);
    if (off > farthest) [farthest, at] = [off, i];
  }
  if (farthest <= tolerance) return [first, last];
  return [...thinned(line.slice(0, at + 1), tolerance), ...thinned(line.slice(at), tolerance).slice(1)];
}

function offset([x, y], [ax, ay], [bx, by]) {
  const dx = bx - ax;
  const dy = by - ay;
  const square = dx * dx + dy * dy;
  const share = square === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / square));
  return Math.hypot(x - ax - share * dx, y - ay - share * dy);
}
