import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openNotebookStore } from '../../src/index.js';
import { nameBasedUuid, namedDocumentId } from '../../src/names.js';

const place = { work: 'manuel-maths-2de', school: '0000001B' };
const DNS = Uint8Array.from(Buffer.from('6ba7b8109dad11d180b400c04fd430c8', 'hex'));
const progress = { type: 'Progress', module: 'm1', attempts: 1, completed: false };

const device = (account = 'a') => openNotebookStore({ baseUrl: 'http://nowhere.invalid', storage: 'memory', account });

test('a name gives the id that RFC 9562 and other libraries give it, whatever its length', () => {
  assert.equal(nameBasedUuid(DNS, 'www.example.com'), '2ed6657d-e927-568b-95e1-2665a8aea6a2');
  const ids = [39, 40, 47, 48, 103, 104, 1000].map((length) => nameBasedUuid(DNS, 'é'.padEnd(length, 'x')));
  assert.deepEqual(ids, [
    '07c31f96-e730-5379-9973-2396662675db',
    '214c9ec5-6e82-595d-9fb6-52c0ea706023',
    '7a363d81-37a5-56d5-ad2a-0067a4059314',
    'e10591f4-4354-52f8-a5ea-8d1558ec9351',
    '86c26084-68b6-5ff8-b5f9-5b6a267d5127',
    '7de0f5d8-a6e5-5303-8032-23c8d7526308',
    '08f26fd6-fb60-582d-82ac-05797e4fcdd5',
  ]);
});

test('the id of a progress is for good: devices of other years meet by it', () => {
  const { school, work } = place;
  assert.equal(namedDocumentId('a', school, work, 'progress', 'm1', 0), 'urn:uuid:68fd0f5c-c388-534c-887e-f171d4579434');
});

test('devices that never met give one id to the progress of a module', async () => {
  const [tablet, computer] = [await device(), await device()];
  const id = await tablet.put('progress', place, progress);
  assert.equal(id, await computer.put('progress', place, progress));
  assert.notEqual(id, await (await device('b')).put('progress', place, progress));
  assert.notEqual(id, await tablet.put('progress', { ...place, school: '0000002C' }, progress));
  const [one, other] = [{ ...progress, module: 'm2' }, { ...progress, module: 'm3' }];
  assert.notEqual(await tablet.put('progress', place, one), await tablet.put('progress', place, other));
  assert.equal((await tablet.list({ ...place, kind: 'progress' })).length, 3);
});

test('other documents get an id of their own, and an id that is given stays', async () => {
  const tablet = await device();
  const position = { type: 'Position', target: { source: 'c' }, progression: 0 };
  assert.notEqual(await tablet.put('position', place, position), await tablet.put('position', place, position));
  const id = 'urn:uuid:0199a1b2-0000-7000-8000-0000000000a4';
  assert.equal(await tablet.put('progress', place, progress, id), id);
  assert.equal(await tablet.put('progress', place, { ...progress, id }), id);
});
