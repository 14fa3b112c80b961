import { ContentAnchor } from './anchors.js';
import { Poses, ServerAlignment, SocketLike } from './messages.js';

/**
 * `refused`: the node does not let this client join, and no later attempt would change that: there is no such site, or it is not
 * allowed. Stays so until `resumeNow`.
 */
export type ClientState = 'connecting' | 'connected' | 'waiting' | 'unauthorized' | 'refused' | 'paused' | 'closed';

/** The part of a node's problem document (RFC 9457) that the kit reads. */
export interface Problem {
  type?: string;
  status?: number;
  detail?: string;
}

export interface ClientOptions {
  /** Of the node's socket: `wss://host/api/v1/socket`. */
  url: string;
  site: string;
  /** This headset's id in the site document. */
  trackable: string;
  /** Asked before every attempt, so that an expired one can be replaced. */
  token?: () => string | Promise<string>;
  /** The headset's clock in µs; the same as stamps of head poses. */
  clock?: () => number;
  posesPerSecond?: number;
  poses?: Poses;
  /** Have poses told and sent as JSON, not in the binary form, to read along. */
  jsonPoses?: boolean;
  /** Have all content anchors told, and every change of them. */
  anchors?: boolean;
  onState?: (state: ClientState, detail: string) => void;
  onAlignment?: (alignment: ServerAlignment) => void;
  onEvent?: (event: unknown) => void;
  onAnchor?: (anchor: ContentAnchor) => void;
  onAnchorGone?: (id: string) => void;
  onRefused?: (problem: Problem) => void;
  /** For tests: what opens sockets, what waits, what draws lots. */
  open?: (url: string, protocols: string[]) => SocketLike;
  later?: (step: () => void, millis: number) => () => void;
  random?: () => number;
}
