import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { fileStorage } from '../../src/node.js';
import { Network, holdings, newPupil, note, openDevice, textOf } from '../support/stage.js';

test('a lost answer: the same batch is sent again byte for byte, and has one effect', async () => {
  const pupil = await newPupil();
  const network = new Network();
  const [tablet, computer] = [await openDevice(pupil, { network }), await openDevice(pupil)];
  await tablet.put('annotation', pupil.place, note('une fois'));
  network.lostAnswers = 2;
  assert.equal((await tablet.sync()).outcome, 'offline');
  await tablet.put('annotation', pupil.place, note('écrit entre-temps'));
  assert.equal((await tablet.sync()).outcome, 'offline');
  assert.equal((await tablet.sync()).pushed, 2);
  assert.equal(network.pushes[0], network.pushes[1]);
  assert.equal(network.pushes[1], network.pushes[2]);
  await computer.sync();
  assert.equal(Object.keys(await holdings(computer)).length, 2);
  assert.deepEqual(await holdings(computer), await holdings(tablet));
});

test('more operations than a batch may have go in several, and the progress is told', async () => {
  const pupil = await newPupil();
  const network = new Network();
  const tablet = await openDevice(pupil, { network });
  const told: number[] = [];
  tablet.on('progress', ({ pushed, of }) => told.push(pushed / of));
  await Promise.all(Array.from({ length: 230 }, (_, n) => tablet.put('annotation', pupil.place, note(`note ${n}`))));
  assert.equal((await tablet.sync()).pushed, 230);
  assert.deepEqual(network.pushes.map((body) => JSON.parse(body).ops.length), [100, 100, 30]);
  assert.deepEqual(told.slice(0, 3), [100 / 230, 200 / 230, 1]);
  const computer = await openDevice(pupil);
  assert.equal((await computer.sync()).pulled, 230);
});

test('batches keep below the bytes that are allowed', async () => {
  const pupil = await newPupil();
  const network = new Network();
  const tablet = await openDevice(pupil, { network });
  for (let n = 0; n < 30; n++) {
    await tablet.put('annotation', pupil.place, { ...note(`${n}`), more: 'é'.repeat(25_000) });
  }
  const summary = await tablet.sync();
  assert.deepEqual([summary.pushed, summary.rejected], [30, 0]);
  assert.equal(network.pushes.length, 2);
});

test('one bad operation does not block: it is kept with its reason, and can be mended or given up', async () => {
  const pupil = await newPupil();
  const tablet = await openDevice(pupil);
  const rejected: string[] = [];
  tablet.on('rejected', ({ refused }) => rejected.push(refused!.problem.type!.split('/').at(-1)!));
  const long = await tablet.put('annotation', pupil.place, note('x'.repeat(10_001)));
  await tablet.put('annotation', pupil.place, note('bien'));
  const summary = await tablet.sync();
  assert.deepEqual([summary.pushed, summary.rejected, summary.pending], [2, 1, 1]);
  assert.deepEqual(rejected, ['text-too-long']);
  assert.equal((await tablet.sync()).pushed, 0);
  await tablet.put('annotation', pupil.place, { ...note('plus court'), id: long });
  assert.deepEqual([(await tablet.sync()).rejected, (await tablet.pending()).length], [0, 0]);
  const again = await tablet.put('annotation', pupil.place, note('y'.repeat(10_001)));
  await tablet.sync();
  await tablet.discard((await tablet.pending()).map((op) => op.opId));
  assert.equal(await tablet.get(again), undefined);
});

/** A device whose clock can be put forward, with a note that the server has. */
async function slowWriter() {
  const pupil = await newPupil();
  const clock = { ahead: -3_600_000 };
  const tablet = await openDevice(pupil, { now: () => Date.now() + clock.ahead });
  const id = await tablet.put('annotation', pupil.place, note('bien'));
  await tablet.sync();
  const later = () => (clock.ahead += 660_000);
  return { pupil, tablet, id, later };
}

