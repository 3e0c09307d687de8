// A tablet that several people use: whoever leaves leaves nothing to be seen.
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { annotate, note, openBrowser, openDevice, openManual, select } from './stage.mjs';

const WORK = process.env.READER_WORK;
let browser;
let context;
let page;

before(async () => {
  browser = await openBrowser();
});

beforeEach(async () => {
  await context?.close();
  ({ context, page } = await openDevice(browser, WORK));
});

after(() => browser?.close());

test('whoever leaves is signed out although the network hangs, and their notes are gone from every window and the device', async () => {
  await annotate(page, 'On considère un triangle', 'à moi seul');
  const other = await openManual(await context.newPage(), WORK);
  await note(other, 'à moi seul').waitFor();
  await context.route('**/api/v1/sync/batch', () => undefined);
  await select(page, 'Un point M est pris');
  const hangs = context.waitForEvent('request', (request) => request.url().endsWith('/api/v1/sync/batch'));
  await page.click('#highlight:enabled');
  await hangs;

  await Promise.all([other.waitForURL('**/reader/?left', { waitUntil: 'commit' }), leave()]);
  await Promise.all([closed(page), closed(other)]);
  const kept = await other.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
  assert.deepEqual(kept.filter((name) => name.startsWith('rentree-sync')), []);
});

test('whoever leaves is signed out although the notes could not be erased', async () => {
  await page.evaluate(() => {
    IDBFactory.prototype.deleteDatabase = () => {
      throw new DOMException('held', 'UnknownError');
    };
  });
  await leave();
  await closed(page);
});

test('a session that ended elsewhere is forgotten: the next person opens nothing without a network', async () => {
  await page.evaluate(() => navigator.serviceWorker.ready);
  await context.clearCookies();
  await page.reload();
  await page.locator('#signed-out').waitFor();
  await context.setOffline(true);
  await page.reload();
  await page.locator('#signed-out').waitFor();
  assert.equal(await page.locator('#notes li').count(), 0);
});

test('a page that the browser brings back asks again who is here', async () => {
  const asked = page.waitForResponse('**/api/v1/me');
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
  assert.equal((await asked).status(), 200);
});

async function leave() {
  await page.click('#sign-out');
  await Promise.all([page.waitForURL('**/console/**'), page.click('#leave')]);
}

/** Whether a window shows nobody's notes, also when the reader is opened in it again. */
async function closed(window) {
  await window.waitForFunction(() => document.querySelectorAll('#notes li').length === 0);
  await window.goto(new URL('/reader/', process.env.READER_GATEWAY).href);
  await window.locator('#signed-out').waitFor();
  assert.equal(await window.locator('#notes li').count(), 0);
}
