// The reader in a real browser, on a whole platform: a pupil who signed in through their ENT.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { annotate, edit, note, openBrowser, openDevice, openManual, picture, quiet, select } from './stage.mjs';

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

test('two texts written without knowing of each other: one stays, the other is offered and brought back', async () => {
  await annotate(tablet.page, 'C’est cette comparaison', 'texte commun');
  await note(computer.page, 'texte commun').waitFor();
  await apart(async () => {
    await rewrite(tablet.page, 'texte commun', 'texte de la tablette');
    await rewrite(computer.page, 'texte commun', 'texte de l’ordinateur');
  }, computer, tablet);
  const { page } = tablet;
  await note(page, 'texte de l’ordinateur').waitFor();
  await note(computer.page, 'texte de l’ordinateur').waitFor();

  await page.locator('.notice', { hasText: 'texte de la tablette' }).getByRole('button', { name: 'Voir les versions' }).click();
  const lost = page.locator('#lost-list li', { hasText: 'texte de la tablette' });
  await lost.getByText('sur cet appareil').waitFor();
  await picture(page, 'reader-versions');
  await lost.getByRole('button', { name: 'Rétablir' }).click();
  await page.locator('#lost-outcome', { hasText: 'Le texte est rétabli' }).waitFor();
  await page.locator('#lost-list li', { hasText: 'texte de l’ordinateur' }).getByRole('button').waitFor();
  await lost.getByText('C’est le texte actuel').waitFor();
  await page.locator('#lost-dialog').getByRole('button', { name: 'Fermer' }).click();
  await note(page, 'texte de la tablette').locator('.versions:focus').waitFor();
  await note(computer.page, 'texte de la tablette').waitFor();
});

test('whoever wrote last is told of the other text, and sees it among those of the note', async () => {
  await apart(async () => {
    await rewrite(computer.page, 'texte de la tablette', 'écrit en premier');
    await rewrite(tablet.page, 'texte de la tablette', 'écrit en dernier');
  }, computer, tablet);
  const told = tablet.page.locator('.notice', { hasText: 'Un autre texte a été gardé' });
  await told.getByRole('button', { name: 'Le voir' }).click();
  await tablet.page.locator('#lost-list li', { hasText: 'écrit en premier' }).getByText('sur « Lecteur web »').waitFor();
  await tablet.page.keyboard.press('Escape');
});

test('the texts of a note come a page at a time', async () => {
  const { page } = tablet;
  await page.route('**/versions?*', (route) => route.continue({ url: `${route.request().url()}&limit=2` }));
  await note(page, 'écrit en dernier').getByRole('button', { name: 'Versions précédentes' }).click();
  const texts = page.locator('#lost-list .text');
  await texts.nth(1).waitFor();
  await page.getByRole('button', { name: 'Voir les plus anciens' }).click();
  await page.locator('#lost-older').waitFor({ state: 'hidden' });
  assert.deepEqual(await texts.allTextContents(), ['écrit en premier', 'texte de l’ordinateur', 'texte de la tablette']);
  await page.keyboard.press('Escape');
  await page.unroute('**/versions?*');
});

test('a note that was edited while it was deleted elsewhere comes back from the bin, online', async () => {
  const { page } = computer;
  await openBin(page, 'La corbeille est vide.');
  await annotate(tablet.page, 'une règle et deux droites', 'supprimée par erreur');
  await note(page, 'supprimée par erreur').waitFor();
  await apart(async () => {
    await rewrite(page, 'supprimée par erreur', 'complétée dans le bus');
    await note(tablet.page, 'supprimée par erreur').getByRole('button', { name: 'Supprimer' }).click();
    await openBin(page, 'Vous êtes hors ligne');
  }, tablet, computer);
  await note(page, 'complétée dans le bus').waitFor({ state: 'detached' });

  await page.locator('.notice', { hasText: 'complétée dans le bus' }).getByRole('button', { name: 'Voir la corbeille' }).click();
  const binned = page.locator('#lost-list li', { hasText: 'complétée dans le bus' });
  await binned.getByText('Gardé jusqu’au').waitFor();
  await picture(page, 'reader-bin');
  await binned.getByRole('button', { name: 'Restaurer' }).click();
  await binned.getByText('Cette note est de retour').waitFor();
  await page.keyboard.press('Escape');
  await note(page, 'complétée dans le bus').waitFor();
  await note(tablet.page, 'complétée dans le bus').waitFor();
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
  await tablet.context.setOffline(true);
  await page.waitForSelector('[data-act="freeManual"]:disabled');
  await page.locator('#storage-content', { hasText: 'Vous êtes hors ligne' }).waitFor();
  await tablet.context.setOffline(false);
  await page.locator('#storage-content', { hasText: 'votre prochaine visite la remet' }).waitFor();
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

/** What two devices write without a network, and what comes of it when they get it back, one after the other. */
async function apart(write, ...inOrder) {
  await Promise.all(inOrder.map(({ context }) => context.setOffline(true)));
  await write();
  await Promise.all(inOrder.map(({ page }) => page.waitForSelector('#status[data-status="offline"]')));
  for (const { context, page } of inOrder) {
    await context.setOffline(false);
    await quiet(page);
  }
}

async function openBin(page, says) {
  await page.click('#bin');
  await page.locator('#lost-outcome', { hasText: says }).waitFor();
  await page.keyboard.press('Escape');
}

async function rewrite(page, before, text) {
  await edit(page, before, text);
  await page.locator('#notes textarea ~ .actions button').first().click();
  await note(page, text).waitFor();
}
