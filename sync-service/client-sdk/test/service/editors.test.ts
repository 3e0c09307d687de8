import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Document, Events, NotebookStore } from '../../src/index.js';
import { MemoryStorage } from '../../src/memory.js';
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

/** Two windows of one tablet, in both of which the same note is being edited. */
async function openWindows({ sent = true } = {}) {
  const pupil = await newPupil();
  const storage = new MemoryStorage();
  const [one, other] = [await openDevice(pupil, { storage }), await openDevice(pupil, { storage })];
  const id = await one.put('annotation', pupil.place, note('premier'));
  if (sent) {
    await one.sync();
  }
  const write = async (store: NotebookStore, value: string, read?: Document) => {
    await store.patch(id, { body: { value } }, read);
  };
  const kept = async () => (await one.versions(pupil.place, id)).items.map(({ value }) => value).sort();
  return { pupil, one, other, id, read: (await other.get(id))!, write, kept };
}

for (const sent of [true, false]) {
  test(`a text that another window saved meanwhile is kept as a version, its note ${sent ? 'sent' : 'not sent yet'}`, async () => {
    const { one, other, id, read, write, kept } = await openWindows({ sent });
    await write(one, 'première fenêtre', read);
    await write(other, 'seconde fenêtre', read);
    assert.equal(await textOf(one, id), 'seconde fenêtre');
    while ((await one.sync()).pending > 0);
    assert.equal(await textOf(one, id), 'seconde fenêtre');
    assert.deepEqual(await kept(), ['première fenêtre']);
  });
}

test('so is one that was sent before the other window saved, and each of several', async () => {
  const { one, other, id, read, write, kept } = await openWindows();
  await write(one, 'première fenêtre', read);
  await one.sync();
  await write(other, 'seconde fenêtre', read);
  await write(one, 'encore la première', read);
  await other.sync();
  assert.equal(await textOf(other, id), 'encore la première');
  assert.deepEqual(await kept(), ['première fenêtre', 'seconde fenêtre']);
});

test('the window that wrote over another one is told, like any that met somebody', async () => {
  const { one, other, id, read, write } = await openWindows();
  const conflicts: Events['conflict'][] = [];
  other.on('conflict', (conflict) => conflicts.push(conflict));
  await write(one, 'première fenêtre', read);
  await write(other, 'seconde fenêtre', read);
  await other.sync();
  assert.deepEqual(conflicts.map((conflict) => conflict.id), [id]);
});

test('a window that has read what the other one wrote, or wrote it, leaves no version behind', async () => {
  const { one, other, id, read, write, kept } = await openWindows();
  await write(one, 'un', read);
  await write(one, 'deux', read);
  await one.sync();
  await write(one, 'trois', read);
  await write(other, 'quatre', (await other.get(id))!);
  await other.patch(id, { body: { color: 'green' } }, read);
  await other.sync();
  assert.deepEqual([await textOf(one, id), await kept()], ['quatre', []]);
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
