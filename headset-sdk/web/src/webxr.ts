import { Reason, SessionAlignment } from './alignment.js';
import { PoseBuffer } from './geometry.js';

// The parts of WebXR that are used, so that no type package is needed.
interface XrPose {
  transform: { position: DOMPointReadOnly; orientation: DOMPointReadOnly };
}
interface XrFrame {
  getViewerPose(space: EventTarget): XrPose | null | undefined;
}

/** Who hears of head poses: an alignment alone, or a session that tells a node as well. */
export interface HeadListener {
  headPose(sessionFromHead: PoseBuffer, convention: 'OPENXR'): void;
  headLost(micros: number): void;
  sessionReset(): void;
}

/**
 * Feeds an alignment from a WebXR session. Call `onFrame` in the application's own frame loop; times are `performance.now()`
 * milliseconds, as the loop gets them. Hears of `reset` events of the reference space by itself.
 */
export class WebXrAdapter {
  private readonly pose = new PoseBuffer();
  private readonly siteFromSession = new PoseBuffer();
  private readonly sessionFromSite = new PoseBuffer();
  private readonly matrix: number[] = new Array(16).fill(0);
  private readonly onReset = (): void => this.listener.sessionReset();

  constructor(
    readonly alignment: SessionAlignment,
    private readonly space: EventTarget,
    private readonly listener: HeadListener = alignment,
  ) {
    space.addEventListener('reset', this.onReset);
  }

  /** One frame; a viewer without a pose counts as tracking lost. */
  onFrame(timeMillis: number, frame: XrFrame): void {
    const { pose } = this;
    pose.micros = Math.round(timeMillis * 1000);
    const viewer = frame.getViewerPose(this.space);
    if (!viewer) {
      this.listener.headLost(pose.micros);
      return;
    }
    const { position: p, orientation: q } = viewer.transform;
    pose.moveTo(p.x, p.y, p.z);
    pose.turnTo(q.x, q.y, q.z, q.w);
    this.listener.headPose(pose, 'OPENXR');
  }

  /** May site content be shown now? */
  get isAligned(): boolean {
    return this.alignment.isAligned;
  }

  get reason(): Reason {
    return this.alignment.reason;
  }

  /**
   * Where to hang what is told in site coordinates (z up): a matrix, column by column, from the site to the session's own axes
   * (y up). The same array every time.
   */
  get sessionFromSiteMatrix(): readonly number[] {
    this.alignment.siteFromSessionInto(this.siteFromSession);
    this.siteFromSession.inverseInto(this.sessionFromSite);
    const s = this.sessionFromSite;
    // axes: x = -y, y = z, z = -x, as the quaternion that turns z up into y up
    AXES.thenInto(s, s);
    s.matrixInto(this.matrix);
    return this.matrix;
  }

  dispose(): void {
    this.space.removeEventListener('reset', this.onReset);
  }
}

/** Takes site axes (x forward, z up) to WebXR's (-z forward, y up). */
const AXES = new PoseBuffer().set(0, 0, 0, -0.5, 0.5, 0.5, 0.5);
