import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import type { Document, NotebookStore, Options } from '../../src/index.js';
import { Site } from '../support/site.js';
import { fill, holdings, newPupil, note, openDevice, type Pupil, SERVICE, textOf } from '../support/stage.js';

/** What a page of the test has. */
type Window = typeof globalThis & { store: NotebookStore; heard: string[] };

const SWITCHES = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

let browser: Browser;
let origin: string;
const site = new Site();

before(async () => {
  origin = await site.open();
  const executablePath = process.env.RENTREE_SDK_CHROMIUM || '/usr/bin/chromium';
  browser = await chromium.launch({ executablePath, args: SWITCHES });
});

after(async () => {
  await browser?.close();
  await site.close();
});

/** A window with a store of the pupil's, which hears of changes. */
async function openWindow(context: BrowserContext, pupil: Pupil, options: Options = {}): Promise<Page> {
  const page = await context.newPage();
  await page.goto(origin);
  await page.evaluate(
    async ([token, more]) => {
      const { openNotebookStore } = await import('@rentree/sync' as string);
      const here = globalThis as Window;
      here.store = await openNotebookStore({ authorization: async () => token, ...more });
      here.heard = [];
      here.store.on('change', ({ documents }) => here.heard.push(...documents.map(({ id }) => id)));
    },
    [pupil.token, options] as const,
  );
  return page;
}

const put = (page: Page, pupil: Pupil, text: string) =>
  page.evaluate(([place, doc]) => (globalThis as Window).store.put('annotation', place, doc), [pupil.place, note(text)] as const);
const sync = (page: Page) => page.evaluate(() => (globalThis as Window).store.sync());
const held = (page: Page) =>
  page.evaluate(async () => Object.fromEntries((await (globalThis as Window).store.list()).map(({ id, text }) => [id, text])));
const start = (page: Page) => page.evaluate(() => (globalThis as Window).store.start());
const hears = (page: Page, id: string) => page.waitForFunction((wanted) => (globalThis as Window).heard.includes(wanted), id);
async function crash(context: BrowserContext, page: Page): Promise<void> {
  const devtools = await context.newCDPSession(page);
  await Promise.race([devtools.send('Page.crash').catch(() => undefined), page.waitForEvent('crash')]);
  await page.close();
}
/** Waits until nothing waits. */
const settled = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const { store } = globalThis as Window;
        const look = async () => (await store.pending()).length === 0 && resolve();
        store.on('status', look);
        void look();
      }),
  );

test('a note written offline survives a killed tab, and is sent by the next one', async () => {
  const pupil = await newPupil();
  const context = await browser.newContext();
  const page = await openWindow(context, pupil);
  await context.setOffline(true);
  const id = await put(page, pupil, 'écrit hors ligne');
  assert.equal((await sync(page)).outcome, 'offline');
  await crash(context, page);
  await context.setOffline(false);
  const next = await openWindow(context, pupil);
  assert.deepEqual(Object.keys(await held(next)), [id]);
  assert.equal((await sync(next)).pushed, 1);
  const computer = await openDevice(pupil);
  await computer.sync();
  assert.equal(await textOf(computer, id), 'écrit hors ligne');
  await context.close();
});

test('windows of one browser share the store: each sees what another writes, one sends it', async () => {
  const pupil = await newPupil();
  const context = await browser.newContext();
  const windows = await Promise.all([1, 2, 3].map(() => openWindow(context, pupil, { gatherMillis: 20 })));
  await Promise.all(windows.map(start));
  const ids = await Promise.all(windows.map((page, n) => put(page, pupil, `fenêtre ${n}`)));
  await Promise.all(windows.flatMap((page) => ids.map((id) => hears(page, id))));
  const [first, second, third] = windows as [Page, Page, Page];
  await first.close();
  await second.close();
  const last = await put(third, pupil, 'la dernière');
  await settled(third);
  const computer = await openDevice(pupil);
  await computer.sync();
  assert.deepEqual(Object.keys(await holdings(computer)).sort(), [...ids, last].sort());
  assert.deepEqual(await held(third), await holdings(computer));
  await context.close();
});

test('windows that write and synchronise at the same time number their operations without a clash', async () => {
  const pupil = await newPupil();
  const context = await browser.newContext();
  const windows = await Promise.all([1, 2].map(() => openWindow(context, pupil)));
  const before = site.pushes.length;
  const writing = windows.map((page, n) =>
    page.evaluate(
      async ([place, doc]) => {
        const { store } = globalThis as Window;
        for (let i = 0; i < 60; i++) {
          await store.put('annotation', place, doc);
          if (i % 20 === 19) {
            await store.sync();
          }
        }
      },
      [pupil.place, note(`fenêtre ${n}`)] as const,
    ),
  );
  await Promise.all(writing);
  await sync(windows[0]!);
  const sent = site.pushes.slice(before).flatMap((body) => JSON.parse(body).ops as { opId: string; id: string }[]);
  assert.deepEqual([new Set(sent.map((op) => op.opId)).size, new Set(sent.map((op) => op.id)).size], [120, 120]);
  const computer = await openDevice(pupil);
  assert.equal((await computer.sync()).pulled, 120);
  await context.close();
});

test('two browsers side by side converge by themselves', async () => {
  const pupil = await newPupil();
  const contexts = [await browser.newContext(), await browser.newContext()];
  const options = { pollMillis: 150, gatherMillis: 20 };
  const [one, other] = await Promise.all(contexts.map((context) => openWindow(context, pupil, options)));
  await Promise.all([start(one!), start(other!)]);
  await hears(other!, await put(one!, pupil, "de l'un"));
  await hears(one!, await put(other!, pupil, "de l'autre"));
  assert.deepEqual(await held(one!), await held(other!));
  await contexts[0]!.setOffline(true);
  const late = await put(one!, pupil, 'pendant la coupure');
  await contexts[0]!.setOffline(false);
  await hears(other!, late);
  await Promise.all(contexts.map((context) => context.close()));
});

