/**
 * The kinds of surveys, what each is asked with and where that comes from.
 *
 * @typedef {object} SurveyOption
 * @property {string} name in the order's options @property {string} label
 * @property {'flag' | 'number' | 'text' | 'choice' | 'anchors'} type
 * @property {string} [of] the kind of object to choose among @property {string} [hint] @property {boolean} [required]
 *
 * @typedef {object} SurveyTable
 * @property {string} name in the order's tables @property {string} label @property {string} columns
 *
 * @typedef {object} SurveyKind
 * @property {string} label @property {string} hint what to do on site
 * @property {SurveyOption[]} options @property {SurveyTable[]} tables
 * @property {string} [capture] what is listened for; absent: a capture tells nothing
 * @property {boolean} [picture] points are clicked in a picture
 */

const camera = { name: 'camera', label: 'Camera', type: 'choice', of: 'camera', required: true };
const trackable = { name: 'trackable', label: 'Who walks', type: 'choice', of: 'trackable', required: true };

/** @type {Record<string, SurveyKind>} */
export const SURVEYS = {
  anchors: {
    label: 'Anchors, from ranges',
    hint: 'Place three anchors by a laser meter, or two whose heights all are known, and tick them as fixed. The ranges between all '
      + 'of them, and those to a tag that is carried about, tell where the others stand. Nothing fixed: the first becomes the origin. '
      + 'Heights that nobody knows are taken to lie between the lowest floor and the highest ceiling.',
    options: [
      { name: 'fixed', label: 'Stand where the document says', type: 'anchors' },
      { name: 'heightsKnown', label: 'Heights of the others are right too', type: 'flag' },
      { name: 'heightsBetween', label: 'Or lie between, lowest and highest z in m, as in 2,5.5', type: 'text' },
      { name: 'calibrated', label: 'The ranges are calibrated: no bias in common', type: 'flag' },
      { name: 'addAnchors', label: 'Find and add anchors that are not listed yet', type: 'flag' }],
    tables: [
      { name: 'ranges', label: 'Ranges between anchors', columns: 'from,to,range[,sigma]' },
      { name: 'tagRanges', label: 'Ranges to tags', columns: 'tag,stamp,anchor,range[,sigma]' }],
    capture: 'ranges between anchors and to tags',
  },
  camera: {
    label: 'Camera of known lens, from points',
    hint: 'Click a point in a picture of the camera, then the same point on the map; four at least, better eight over the whole '
      + 'picture. Or let it look at markers that the document lists with their edge.',
    options: [camera, { name: 'sigma', label: 'Clicked to', type: 'number', hint: 'px' }],
    tables: [], picture: true, capture: 'sightings of markers',
  },
  homography: {
    label: 'Camera of unknown lens, floor points',
    hint: 'Click points of the floor in a picture of the camera and on the map; four at least that span an area, better eight. The '
      + 'camera then places feet on the floor and nothing else.',
    options: [camera, { name: 'sigma', label: 'Clicked to', type: 'number', hint: 'px' }],
    tables: [], picture: true,
  },
  radar: {
    label: 'Radar, from a walk with a tag',
    hint: 'Walk a loop of a minute or two with a tag in its view, with turns. Position, yaw and the lateness of its stamps are found; '
      + 'its height is as the document says.',
    options: [{ name: 'detector', label: 'Radar', type: 'choice', of: 'detector', required: true }, trackable,
      { name: 'pitch', label: 'Find the tilt too, from elevations', type: 'flag' }],
    tables: [], capture: 'scans of the radar and fixes of the walker',
  },
  frame: {
    label: "Vendor's frame, from a walk or points",
    hint: "Walk a loop with turns and stops that both systems see: positions in the vendor's frame against all that the engine "
      + 'knows otherwise. Or give tables: the walk in both, or points known in both.',
    options: [{ name: 'frame', label: "Frame's id", type: 'text', required: true }, { ...trackable, required: false },
      { name: 'maxOffset', label: 'Clocks differ by at most', type: 'number', hint: 's' },
      { name: 'flat', label: 'Its z means nothing', type: 'flag' }],
    tables: [
      { name: 'source', label: 'Walk in the frame', columns: 'stamp,x,y[,z]' },
      { name: 'target', label: 'Walk in the site', columns: 'stamp,x,y[,z]' },
      { name: 'matches', label: 'Or points in both', columns: 'sx,sy[,sz],x,y[,z]' }],
    capture: "positions in the vendor's frame and other fixes of the walker",
  },
  'lever-arm': {
    label: 'Lever arm of a tag, from a drive',
    hint: 'Where a tag sits on its body: poses of the body, and positions or ranges of the tag, while it turns about.',
    options: [{ name: 'tag', label: 'Tag', type: 'choice', of: 'tag', required: true }],
    tables: [
      { name: 'poses', label: 'Poses of the body', columns: 'stamp,x,y,z,qx,qy,qz,qw' },
      { name: 'positions', label: 'Positions of the tag', columns: 'stamp,x,y,z[,sigma]' },
      { name: 'ranges', label: 'Ranges of the tag', columns: 'stamp,anchor,range[,sigma]' }],
    capture: 'poses of the body, positions and ranges of the tag',
  },
  'range-bias': {
    label: 'Range biases, from known places',
    hint: 'Put a tag on places whose coordinates are known: what each anchor measures too long, and how it scatters.',
    options: [],
    tables: [{ name: 'ranges', label: 'Ranges at known places', columns: 'anchor,tag,x,y,z,range' }],
  },
};

/** Ids to choose among. @param {any} document @param {string} of */
export function idsOf(document, of) {
  if (of === 'tag') return (document.trackables ?? []).flatMap(({ tags }) => (tags ?? []).map(({ id }) => id));
  const list = { camera: 'cameras', detector: 'detectors', trackable: 'trackables' }[of];
  return (document[list] ?? []).map(({ id }) => id);
}

/** Words for the states of a survey. */
export const STATES = {
  capturing: 'listening', waiting: 'waits for its turn', computing: 'computing', found: 'found', refused: 'cannot tell',
  failed: 'failed', cancelled: 'cancelled',
};

/** @param {{state: string}} survey */
export function isUnderWay({ state }) {
  return state === 'capturing' || state === 'waiting' || state === 'computing';
}
