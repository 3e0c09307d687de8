import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doElsewhere, holdings, Network, newPupil, note, openDevice, signInAgain, textOf } from '../support/stage.js';

test('a device that was asked to start over reads everything again, and sends what waited', async () => {
  const pupil = await newPupil();
  const [tablet, computer] = [await openDevice(pupil), await openDevice(pupil)];
  const id = await tablet.put('annotation', pupil.place, note('avant'));
  await tablet.sync();
  await tablet.put('annotation', pupil.place, { ...note('en attente'), id });
  await doElsewhere(pupil, 'POST', `/api/v1/devices/${await tablet.deviceId()}/reset`);
  const reasons: string[] = [];
  tablet.on('resync', ({ reason }) => reasons.push(reason));
  assert.deepEqual([(await tablet.sync()).outcome, reasons], ['done', ['device-reset']]);
  assert.equal((await tablet.sync()).outcome, 'done');
  await computer.sync();
  assert.equal(await textOf(computer, id), 'en attente');
  assert.deepEqual(await holdings(tablet), await holdings(computer));
});

test('a device that was declared lost is cut off, and goes on when it is found', async () => {
  const pupil = await newPupil();
  const tablet = await openDevice(pupil);
  await tablet.sync();
  const loss = `/api/v1/devices/${await tablet.deviceId()}/loss`;
  await doElsewhere(pupil, 'POST', loss);
  await tablet.put('annotation', pupil.place, note('perdue'));
  const ended = await tablet.sync();
  assert.deepEqual([ended.outcome, ended.pending], ['signed-out', 1]);
  assert.match(ended.problem?.type ?? '', /\/sign-in-again$/);
  await signInAgain(pupil);
  const cut = await tablet.sync();
  assert.deepEqual([cut.outcome, cut.pending], ['device-cut', 1]);
  const computer = await openDevice(pupil);
  assert.equal((await computer.sync()).outcome, 'done', 'a new device registers before it reads');
  await doElsewhere(pupil, 'DELETE', `/api/v1/devices/${await computer.deviceId()}`);
  const forgotten = await computer.sync();
  assert.equal(forgotten.outcome, 'done', 'a device that was forgotten registers again');
  await doElsewhere(pupil, 'DELETE', loss);
  assert.deepEqual([(await tablet.sync()).pushed, (await tablet.pending()).length], [1, 0]);
});

test('a device that is erased is taken off the list of its owner, or stays there when there is no network', async () => {
  const pupil = await newPupil();
  const network = new Network();
  const [school, home] = [await openDevice(pupil), await openDevice(pupil, { network })];
  const ids = await Promise.all([school, home].map((device) => device.deviceId()));
  await Promise.all([school, home].map((device) => device.sync()));
  await school.erase();
  await assert.rejects(doElsewhere(pupil, 'GET', `/api/v1/devices/${ids[0]}`), /404/);
  network.isDown = true;
  await home.erase();
  await doElsewhere(pupil, 'GET', `/api/v1/devices/${ids[1]}`);
});

test('a device that is one too many synchronises, and is told so once', async () => {
  const pupil = await newPupil();
  const register = (n: number) =>
    doElsewhere(pupil, 'PUT', `/api/v1/devices/00000000-0000-4000-8000-${String(n).padStart(12, '0')}`, {
      name: 'Tablette',
      platform: 'node',
    });
  await Promise.all(Array.from({ length: 100 }, (_, n) => register(n)));
  const tablet = await openDevice(pupil);
  const told: string[] = [];
  tablet.on('error', ({ error }) => told.push(error.message));
  await tablet.put('annotation', pupil.place, note('de trop'));
  assert.deepEqual([(await tablet.sync()).outcome, (await tablet.sync()).outcome], ['done', 'done']);
  assert.equal(told.length, 1);
  assert.match(told[0]!, /100/);
});

test('storage: a manual may go when it was not opened for long, unless something waits', async () => {
  const pupil = await newPupil();
  const tablet = await openDevice(pupil);
  await tablet.sync();
  const { work } = pupil.place;
  const manuals = [{ work, bytes: 184_320_000, lastOpened: '2024-01-01T08:00:00Z' }];
  const before = await tablet.storageAdvice(manuals);
  assert.deepEqual([before.advice.map((one) => [one.work, one.reason]), before.freed], [[[work, 'UNUSED']], 184_320_000]);
  assert.ok(before.advice[0]!.words.fr.length > 0);
  await tablet.put('annotation', pupil.place, note('en attente'));
  const after = await tablet.storageAdvice(manuals);
  assert.deepEqual([after.advice, after.freed, after.unsent], [[], 0, [work]]);
});
