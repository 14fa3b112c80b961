/** What a node says when it refuses: an RFC 9457 problem document. */
export class ProblemError extends Error {
  /** @param {{title: string, status: number, detail?: string, errors?: {field: string, value: string, allowed: string}[]}} problem */
  constructor(problem) {
    super(problem.detail ? `${problem.title}: ${problem.detail}` : problem.title);
    this.problem = problem;
    this.status = problem.status;
  }
}

/** The HTTP side of a node. Every call gives the answer, JSON or an image, or throws a {@link ProblemError}. */
export class Api {
  /** @param {string} base path of the API, e.g. '/api/v1' */
  constructor(base = '/api/v1') {
    this.base = base;
  }

  /** Answers of a GET. @param {string} path @param {Record<string, string | number>} query */
  async get(path, query = {}) {
    return (await this.send('GET', path, { query })).body;
  }

  /** As {@link get}, with the ETag of what came. */
  async getTagged(path) {
    return this.send('GET', path, {});
  }

  async put(path, body, { etag = '', query = {} } = {}) {
    return this.send('PUT', path, { body, query, headers: etag ? { 'If-Match': etag } : {} });
  }

  async post(path, body, { etag = '', query = {} } = {}) {
    return this.send('POST', path, { body, query, headers: etag ? { 'If-Match': etag } : {} });
  }

  async delete(path, { etag = '' } = {}) {
    return this.send('DELETE', path, { headers: etag ? { 'If-Match': etag } : {} });
  }

  async send(method, path, { body, query = {}, headers = {} }) {
    const search = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]));
    const url = `${this.base}${path}${search.size > 0 ? `?${search}` : ''}`;
    const isFile = body instanceof Blob;
    const answer = await fetch(url, {
      method,
      headers: {
        Accept: 'application/json',
        // Says that a page of this node asks and not one elsewhere that only has the browser's cookie.
        'X-SiteDatum': 'page',
        ...(body === undefined ? {} : { 'Content-Type': isFile ? body.type : 'application/json' }),
        ...headers,
      },
      body: body === undefined || isFile ? body : JSON.stringify(body),
    }).catch((gone) => {
      throw new ProblemError({ title: 'The node does not answer', status: 0, detail: gone.message });
    });
    const isImage = answer.ok && /^image\//.test(answer.headers.get('Content-Type') ?? '');
    if (isImage) return { body: await answer.blob(), etag: answer.headers.get('ETag') ?? '', location: '' };
    const text = await answer.text();
    const json = text && /json/.test(answer.headers.get('Content-Type') ?? '') ? JSON.parse(text) : undefined;
    if (!answer.ok) throw new ProblemError(json ?? { title: answer.statusText, status: answer.status });
    return { body: json, etag: answer.headers.get('ETag') ?? '', location: answer.headers.get('Location') ?? '' };
  }
}
