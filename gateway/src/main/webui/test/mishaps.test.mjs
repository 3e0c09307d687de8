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

/** Deletes a note on the computer, and waits until the tablet knows. */
async function deletedElsewhere(text) {
  const before = Number(await tablet.page.textContent('#count'));
  await note(computer.page, text).getByRole('button', { name: 'Supprimer' }).click();
  await tablet.page.locator('#count', { hasText: String(before - 1) }).waitFor();
}
