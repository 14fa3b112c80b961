/**
 * Where one is in the page, as it stands in the address behind the '#': it can be kept, sent and gone back to.
 * '#/{site}/{view}?floor=F&object=kind:id&at=stamp'
 *
 * @typedef {{site: string, view: string, floor: string, object: string, at: string}} Address
 */

/** @param {string} hash @returns {Address} */
export function parseAddress(hash) {
  const [path, search = ''] = hash.replace(/^#/, '').split('?');
  const [site = '', view = ''] = path.split('/').filter(Boolean).map(decodeURIComponent);
  const query = new URLSearchParams(search);
  return {
    site,
    view,
    floor: query.get('floor') ?? '',
    object: query.get('object') ?? '',
    at: query.get('at') ?? '',
  };
}

/** @param {Address} address */
export function formatAddress({ site, view, floor, object, at }) {
  const query = new URLSearchParams();
  if (floor) query.set('floor', floor);
  if (object) query.set('object', object);
  if (at) query.set('at', at);
  const search = query.size > 0 ? `?${query}` : '';
  return `#/${[site, view].map(encodeURIComponent).join('/')}${search}`;
}
