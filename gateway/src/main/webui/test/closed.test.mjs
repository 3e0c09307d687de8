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
  assert.equal(await page.isVisible('#transfer'), false);
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
  await page.locator('#lost-list li', { hasText: 'écrit en premier' }).waitFor();
  assert.match(await page.textContent('#lost-outcome'), /Lecture seule/);
  assert.equal(await page.locator('#lost-list').getByRole('button').count(), 0);
  await page.keyboard.press('Escape');
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('[data-format=json]')]);
  assert.equal(await download.failure(), null);
  await picture(page, 'reader-closed');
});

test('reading on in a closed manual writes nothing, and the text is as large as one likes', async () => {
  const { page } = await openDevice(browser, process.env.READER_WORK);
  await page.waitForSelector('#state:not([hidden])');
  await page.selectOption('#text-size', 'large');
  await page.waitForSelector('body[data-text-size="large"]');
  await page.clock.install();
  await page.evaluate(() => {
    const scrolled = new Promise((resolve) => addEventListener('scrollend', resolve, { once: true }));
    scrollTo(0, 400);
    return scrolled;
  });
  await page.clock.runFor(2_000);
  // It sends what waits before it asks for the file.
  await Promise.all([page.waitForEvent('download'), page.click('[data-format=json]')]);
  assert.deepEqual(await page.locator('.notice').allTextContents(), []);
  assert.equal(await page.textContent('#status'), 'Tout est enregistré');
  await page.waitForSelector('body[data-text-size="large"]');
});
