import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Events } from '../../src/index.js';
import { Network, holdings, newPupil, note, openDevice, textOf } from '../support/stage.js';

test('what is written offline is on the other device once both have synchronised', async () => {
  const pupil = await newPupil();
  const network = new Network();
  const tablet = await openDevice(pupil, { network });
  const computer = await openDevice(pupil);
  network.isDown = true;
  const id = await tablet.put('annotation', pupil.place, note('écrit dans le bus'));
  assert.equal((await tablet.sync()).outcome, 'offline');
  assert.equal((await tablet.pending()).length, 1);
  network.isDown = false;
  const summary = await tablet.sync();
  assert.deepEqual([summary.outcome, summary.pushed, summary.pending], ['done', 1, 0]);
  await computer.sync();
  assert.equal(await textOf(computer, id), 'écrit dans le bus');
  assert.deepEqual(await holdings(computer), await holdings(tablet));
});

test('a document is given back byte for byte, whatever JavaScript makes of its numbers', async () => {
  const pupil = await newPupil();
  const [tablet, computer] = [await openDevice(pupil), await openDevice(pupil)];
  const id = 'urn:uuid:0199a1b2-0000-7000-8000-0000000000a7';
  const text = `{ "id" : "${id}", "type":["Annotation"],\n "big":12345678901234567890, "text":"\\u00e9 🧮 עברית", "target":["a",{"n":[[1,2],{}]}] }`;
  await tablet.put('annotation', pupil.place, text);
  await tablet.sync();
  await computer.sync();
  assert.equal((await computer.get(id))?.text, text);
});

test('fields written on two devices are merged; of two texts one is told as lost', async () => {
  const pupil = await newPupil();
  const computer = await openDevice(pupil);
  const tablet = await openDevice(pupil, { now: () => Date.now() + 100 });
  const id = await tablet.put('annotation', pupil.place, note('premier'));
  await tablet.sync();
  await computer.sync();
  const conflicts: Events['conflict'][] = [];
  computer.on('conflict', (conflict) => conflicts.push(conflict));
  await computer.put('annotation', pupil.place, { ...note('ordinateur', { color: 'green' }), id });
  await tablet.put('annotation', pupil.place, { ...note('tablette'), id });
  await tablet.sync();
  await computer.sync();
  await tablet.sync();
  assert.deepEqual(await holdings(computer), await holdings(tablet));
  assert.equal(await textOf(tablet, id), 'tablette');
  assert.equal(conflicts[0]?.outcome, 'merged');
  assert.deepEqual(conflicts[0]?.lost, [{ field: 'body/value', text: 'ordinateur' }]);
});

test('an edit that meets a deletion is told as binned, and the note stays deleted', async () => {
  const pupil = await newPupil();
  const [tablet, computer] = [await openDevice(pupil), await openDevice(pupil)];
  const id = await tablet.put('annotation', pupil.place, note('à jeter'));
  await tablet.sync();
  await computer.sync();
  const binned: Events['binned'][] = [];
  computer.on('binned', (one) => binned.push(one));
  await tablet.remove(id);
  await tablet.sync();
  await computer.put('annotation', pupil.place, { ...note('non, garder'), id });
  await computer.sync();
  assert.match(binned[0]!.text, /non, garder/);
  assert.equal(await computer.get(id), undefined);
  await assert.rejects(computer.put('annotation', pupil.place, { ...note('encore'), id }), /deleted/);
});

test('what an answer had no room for comes by the pull, and no text that stands is called lost', async () => {
  const pupil = await newPupil();
  const [tablet, computer] = [await openDevice(pupil), await openDevice(pupil)];
  const place = pupil.place;
  const ids = await Promise.all(Array.from({ length: 30 }, () => tablet.put('annotation', place, note('commune', { pad: 'x'.repeat(50_000) }))));
  await tablet.sync();
  await computer.sync();
  await Promise.all(ids.map((id) => tablet.patch(id, { body: { color: 'green' } })));
  await tablet.sync();
  const conflicts: Events['conflict'][] = [];
  computer.on('conflict', (conflict) => conflicts.push(conflict));
  await Promise.all(ids.map((id, n) => computer.patch(id, { body: { value: `ordinateur ${n}` } })));
  assert.deepEqual([(await computer.sync()).outcome, await computer.pending()], ['done', []]);
  await tablet.sync();
  assert.deepEqual(await holdings(computer), await holdings(tablet));
  assert.equal(await textOf(computer, ids[29]!), 'ordinateur 29');
  assert.equal(conflicts.length, 30);
  assert.deepEqual(conflicts.flatMap(({ lost }) => lost), []);
  assert.ok(conflicts.every(({ standing }) => standing?.includes('green')));
});
