const SHIMS = {
  '@angular/core': 'angular-core.mjs',
  '@angular/common/http': 'angular-http.mjs',
  rxjs: 'rxjs.mjs',
  'rxjs/operators': 'rxjs.mjs',
};

export async function resolve(name, context, next) {
  return name in SHIMS ? { url: new URL(SHIMS[name], import.meta.url).href, shortCircuit: true } : next(name, context);
}
