// Observables as far as one answer to one request goes.
export class Observable {
  constructor(subscribe) {
    this.begin = subscribe;
  }
  subscribe(observer) {
    this.begin(observer);
  }
  pipe(...steps) {
    return steps.reduce((source, step) => step(source), this);
  }
}
export const throwError = (make) => new Observable((observer) => observer.error(make()));
export const catchError = (handle) => (source) =>
  new Observable((observer) =>
    source.subscribe({
      next: (value) => observer.next(value),
      complete: () => observer.complete(),
      error: (fault) => handle(fault).subscribe(observer),
    }));
export const firstValueFrom = (source) =>
  new Promise((resolve, reject) => source.subscribe({ next: resolve, error: reject, complete: () => {} }));
