/** A word of the contract as people write it: 'clockOffset' is 'clock offset'. @param {string} word */
export function plain(word) {
  return word.replaceAll('_', ' ').replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}

const FEW = 3;

function few(texts) {
  return `${texts.slice(0, FEW).join('; ')}${texts.length > FEW ? `; and ${texts.length - FEW} more` : ''}`;
}

/** An event in one line. @param {any} event as the node says it */
export function eventText(event) {
  const change = plain(event.change ?? '');
  switch (event.kind) {
    case 'fence':
    case 'dwell':
      return `${event.trackable} ${change} ${event.fence}${event.cause && event.cause !== 'pose' ? `, ${plain(event.cause)}` : ''}`;
    case 'proximity':
      return `${event.trackables.join(' and ')}: near each other ${change}, ${event.distance.toFixed(2)} m`;
    case 'collision':
      return `${event.trackables.join(' and ')}: collision ${change}, ${event.centreDistance.toFixed(2)} m`;
    case 'merge':
      return `${event.anonymous} ${change === 'merged' ? 'is' : 'is not'} ${event.trackable} (${Math.round(100 * event.probability)} %)`;
    case 'health':
      return `${plain(event.device)} ${event.id}: ${plain(event.condition)} ${change}, ${event.measured} against ${event.limit}`;
    case 'revision':
      return `revision ${event.revision}: ${few(event.changes.map(({ text }) => text)) || 'nothing changed'}`;
    default:
      return `${event.kind} ${event.id}`;
  }
}
