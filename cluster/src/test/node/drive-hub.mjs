// Drives a hub with @kodira/omlox-client-typescript-angular: node drive-hub.mjs http://localhost:8080/v2
import { register } from 'node:module';
import assert from 'node:assert/strict';

register('./shims/resolve.mjs', import.meta.url);
const { provided } = await import('@angular/core');
const { HttpClient } = await import('@angular/common/http');
const { firstValueFrom } = await import('rxjs');
provided.set('HttpClient', new HttpClient());
provided.set('OMLOX_CLIENT_CONFIG', { baseUrl: process.argv[2] });
const kodira = await import('@kodira/omlox-client-typescript-angular');

const id = (n) => `${n}`.repeat(8) + '-1111-4111-8111-111111111111';
const square = [[[8.4, 49], [8.4001, 49], [8.4001, 49.0001], [8.4, 49.0001], [8.4, 49]]];
const things = [
  ['Zone', kodira.OmloxZonesService, { id: id(1), type: 'rfid', position: { type: 'Point', coordinates: [8.4, 49] }, radius: 3 }],
  ['Provider', kodira.OmloxProvidersService, { id: 'ac:23:3f:af:f3:90', type: 'uwb', properties: { a: 1 } }],
  ['Trackable', kodira.OmloxTrackablesService, { id: id(2), type: 'virtual', location_providers: ['ac:23:3f:af:f3:90'] }],
  ['Fence', kodira.OmloxFencesService, { id: id(3), region: { type: 'Polygon', coordinates: square }, floor: 0 }],
];
for (const [name, Service, given] of things) {
  const service = new Service();
  const call = (method, ...parameters) => firstValueFrom(service[method](...parameters));
  const before = (await call(`getAll${name}s`)).length;
  const made = await call(`create${name}`, given);
  assert.equal(made.id, given.id);
  assert.equal((await call(`getAll${name}s`)).length, before + 1);
  assert.equal((await call(`get${name}`, given.id)).id, given.id);
  await call(`update${name}`, given.id, { ...given, name: 'renamed' });
  assert.equal((await call(`get${name}`, given.id)).name, 'renamed');
}
const trackables = new kodira.OmloxTrackablesService();
assert.deepEqual(await firstValueFrom(trackables.getInsideFenceForTrackable(id(2), true)), []);
for (const [name, Service, given] of things.reverse()) {
  const service = new Service();
  await firstValueFrom(service[`delete${name}`](given.id));
  const left = await firstValueFrom(service[`getAll${name}s`]());
  assert.ok(!left.some((one) => one.id === given.id), name);
}
await assert.rejects(firstValueFrom(trackables.getTrackable(id(2))), /Not found/);
console.log('driven');
