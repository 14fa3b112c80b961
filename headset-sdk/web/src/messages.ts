import { PoseBuffer } from './geometry.js';
import { RemotePose } from './poses.js';

/** What is used of a WebSocket. */
export interface SocketLike {
  readonly readyState: number;
  onopen: (() => void) | null;
  onmessage: ((message: { data: unknown }) => void) | null;
  onclose: ((close: { code: number; reason: string }) => void) | null;
  send(text: string): void;
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

interface WirePose {
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

const root = (variance: number): number => Math.sqrt(Math.max(0, variance));

export function readPose(p: WirePose): RemotePose {
  const c = p.covariance;
  const turnRate = p.angularVelocity?.[2];
  return {
    id: p.trackable,
    kind: p.label ?? '',
    stamp: p.stamp,
    pose: new PoseBuffer().setArray([...p.position, ...(p.orientation ?? [0, 0, 0, 1])]),
    velocity: (p.velocity ?? [0, 0, 0]) as [number, number, number],
    turnRate: turnRate ?? 0,
    model: turnRate === undefined ? 'CONSTANT_VELOCITY' : 'CONSTANT_TURN',
    sigma: root(0.5 * (c[0] + c[c.length === 21 ? 6 : 3])),
    velocitySigma: 0.1,
  };
}

export function readAlignment(a: WireAlignment): ServerAlignment {
  const c = a.covariance;
  return {
    frame: a.frame,
    siteFromSession: new PoseBuffer().setArray([...a.position, ...a.orientation]),
    stamp: a.stamp,
    revision: a.revision,
    sigma: root(0.5 * (c[0] + c[6])),
    verticalSigma: root(c[11]),
    yawSigma: root(c[20]),
    covariance: c,
  };
}
