import { PoseBuffer } from './geometry.js';

/**
 * Offset of the server's clock from exchanges of four times (RFC 5905 section 8), with its drift; microseconds. The same
 * filter as the Java kit's.
 */
export class ClockSync {
  private synchronized = false;
  private base = 0;
  private time = 0;
  private offset = 0;
  private drift = 0;
  private p00 = 0;
  private p01 = 0;
  private p11 = 0;
  private shortest = 0;
  private contradictions = 0;
  private readonly instant = new PoseBuffer();

  /** A question sent and answered: t0, t3 on the headset's clock, t1, t2 on the server's. False when it cannot be. */
  exchange(t0: number, t1: number, t2: number, t3: number): boolean {
    const delay = t3 - t0 - (t2 - t1);
    // whole microseconds: what is larger is no time
    if (![t0, t1, t2, t3].every(Number.isSafeInteger) || !(t3 >= t0 && t2 >= t1 && delay >= 0)) return false;
    const middle = 0.5 * (t0 + t3);
    const measured = 0.5 * (t1 - t0 + (t2 - t3));
    if (!this.synchronized) {
      this.start(middle, measured, delay);
      return true;
    }
    this.shortest = Math.min(this.shortest + DELAY_CREEP, delay);
    this.advance(middle);
    const innovation = measured - this.base - this.offset;
    if (Math.abs(innovation) > 0.5 * delay + STAMPING + 4 * Math.sqrt(this.p00)) {
      // a clock stepped when several say so in a row
      if (++this.contradictions >= 3) this.start(middle, measured, delay);
      return true;
    }
    this.contradictions = 0;
    const sigma = STAMPING + 0.5 * (delay - this.shortest);
    const s = this.p00 + sigma * sigma;
    const k0 = this.p00 / s;
    const k1 = this.p01 / s;
    this.offset += k0 * innovation;
    this.drift += k1 * innovation;
    this.p11 -= k1 * this.p01;
    this.p01 -= k0 * this.p01;
    this.p00 -= k0 * this.p00;
    return true;
  }

  get isSynchronized(): boolean {
    return this.synchronized;
  }

  /** The server's clock at an instant of the headset's; NaN before the first exchange. */
  serverMicros(headset: number): number {
    this.instant.micros = headset;
    this.toServer(this.instant);
    return this.instant.micros;
  }

  /** The same for the time of a pose, in place; for the frame loop. */
  toServer(pose: PoseBuffer): void {
    const { micros } = pose;
    if (this.synchronized) pose.micros = Math.round(micros + this.base + this.offset + this.drift * (micros - this.time));
    else pose.micros = NaN;
  }

  /** The headset's clock at an instant of the server's; NaN before the first exchange. */
  headsetMicros(server: number): number {
    const about = server - this.base - this.offset;
    return about - (this.serverMicros(about) - server);
  }

  /** Standard deviation of the offset; infinite before the first exchange. */
  sigmaMicros(headset: number): number {
    const dt = headset - this.time;
    return this.synchronized ? Math.sqrt(Math.max(0, this.p00 + 2 * dt * this.p01 + dt * dt * this.p11)) : Infinity;
  }

  private start(middle: number, measured: number, delay: number): void {
    this.synchronized = true;
    this.contradictions = 0;
    this.base = measured;
    this.time = middle;
    this.offset = 0;
    this.drift = 0;
    this.shortest = delay;
    this.p00 = (STAMPING + 0.5 * delay) ** 2;
    this.p01 = 0;
    this.p11 = DRIFT ** 2;
  }

  private advance(middle: number): void {
    const dt = middle - this.time;
    this.offset += this.drift * dt;
    this.p00 += dt * (2 * this.p01 + dt * this.p11);
    this.p01 += dt * this.p11;
    this.p11 += DRIFT_WALK ** 2 * Math.abs(dt) * 1e-6;
    this.time = middle;
  }
}

/** Two quartz clocks against each other, share. */
const DRIFT = 50e-6;
/** Of the drift per root second: a quartz that warms up. */
const DRIFT_WALK = 0.03e-6;
/** µs: stamping and scheduling on both sides. */
const STAMPING = 100;
/** µs per exchange: a shortest delay is forgotten slowly. */
const DELAY_CREEP = 10;