test('pages of another origin than the service synchronise with a token, hints included', async () => {
  const pupil = await newPupil();
  const contexts = [await browser.newContext(), await browser.newContext()];
  const options = { baseUrl: SERVICE, pollMillis: 3_600_000, gatherMillis: 20 };
  const [one, other] = await Promise.all(contexts.map((context) => openWindow(context, pupil, options)));
  await Promise.all([start(one!), start(other!)]);
  await hears(other!, await put(one!, pupil, "d'ailleurs"));
  await hears(one!, await put(other!, pupil, "d'ailleurs aussi"));
  await settled(other!);
  assert.deepEqual((await sync(one!)).outcome, 'done');
  assert.deepEqual(await held(one!), await held(other!));
  await Promise.all(contexts.map((context) => context.close()));
});

test('an answer lost in the browser costs nothing', async () => {
  const pupil = await newPupil();
  const context = await browser.newContext();
  const page = await openWindow(context, pupil);
  await put(page, pupil, 'une fois');
  const from = site.pushes.length;
  site.lostAnswers = 2;
  while ((await sync(page)).pending > 0);
  assert.deepEqual([site.pushes.length - from, new Set(site.pushes.slice(from)).size], [3, 1]);
  const computer = await openDevice(pupil);
  assert.equal((await computer.sync()).pulled, 1);
  await context.close();
});

test('a tab killed in a first pull has the pages it stored and what was written, and the next one goes on', async () => {
  const pupil = await newPupil();
  const computer = await fill(pupil, 1_200);
  const context = await browser.newContext();
  const page = await openWindow(context, pupil);
  let asked = 0;
  await page.route('**/api/v1/sync/changes?*', (route) => (++asked < 3 ? route.continue() : undefined));
  void sync(page).catch(() => undefined);
  await page.waitForFunction(() => (globalThis as Window).heard.length === 1_000);
  const id = await put(page, pupil, 'pendant la lecture');
  await crash(context, page);
  const next = await openWindow(context, pupil);
  assert.equal(Object.keys(await held(next)).length, 1_001);
  const { pulled, pushed } = await sync(next);
  assert.deepEqual([pulled, pushed], [201, 1]);
  await computer.sync();
  assert.equal(await textOf(computer, id), 'pendant la lecture');
  assert.deepEqual(await held(next), await holdings(computer));
  await context.close();
});

test('what the first version of the client stored is there, in order, and what waited is sent', async () => {
  const pupil = await newPupil();
  const computer = await fill(pupil, 100);
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(origin);
  await page.evaluate(storeAsVersionOne, [`rentree-sync ${origin} `, pupil.place, await computer.list()] as const);
  const next = await openWindow(context, pupil);
  const ids = (await computer.list()).map((one) => one.id);
  assert.deepEqual(Object.keys(await held(next)), ids);
  assert.equal(await next.evaluate((id) => (globalThis as Window).store.get(id).then((one) => one!.rev), ids[70]!), 1);
  await next.evaluate((id) => (globalThis as Window).store.remove(id), ids[50]!);
  assert.deepEqual(await sync(next).then(({ pushed, pending }) => [pushed, pending]), [2, 0]);
  await computer.sync();
  assert.deepEqual(await held(next), await holdings(computer));
  assert.equal(await textOf(computer, ids[0]!), 'attendait');
  await context.close();
});

/** Runs in a page: a record for each entry, a note that waits to be sent. */
async function storeAsVersionOne([name, place, notes]: readonly [string, Pupil['place'], Document[]]): Promise<void> {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => ['documents', 'paths', 'operations', 'meta'].forEach((one) => request.result.createObjectStore(one));
  await new Promise((done) => (request.onsuccess = done));
  const tx = request.result.transaction(['documents', 'paths', 'operations', 'meta'], 'readwrite');
  const where = ({ id }: Document) => [place.school, place.work, 'annotation', id].join('\n');
  const fields = (one: Document) => ({ id: one.id, kind: 'annotation', ...place });
  notes.forEach((one, n) => {
    const first = n === 0 ? { ops: [1], local: '{}' } : { ops: [] };
    tx.objectStore('documents').put({ ...fields(one), rev: one.rev, seq: n + 1, at: 0, server: one.text, round: 0, ...first }, where(one));
    tx.objectStore('paths').put(where(one), one.id);
  });
  const waits = { op: 'patch', body: '{"body":{"value":"attendait"}}', baseRev: 1, ms: Date.now(), count: 0, offset: 0 };
  tx.objectStore('operations').put({ n: 1, path: where(notes[0]!), ...fields(notes[0]!), ...waits }, '000000000000001');
  tx.objectStore('meta').put({ id: crypto.randomUUID(), counter: 1, ms: 0, count: 0, offset: 0 }, 'device');
  await new Promise((done) => (tx.oncomplete = done));
  request.result.close();
}

test('a person who leaves a shared computer leaves nothing on it', async () => {
  const pupil = await newPupil();
  const context = await browser.newContext();
  const page = await openWindow(context, pupil, { account: 'eleve-1' });
  await put(page, pupil, 'à moi');
  await sync(page);
  await page.evaluate(() => (globalThis as Window).store.erase());
  assert.deepEqual(await page.evaluate(() => indexedDB.databases()), []);
  await context.close();
});
