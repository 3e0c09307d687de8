import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MemoryStorage } from '../../src/memory.js';
import { Network, newPupil, note, openDevice, type Pupil } from '../support/stage.js';

const problem = (slug: string, status: number, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify({ type: `https://rentree.example/problems/${slug}`, status, detail: slug }), {
    status,
    headers: { 'Content-Type': 'application/problem+json', ...headers },
  });

/** A device whose clock the test can put forward. */
async function patientDevice() {
  const pupil = await newPupil();
  const network = new Network();
  const clock = { ahead: 0 };
  const store = await openDevice(pupil, { network, now: () => Date.now() + clock.ahead });
  await store.sync();
  return { pupil, network, clock, store };
}

for (const [how, header] of [
  ['in seconds', () => '120'],
  ['as a date', () => new Date(Date.now() + 120_000).toUTCString()],
] as const) {
  test(`Retry-After ${how}: nobody asks before`, async () => {
    const { network, clock, store } = await patientDevice();
    network.answers.push(problem('too-busy', 503, { 'Retry-After': header() }));
    const refused = await store.sync();
    assert.equal(refused.outcome, 'later');
    const asked = network.paths.length;
    assert.equal((await store.sync()).outcome, 'later');
    assert.equal(network.paths.length, asked);
    clock.ahead = 121_000;
    assert.equal((await store.sync()).outcome, 'done');
  });
}

test('what one window was told to wait for, another one waits for too', async () => {
  const pupil = await newPupil();
  const storage = new MemoryStorage();
  const networks = [new Network(), new Network()];
  const [first, second] = await Promise.all(networks.map((network) => openDevice(pupil, { network, storage })));
  networks[0]!.answers.push(problem('service-busy', 503, { 'Retry-After': '120' }));
  assert.equal((await first!.sync()).outcome, 'later');
  assert.equal((await second!.sync()).outcome, 'later');
  assert.deepEqual(networks[1]!.paths, []);
});

test('a clock that is put back is not waited for, in no window', async () => {
  const pupil = await newPupil();
  const clock = { ahead: 3_600_000 };
  const [network, storage, now] = [new Network(), new MemoryStorage(), () => Date.now() + clock.ahead];
  const [store, other] = [await openDevice(pupil, { network, storage, now }), await openDevice(pupil, { storage, now })];
  network.answers.push(problem('service-busy', 503, { 'Retry-After': '120' }));
  assert.equal((await store.sync()).outcome, 'later');
  assert.equal((await other.sync()).outcome, 'later');
  clock.ahead = 0;
  assert.equal((await store.sync()).outcome, 'done');
  assert.equal((await other.sync()).outcome, 'done');
});

test('Backoff on a good answer: what goes on is ended, the next one waits', async () => {
  const { pupil, network, clock, store } = await patientDevice();
  network.answers.push(
    new Response(JSON.stringify({ changes: [], cursor: 'c', more: false, serverTime: new Date().toISOString() }), {
      headers: { Backoff: '60' },
    }),
  );
  const warm = await store.sync();
  assert.equal(warm.outcome, 'done');
  assert.ok(warm.retryAt! > Date.now() + 50_000);
  await store.put('annotation', pupil.place, note('patience'));
  assert.equal((await store.sync()).outcome, 'later');
  clock.ahead = 61_000;
  assert.equal((await store.sync()).pushed, 1);
});

test('without being told, each failure makes the next try later', async () => {
  const { network, store } = await patientDevice();
  network.isDown = true;
  const waits: number[] = [];
  for (let n = 0; n < 6; n++) {
    waits.push((await store.sync()).retryAt! - Date.now());
  }
  waits.forEach((wait, n) => assert.ok(wait > 400 * 2 ** n && wait <= 1_000 * 2 ** n, `${wait} after ${n}`));
});

