import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ChangedDocument, type NotebookStore, type Place, SyncError } from '../../src/index.js';
import { changeSchool, doElsewhere, endSeats, holdings, newPupil, note, openDevice, type Pupil, textOf } from '../support/stage.js';

const placesIn = async (store: NotebookStore, work: string) => (await store.list({ work })).map(({ school }) => school);

async function transfer(pupil: Pupil, store: NotebookStore): Promise<void> {
  await store.sync();
  const { notebook } = (await store.notebooks()).find(({ school }) => school === pupil.place.school)!;
  await doElsewhere(pupil, 'POST', `/api/v1/notebooks/${notebook}/transfers`, {});
}

/** A note of the first school on two devices, of which the tablet is at the new school now. */
async function movedPupil() {
  const pupil = await newPupil();
  const [tablet, computer] = [await openDevice(pupil), await openDevice(pupil)];
  const id = await tablet.put('annotation', pupil.place, note('avant'));
  await tablet.sync();
  await computer.sync();
  const there = await changeSchool(pupil, 'ACCESS_POINT_AND_SCHOOL');
  return { pupil, tablet, computer, id, there };
}

test('the owner takes the notes that did not follow over, with what was refused in between', async () => {
  const { pupil, tablet, computer, id, there } = await movedPupil();
  await tablet.patch(id, { body: { value: 'trop tard ici' } });
  assert.equal((await tablet.sync()).rejected, 1);
  assert.deepEqual((await tablet.notebooks()).map(({ state, reason }) => [state, reason]), [['FROZEN', 'OTHER_SCHOOL']]);
  const { notebook, notes } = await tablet.transfer(pupil.place);
  const stand = (await tablet.notebooks()).map((one) => [one.notebook, one.school, one.state]);
  assert.deepEqual([notes, stand], [1, [[notebook, there.school, 'OPEN']]]);
  assert.deepEqual([await placesIn(tablet, pupil.place.work), await tablet.pending()], [[there.school], []]);
  await computer.sync();
  assert.equal(await textOf(computer, id), 'trop tard ici');
});

test('what can be written in is not transferred, nor what no right reaches, and nothing moves', async () => {
  const pupil = await newPupil();
  const tablet = await openDevice(pupil);
  await tablet.put('annotation', pupil.place, note('ici'));
  await tablet.sync();
  const refusal = (slug: string) => (fault: unknown) => fault instanceof SyncError && fault.slug === slug;
  await assert.rejects(tablet.transfer(pupil.place), refusal('notebook-open'));
  await endSeats(pupil);
  const late = await tablet.put('annotation', pupil.place, note('trop tard'));
  await tablet.sync();
  await assert.rejects(tablet.transfer(pupil.place), refusal('no-right-elsewhere'));
  assert.deepEqual(await placesIn(tablet, pupil.place.work), [pupil.place.school, pupil.place.school]);
  assert.deepEqual((await tablet.pending()).map((op) => op.id), [late]);
});

test('a note that was transferred stands once, in its new notebook', async () => {
  const { pupil, tablet, computer, id, there } = await movedPupil();
  await transfer(pupil, tablet);
  const told: ChangedDocument[] = [];
  computer.on('change', ({ documents }) => told.push(...documents));
  await computer.sync();
  assert.deepEqual((await computer.list()).map((one) => [one.id, one.school]), [[id, there.school]]);
  assert.deepEqual(told.map(({ school, deleted }) => [school, deleted]), [[pupil.place.school, true], [there.school, false]]);
});

test('what waits on a note goes with it to its new notebook, also what the old one refused', async () => {
  const { pupil, tablet, computer, id, there } = await movedPupil();
  await computer.patch(id, { body: { value: 'trop tard ici' } });
  assert.equal((await computer.sync()).rejected, 1);
  await transfer(pupil, tablet);
  await computer.sync();
  assert.deepEqual(await computer.pending(), []);
  await tablet.sync();
  assert.equal(await textOf(tablet, id), 'trop tard ici');
  assert.deepEqual(await holdings(tablet), await holdings(computer));
  assert.deepEqual(await placesIn(computer, there.work), [there.school]);
});

test('a note written at a new school, where notes follow the person, stands once, where the others are', async () => {
  const pupil = await newPupil({ continuity: 'PERSON' });
  const tablet = await openDevice(pupil);
  await tablet.put('annotation', pupil.place, note('au premier lycée'));
  await tablet.sync();
  const there: Place = await changeSchool(pupil, 'PERSON');
  const id = await tablet.put('annotation', there, note('au second'));
  await tablet.sync();
  assert.deepEqual(await placesIn(tablet, there.work), [pupil.place.school, pupil.place.school]);
  await tablet.patch(id, { body: { value: 'repris' } });
  await doElsewhere(pupil, 'POST', `/api/v1/devices/${await tablet.deviceId()}/reset`);
  assert.equal((await tablet.sync()).outcome, 'done');
  assert.deepEqual([await textOf(tablet, id), (await tablet.list()).length], ['repris', 2]);
});
