// The reader in a real browser, on a whole platform: a pupil who signed in through their ENT.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { annotate, note, openBrowser, openDevice, openManual, picture, quiet, select } from './stage.mjs';

const WORK = process.env.READER_WORK;
let browser;
let tablet;
let computer;

before(async () => {
  browser = await openBrowser();
  tablet = await openDevice(browser, WORK);
  computer = await openDevice(browser, WORK);
});

after(() => browser?.close());

test('a passage is highlighted, a note is written, and both are on the other device', async () => {
  const { page } = tablet;
  await select(page, 'le rapport de réduction');
  await page.selectOption('#colour', 'green');
  await page.click('#highlight:enabled');
  await annotate(page, 'on cite toujours cette', 'à dire à chaque fois');
  await quiet(page);
  await picture(page, 'reader-notes');

  await note(computer.page, 'à dire à chaque fois').waitFor();
  const drawn = await computer.page.evaluate(() => [...CSS.highlights.get('green')].map(String));
  // The colour that was chosen is that of the next note too.
  assert.deepEqual(drawn, ['le rapport de réduction', 'on cite toujours cette']);
});

test('two windows of one device, side by side, show the same', async () => {
  const second = await openManual(await tablet.context.newPage(), WORK);
  await annotate(second, 'Deux quotients égaux', 'écrit dans la seconde fenêtre');
  await note(tablet.page, 'écrit dans la seconde fenêtre').waitFor();

  await note(tablet.page, 'écrit dans la seconde fenêtre').locator('button.pink').click();
  await second.locator('#notes li.pink', { hasText: 'écrit dans la seconde fenêtre' }).waitFor();
  await second.close();
});

test('offline, the page opens, notes are written and kept, and are sent when the network is back', async () => {
  const { page, context } = tablet;
  await page.evaluate(() => navigator.serviceWorker.ready);
  await context.setOffline(true);
  await page.reload();
  await page.waitForSelector('body[data-ready="true"]');
  await note(page, 'à dire à chaque fois').waitFor();
  await annotate(page, 'une étagère penche', 'écrit dans le train');
  await page.waitForSelector('#status[data-status="offline"]');
  await note(page, 'écrit dans le train').locator('.waiting').waitFor();
  await picture(page, 'reader-offline');
  await page.reload();
  await note(page, 'écrit dans le train').waitFor();

  await context.setOffline(false);
  await quiet(page);
  await note(computer.page, 'écrit dans le train').waitFor();
});

test('a deleted note goes from every device', async () => {
  await note(computer.page, 'écrit dans le train').getByRole('button', { name: 'Supprimer' }).click();
  await note(tablet.page, 'écrit dans le train').waitFor({ state: 'detached' });
});

test('two texts written without knowing of each other: one stays, the other is offered', async () => {
  const passage = 'C’est cette comparaison';
  await annotate(tablet.page, passage, 'texte commun');
  await note(computer.page, 'texte commun').waitFor();
  for (const device of [tablet, computer]) {
    await device.context.setOffline(true);
  }
  await rewrite(tablet.page, 'texte commun', 'texte de la tablette');
  await rewrite(computer.page, 'texte commun', 'texte de l’ordinateur');
  await computer.context.setOffline(false);
  await quiet(computer.page);
  await tablet.context.setOffline(false);
  await quiet(tablet.page);

  const texts = (page) => page.locator('#notes li .text', { hasText: 'texte de l' }).allTextContents();
  assert.deepEqual(await texts(tablet.page), await texts(computer.page));
  assert.equal((await texts(tablet.page)).length, 1);
});

test('what is being typed stays open beside a highlight, and is kept when another note is opened', async () => {
  const { page } = tablet;
  await select(page, 'une étagère penche');
  await page.click('#annotate:enabled');
  await page.fill('#notes textarea', 'pas encore enregistré');
  await select(page, 'on cite toujours cette');
  await page.click('#highlight:enabled');
  assert.equal(await page.inputValue('#notes textarea'), 'pas encore enregistré');

  await annotate(page, 'Deux quotients égaux', 'le suivant');
  await note(page, 'pas encore enregistré').waitFor();
  await quiet(page);
});

test('the best score of the exercise is kept', async () => {
  const { page } = tablet;
  for (const fieldset of await page.locator('#exercise fieldset').all()) {
    await fieldset.locator('input[value="right"]').check();
  }
  await page.click('#check');
  await page.locator('#score', { hasText: '3/3' }).waitFor();
  await page.locator('#exercise input[value="wrong"]').first().check();
  await page.click('#check');
  await page.locator('#result', { hasText: '2/3' }).waitFor();
  await page.locator('#score', { hasText: '3/3' }).waitFor();
  await computer.page.locator('#score', { hasText: '3/3' }).waitFor();
});

test('notes are taken away as files', async () => {
  const { page } = tablet;
  await quiet(page);
  for (const format of ['epub', 'jsonld', 'json']) {
    const [download] = await Promise.all([page.waitForEvent('download'), page.click(`[data-format=${format}]`)]);
    const content = await readFile(await download.path());
    assert.ok(content.length > 100, `${format}: ${content.length} bytes`);
    if (format !== 'epub') {
      assert.match(content.toString('utf8'), /à dire à chaque fois/);
    }
  }
});

test('storage is shown, and giving the offline copy back keeps the notes', async () => {
  const { page } = tablet;
  await page.click('#storage');
  await page.locator('#storage-content', { hasText: WORK }).waitFor();
  await picture(page, 'reader-storage');
  await page.getByRole('button', { name: 'Retirer la copie hors ligne du manuel' }).click();
  await page.locator('#storage-content', { hasText: 'vos notes sont toujours là' }).waitFor();
  await page.getByRole('button', { name: 'Fermer' }).click();
  await note(page, 'à dire à chaque fois').waitFor();
});

test('everything is said in English too', async () => {
  const { page } = computer;
  await page.click('#language');
  await page.locator('#notes-title', { hasText: 'My notes' }).waitFor();
  await page.click('#language');
  await page.locator('#notes-title', { hasText: 'Mes notes' }).waitFor();
});

async function rewrite(page, before, text) {
  await note(page, before).getByRole('button', { name: 'Modifier' }).click();
  await page.fill('#notes textarea', text);
  await page.locator('#notes textarea ~ .actions button').first().click();
  await note(page, text).waitFor();
}
