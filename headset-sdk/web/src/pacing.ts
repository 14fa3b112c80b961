/** Markers of which the last sighting is remembered. */
const REMEMBERED = 64;

/** Keeps many sightings of one marker from counting as many: together they weigh as one a second. */
export class MarkerPacing {
  private readonly lastSeen = new Map<string, number>();

  /** Factor of the standard deviation of a sighting at a time in µs, at least 1. */
  weakening(marker: string, time: number): number {
    const before = this.lastSeen.get(marker);
    return before === undefined ? 1 : Math.sqrt(Math.max(1, 1 / Math.max(0.005, Math.abs(time - before) * 1e-6)));
  }

  /** A sighting was used. */
  used(marker: string, time: number): void {
    this.lastSeen.delete(marker);
    this.lastSeen.set(marker, time);
    if (this.lastSeen.size > REMEMBERED) this.lastSeen.delete(this.lastSeen.keys().next().value as string);
  }

  forget(): void {
    this.lastSeen.clear();
  }
}
