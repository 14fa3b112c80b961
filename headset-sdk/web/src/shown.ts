import { AlignmentBank } from './bank.js';
import { YAW } from './filter.js';
import { PoseBuffer, wrap } from './geometry.js';
import { SessionMotion } from './motion.js';

const LARGEST_SHIFT = 0.0012;
export const LARGEST_TURN = 0.0004;
const TIME_CONSTANT = 0.5;
const JUMP_METRES = 0.5;
export const JUMP_RADIANS = (8 * Math.PI) / 180;

/** The alignment that content is shown with: follows the estimate about the head, at most 2 mm a frame two metres ahead. */
export class ShownAlignment {
  cx = 0;
  cy = 0;
  cz = 0;
  yaw = 0;
  /** Share of what is left that the frame at hand makes up, and how far it may turn yet, rad. */
  gain = 0;
  turnLeft = LARGEST_TURN;
  jumpMetres = 0;
  jumpRadians = 0;
  /** How far it is from the estimate: m, m and rad. */
  lagHorizontal = 0;
  lagUp = 0;
  lagTurn = 0;
  private readonly pivot = new PoseBuffer();

  /** Shows the estimate as it is: the head in the session, the same in the site, the yaw. */
  set(session: PoseBuffer, site: PoseBuffer, yaw: number): void {
    this.pivot.copy(session);
    this.cx = site.x;
    this.cy = site.y;
    this.cz = site.z;
    this.yaw = yaw;
    this.lagHorizontal = 0;
    this.lagUp = 0;
    this.lagTurn = 0;
  }

  rebase(session: PoseBuffer, turn: number): void {
    this.pivot.copy(session);
    this.yaw = wrap(this.yaw + turn);
  }

  carry(session: PoseBuffer): void {
    const cos = Math.cos(this.yaw);
    const sin = Math.sin(this.yaw);
    const dx = session.x - this.pivot.x;
    const dy = session.y - this.pivot.y;
    this.cx += cos * dx - sin * dy;
    this.cy += sin * dx + cos * dy;
    this.cz += session.z - this.pivot.z;
    this.pivot.copy(session);
  }

  /** A frame begins. */
  begin(motion: SessionMotion): void {
    this.gain = 1 - Math.exp(-Math.max(0, motion.seconds) / TIME_CONSTANT);
    this.turnLeft = LARGEST_TURN;
  }

  /** Follows in the frame that has begun: the head in the session, where the estimate has it in the site. True when it jumped. */
  follow(session: PoseBuffer, site: PoseBuffer, estimate: AlignmentBank): boolean {
    const yaw = estimate.state(YAW);
    this.carry(session);
    const wx = site.x - this.cx;
    const wy = site.y - this.cy;
    const wz = site.z - this.cz;
    const far = Math.sqrt(wx * wx + wy * wy + wz * wz);
    let turn = yaw - this.yaw;
    if (Math.abs(turn) > Math.PI) turn = wrap(turn);
    if (far > JUMP_METRES || Math.abs(turn) > JUMP_RADIANS) {
      this.jumpMetres = far;
      this.jumpRadians = Math.abs(turn);
      this.set(session, site, yaw);
      return true;
    }
    const shift = Math.min(this.gain * far, LARGEST_SHIFT);
    if (far > 0) {
      this.cx += (wx / far) * shift;
      this.cy += (wy / far) * shift;
      this.cz += (wz / far) * shift;
    }
    const turned = Math.max(-this.turnLeft, Math.min(this.turnLeft, this.gain * turn));
    this.yaw += turned;
    if (Math.abs(this.yaw) > Math.PI) this.yaw = wrap(this.yaw);
    this.lagHorizontal = Math.sqrt((site.x - this.cx) ** 2 + (site.y - this.cy) ** 2);
    this.lagUp = site.z - this.cz;
    this.lagTurn = turn - turned;
    return false;
  }

  /** Writes `siteFromSession`. */
  into(out: PoseBuffer): void {
    const cos = Math.cos(this.yaw);
    const sin = Math.sin(this.yaw);
    out.x = this.cx - (cos * this.pivot.x - sin * this.pivot.y);
    out.y = this.cy - (sin * this.pivot.x + cos * this.pivot.y);
    out.z = this.cz - this.pivot.z;
    out.turnTo(0, 0, Math.sin(0.5 * this.yaw), Math.cos(0.5 * this.yaw));
  }
}
