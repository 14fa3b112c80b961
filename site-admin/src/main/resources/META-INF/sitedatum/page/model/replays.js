import { ReplayTape } from './replay-tape.js';

const POLL = 300;

/** The recordings and replays of a site, as the node keeps them. */
export class Replays {
  /** @param {import('./api.js').Api} api @param {string} site */
  constructor(api, site) {
    this.api = api;
    this.path = `/sites/${encodeURIComponent(site)}`;
  }

  async recordings() {
    return (await this.api.get(`${this.path}/recordings`)).items;
  }

  async record(seconds) {
    return (await this.api.post(`${this.path}/recordings`, { seconds })).body;
  }

  async stop(id) {
    return (await this.api.post(`${this.path}/recordings/${id}/stop`)).body;
  }

  async upload(id, file) {
    return (await this.api.put(`${this.path}/recordings/${id}/file`, new Blob([file], { type: 'application/octet-stream' }))).body;
  }

  async remove(id) {
    await this.api.delete(`${this.path}/recordings/${id}`);
  }

  /** Address of a recording's or replay's file, for a link. */
  link(rest) {
    return `${this.api.base}${this.path}${rest}`;
  }

  /**
   * The tape of a recording with a site: of a replay the node has already, else of a new one.
   *
   * @param {string} recording
   * @param {{revision?: number, document?: any}} how as recorded when neither is given
   * @param {(progress: number) => void} onProgress
   */
  async tape(recording, how, onProgress) {
    const known = how.document ? undefined : await this.known(recording, how);
    let job = known ?? (await this.api.post(`${this.path}/replays`, { recording, ...how })).body;
    while (job.state === 'waiting' || job.state === 'running') {
      onProgress(job.progress);
      await new Promise((then) => { setTimeout(then, POLL); });
      job = await this.api.get(`${this.path}/replays/${job.id}`);
    }
    if (job.state === 'failed') throw new Error(`The replay failed: ${job.reason}`);
    const [tracks, events] = await Promise.all([
      this.api.get(`${this.path}/replays/${job.id}/tracks`), this.api.get(`${this.path}/replays/${job.id}/events`)]);
    return new ReplayTape(job, tracks, events.items);
  }

  async known(recording, { revision }) {
    const wanted = revision ? `revision ${revision}` : 'as recorded';
    const { items } = await this.api.get(`${this.path}/replays`);
    return items.find((job) => job.recording === recording && job.with === wanted && job.state !== 'failed');
  }

  async done() {
    return (await this.api.get(`${this.path}/replays`)).items.filter(({ state }) => state === 'done');
  }

  async compare(first, second) {
    return this.api.get(`${this.path}/replays/${first.job.id}/comparison`, { with: second.job.id });
  }

  async accuracy(id, floor, cell) {
    return this.api.get(`${this.path}/replays/${id}/accuracy`, { floor, cell });
  }
}

/** 75 s as '1:15', with tenths where asked. @param {number} micros @param {number} digits */
export function clockText(micros, digits = 0) {
  const seconds = Math.max(0, micros / 1e6);
  const minutes = Math.floor(seconds / 60);
  return `${minutes}:${(seconds % 60).toFixed(digits).padStart(digits > 0 ? 3 + digits : 2, '0')}`;
}
