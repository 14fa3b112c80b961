/** The surveys of a site on its node. Every call throws a ProblemError when the node refuses. */
export class Surveys {
  /** @param {import('./api.js').Api} api @param {string} site */
  constructor(api, site) {
    this.api = api;
    this.recordings = `/sites/${encodeURIComponent(site)}/recordings`;
    this.path = `/sites/${encodeURIComponent(site)}/surveys`;
  }

  async list() {
    return (await this.api.get(this.path)).items;
  }

  /** Names of recordings that a survey may read. */
  async recorded() {
    return (await this.api.get(this.recordings)).items.filter(({ state }) => state === 'ready').map(({ id }) => id);
  }

  /** @param {any} order */
  async start(order) {
    return (await this.api.post(this.path, order)).body;
  }

  async read(id) {
    return this.api.get(`${this.path}/${encodeURIComponent(id)}`);
  }

  async cancel(id) {
    return (await this.api.post(`${this.path}/${encodeURIComponent(id)}/cancellation`)).body;
  }

  async remove(id) {
    await this.api.delete(`${this.path}/${encodeURIComponent(id)}`);
  }

  /** What becomes of a document with what was found. @param {string} id @param {number} choice from 1 on @param {any} document */
  async apply(id, choice, document) {
    return (await this.api.post(`${this.path}/${encodeURIComponent(id)}/apply`, { choice, document })).body;
  }
}
