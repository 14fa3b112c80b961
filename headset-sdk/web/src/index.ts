export * from './alignment.js';
export { PoseBuffer, fromSite, toSite } from './geometry.js';
export type { Convention } from './geometry.js';
export * from './poses.js';