const LONG = 'x'.repeat(10_001);

for (const how of ['put', 'patch'] as const) {
  test(`a refused ${how} that is mended much later is mended, and covers nothing`, async () => {
    const { pupil, tablet, id, later } = await slowWriter();
    const text = { body: { value: LONG } };
    await (how === 'put' ? tablet.put('annotation', pupil.place, note(LONG), id) : tablet.patch(id, text));
    assert.equal((await tablet.sync()).rejected, 1);
    later();
    await tablet.patch(id, { body: { value: 'plus court' } });
    assert.deepEqual([(await tablet.sync()).rejected, await tablet.pending()], [0, []]);
    assert.equal(await textOf(tablet, id), 'plus court');
  });
}

test('what is refused after more was written does not cover it, and its other fields are sent', async () => {
  const { pupil, tablet, id, later } = await slowWriter();
  await tablet.patch(id, { body: { value: LONG, color: 'green' } });
  later();
  await tablet.patch(id, { body: { value: 'plus court' } });
  assert.equal((await tablet.sync()).rejected, 1);
  assert.equal(await textOf(tablet, id), 'plus court');
  assert.deepEqual([(await tablet.sync()).rejected, await tablet.pending()], [0, []]);
  const computer = await openDevice(pupil);
  await computer.sync();
  assert.deepEqual((await computer.get(id))?.doc.body, { type: 'TextualBody', value: 'plus court', color: 'green' });
});

test('what is refused holds up nothing that is written beside it, and a whole document takes its place', async () => {
  const { pupil, tablet, id, later } = await slowWriter();
  await tablet.patch(id, { body: { value: LONG } });
  await tablet.sync();
  await tablet.patch(id, { body: { color: 'green' } });
  assert.deepEqual([(await tablet.sync()).pushed, await textOf(tablet, id)], [1, LONG]);
  later();
  await tablet.put('annotation', pupil.place, note('entière'), id);
  assert.deepEqual([(await tablet.sync()).rejected, await tablet.pending()], [0, []]);
  assert.equal(await textOf(tablet, id), 'entière');
});

test('what is written several times before it is sent is sent once', async () => {
  const pupil = await newPupil();
  const network = new Network();
  const tablet = await openDevice(pupil, { network });
  const id = await tablet.put('annotation', pupil.place, note('é'));
  for (const text of ['éc', 'écr', 'écrit']) {
    await tablet.patch(id, { body: { value: text } });
  }
  const gone = await tablet.put('annotation', pupil.place, note('rien'));
  await tablet.remove(gone);
  await tablet.sync();
  const { ops } = JSON.parse(network.pushes[0]!);
  assert.deepEqual([ops.length, ops[0].op, ops[0].doc.body.value], [1, 'put', 'écrit']);
});

test('killed between writing and sending: all that was acknowledged is sent by the next process', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rentree-sdk-'));
  try {
    const pupil = await newPupil();
    const file = join(folder, 'store');
    const writer = fileURLToPath(new URL('../support/writer.js', import.meta.url));
    const child = spawn(process.execPath, [writer, file, JSON.stringify(pupil)], { stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = once(child, 'exit');
    const acknowledged: string[] = [];
    for await (const chunk of child.stdout) {
      acknowledged.push(...String(chunk).split('\n').filter(Boolean));
      if (acknowledged.length >= 40) {
        child.kill('SIGKILL');
      }
    }
    await ended;
    const survivor = await openDevice(pupil, { storage: fileStorage(file) });
    assert.equal((await survivor.sync()).outcome, 'done');
    const computer = await openDevice(pupil);
    await computer.sync();
    const arrived = new Set((await computer.list()).map(({ id }) => id));
    assert.deepEqual(acknowledged.filter((id) => !arrived.has(id)), []);
    assert.deepEqual(await holdings(computer), await holdings(survivor));
    await survivor.close();
  } finally {
    rmSync(folder, { recursive: true });
  }
});
