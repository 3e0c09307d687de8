import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Notebook } from '../../src/index.js';
import { endSeats, giveSeat, newPupil, note, openDevice, restoreTo, holdings, textOf, Network } from '../support/stage.js';

test('what is written after the licence ended is refused and kept; a renewal sends it', async () => {
  const pupil = await newPupil();
  const tablet = await openDevice(pupil);
  const states: Notebook[] = [];
  tablet.on('state', (notebook) => states.push(notebook));
  const id = await tablet.put('annotation', pupil.place, note('en cours'));
  await tablet.sync();
  await endSeats(pupil);
  await tablet.put('annotation', pupil.place, { ...note('trop tard'), id });
  const refused = await tablet.sync();
  assert.deepEqual([refused.outcome, refused.rejected, refused.pending], ['done', 1, 1]);
  assert.deepEqual(states.map(({ state }) => state), ['READ_ONLY']);
  assert.match((await tablet.pending())[0]!.refused!.problem.type!, /work-expired$/);
  assert.equal(await textOf(tablet, id), 'trop tard');
  await giveSeat(pupil);
  await tablet.retry();
  assert.deepEqual([(await tablet.sync()).pushed, (await tablet.pending()).length], [1, 0]);
  const computer = await openDevice(pupil);
  await computer.sync();
  assert.equal(await textOf(computer, id), 'trop tard');
});

test('what was written offline before the licence ended is taken after it', async () => {
  const pupil = await newPupil();
  const clock = { ahead: -10 * 86_400_000 };
  const tablet = await openDevice(pupil, { now: () => Date.now() + clock.ahead });
  const id = await tablet.put('annotation', pupil.place, note('à temps'));
  clock.ahead = 0;
  await endSeats(pupil);
  await tablet.patch(id, { body: { color: 'green' } });
  assert.deepEqual([(await tablet.sync()).rejected, (await tablet.pending()).map(({ op }) => op)], [1, ['patch']]);
  const computer = await openDevice(pupil);
  await computer.sync();
  assert.equal(await textOf(computer, id), 'à temps');
});

test('no seat is known yet: it is sent again by itself, until one is', async () => {
  const pupil = await newPupil({ enrolled: true });
  const tablet = await openDevice(pupil);
  await tablet.put('annotation', pupil.place, note('déjà'));
  const told: unknown[] = [];
  tablet.on('rejected', (one) => told.push(one));
  assert.equal((await tablet.sync()).rejected, 1);
  assert.equal((await tablet.sync()).rejected, 1);
  assert.equal(told.length, 1);
  await giveSeat(pupil);
  assert.deepEqual([(await tablet.sync()).rejected, (await tablet.pending()).length], [0, 0]);
});

test('after a restore everything is read again, and what the server lost is sent back', async () => {
  const pupil = await newPupil();
  const network = new Network();
  const tablet = await openDevice(pupil, { network });
  const kept = await tablet.put('annotation', pupil.place, note('dans la sauvegarde'));
  await tablet.sync();
  const lost = await tablet.put('annotation', pupil.place, note('après la sauvegarde'));
  await tablet.sync();
  const waiting = await tablet.put('annotation', pupil.place, note('pas encore envoyé'));
  const { opId } = (await tablet.pending())[0]!;
  const reasons: string[] = [];
  tablet.on('resync', ({ reason }) => reasons.push(reason));
  await restoreTo(pupil, 1);
  const summary = await tablet.sync();
  assert.deepEqual([summary.outcome, summary.pending], ['done', 0]);
  assert.deepEqual(reasons, ['resync-required']);
  const sent = network.pushes.flatMap((body) => JSON.parse(body).ops as { opId: string; id: string }[]);
  assert.deepEqual(sent.filter((op) => op.id === waiting).map((op) => op.opId), [opId]);
  const computer = await openDevice(pupil);
  await computer.sync();
  assert.deepEqual(Object.keys(await holdings(computer)).sort(), [kept, lost, waiting].sort());
  assert.deepEqual(await holdings(computer), await holdings(tablet));
});

test('after a restore the later knowledge wins, and a deletion stays one, whoever comes back first', async () => {
  const pupil = await newPupil();
  const [tablet, computer] = [await openDevice(pupil), await openDevice(pupil)];
  const edited = await tablet.put('annotation', pupil.place, note('première'));
  const deleted = await tablet.put('annotation', pupil.place, note('à effacer'));
  await tablet.sync();
  await computer.sync();
  await tablet.put('annotation', pupil.place, { ...note('deuxième'), id: edited });
  await tablet.remove(deleted);
  await tablet.sync();
  await restoreTo(pupil, 0);
  await computer.sync();
  await tablet.sync();
  await computer.sync();
  assert.equal(await textOf(computer, edited), 'deuxième');
  assert.equal(await computer.get(deleted), undefined);
  assert.deepEqual(await holdings(computer), await holdings(tablet));
});

test('a clock ten years ahead, or a year behind, loses nothing and wins nothing', async () => {
  const pupil = await newPupil();
  const YEAR = 365 * 86_400_000;
  const right = await openDevice(pupil);
  const id = await right.put('annotation', pupil.place, note('juste'));
  await right.sync();
  for (const off of [10 * YEAR, -YEAR]) {
    const wrong = await openDevice(pupil, { now: () => Date.now() + off });
    await wrong.put('annotation', pupil.place, note(`décalée de ${off}`));
    assert.equal((await wrong.sync()).rejected, 0);
    await wrong.put('annotation', pupil.place, { ...note(`aussi ${off}`), id });
    await wrong.sync();
    await right.sync();
    assert.equal(await textOf(right, id), `aussi ${off}`);
    await right.put('annotation', pupil.place, { ...note(`repris ${off}`), id });
    await right.sync();
    await wrong.sync();
    assert.equal(await textOf(wrong, id), `repris ${off}`);
  }
});
