const TRAIL = 40;
const EVENTS = 200;
/** Nobody moves so far between two messages: a trail does not go on over it, m. */
const JUMP = 2;
const LONGEST_WAIT = 10_000;

/**
 * @typedef {object} Body
 * @property {any} pose the newest one, in contract form
 * @property {Float64Array} trail places x, y one after the other, the newest at `next`
 * @property {number} next @property {number} length
 * @property {number} heardAt ms of this page's clock
 */

/**
 * The poses, events and health of a site as they come over the node's socket; connects again by itself.
 * Says 'poses', 'events', 'health', 'content' and 'connection'.
 */
export class LiveFeed extends EventTarget {
  /** @param {string} url of the socket */
  constructor(url = socketUrl()) {
    super();
    this.url = url;
    /** @type {Map<string, Body>} */
    this.bodies = new Map();
    this.events = [];
    this.sources = [];
    /** Where content of headsets is anchored, by id. @type {Map<string, any>} */
    this.content = new Map();
    this.connected = false;
    this.refusal = '';
    this.site = '';
    this.tries = 0;
  }

  /** Follows this site and no other. @param {string} site */
  follow(site) {
    if (site === this.site && this.socket) return;
    this.close();
    this.site = site;
    this.bodies.clear();
    this.events = [];
    this.sources = [];
    this.content = new Map();
    this.open();
  }

  close() {
    clearTimeout(this.retry);
    const socket = this.socket;
    this.socket = undefined;
    socket?.close();
  }

  open() {
    const socket = new WebSocket(this.url, 'sitedatum.v1');
    this.socket = socket;
    this.standing = undefined;
    socket.onopen = () => {
      this.tries = 0;
      socket.send(JSON.stringify({
        type: 'subscribe', id: 'page', site: this.site, channels: ['poses', 'events', 'health', 'anchors'], maxRate: 10,
      }));
    };
    socket.onmessage = ({ data }) => this.take(JSON.parse(data));
    socket.onclose = () => {
      if (this.socket !== socket) return;
      this.say(false);
      const wait = Math.min(LONGEST_WAIT, 250 * 2 ** this.tries++);
      this.retry = setTimeout(() => this.open(), wait * (0.5 + 0.5 * Math.random()));
    };
  }

  take(message) {
    switch (message.type) {
      case 'subscribed':
        this.refusal = '';
        this.say(true);
        break;
      case 'poses':
        message.poses.forEach((pose) => this.move(pose));
        this.dispatchEvent(new Event('poses'));
        break;
      case 'event':
        this.events = [message.event, ...this.events].slice(0, EVENTS);
        this.dispatchEvent(new Event('events'));
        break;
      case 'health':
        this.sources = message.sources;
        this.dispatchEvent(new Event('health'));
        break;
      case 'anchors':
        this.place(message);
        break;
      case 'anchor':
        this.replace(message.anchor);
        break;
      case 'error':
        this.refusal = message.problem.detail ?? message.problem.title;
        this.say(false);
        break;
      default:
    }
  }

  /** Content anchors that stand, page by page; what is on none of them is gone. */
  place({ anchors, complete }) {
    this.standing = [...(this.standing ?? []), ...anchors];
    if (!complete) return;
    this.content = new Map(this.standing.map((anchor) => [anchor.id, anchor]));
    this.standing = undefined;
    this.dispatchEvent(new Event('content'));
  }

  /** One that has changed or is gone; of two the later counts. */
  replace(anchor) {
    const before = this.content.get(anchor.id);
    if (before && before.savedAt > anchor.savedAt) return;
    if (anchor.removed) this.content.delete(anchor.id);
    else this.content.set(anchor.id, anchor);
    this.dispatchEvent(new Event('content'));
  }

  move(pose) {
    let body = this.bodies.get(pose.trackable);
    if (!body) {
      body = { pose, trail: new Float64Array(2 * TRAIL), next: 0, length: 0, heardAt: 0 };
      this.bodies.set(pose.trackable, body);
    }
    if (body.length > 0 && pose.stamp < body.pose.stamp && pose.epoch <= body.pose.epoch) return;
    const [x, y] = pose.position;
    const jumped = body.length > 0 && Math.hypot(x - body.pose.position[0], y - body.pose.position[1]) > JUMP;
    if (jumped) body.length = 0;
    body.pose = pose;
    body.heardAt = performance.now();
    body.trail[2 * body.next] = x;
    body.trail[2 * body.next + 1] = y;
    body.next = (body.next + 1) % TRAIL;
    body.length = Math.min(TRAIL, body.length + 1);
  }

  /** Forgets bodies that have ended or were not heard of for long. */
  tidy(now = performance.now()) {
    for (const [id, body] of this.bodies) {
      if (now - body.heardAt > patienceWith(body.pose)) this.bodies.delete(id);
    }
  }

  say(connected) {
    this.connected = connected;
    this.dispatchEvent(new Event('connection'));
  }
}

/** How long a body is shown that nothing more is said of, ms. */
function patienceWith(pose) {
  if (pose.state !== 'lost') return 60_000;
  return isAnonymous(pose) ? 0 : 30_000;
}

/** True for a body that sensors see and nobody has named. @param {any} pose */
export function isAnonymous(pose) {
  return pose.trackable.startsWith('anon-');
}

function socketUrl() {
  return `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/api/v1/socket`;
}
