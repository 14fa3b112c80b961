import { SessionAlignment, Sighting } from './alignment.js';
import { SpatialClient } from './client.js';
import { Convention, PoseBuffer } from './geometry.js';
import type { ServerAlignment } from './messages.js';

/** µs: when the node has told no alignment for so long, the link is taken as gone. */
const SILENCE = 1_000_000;

/**
 * One session from the application's side: what it sees goes to the site, what the site makes of it comes back and is shown.
 * While the node tells where the session lies, that is the alignment; from a second of silence on the headset's own sightings
 * carry it further. Has the methods that `WebXrAdapter` feeds.
 */
export class HeadsetSession {
  private adopted?: ServerAlignment;
  private adoptedAt = -Infinity;
  private now = -Infinity;

  constructor(
    readonly alignment: SessionAlignment,
    readonly client: SpatialClient,
  ) {}

  get isLinked(): boolean {
    return this.now - this.adoptedAt < SILENCE;
  }

  /** A head pose of the session with its time, once a frame. */
  headPose(sessionFromHead: PoseBuffer, convention: Convention): void {
    if (sessionFromHead.micros < this.now) this.adoptedAt = Math.min(this.adoptedAt, sessionFromHead.micros);
    this.now = sessionFromHead.micros;
    this.alignment.headPose(sessionFromHead, convention);
    this.client.headPose(sessionFromHead, convention);
    const told = this.client.serverAlignment;
    if (told && told !== this.adopted) this.adopt(told);
  }

  headLost(time: number): void {
    this.now = time;
    this.alignment.headLost(time);
  }

  sessionReset(): void {
    this.alignment.sessionReset();
    this.client.sessionReset();
  }

  /** Uses a sighting of one's own while the site is silent; the site hears of it through `client`. */
  whenAlone(sighting: (alignment: SessionAlignment) => Sighting): Sighting | 'linked' {
    return this.isLinked ? 'linked' : sighting(this.alignment);
  }

  private adopt(told: ServerAlignment): void {
    this.adopted = told;
    const { clock } = this.client;
    const when = clock.isSynchronized ? clock.headsetMicros(told.stamp) : this.now;
    if (this.alignment.alignmentTold(when, told.siteFromSession, told.covariance) === 'used') this.adoptedAt = this.now;
  }
}
