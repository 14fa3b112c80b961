import { wrap } from './geometry.js';

const LARGEST_SHIFT = 0.0012;
const LARGEST_TURN = 0.0004;
const TIME_CONSTANT = 0.5;
const JUMP_METRES = 0.5;
const JUMP_RADIANS = (8 * Math.PI) / 180;

/** The alignment that content is shown with: follows the estimate about the head, at most 2 mm a frame two metres ahead. */
export class ShownAlignment {
  cx = 0;
  cy = 0;
  cz = 0;
  yaw = 0;
  pivotX = 0;
  pivotY = 0;
  pivotZ = 0;
  jumpMetres = 0;
  jumpRadians = 0;
  /** How far it is from the estimate: m, m and rad. */
  lagHorizontal = 0;
  lagUp = 0;
  lagTurn = 0;

  set(sx: number, sy: number, sz: number, cx: number, cy: number, cz: number, yaw: number): void {
    this.pivot(sx, sy, sz);
    this.cx = cx;
    this.cy = cy;
    this.cz = cz;
    this.yaw = yaw;
    this.lag(0, 0, 0);
  }

  rebase(sx: number, sy: number, sz: number, turn: number): void {
    this.pivot(sx, sy, sz);
    this.yaw = wrap(this.yaw + turn);
  }

  carry(sx: number, sy: number, sz: number): void {
    const cos = Math.cos(this.yaw);
    const sin = Math.sin(this.yaw);
    const dx = sx - this.pivotX;
    const dy = sy - this.pivotY;
    this.cx += cos * dx - sin * dy;
    this.cy += sin * dx + cos * dy;
    this.cz += sz - this.pivotZ;
    this.pivot(sx, sy, sz);
  }

  /** One frame; true when it jumped. */
  follow(sx: number, sy: number, sz: number, ex: number, ey: number, ez: number, yaw: number, seconds: number): boolean {
    this.carry(sx, sy, sz);
    const wx = ex - this.cx;
    const wy = ey - this.cy;
    const wz = ez - this.cz;
    const far = Math.sqrt(wx * wx + wy * wy + wz * wz);
    const turn = wrap(yaw - this.yaw);
    if (far > JUMP_METRES || Math.abs(turn) > JUMP_RADIANS) {
      this.jumpMetres = far;
      this.jumpRadians = Math.abs(turn);
      this.set(sx, sy, sz, ex, ey, ez, yaw);
      return true;
    }
    const gain = 1 - Math.exp(-Math.max(0, seconds) / TIME_CONSTANT);
    const shift = Math.min(gain * far, LARGEST_SHIFT);
    if (far > 0) {
      this.cx += (wx / far) * shift;
      this.cy += (wy / far) * shift;
      this.cz += (wz / far) * shift;
    }
    const turned = Math.max(-LARGEST_TURN, Math.min(LARGEST_TURN, gain * turn));
    this.yaw = wrap(this.yaw + turned);
    this.lag(Math.hypot(ex - this.cx, ey - this.cy), ez - this.cz, turn - turned);
    return false;
  }

  private lag(horizontal: number, up: number, turn: number): void {
    this.lagHorizontal = horizontal;
    this.lagUp = up;
    this.lagTurn = turn;
  }

  private pivot(x: number, y: number, z: number): void {
    this.pivotX = x;
    this.pivotY = y;
    this.pivotZ = z;
  }
}