test('a token that was refused is asked for again, once', async () => {
  const pupil = await newPupil();
  const asked: boolean[] = [];
  let token = 'worn out';
  const store = await openDevice(pupil, {
    authorization: async (again) => {
      asked.push(again);
      return again ? pupil.token : token;
    },
  });
  assert.equal((await store.sync()).outcome, 'done');
  assert.deepEqual(asked, [false, true]);
  token = 'no better';
  const other = await openDevice(pupil, { authorization: async () => token });
  assert.equal((await other.sync()).outcome, 'signed-out');
  assert.equal(other.status.status, 'signed-out');
});

test('a device that was cut off stops and says so, and keeps what it has', async () => {
  const { pupil, network, store } = await patientDevice();
  await store.put('annotation', pupil.place, note('écrit avant'));
  network.answers.push(problem('device-cut', 403));
  const summary = await store.sync();
  assert.deepEqual([summary.outcome, summary.pending, summary.problem?.detail], ['device-cut', 1, 'device-cut']);
});

test('a person who was erased is told, and nothing is sent any more', async () => {
  const { pupil, network, store } = await patientDevice();
  network.answers.push(problem('person-erased', 410));
  assert.equal((await store.sync()).outcome, 'erased');
  await store.put('annotation', pupil.place, note('en trop'));
  await store.erase();
});

test("another person's session never gets what waits here", async () => {
  const owner = await newPupil();
  const other = await newPupil();
  let token = owner.token;
  const network = new Network();
  const storage = new MemoryStorage();
  const store = await openDevice(owner, { network, storage });
  await store.put('annotation', owner.place, note('à moi'));
  await store.sync();
  await store.put('annotation', owner.place, note('à moi aussi'));
  token = other.token;
  const pushes = network.pushes.length;
  const foreign = await openDevice(owner, { network, storage, authorization: async () => token });
  assert.equal((await foreign.sync()).outcome, 'other-account');
  assert.equal(network.pushes.length, pushes);
});

/** A browser's session: whoever signed in last, in whatever tab. */
function sharedSession(signedIn: Pupil) {
  const session = { signedIn, isDown: (_path: string) => false };
  const asks: typeof fetch = async (input, init) => {
    if (session.isDown(String(input))) {
      throw new TypeError('the network is down');
    }
    const headers = new Headers(init?.headers);
    headers.set('Authorization', `Bearer ${session.signedIn.token}`);
    return fetch(input, { ...init, headers });
  };
  return { session, asks };
}

for (const [when, never] of [
  ['after it has read everything', /nothing/],
  ['before it has read or sent anything', /batch|changes/],
] as const) {
  test(`a window whose person is not signed in any more sends nothing, ${when}`, async () => {
    const [owner, other] = [await newPupil(), await newPupil()];
    const { session, asks } = sharedSession(owner);
    const store = await openDevice(owner, { fetch: asks });
    session.isDown = (path) => never.test(path);
    await store.sync();
    session.isDown = () => false;
    await store.put('annotation', owner.place, note('à moi'));
    session.signedIn = other;
    const foreign = await store.sync();
    assert.deepEqual([foreign.outcome, foreign.pending], ['other-account', 1]);
    const theirs = await openDevice(other);
    await theirs.sync();
    assert.deepEqual(await theirs.list(), []);
    session.signedIn = owner;
    assert.deepEqual([(await store.sync()).outcome, await store.pending()], ['done', []]);
  });
}

test('a batch that is refused whole is sent in parts, and what cannot go is set aside', async () => {
  const { pupil, network, store } = await patientDevice();
  for (let n = 0; n < 4; n++) {
    await store.put('annotation', pupil.place, note(`${n}`));
  }
  network.answers.push(problem('batch-too-large', 413), problem('batch-too-large', 413), problem('batch-too-large', 413));
  const summary = await store.sync();
  assert.deepEqual([summary.outcome, summary.pushed, summary.rejected, summary.pending], ['done', 4, 1, 1]);
});
