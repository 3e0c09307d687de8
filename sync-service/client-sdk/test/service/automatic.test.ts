import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import type { Events, NotebookStore, Options } from '../../src/index.js';
import { MemoryStorage } from '../../src/memory.js';
import { endSeats, giveSeat, holdings, Network, newPupil, note, openDevice, type Pupil, renew, takeSeats, textOf } from '../support/stage.js';

const opened: NotebookStore[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((store) => store.close()));
});

async function started(pupil: Pupil, options: Options & { network?: Network }): Promise<NotebookStore> {
  const store = await openDevice(pupil, { gatherMillis: 10, ...options });
  opened.push(store);
  store.start();
  return store;
}

const HOUR = 3_600_000;

/** The next event that is so. */
function heard<N extends keyof Events>(
  store: NotebookStore,
  name: N,
  isSo: (detail: Events[N]) => boolean,
): Promise<Events[N]> {
  return new Promise((resolve) => {
    const end = store.on(name, (detail) => {
      if (isSo(detail)) {
        end();
        resolve(detail);
      }
    });
  });
}

const isIdle = ({ status }: Events['status']) => status === 'idle';
const isRemote = ({ origin }: Events['change']) => origin === 'remote';

test('a hint brings what another device wrote, without asking from time to time', async () => {
  const pupil = await newPupil();
  const computer = await started(pupil, { pollMillis: HOUR });
  const tablet = await started(pupil, { pollMillis: HOUR });
  for (const text of ['premier', 'deuxième']) {
    const arrival = heard(computer, 'change', isRemote);
    await tablet.put('annotation', pupil.place, note(text));
    await arrival;
  }
  assert.deepEqual(await holdings(computer), await holdings(tablet));
});

test('without hints, asking from time to time does', async () => {
  const pupil = await newPupil();
  const network = new Network();
  network.isSilent = true;
  const computer = await started(pupil, { network, pollMillis: 40 });
  await heard(computer, 'status', isIdle);
  const arrival = heard(computer, 'change', isRemote);
  const tablet = await openDevice(pupil);
  await tablet.put('annotation', pupil.place, note('sans indice'));
  await tablet.sync();
  await arrival;
});

test('the server goes away and comes back: what was written meanwhile goes by itself', async () => {
  const pupil = await newPupil();
  const network = new Network();
  const tablet = await started(pupil, { network, pollMillis: HOUR });
  await heard(tablet, 'status', isIdle);
  network.isDown = true;
  const offline = heard(tablet, 'status', ({ status }) => status === 'offline');
  await tablet.put('annotation', pupil.place, note('pendant la panne'));
  await offline;
  network.isDown = false;
  await heard(tablet, 'status', isIdle);
  assert.deepEqual(await tablet.pending(), []);
});

test('two windows on one store: one of them synchronises, the other one takes over', async () => {
  const pupil = await newPupil();
  const storage = new MemoryStorage();
  const networks = [new Network(), new Network()];
  const [first, second] = await Promise.all(
    networks.map((network) => started(pupil, { network, storage, pollMillis: HOUR })),
  );
  const seen = heard(second!, 'change', ({ origin }) => origin === 'local');
  const sent = heard(first!, 'change', isRemote);
  await first!.put('annotation', pupil.place, note('de la première'));
  await Promise.all([seen, sent]);
  const pushes = () => networks.map((network) => network.pushes.length).sort();
  assert.deepEqual(pushes(), [0, 1]);
  const leader = networks[0]!.pushes.length === 1 ? first! : second!;
  const other = leader === first ? second! : first!;
  while (first!.status.status !== 'idle') {
    await heard(first!, 'status', isIdle);
  }
  leader.stop();
  const taken = heard(other, 'change', isRemote);
  await leader.put('annotation', pupil.place, note('après le départ'));
  await taken;
  assert.deepEqual(pushes(), [1, 1]);
});

const isIn = (state: Events['state']['state']) => (notebook: Events['state']) => notebook.state === state;

