/** An event in one line. @param {any} event as the node says it */
export function eventText(event) {
  const { kind, id, event: what, stamp, sequence, epoch, revision, ...rest } = event;
  const details = Object.entries(rest)
    .filter(([, value]) => ['string', 'number'].includes(typeof value))
    .map(([name, value]) => `${name} ${typeof value === 'number' ? Number(value.toFixed(3)) : value}`);
  return `${kind} ${id}: ${what}${details.length > 0 ? ` (${details.slice(0, 4).join(', ')})` : ''}`;
}
