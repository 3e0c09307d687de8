import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Pupil, Network, newPupil, note, openDevice, textOf } from '../support/stage.js';

/** A tablet and a computer of one pupil that both hold a note. */
async function twoDevices(pupil: Pupil) {
  const tablet = await openDevice(pupil, { now: () => Date.now() + 100 });
  const computer = await openDevice(pupil);
  const id = await tablet.put('annotation', pupil.place, note('premier'));
  await tablet.sync();
  await computer.sync();
  return { tablet, computer, id };
}

test('a text that lost is shown, and brought back on every device', async () => {
  const pupil = await newPupil();
  const { tablet, computer, id } = await twoDevices(pupil);
  await computer.put('annotation', pupil.place, { ...note('ordinateur'), id });
  await tablet.put('annotation', pupil.place, { ...note('tablette'), id });
  await tablet.sync();
  await computer.sync();
  const { items } = await computer.versions(pupil.place, id);
  assert.deepEqual(
    items.map(({ document, field, value }) => [document, field, value]),
    [[id, 'body/value', 'ordinateur']],
  );
  assert.equal(await computer.restore(pupil.place, items[0]!), id);
  assert.equal(await textOf(computer, id), 'ordinateur');
  await tablet.sync();
  assert.equal(await textOf(tablet, id), 'ordinateur');
  const swapped = await tablet.versions(pupil.place);
  assert.equal(swapped.items[0]?.value, 'tablette');
});

test('what a deletion did not know is in the bin, and comes back as a new document', async () => {
  const pupil = await newPupil();
  const { tablet, computer, id } = await twoDevices(pupil);
  await tablet.remove(id);
  await tablet.sync();
  await computer.put('annotation', pupil.place, { ...note('non, garder'), id });
  await computer.sync();
  const { items } = await computer.bin(pupil.place);
  assert.deepEqual([items.length, items[0]?.document], [1, id]);
  const back = await computer.restore(pupil.place, items[0]!);
  assert.notEqual(back, id);
  assert.equal(await textOf(computer, back), 'non, garder');
  assert.equal(await computer.get(id), undefined);
  assert.equal((await computer.bin(pupil.place)).items[0]?.restoredAs, back);
});

test('a patch that meets a deletion lies in the bin as a whole document, told once', async () => {
  const pupil = await newPupil();
  const { tablet, computer, id } = await twoDevices(pupil);
  const binned: string[] = [];
  computer.on('binned', ({ text }) => binned.push(text));
  await tablet.remove(id);
  await tablet.sync();
  await computer.patch(id, { body: { value: 'non, garder' } });
  await computer.sync();
  const { items } = await computer.bin(pupil.place);
  assert.deepEqual(
    items.map(({ partial, doc }) => [partial, doc]),
    [[false, JSON.parse(binned[0]!)]],
  );
  assert.equal(binned.length, 1);
  assert.deepEqual(await computer.pending(), []);
  assert.equal(await textOf(tablet, await tablet.restore(pupil.place, items[0]!)), 'non, garder');
});

test('what is patched while a deletion is being read lies in the bin whole too', async () => {
  const pupil = await newPupil();
  const { tablet, id } = await twoDevices(pupil);
  let meanwhile = async () => {};
  const phone = await openDevice(pupil, {
    fetch: async (input, init) => {
      if (String(input).includes('/sync/changes?')) {
        await meanwhile();
      }
      return fetch(input, init);
    },
  });
  await phone.sync();
  await tablet.remove(id);
  await tablet.sync();
  meanwhile = async () => {
    meanwhile = async () => {};
    await phone.patch(id, { body: { value: 'écrit pendant ce temps' } });
  };
  await phone.sync();
  const { items } = await phone.bin(pupil.place);
  assert.deepEqual(items.map(({ partial }) => partial), [false]);
  assert.equal(await textOf(phone, await phone.restore(pupil.place, items[0]!)), 'écrit pendant ce temps');
});

test('without a network, or a notebook, recovery says so', async () => {
  const pupil = await newPupil();
  const network = new Network();
  const store = await openDevice(pupil, { network });
  await assert.rejects(store.bin(pupil.place), { slug: 'unknown-notebook' });
  await store.sync();
  await store.put('annotation', pupil.place, note('là'));
  await store.sync();
  assert.deepEqual((await store.bin(pupil.place)).items, []);
  network.isDown = true;
  await assert.rejects(store.bin(pupil.place), { kind: 'offline' });
});
