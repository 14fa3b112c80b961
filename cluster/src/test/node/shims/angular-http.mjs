// Angular's HttpClient over fetch: what the client under test calls of it.
import { Observable } from 'rxjs';

export class HttpHeaders {
  constructor(values = {}) {
    this.values = { ...values };
  }
  set(name, value) {
    return new HttpHeaders({ ...this.values, [name]: value });
  }
  get(name) {
    return this.values[name] ?? null;
  }
}
export class HttpParams {
  constructor(values = {}) {
    this.values = values;
  }
  set(name, value) {
    return new HttpParams({ ...this.values, [name]: value });
  }
}
export class HttpErrorResponse extends Error {}
export const provideHttpClient = () => [];
export class HttpClientModule {}

export class HttpClient {
  static name = 'HttpClient';
  request(method, url, { headers, params, body } = {}) {
    return new Observable((observer) => {
      const query = params ? `?${new URLSearchParams(params.values)}` : '';
      const sent = Object.fromEntries(Object.entries(headers?.values ?? {}).filter(([, value]) => value));
      fetch(url + query, { method, headers: sent, body: body === undefined ? undefined : JSON.stringify(body) })
        .then(async (answer) => {
          const text = await answer.text();
          if (!answer.ok) {
            throw Object.assign(new HttpErrorResponse(text), { status: answer.status, statusText: answer.statusText });
          }
          observer.next(text ? JSON.parse(text) : null);
          observer.complete();
        })
        .catch((fault) => observer.error(fault));
    });
  }
}
