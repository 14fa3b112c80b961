// Ranges between the anchors of the ground floor; g05 really stands elsewhere, and two ranges did not come straight.
async () => {
  const site = await (await fetch('/api/v1/sites/sample-building')).json();
  const anchors = site.anchors.filter(({ id }) => /^g0[1-8]/.test(id))
    .map(({ id, position: [x, y, z] }) => ({ id, at: id === 'g05' ? [x - 0.9, y + 1.2, z] : [x, y, z] }));
  const wrong = { 'g02g07': 3.5, 'g04g08': 0.8 };
  let csv = 'from,to,range,sigma\n';
  let noise = 1;
  anchors.forEach((a, i) => anchors.slice(0, i).forEach((b) => {
    noise = (noise * 48271) % 2147483647;
    const range = Math.hypot(...a.at.map((value, axis) => value - b.at[axis])) + 0.1 * (noise / 2147483647 - 0.5);
    csv += `${b.id},${a.id},${(range + (wrong[b.id + a.id] ?? 0)).toFixed(4)},0.05\n`;
  }));
  return csv;
}
