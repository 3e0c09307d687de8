import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { openNotebookStore } from '../../src/index.js';
import { MemoryStorage } from '../../src/memory.js';
import { fileStorage } from '../../src/node.js';

const place = { work: 'manuel-maths-2de', school: '0000001B' };
const doc = { type: 'Annotation', target: 'chapitre-3.xhtml', bodyValue: 'un' };

async function offline(storage = new MemoryStorage()) {
  const clock = { ms: Date.now() };
  const store = await openNotebookStore({ baseUrl: 'http://nowhere.invalid', storage, now: () => clock.ms });
  return { store, clock };
}

test('what is written soon after joins what was not sent; later it is an operation of its own', async () => {
  const { store, clock } = await offline();
  const id = await store.put('annotation', place, doc);
  await store.patch(id, { bodyValue: 'deux' });
  clock.ms += 599_000;
  await store.patch(id, { bodyValue: 'trois' });
  assert.deepEqual((await store.pending()).map(({ op }) => op), ['put']);
  clock.ms += 601_000;
  await store.patch(id, { bodyValue: 'quatre' });
  assert.deepEqual((await store.pending()).map(({ op }) => op), ['put', 'patch']);
  assert.equal((await store.get(id))?.doc.bodyValue, 'quatre');
  await store.remove(id);
  assert.deepEqual([await store.pending(), await store.list()], [[], []]);
});

test('numbers of operations are never used again, not by another window either', async () => {
  const storage = new MemoryStorage();
  const windows = [await offline(storage), await offline(storage)];
  const numbers = new Set<string>();
  for (let n = 0; n < 10; n++) {
    const { store } = windows[n % 2]!;
    const id = await store.put('annotation', place, doc);
    numbers.add((await store.pending()).at(-1)!.opId);
    await store.remove(id);
  }
  assert.equal(numbers.size, 10);
});

test('documents are listed by school, work and kind', async () => {
  const { store } = await offline();
  const there = { work: 'manuel-svt-2de', school: '0000002C' };
  await store.put('annotation', place, doc);
  await store.put('preference', place, { type: 'Preference', values: {} });
  await store.put('annotation', there, doc);
  const count = async (wanted: Parameters<typeof store.list>[0]) => (await store.list(wanted)).length;
  assert.deepEqual(
    await Promise.all([{}, place, { school: '0000002C' }, { work: there.work }, { kind: 'annotation' } as const].map(count)),
    [3, 2, 1, 1, 2],
  );
});

test('a document does not move, and what is not here cannot be written in', async () => {
  const { store } = await offline();
  const id = await store.put('annotation', place, doc);
  await assert.rejects(store.put('annotation', { ...place, school: '0000002C' }, { ...doc, id }), /do not move/);
  await assert.rejects(store.patch('urn:uuid:0199a1b2-0000-7000-8000-0000000000a1', {}), /is not here/);
  await assert.rejects(store.put('annotation', place, doc, 'no-urn'), /urn:uuid:/);
});

test('a file that a crash cut off in the middle of a line has all that was acknowledged', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rentree-sdk-'));
  const file = join(folder, 'store');
  try {
    const { store } = await offline(fileStorage(file) as MemoryStorage);
    const ids = [await store.put('annotation', place, doc), await store.put('annotation', place, doc)];
    assert.throws(() => fileStorage(file), /in use by process/);
    await store.close();
    writeFileSync(file, `${readFileSync(file, 'utf8')}[["documents","half`);
    const { store: again } = await offline(fileStorage(file) as MemoryStorage);
    assert.deepEqual((await again.list()).map(({ id }) => id), ids.sort());
    await again.put('annotation', place, doc);
    await again.close();
    const { store: last } = await offline(fileStorage(file) as MemoryStorage);
    assert.equal((await last.list()).length, 3);
    await last.erase();
    assert.throws(() => readFileSync(file), /ENOENT/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("a lock that a killed process of the same number left is nobody's", async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rentree-sdk-'));
  const file = join(folder, 'store');
  try {
    for (const left of [`${process.pid} 1`, `${process.pid}`]) {
      writeFileSync(`${file}.lock`, left);
      const storage = fileStorage(file);
      assert.throws(() => fileStorage(file), /in use by process/);
      await storage.close();
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a transaction that fails leaves nothing', async () => {
  const storage = new MemoryStorage();
  await assert.rejects(
    storage.transaction('write', async (tx) => {
      await tx.put('meta', 'a', 1);
      throw new Error('half-way');
    }),
  );
  assert.equal(await storage.transaction('read', (tx) => tx.get('meta', 'a')), undefined);
});
