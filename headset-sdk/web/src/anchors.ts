export type AnchorQuality = 'unknown' | 'coarse' | 'tracked' | 'stale';
export type AnchorAccess = 'private' | 'read' | 'write';

/** A content anchor in the wire's form: site frame (z up), metres, times in µs since the Unix epoch. An anchor has no scale. */
export interface ContentAnchor {
  id: string;
  /** Counts changes from 1; leave it out of a new one. */
  version?: number;
  position: [number, number, number];
  orientation: [number, number, number, number];
  /** Upper triangle of x y z rotX rotY rotZ, 21 numbers. */
  covariance?: number[];
  quality?: AnchorQuality;
  floor?: string;
  category?: string;
  properties?: Record<string, string>;
  access?: AnchorAccess;
  owner?: string;
  expiresAt?: number;
  savedAt?: number;
}

/** Throws when it cannot be one. */
export function readAnchor(told: unknown): ContentAnchor {
  const anchor = told as ContentAnchor;
  const { id, position, orientation: q } = anchor;
  const isWhole = typeof id === 'string' && position?.length === 3 && q?.length === 4;
  if (!isWhole || ![...position, ...q].every(Number.isFinite) || Math.abs(Math.hypot(...q) - 1) > 0.01) {
    throw new RangeError(`an anchor "${id}" that is none`);
  }
  return anchor;
}

export interface AnchorQuery {
  point: [number, number, number];
  radius: number;
  floor?: string;
  category?: string;
  limit?: number;
}

interface Gone {
  savedAt: number;
  version: number;
}

const MOST_DELETIONS = 10_000;

/** The anchors this headset knows of: the one kept last counts, in whatever order messages come. */
export class ContentAnchors {
  private readonly anchors = new Map<string, ContentAnchor>();
  private readonly deleted = new Map<string, Gone>();
  private readonly again = new Set<string>();
  private isTellingAll = false;

  constructor(
    private readonly onChanged: (anchor: ContentAnchor) => void = () => {},
    private readonly onGone: (id: string) => void = () => {},
  ) {}

  find(id: string): ContentAnchor | undefined {
    return this.anchors.get(id);
  }

  all(): ContentAnchor[] {
    return [...this.anchors.values()];
  }

  get size(): number {
    return this.anchors.size;
  }

  /** False when a newer one, or its deletion, is known. */
  told(anchor: ContentAnchor): boolean {
    this.again.add(anchor.id);
    const known = this.anchors.get(anchor.id);
    const gone = this.deleted.get(anchor.id);
    if ((known && !isNewer(anchor, known)) || (gone && !isNewer(anchor, gone))) return false;
    this.deleted.delete(anchor.id);
    this.anchors.set(anchor.id, anchor);
    this.onChanged(anchor);
    return true;
  }

  removed(id: string, version: number, savedAt: number): boolean {
    const gone = { version, savedAt };
    const known = this.anchors.get(id);
    if (known && isNewer(known, gone)) return false;
    if (this.deleted.size >= MOST_DELETIONS) this.deleted.clear();
    this.deleted.set(id, gone);
    if (!this.anchors.delete(id)) return false;
    this.onGone(id);
    return true;
  }

  /** A page of all that stand; with the last one, what was on none of them is gone. */
  page(anchors: ContentAnchor[], isLast: boolean): void {
    if (!this.isTellingAll) this.again.clear();
    this.isTellingAll = !isLast;
    for (const anchor of anchors) this.told(anchor);
    if (!isLast) return;
    for (const id of [...this.anchors.keys()]) {
      if (!this.again.has(id)) {
        this.anchors.delete(id);
        this.onGone(id);
      }
    }
  }

  /** The connection was lost: the next page is the first. */
  interrupted(): void {
    this.isTellingAll = false;
  }

  /** Drops what has expired at a time on the server's clock. */
  expire(serverMicros: number): void {
    for (const anchor of this.all()) {
      if (anchor.expiresAt !== undefined && anchor.expiresAt <= serverMicros) {
        this.anchors.delete(anchor.id);
        this.onGone(anchor.id);
      }
    }
  }
}

function isNewer(a: { savedAt?: number; version?: number }, b: { savedAt?: number; version?: number }): boolean {
  const at = a.savedAt ?? 0;
  const bt = b.savedAt ?? 0;
  return at === bt ? (a.version ?? 0) > (b.version ?? 0) : at > bt;
}
