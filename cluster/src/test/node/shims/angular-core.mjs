// As much of Angular's injection as a service needs outside of it.
export class InjectionToken {
  constructor(name) {
    this.name = name;
  }
}
export const provided = new Map();
export const inject = (token) => provided.get(token.name) ?? null;
export const Injectable = () => (type) => type;
export const NgModule = () => (type) => type;
export const Optional = () => () => {};
export const Inject = () => () => {};
export const makeEnvironmentProviders = (providers) => providers;
const nothing = () => undefined;
export {
  nothing as ɵɵngDeclareFactory,
  nothing as ɵɵngDeclareInjectable,
  nothing as ɵɵngDeclareClassMetadata,
  nothing as ɵɵngDeclareNgModule,
  nothing as ɵɵngDeclareInjector,
};
export const ɵɵFactoryTarget = { Injectable: 0, NgModule: 1 };
