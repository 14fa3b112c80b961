import { PoseBuffer } from './geometry.js';
import { RemotePose } from './poses.js';

/** What is used of a WebSocket. */
export interface SocketLike {
  readonly readyState: number;
  binaryType?: string;
  onopen: (() => void) | null;
  onmessage: ((message: { data: unknown }) => void) | null;
  onclose: ((close: { code: number; reason: string }) => void) | null;
  onerror?: (() => void) | null;
  send(message: string | Uint8Array<ArrayBuffer>): void;
  close(): void;
}

/** Whose poses are wanted: all of it must fit. */
export interface Poses {
  trackables?: string[];
  kinds?: Array<'pedestrian' | 'vehicle' | 'headset' | 'asset' | 'anonymous'>;
  floor?: string;
  area?: { box: [number, number, number, number] } | { polygon: Array<[number, number]> };
  /** Messages a second. */
  maxRate?: number;
}

/** Where the node's engine has the session; standard deviations in m and rad, stamp on the server's clock. */
export interface ServerAlignment {
  frame: string;
  siteFromSession: PoseBuffer;
  stamp: number;
  revision: number;
  sigma: number;
  verticalSigma: number;
  yawSigma: number;
  /** Upper triangle of x y z rotX rotY rotZ, of the session's origin. */
  covariance: number[];
}

export interface WireMessage {
  type: string;
  [member: string]: unknown;
}

/** What is sent of the session. */
export interface WireFix {
  kind: 'odometry' | 'marker';
  /** µs since the Unix epoch. */
  stamp: number;
  trackable: string;
  position: number[];
  orientation: number[];
  frame?: string;
  camera?: string;
  marker?: string;
  /** Upper triangle of x y z rotX rotY rotZ. */
  covariance?: number[];
  reset?: boolean;
}

export interface WirePose {
  trackable: string;
  label?: string;
  stamp: number;
  position: number[];
  orientation?: number[];
  covariance: number[];
  velocity?: number[];
  angularVelocity?: number[];
}

interface WireAlignment {
  frame: string;
  stamp: number;
  position: number[];
  orientation: number[];
  covariance: number[];
  revision: number;
}

/** The covariance of a pose that errs alike along all axes and about all axes, whatever they are: 21 numbers. */
export function isotropic(sigma: number, turnSigma: number): number[] {
  const out = new Array<number>(21).fill(0);
  for (const i of [0, 6, 11]) out[i] = sigma * sigma;
  for (const i of [15, 18, 20]) out[i] = turnSigma * turnSigma;
  return out;
}

const root = (variance: number): number => Math.sqrt(Math.max(0, variance));

/** Throws when a list has the wrong length or a number is none. */
export function readPose(p: WirePose): RemotePose {
  const c = p.covariance;
  const turnRate = p.angularVelocity?.[2];
  const { position, orientation: q = [0, 0, 0, 1], velocity = [0, 0, 0] } = p;
  const numbers = [...position, ...q, ...velocity, turnRate ?? 0, ...c, p.stamp];
  const isWhole = position.length === 3 && q.length === 4 && velocity.length === 3 && (c.length === 21 || c.length === 6);
  if (!p.trackable || !isWhole || !numbers.every(Number.isFinite) || Math.abs(Math.hypot(...q) - 1) > 0.01) {
    throw new RangeError(`a pose of "${p.trackable}" that is none`);
  }
  return {
    id: p.trackable,
    kind: p.label ?? '',
    stamp: p.stamp,
    pose: new PoseBuffer().setArray(numbers),
    velocity: [numbers[7], numbers[8], numbers[9]],
    turnRate: numbers[10],
    model: turnRate === undefined ? 'CONSTANT_VELOCITY' : 'CONSTANT_TURN',
    sigma: root(0.5 * (c[0] + c[c.length === 21 ? 6 : 3])),
    velocitySigma: 0.1,
  };
}

/** Throws when a list has the wrong length or a number is none. */
export function readAlignment(a: WireAlignment): ServerAlignment {
  const { covariance: c, position, orientation: q } = a;
  const numbers = [...position, ...q, ...c, a.stamp, a.revision];
  const isWhole = position.length === 3 && q.length === 4 && c.length === 21;
  if (!isWhole || !numbers.every(Number.isFinite) || Math.abs(Math.hypot(...q) - 1) > 0.01) {
    throw new RangeError(`an alignment of "${a.frame}" that is none`);
  }
  return {
    frame: a.frame,
    siteFromSession: new PoseBuffer().setArray(numbers),
    stamp: a.stamp,
    revision: a.revision,
    sigma: root(0.5 * (c[0] + c[6])),
    verticalSigma: root(c[11]),
    yawSigma: root(c[20]),
    covariance: c,
  };
}
