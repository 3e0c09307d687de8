// The reader after the seat was taken back: reading and taking away, and why.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { note, openBrowser, openDevice, picture, select } from './stage.mjs';

let browser;

before(async () => {
  browser = await openBrowser();
});

after(() => browser?.close());

test('a closed manual says why, its notes are there to be read and taken away, and nothing can be written', async () => {
  const { page } = await openDevice(browser, process.env.READER_WORK);
  await page.waitForSelector('#state:not([hidden])');
  assert.match(await page.textContent('#state'), /Lecture seule\. .+/);
  await note(page, 'à dire à chaque fois').waitFor();
  const all = Number(await page.textContent('#count'));
  assert.ok(all > 100);
  assert.equal(await page.locator('#notes li').count(), 100);
  await page.getByRole('button', { name: 'Voir les notes suivantes' }).click();
  await page.locator('#notes li').nth(all - 1).waitFor();
  assert.equal(await page.locator('#more-notes').isVisible(), false);
  await select(page, 'Deux quotients égaux');
  assert.equal(await page.isEnabled('#annotate'), false);
  assert.equal(await page.locator('#notes').getByRole('button', { name: 'Modifier' }).count(), 0);
  await note(page, 'écrit en dernier').getByRole('button', { name: 'Versions précédentes' }).click();
  await page.locator('#versions-list li', { hasText: 'écrit en premier' }).waitFor();
  assert.match(await page.textContent('#versions-outcome'), /Lecture seule/);
  assert.equal(await page.locator('#versions-list').getByRole('button').count(), 0);
  await page.keyboard.press('Escape');
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('[data-format=json]')]);
  assert.equal(await download.failure(), null);
  await picture(page, 'reader-closed');
});
