// The picture of a camera that really hangs a little beside where the document says, and points of the floor in it.
async () => {
  const site = await (await fetch('/api/v1/sites/sample-building')).json();
  const { id, position, orientation: [x, y, z, w], intrinsics: { fx, fy, cx, cy, width, height, distortion = [0, 0, 0, 0, 0] } } = site.cameras[0];
  const at = [position[0] + 0.3, position[1] + 0.2, position[2]];
  const columns = [[1 - 2 * (y * y + z * z), 2 * (x * y + w * z), 2 * (x * z - w * y)],
    [2 * (x * y - w * z), 1 - 2 * (x * x + z * z), 2 * (y * z + w * x)],
    [2 * (x * z + w * y), 2 * (y * z - w * x), 1 - 2 * (x * x + y * y)]];
  const project = (px, py) => {
    const d = [px - at[0], py - at[1], -at[2]];
    const [a, b, c] = columns.map((axis) => axis.reduce((sum, value, i) => sum + value * d[i], 0));
    if (c < 0.3) return null;
    const [k1 = 0, k2 = 0, p1 = 0, p2 = 0, k3 = 0] = distortion;
    const [m, n] = [a / c, b / c];
    const s = m * m + n * n;
    const bent = 1 + s * (k1 + s * (k2 + s * k3));
    return [fx * (m * bent + 2 * p1 * m * n + p2 * (s + 2 * m * m)) + cx,
      fy * (n * bent + p1 * (s + 2 * n * n) + 2 * p2 * m * n) + cy];
  };
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [width, height];
  const context = canvas.getContext('2d');
  context.fillStyle = '#d8d4c8';
  context.fillRect(0, 0, width, height);
  context.strokeStyle = '#8a8474';
  context.lineWidth = 2;
  const stroke = (from, to) => {
    context.beginPath();
    context.moveTo(...from);
    context.lineTo(...to);
    context.stroke();
  };
  for (let i = 0; i <= 42; i++) for (let j = 0; j <= 27; j++) {
    const here = project(i, j);
    [project(i + 1, j), project(i, j + 1)].forEach((there) => here && there && stroke(here, there));
  }
  const inside = [];
  for (let i = 1; i < 40; i += 2) for (let j = 1; j < 25; j += 2) {
    const pixel = project(i, j);
    if (pixel && pixel[0] > 40 && pixel[1] > 40 && pixel[0] < width - 40 && pixel[1] < height - 40) inside.push({ site: [i, j], pixel });
  }
  const points = inside.filter((_, i) => i % Math.ceil(inside.length / 8) === 0);
  return { id, width, at, points, image: canvas.toDataURL('image/png').split(',')[1] };
}
