import { PoseBuffer } from './geometry.js';

const SIZE = 64;
const FIELDS = 8;

/** Session poses on their way to the network: the newest 64, two seconds at 30 a second. Putting one in allocates nothing. */
export class PoseRing {
  private readonly numbers = new Float64Array(SIZE * FIELDS);
  private readonly resets = new Uint8Array(SIZE);
  private first = 0;
  private next = 0;

  put(p: PoseBuffer, reset: boolean): void {
    const slot = this.next % SIZE;
    const at = slot * FIELDS;
    const n = this.numbers;
    n[at] = p.micros;
    n[at + 1] = p.x;
    n[at + 2] = p.y;
    n[at + 3] = p.z;
    n[at + 4] = p.qx;
    n[at + 5] = p.qy;
    n[at + 6] = p.qz;
    n[at + 7] = p.qw;
    const dropped = this.next - this.first === SIZE ? this.resets[slot] : 0;
    this.resets[slot] = reset ? 1 : 0;
    this.next++;
    if (this.next - this.first > SIZE) {
      this.first++;
      // a reset must not be lost with the pose that told it
      this.resets[this.first % SIZE] |= dropped;
    }
  }

  /** Takes up to so many out, the oldest first. */
  drain(most: number, take: (micros: number, position: number[], orientation: number[], reset: boolean) => void): void {
    for (let i = 0; i < most && this.first < this.next; i++, this.first++) {
      const slot = this.first % SIZE;
      const n = this.numbers.subarray(slot * FIELDS, slot * FIELDS + FIELDS);
      take(n[0], [n[1], n[2], n[3]], [n[4], n[5], n[6], n[7]], this.resets[slot] === 1);
    }
  }
}
