const FRAME = 40;

/**
 * One tape, or two of the same recording, and where one is on it. Says 'frame' when another instant is looked at and 'change'
 * when another tape lies here or it starts or stops.
 */
export class ReplayDeck extends EventTarget {
  constructor() {
    super();
    /** @type {import('./replay-tape.js').ReplayTape[]} */
    this.tapes = [];
    this.recording = '';
    this.stamp = 0;
    this.speed = 1;
    this.playing = false;
  }

  get from() {
    return Math.min(...this.tapes.map((tape) => tape.from));
  }

  get until() {
    return Math.max(...this.tapes.map((tape) => tape.until));
  }

  /** Lays tapes on; one stays at the same instant where they have it. @param {string} recording @param {any[]} tapes */
  load(recording, tapes, stamp = this.stamp) {
    this.pause();
    this.recording = recording;
    this.tapes = tapes;
    this.dispatchEvent(new Event('change'));
    if (tapes.length > 0) this.seek(stamp >= this.from && stamp <= this.until ? stamp : this.from);
  }

  /** @param {number} stamp µs */
  seek(stamp) {
    this.stamp = Math.round(Math.min(this.until, Math.max(this.from, stamp)));
    this.dispatchEvent(new Event('frame'));
  }

  play() {
    if (this.playing || this.tapes.length === 0) return;
    if (this.stamp >= this.until) this.seek(this.from);
    this.playing = true;
    this.last = performance.now();
    this.timer = setInterval(() => this.tick(), FRAME);
    this.dispatchEvent(new Event('change'));
  }

  pause() {
    if (!this.playing) return;
    this.playing = false;
    clearInterval(this.timer);
    this.dispatchEvent(new Event('change'));
  }

  tick() {
    const now = performance.now();
    this.seek(this.stamp + 1000 * (now - this.last) * this.speed);
    this.last = now;
    if (this.stamp >= this.until) this.pause();
  }
}