test('a renewal opens an expired notebook at once, and sends what it had refused, without anybody asking', async () => {
  const pupil = await newPupil();
  const tablet = await started(pupil, { pollMillis: HOUR });
  const id = await tablet.put('annotation', pupil.place, note('en cours'));
  await heard(tablet, 'change', isRemote);
  await endSeats(pupil);
  const closed = heard(tablet, 'state', isIn('READ_ONLY'));
  await tablet.patch(id, { body: { value: 'trop tard' } });
  await closed;
  const opened = heard(tablet, 'state', isIn('OPEN'));
  const sent = heard(tablet, 'change', isRemote);
  await renew(pupil);
  await Promise.all([opened, sent]);
  assert.deepEqual(await tablet.pending(), []);
  const computer = await openDevice(pupil);
  await computer.sync();
  assert.equal(await textOf(computer, id), 'trop tard');
});

test('a seat that is taken back closes the notebook at once, although nothing is written', async () => {
  const pupil = await newPupil();
  const tablet = await started(pupil, { pollMillis: HOUR });
  await tablet.put('annotation', pupil.place, note('en cours'));
  await heard(tablet, 'change', isRemote);
  const closed = heard(tablet, 'state', isIn('READ_ONLY'));
  await takeSeats(pupil);
  assert.equal((await closed).reason, 'SEAT_TAKEN_BACK');
});

test('what changed while no stream was open is asked for once there is one, and not again after it is known', async () => {
  const pupil = await newPupil();
  const storage = new MemoryStorage();
  const before = await openDevice(pupil, { storage });
  await before.put('annotation', pupil.place, note('hier'));
  await before.sync();
  await takeSeats(pupil);
  const closed = await started(pupil, { storage, pollMillis: HOUR });
  await heard(closed, 'state', isIn('READ_ONLY'));
  while ((await storage.transaction('read', (tx) => tx.get('meta', 'rights'))) === undefined) {
    await closed.sync();
  }
  closed.stop();
  const network = new Network();
  const again = await started(pupil, { storage, network, pollMillis: HOUR });
  await heard(again, 'status', isIdle);
  const arrival = heard(again, 'change', isRemote);
  await giveSeat(pupil);
  const computer = await openDevice(pupil);
  await computer.put('annotation', pupil.place, note('aujourd’hui'));
  await computer.sync();
  await arrival;
  await again.sync();
  assert.equal(network.paths.filter((path) => path === '/api/v1/notebooks').length, 1);
});

test('without hints, a closed notebook is asked for every minute, an open one seldom', async () => {
  const pupil = await newPupil();
  const network = new Network();
  network.isSilent = true;
  const clock = { ahead: 0 };
  const tablet = await openDevice(pupil, { network, now: () => Date.now() + clock.ahead });
  const asked = () => network.paths.filter((path) => path === '/api/v1/notebooks').length;
  await tablet.put('annotation', pupil.place, note('en cours'));
  for (const [later, times] of [[0, 1], [61_000, 1], [420_000, 2]]) {
    clock.ahead += later!;
    await tablet.sync();
    assert.equal(asked(), times);
  }
  await endSeats(pupil);
  await tablet.put('annotation', pupil.place, note('trop tard'));
  await tablet.sync();
  await giveSeat(pupil);
  const opened = heard(tablet, 'state', isIn('OPEN'));
  clock.ahead += 61_000;
  await tablet.sync();
  await opened;
  assert.deepEqual(await tablet.pending(), []);
});

test('a device that was cut off stops asking', async () => {
  const pupil = await newPupil();
  const network = new Network();
  network.isSilent = true;
  const problem = { type: 'https://rentree.example/problems/device-cut', detail: 'declared lost' };
  const tablet = await openDevice(pupil, { network, pollMillis: 5 });
  await tablet.sync();
  network.answers.push(new Response(JSON.stringify(problem), { status: 403 }));
  const cut = heard(tablet, 'status', ({ status }) => status === 'device-cut');
  tablet.start();
  assert.equal((await cut).problem?.detail, 'declared lost');
  const asked = network.paths.length;
  await tablet.put('annotation', pupil.place, note('trop tard'));
  assert.equal(network.paths.length, asked);
  opened.push(tablet);
});
