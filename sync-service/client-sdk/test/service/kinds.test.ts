import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Events } from '../../src/index.js';
import { holdings, Network, newPupil, note, openDevice } from '../support/stage.js';

const target = { source: 'chapitre-3.xhtml' };
const KINDS = [
  ['sequence', { type: 'Sequence', title: 'Mon parcours', steps: [{ id: 'a', target, text: 'lire' }] }],
  ['position', { type: 'Position', target, progression: 0.42 }],
  ['progress', { type: 'Progress', module: 'quiz-1', attempts: 1, best: { score: 3, max: 10 }, completed: false }],
  ['preference', { type: 'Preference', values: { theme: 'sombre', taille: 1.2 } }],
] as const;

test('every kind of document goes to the other device, and can be listed by its kind', async () => {
  const pupil = await newPupil();
  const [tablet, computer] = [await openDevice(pupil), await openDevice(pupil)];
  for (const [kind, doc] of KINDS) {
    await tablet.put(kind, pupil.place, doc);
  }
  assert.deepEqual((await tablet.sync()).rejected, 0);
  await computer.sync();
  for (const [kind, doc] of KINDS) {
    const found = await computer.list({ ...pupil.place, kind });
    assert.deepEqual(found.map((one) => one.doc), [doc]);
  }
});

test('patches of different fields on two devices both stand, without a conflict', async () => {
  const pupil = await newPupil();
  const [tablet, computer] = [await openDevice(pupil), await openDevice(pupil)];
  const id = await tablet.put('annotation', pupil.place, note('texte'));
  await tablet.sync();
  await computer.sync();
  await tablet.patch(id, { body: { value: 'texte de la tablette' } });
  await computer.patch(id, { body: { color: 'green' } });
  const lost: Events['conflict'][] = [];
  [tablet, computer].forEach((store) => store.on('conflict', (one) => lost.push(one)));
  await tablet.sync();
  await computer.sync();
  await tablet.sync();
  const { doc } = (await tablet.get(id))!;
  assert.deepEqual(doc.body, { type: 'TextualBody', value: 'texte de la tablette', color: 'green' });
  assert.deepEqual(await holdings(tablet), await holdings(computer));
  assert.deepEqual(lost.flatMap((one) => one.lost), []);
});

test('a patch is sent as it was given, and writes nothing else', async () => {
  const pupil = await newPupil();
  const network = new Network();
  const tablet = await openDevice(pupil, { network });
  const id = await tablet.put('annotation', pupil.place, { ...note('long'), count: 1 });
  await tablet.sync();
  await tablet.patch(id, { count: null, body: { color: 'red' } });
  await tablet.patch(id, { count: 2, body: { color: 'blue' } });
  await tablet.sync();
  const [op] = JSON.parse(network.pushes.at(-1)!).ops;
  assert.deepEqual([op.op, op.patch, op.baseRev], ['patch', { count: 2, body: { color: 'blue' } }, 1]);
  assert.equal((await tablet.get(id))!.rev, 2);
});

test('a better score on another device is kept', async () => {
  const pupil = await newPupil();
  const [tablet, computer] = [await openDevice(pupil), await openDevice(pupil)];
  const [, doc] = KINDS[2];
  const id = await tablet.put('progress', pupil.place, doc);
  await tablet.sync();
  await computer.sync();
  await tablet.put('progress', pupil.place, { ...doc, attempts: 2, best: { score: 9, max: 10 } }, id);
  await computer.put('progress', pupil.place, { ...doc, attempts: 3, best: { score: 5, max: 10 } }, id);
  await tablet.sync();
  await computer.sync();
  await tablet.sync();
  const merged = (await tablet.get(id))!.doc;
  assert.deepEqual([merged.attempts, merged.best], [3, { score: 9, max: 10 }]);
  assert.deepEqual(await holdings(tablet), await holdings(computer));
});

test('devices that begin a module apart have one document of it, and the better score', async () => {
  const pupil = await newPupil();
  const [tablet, computer] = [await openDevice(pupil), await openDevice(pupil)];
  const [, doc] = KINDS[2];
  await tablet.put('progress', pupil.place, { ...doc, attempts: 2, best: { score: 9, max: 10 }, completed: true });
  await computer.put('progress', pupil.place, { ...doc, best: { score: 4, max: 10 } });
  await tablet.sync();
  await computer.sync();
  await tablet.sync();
  const [only, ...others] = await tablet.list({ ...pupil.place, kind: 'progress' });
  assert.deepEqual(others, []);
  assert.deepEqual([only!.doc.attempts, only!.doc.best, only!.doc.completed], [2, { score: 9, max: 10 }, true]);
  assert.deepEqual(await holdings(tablet), await holdings(computer));
});

test('a module whose progress was deleted is begun anew', async () => {
  const pupil = await newPupil();
  const [tablet, computer] = [await openDevice(pupil), await openDevice(pupil)];
  const [, doc] = KINDS[2];
  const id = await tablet.put('progress', pupil.place, doc);
  await tablet.sync();
  await computer.sync();
  await computer.remove(id);
  await computer.sync();
  await tablet.sync();
  const anew = [await tablet.put('progress', pupil.place, doc), await computer.put('progress', pupil.place, doc)];
  assert.equal(anew[0], anew[1]);
  assert.notEqual(anew[0], id);
  await tablet.sync();
  assert.equal((await computer.sync()).rejected, 0);
  assert.equal((await computer.list({ ...pupil.place, kind: 'progress' })).length, 1);
});
