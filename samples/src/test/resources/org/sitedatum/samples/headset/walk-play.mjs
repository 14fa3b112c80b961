/**
 * Plays a walk to an emulated headset, frame by frame of real WebXR on a clock of its own, and compares what the kit shows with
 * the truth.
 *
 * @param walk the script that WalkScript writes
 * @param stage the kit's exports, IWER's device, its session and reference space, and the clock with the frames asked for
 * @returns the figures, m and s
 */
export function play(walk, stage) {
  const { PoseBuffer, SessionAlignment, fromSite, WebXrAdapter } = stage.kit;
  const { device, session, space, clock } = stage;
  const started = clock.now;
  let jumps = 0;
  const alignment = new SessionAlignment({ headFromTag: walk.tag, onJump: () => jumps++, onReset: () => jumps++ });
  const adapter = new WebXrAdapter(alignment, space);
  const [head, told, out, before, point] = [1, 2, 3, 4, 5].map(() => new PoseBuffer());
  const errors = [];
  let walked = 0;
  let start = NaN;
  let recovered = NaN;
  let lastError = 0;
  let largest = 0;
  let jumpsBefore = -1;
  let frames = 0;
  let event = 0;

  function wear(pose) {
    fromSite('OPENXR', pose, told);
    device.position.set(told.x, told.y, told.z);
    device.quaternion.set(told.qx, told.qy, told.qz, told.qw);
  }

  function sighted([, kind, ...rest]) {
    if (kind === 'tag') {
      const [micros, place, sigma] = rest;
      alignment.tagPosition(1000 * started + micros, ...place, [sigma ** 2, 0, 0, sigma ** 2, 0, sigma ** 2]);
    } else {
      const [marker, site, inSession, sigma, yawSigma] = rest;
      fromSite('OPENXR', told.setArray(inSession), told);
      const { x, y, z, qx, qy, qz, qw } = told;
      alignment.markerSeen(Math.round(1000 * clock.now), marker, site, [x, y, z, qx, qy, qz, qw], 'OPENXR', sigma, yawSigma);
    }
  }

  function judge(k, truth, walks) {
    if (Number.isNaN(start)) {
      walked += walks / walk.hertz;
      if (alignment.isAligned) start = walked;
    }
    if (!alignment.isAligned) {
      jumpsBefore = -1;
      return;
    }
    alignment.siteFromSessionInto(out);
    out.applyInto(head, point);
    const error = Math.hypot(point.x - truth[0], point.y - truth[1], point.z - truth[2]);
    if (k % 7 === 0) errors.push(error);
    const t = (k + 1) / walk.hertz;
    if (t < walk.recentre) lastError = error;
    else if (Number.isNaN(recovered) && error < Math.max(0.1, lastError + 0.02)) recovered = t - walk.recentre;
    if (jumpsBefore === jumps) {
      before.applyInto(head, told);
      largest = Math.max(largest, Math.hypot(point.x - told.x, point.y - told.y, point.z - told.z));
    }
    jumpsBefore = jumps;
    before.copy(out);
  }

  for (const [k, [pose, truth, walks]] of walk.frames.entries()) {
    clock.now = started + (1000 * (k + 1)) / walk.hertz;
    if (pose) wear(head.setArray(pose));
    // IWER cannot lose its tracking: a frame without a pose is played for it
    session.requestAnimationFrame((time, frame) => {
      adapter.onFrame(time, pose ? frame : { getViewerPose: () => null });
      frames++;
    });
    for (const callback of clock.frames.splice(0)) callback(clock.now);
    for (; event < walk.events.length && walk.events[event][0] === k; event++) sighted(walk.events[event]);
    if (pose) judge(k, truth, walks);
    else jumpsBefore = -1;
  }
  errors.sort((a, b) => a - b);
  const quantile = (q) => errors[Math.floor(q * errors.length)];
  return {
    frames, samples: errors.length, median: quantile(0.5), p95: quantile(0.95), start, step: largest, recovered,
    quality: alignment.quality,
  };
}
