import { Api } from '../model/api.js';
import { formatAddress, parseAddress } from '../model/address.js';
import { FloorPlans } from '../model/floor-plans.js';
import { LiveFeed } from '../model/live-feed.js';
import { ReplayDeck } from '../model/replay-deck.js';
import { SiteDraft } from '../model/site-draft.js';

const RENEW = 20 * 60_000;

/**
 * What all parts of the page work on: where one is, the site's document, the live feed. Says 'change' when one of them
 * changed, and 'notice' with something to be read out.
 */
export class Workspace extends EventTarget {
  constructor() {
    super();
    this.api = new Api();
    this.feed = new LiveFeed();
    this.draft = new SiteDraft();
    this.deck = new ReplayDeck();
    this.plans = new FloorPlans(this.api);
    this.sites = [];
    this.address = parseAddress(location.hash);
    this.tool = '';
    this.coverage = null;
    this.measured = null;
    /** What a survey has found. @type {import('../model/survey-picture.js').SurveyPicture | null} */
    this.survey = null;
    /** Share of the map's width, from the left, that something lies over. */
    this.covered = 0;
    /** Points that a camera is surveyed by, and its picture. */
    this.cameraPoints = null;
    /** A drawing of others that is being looked at, to be taken over. @type {import('../model/drawing.js').ImportedDrawing | null} */
    this.drawing = null;
    /** Help for the eye on the map by whose it is, as map/aid-layer.js draws it. */
    this.aids = {};
    this.notice = { text: '', kind: 'info' };
    this.stranger = false;
    this.draft.addEventListener('change', () => this.changed());
    this.feed.addEventListener('connection', () => this.changed());
    window.addEventListener('hashchange', () => this.arrive(parseAddress(location.hash)));
  }

  /** Finds out what there is, and goes where the address says. */
  async start() {
    try {
      this.sites = (await this.api.get('/sites')).items;
      this.stranger = false;
      await this.arrive({ ...this.address, site: this.address.site || this.sites[0]?.id || '' });
      this.caller = await this.api.get('/session');
      if (this.caller.loginRequired) this.stayKnown();
      this.changed();
    } catch (error) {
      this.stranger = error.status === 401;
      this.tell(this.stranger ? '' : error.message, 'fault');
    }
  }

  /** Renews the session before it ends, as long as the page is open. */
  stayKnown() {
    clearInterval(this.renewal);
    this.renewal = setInterval(() => {
      this.api.post('/session/renewal').catch((error) => {
        this.stranger = error.status === 401;
        this.changed();
      });
    }, RENEW);
  }

  /** Logs out; nothing of what was shown stays in the page. */
  async leave() {
    await this.api.delete('/session');
    location.reload();
  }

  async arrive(address) {
    const before = this.address;
    this.address = { ...address, view: address.view || 'live' };
    if (address.site && (address.site !== before.site || !this.draft.document)) await this.open(address.site);
    if (before.view !== this.address.view) this.tool = '';
    if (before.view !== this.address.view || before.site !== this.address.site) this.drawing = null;
    this.changed();
    await this.showPlan();
  }

  /** Takes a site's document from the node and follows what moves there. */
  async open(site) {
    try {
      const { body, etag } = await this.api.getTagged(`/sites/${encodeURIComponent(site)}`);
      this.draft.begin(body, etag);
      if (this.feed.site !== site) this.deck.load('', []);
      this.feed.follow(site);
    } catch (error) {
      this.tell(error.message, 'fault');
    }
  }

  /** Fetches the plans of the floor that is looked at; without one the map does without. */
  async showPlan() {
    if (!this.floor) return;
    try {
      await this.plans.show(this.address.site, this.floor.id);
      this.changed();
    } catch (error) {
      this.tell(error.message, 'fault');
    }
  }

  get document() {
    return this.draft.document;
  }

  get floors() {
    return this.document?.floors ?? [];
  }

  /** The floor that is looked at. */
  get floor() {
    return this.floors.find((floor) => floor.id === this.address.floor) ?? this.floors[0];
  }

  /** Goes to another place in the page; what is left out stays. @param {Partial<import('../model/address.js').Address>} change */
  go(change) {
    const next = formatAddress({ ...this.address, ...change });
    if (next !== location.hash) location.hash = next;
  }

  /** @param {string} name 'kind:id', or '' for none */
  select(name) {
    this.go({ object: name });
  }

  /** What a click on the map does: '' selects; else the name of a tool of the view. */
  take(tool) {
    this.tool = this.tool === tool ? '' : tool;
    this.changed();
  }

  /** @param {string} text @param {'info' | 'good' | 'fault'} kind */
  tell(text, kind = 'info') {
    this.notice = { text, kind };
    this.changed();
  }

  /**
   * Draws something for the eye on the map until it is told otherwise.
   *
   * @param {import('../map/aid-layer.js').Aid[]} aid @param {string} part whose it is: each draws beside the others
   */
  draw(aid, part = 'view') {
    this.aids = { ...this.aids, [part]: aid };
    this.changed();
  }

  changed() {
    this.dispatchEvent(new Event('change'));
  }
}
