export * from './alignment.js';
export * from './anchors.js';
export * from './client.js';
export * from './clock.js';
export { PoseBuffer, fromSite, toSite } from './geometry.js';
export type { Convention } from './geometry.js';
export type { Poses, ServerAlignment, SocketLike } from './messages.js';
export * from './poses.js';
export * from './session.js';
