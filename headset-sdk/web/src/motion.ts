import { PoseBuffer, wrap } from './geometry.js';

// Limits of a head's motion; the reasons stand in the Java kit's SessionMotion.
/** µs between two head poses; more is a gap. */
export const LONGEST_STEP_MICROS = 250_000;
const PLACE_JITTER = 0.04;
const PLACE_BEND = 30;
const TURN_JITTER = 0.05;
const TURN_BEND = 100;
const REACH = 0.3;
const REACH_SPEED = 2.0;
const SPEED_MEMORY = 0.03;

export type Verdict = 'continuous' | 'frameJumped' | 'resumed' | 'frameNew';

/** Tells a head that moves from a session whose frame jumped. */
export class SessionMotion {
  /** Where the head was expected in the old frame; its place only. */
  readonly expected = new PoseBuffer();
  turn = 0;
  seconds = 0;
  private readonly last = new PoseBuffer();
  /** m/s along x y z, and of the heading in rad/s. */
  private readonly rates = new Float64Array(4);

  constructor() {
    this.forget();
  }

  placeSigma(): number {
    return 0.01 + 0.3 * PLACE_BEND * this.seconds * this.seconds;
  }

  turnSigma(): number {
    return 0.005 + 0.3 * TURN_BEND * this.seconds * this.seconds;
  }

  /** The next pose is the first. */
  forget(): void {
    this.last.micros = NaN;
  }

  next(head: PoseBuffer, resetTold: boolean): Verdict {
    const { last, rates } = this;
    const step = head.micros - last.micros;
    if (Number.isNaN(step)) {
      this.seconds = 0;
      this.stand(head);
      return 'continuous';
    }
    const t = step * 1e-6;
    this.seconds = t;
    this.expected.micros = head.micros;
    this.expected.x = last.x + rates[0] * t;
    this.expected.y = last.y + rates[1] * t;
    this.expected.z = last.z + rates[2] * t;
    // twist about z of last * conjugate(head)
    const w = last.qw * head.qw + last.qx * head.qx + last.qy * head.qy + last.qz * head.qz;
    const z = last.qz * head.qw - last.qw * head.qz - last.qx * head.qy + last.qy * head.qx;
    let turned = 2 * Math.atan2(z, w);
    if (Math.abs(turned) > Math.PI) turned = wrap(turned);
    let turn = turned + rates[3] * t;
    if (Math.abs(turn) > Math.PI) turn = wrap(turn);
    this.turn = turn;
    if (step > LONGEST_STEP_MICROS) {
      const way = distance(head, last);
      this.stand(head);
      return resetTold || way > REACH + REACH_SPEED * t ? 'frameNew' : 'resumed';
    }
    const near = PLACE_JITTER + PLACE_BEND * t * t;
    const off = (head.x - this.expected.x) ** 2 + (head.y - this.expected.y) ** 2 + (head.z - this.expected.z) ** 2;
    if (resetTold || off > near * near || Math.abs(turn) > TURN_JITTER + TURN_BEND * t * t) {
      const cos = Math.cos(turn);
      const sin = Math.sin(turn);
      const [vx, vy] = rates;
      rates[0] = cos * vx + sin * vy;
      rates[1] = cos * vy - sin * vx;
      last.copy(head);
      return 'frameJumped';
    }
    const f = 1 - Math.exp(-t / SPEED_MEMORY);
    rates[0] += f * ((head.x - last.x) / t - rates[0]);
    rates[1] += f * ((head.y - last.y) / t - rates[1]);
    rates[2] += f * ((head.z - last.z) / t - rates[2]);
    rates[3] += f * (-turned / t - rates[3]);
    last.copy(head);
    return 'continuous';
  }

  private stand(head: PoseBuffer): void {
    this.last.copy(head);
    this.rates.fill(0);
  }
}

function distance(a: PoseBuffer, b: PoseBuffer): number {
  return Math.sqrt((a.x - b.x) ** 2 + (a.y - b.y) ** 2 + (a.z - b.z) ** 2);
}
