import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MemoryStorage } from '../../src/memory.js';
import type { NotebookStorage, Table } from '../../src/index.js';
import { holdings, Network, newPupil, note, openDevice, restoreTo, textOf } from '../support/stage.js';

const TABLES: Table[] = ['documents', 'paths', 'operations', 'meta'];

/** What an image of a whole tablet, or a browser profile put back, does. */
async function copyOf(storage: NotebookStorage): Promise<MemoryStorage> {
  const copy = new MemoryStorage();
  for (const table of TABLES) {
    const all = await storage.transaction('read', (tx) => tx.range(table, ''));
    await copy.transaction('write', async (tx) => {
      await Promise.all(all.map(([key, value]) => tx.put(table, key, value)));
    });
  }
  return copy;
}

test('a copied device takes a name of its own as soon as its numbers clash, and loses nothing', async () => {
  const pupil = await newPupil();
  const storage = new MemoryStorage();
  const original = await openDevice(pupil, { storage });
  await original.put('annotation', pupil.place, note('commune'));
  await original.sync();
  const copy = await openDevice(pupil, { storage: await copyOf(storage) });
  assert.equal(await copy.deviceId(), await original.deviceId());
  await original.put('annotation', pupil.place, note("de l'original"));
  await copy.put('annotation', pupil.place, note('de la copie'));
  await original.sync();
  const summary = await copy.sync();
  assert.deepEqual([summary.outcome, summary.rejected, summary.pending], ['done', 0, 0]);
  assert.notEqual(await copy.deviceId(), await original.deviceId());
  await original.sync();
  assert.deepEqual(await holdings(original), await holdings(copy));
  assert.equal((await original.list()).length, 3);
});

test('a patch of what the server lost in a restore brings the whole document back', async () => {
  const pupil = await newPupil();
  const [tablet, computer] = [await openDevice(pupil), await openDevice(pupil)];
  const id = await tablet.put('annotation', pupil.place, note('écrit'));
  await tablet.sync();
  await tablet.patch(id, { body: { color: 'green' } });
  await restoreTo(pupil, 0);
  assert.deepEqual([(await tablet.sync()).outcome, await tablet.pending()], ['done', []]);
  await computer.sync();
  assert.equal(await textOf(computer, id), 'écrit');
  assert.deepEqual(((await computer.get(id))!.doc.body as { color: string }).color, 'green');
  assert.deepEqual(await holdings(tablet), await holdings(computer));
});

test('an answer that is no answer is none: the batch is kept, and sent again', async () => {
  const pupil = await newPupil();
  const network = new Network();
  const tablet = await openDevice(pupil, { network });
  await tablet.sync();
  tablet.on('error', ({ error }) => assert.fail(error));
  for (const nonsense of ['<html>portail captif</html>', '{"results":[],"serverTime":"2026-09-01T08:00:00Z"}', '']) {
    await tablet.put('annotation', pupil.place, note(nonsense));
    network.answers.push(new Response(nonsense));
    assert.equal((await tablet.sync()).outcome, 'failed');
    assert.equal((await tablet.sync()).outcome, 'done');
  }
  const computer = await openDevice(pupil);
  await computer.sync();
  assert.equal((await computer.list()).length, 3);
  assert.deepEqual(await holdings(tablet), await holdings(computer));
});
