// What goes wrong while somebody writes, and what the reader makes of it: nothing typed is lost.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { annotate, edit, note, openBrowser, openDevice, openManual, quiet, select } from './stage.mjs';

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

test('what was typed in a note that was deleted elsewhere meanwhile is shown, and becomes a note of its own', async () => {
  const { page } = tablet;
  await annotate(page, 'personne ne monte au plafond', 'bientôt supprimée');
  await annotate(page, 'le côté [AB]', 'une autre');
  await quiet(page);
  await edit(page, 'bientôt supprimée', 'tapé entre-temps');
  await deletedElsewhere('bientôt supprimée');

  await page.locator('#notes').getByRole('button', { name: 'Garder' }).click();
  const told = page.locator('.notice', { hasText: 'tapé entre-temps' });
  await told.waitFor();
  await note(page, 'une autre').getByRole('button', { name: 'Modifier' }).click();
  await note(page, 'une autre').locator('textarea').waitFor();
  await told.getByRole('button', { name: 'En faire une nouvelle note' }).first().click();
  await note(computer.page, 'tapé entre-temps').waitFor();
});

test('a text that came from another device while the editor was open is kept beside the one that is saved', async () => {
  const { page } = tablet;
  await annotate(page, 'AB = 6 cm', 'ouverte longtemps');
  await quiet(page);
  await note(computer.page, 'ouverte longtemps').waitFor();
  await edit(page, 'ouverte longtemps', 'celui de la tablette');
  await edit(computer.page, 'ouverte longtemps', 'celui de l’ordinateur');
  await computer.page.locator('#notes').getByRole('button', { name: 'Garder' }).click();
  const window = await openManual(await tablet.context.newPage(), WORK);
  await note(window, 'celui de l’ordinateur').waitFor();
  await window.close();

  await page.locator('#notes').getByRole('button', { name: 'Garder' }).click();
  const told = page.locator('.notice', { hasText: 'Un autre texte a été gardé' });
  await told.getByRole('button', { name: 'Le voir' }).click();
  await page.locator('#lost-list li', { hasText: 'celui de l’ordinateur' }).waitFor();
  await page.keyboard.press('Escape');
  await note(computer.page, 'celui de la tablette').waitFor();
});

test('what this device has no room for is told, and the passage stays selected', async () => {
  const window = await openManual(await tablet.context.newPage(), WORK);
  await window.evaluate(() => {
    IDBDatabase.prototype.transaction = () => {
      throw new DOMException('plus de place', 'QuotaExceededError');
    };
  });
  await select(window, 'une règle et deux droites');
  await window.click('#highlight:enabled');
  await window.locator('.notice', { hasText: 'plus de place' }).first().waitFor();
  assert.equal(await window.evaluate(() => String(getSelection())), 'une règle et deux droites');
  await window.close();
});

test('a note whose body is a list or a text is shown and left as another reader wrote it', async () => {
  const { page } = computer;
  const list = [
    { type: 'TextualBody', value: 'remarque d’ailleurs', language: 'fr' },
    { type: 'TextualBody', value: 'géométrie', purpose: 'tagging' },
  ];
  await writtenByAnotherReader(page, { body: list });
  await writtenByAnotherReader(page, { bodyValue: 'texte tout court' });
  for (const text of ['remarque d’ailleurs', 'texte tout court']) {
    await note(page, text).getByText('Écrite dans un autre lecteur').waitFor();
    assert.deepEqual(await note(page, text).getByRole('button').allTextContents(), ['Supprimer', 'Versions']);
  }
});

test('a refused change asks what to do with it, also after the page was opened again, until somebody has decided', async () => {
  const { page } = tablet;
  await annotate(page, 'Le théorème ne s’applique', 'bref');
  await quiet(page);
  await edit(page, 'bref', 'très long '.repeat(1_001));
  await page.locator('#notes').getByRole('button', { name: 'Garder' }).click();
  const told = page.locator('.notice', { hasText: 'Cette modification n’est pas acceptée' });
  await told.waitFor();
  await page.reload();
  await page.waitForSelector('body[data-ready="true"]');
  await told.getByRole('button', { name: 'Y renoncer' }).click();
  await note(page, 'bref').waitFor();
  await page.reload();
  await page.waitForSelector('body[data-ready="true"]');
  assert.equal(await told.count(), 0);
});

test('whoever goes through the notes with the keyboard stays on a note whatever is drawn meanwhile', async () => {
  const { page } = tablet;
  await annotate(page, 'Deux quotients égaux', 'sous le doigt');
  const pink = note(page, 'sous le doigt').locator('button.pink');
  await pink.focus();
  await annotate(computer.page, 'on cite toujours cette', 'venu d’ailleurs');
  await note(page, 'venu d’ailleurs').waitFor();
  assert.ok(await pink.evaluate((button) => button === document.activeElement));
  await page.keyboard.press('Enter');
  await page.locator('#notes li.pink', { hasText: 'sous le doigt' }).locator('[data-act=edit]:focus').waitFor();
});

test('the position that is kept while one reads leaves the list of notes as it stands', async () => {
  const { page } = tablet;
  await quiet(page);
  await page.locator('#notes li').first().evaluate((item) => (item.dataset.drawn = 'once'));
  const sent = page.context().waitForEvent('request', (request) => /"kind":"position"/.test(request.postData() ?? ''));
  await page.evaluate(() => scrollTo(0, scrollY === 0 ? 300 : 0));
  await sent;
  await quiet(page);
  assert.equal(await page.locator('#notes li[data-drawn]').count(), 1);
});

/** Deletes a note on the computer, and waits until the tablet knows. */
async function deletedElsewhere(text) {
  const before = Number(await tablet.page.textContent('#count'));
  await note(computer.page, text).getByRole('button', { name: 'Supprimer' }).click();
  await tablet.page.locator('#count', { hasText: String(before - 1) }).waitFor();
}

/** Writes a note as a client of the W3C's protocol does. */
async function writtenByAnotherReader(page, members) {
  const status = await page.evaluate(
    async ([work, written]) => {
      const headers = { 'X-Rentree-Console': '1', 'Content-Type': 'application/ld+json' };
      const { items } = await (await fetch('/api/v1/notebooks', { headers })).json();
      const { notebook } = items.find((one) => one.work === work);
      const body = JSON.stringify({
        '@context': 'http://www.w3.org/ns/anno.jsonld',
        type: 'Annotation',
        target: 'https://manuels.example/chapitre-9.xhtml',
        ...written,
      });
      return (await fetch(`/annotations/${notebook}/`, { method: 'POST', headers, body })).status;
    },
    [WORK, members],
  );
  assert.equal(status, 201);
}
