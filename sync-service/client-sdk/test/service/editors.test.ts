import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Document, Events } from '../../src/index.js';
import { Network, newPupil, note, openDevice, textOf } from '../support/stage.js';

/** A tablet on which a note is being edited while the computer's news of it come in. */
async function openEditor(news: object) {
  const pupil = await newPupil();
  const tablet = await openDevice(pupil, { now: () => Date.now() + 100 });
  const computer = await openDevice(pupil);
  const id = await tablet.put('annotation', pupil.place, note('premier'));
  await tablet.sync();
  await computer.sync();
  const read = (await tablet.get(id))!;
  await computer.patch(id, { body: news });
  await computer.sync();
  await tablet.sync();
  const conflicts: Events['conflict'][] = [];
  tablet.on('conflict', (conflict) => conflicts.push(conflict));
  return { pupil, tablet, computer, id, read, conflicts };
}

const colour = ({ doc }: Document) => (doc.body as { color: string }).color;

test('an editor that was opened before a pull overwrites no text that it never showed', async () => {
  const { pupil, tablet, id, read, conflicts } = await openEditor({ value: 'ordinateur' });
  await tablet.patch(id, { body: { value: 'tablette' } }, read);
  await tablet.sync();
  assert.equal(await textOf(tablet, id), 'tablette');
  assert.equal(conflicts.length, 1);
  const { items } = await tablet.versions(pupil.place, id);
  assert.deepEqual(items.map(({ value }) => value), ['ordinateur']);
});

test('a whole document changes what its editor changed, and nothing that came in meanwhile', async () => {
  const { pupil, tablet, id, read } = await openEditor({ color: 'green' });
  await tablet.put('annotation', pupil.place, { ...note('tablette'), id }, id, read);
  await tablet.sync();
  const stands = (await tablet.get(id))!;
  assert.deepEqual([await textOf(tablet, id), colour(stands)], ['tablette', 'green']);
});

test('what is deleted by somebody who had not read all of it is in the bin', async () => {
  const { pupil, tablet, id, read } = await openEditor({ value: 'ordinateur' });
  await tablet.remove(id, read);
  await tablet.sync();
  assert.equal((await tablet.bin(pupil.place)).items[0]?.document, id);
});

test('what waits from before a pull goes by itself: its news are met, those that were read are not', async () => {
  const { pupil, tablet, computer, id, conflicts } = await openEditor({ color: 'green' });
  await computer.patch(id, { body: { value: 'ordinateur' } });
  await tablet.patch(id, { body: { value: 'tablette' } }, { rev: 1 });
  await computer.sync();
  await tablet.put('annotation', pupil.place, note('tablette, plus tard', { color: 'green' }), id);
  assert.equal((await tablet.pending()).length, 2);
  await tablet.sync();
  const { items } = await tablet.versions(pupil.place, id);
  assert.ok(items.some(({ value }) => value === 'ordinateur'));
  assert.ok(conflicts.length > 0);
});

test('an editor need not read again what it saved itself, and takes back what it wrote', async () => {
  const pupil = await newPupil();
  const network = new Network();
  const tablet = await openDevice(pupil, { network });
  tablet.on('conflict', () => assert.fail('nobody else wrote'));
  const id = await tablet.put('annotation', pupil.place, note('premier'));
  await tablet.sync();
  const read = (await tablet.get(id))!;
  for (const text of ['deuxième', 'troisième', 'premier']) {
    await tablet.put('annotation', pupil.place, { ...note(text), id }, id, read);
    network.lostAnswers = text === 'deuxième' ? 1 : 0;
    while ((await tablet.sync()).pending > 0);
    assert.equal(await textOf(tablet, id), text);
  }
});
