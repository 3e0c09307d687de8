// What the tests of the reader share: a browser, a pupil who signs in through a portal, pictures.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const need = (name) => {
  const value = process.env[name];
  if (!value) {
    throw new Error(`${name} is not set: these tests run on a platform, see e2e/README.md`);
  }
  return value;
};

const GATEWAY = need('READER_GATEWAY');
const PICTURES = need('READER_PICTURES');
const SWITCHES = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export async function openBrowser() {
  mkdirSync(PICTURES, { recursive: true });
  return chromium.launch({ executablePath: process.env.READER_CHROMIUM || '/usr/bin/chromium', args: SWITCHES });
}

/** A device of its own, on which the pupil has signed in and opened a manual. */
export async function openDevice(browser, work) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'fr-FR' });
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  await page.goto(`${GATEWAY}/reader/`);
  await page.click('#sign-in');
  await page.click(`#social-${need('READER_PORTAL')}`);
  await page.fill('[name=username]', need('READER_USER'));
  await page.fill('[name=password]', need('READER_PASSWORD'));
  await page.click('[type=submit]');
  await page.waitForURL(`${GATEWAY}/reader/`);
  return { context, page: await openManual(page, work) };
}

/** Opens one of the pupil's manuals in a page that is signed in. */
export async function openManual(page, work) {
  await page.goto(`${GATEWAY}/reader/?school=${need('READER_SCHOOL')}&work=${encodeURIComponent(work)}`);
  await page.waitForSelector('body[data-ready="true"]');
  await quiet(page);
  return page;
}

/** Waits until nothing waits to be sent. */
export async function quiet(page) {
  await page.waitForSelector('#status[data-status="idle"]').catch(async () => {
    throw new Error(`not idle: ${await page.locator('#status').evaluate((line) => line.outerHTML)}`);
  });
  await page.waitForFunction(() => document.querySelectorAll('.waiting').length === 0);
}

/** Selects a passage of the chapter, as a finger would. */
export function select(page, passage) {
  return page.evaluate((words) => {
    const walker = document.createTreeWalker(document.getElementById('chapter'), NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent.indexOf(words);
      if (at >= 0) {
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + words.length);
        getSelection().removeAllRanges();
        getSelection().addRange(range);
        node.parentElement.scrollIntoView({ block: 'center' });
        return;
      }
    }
    throw new Error(`no such passage: ${words}`);
  }, passage);
}

export async function annotate(page, passage, text) {
  await select(page, passage);
  await page.click('#annotate:enabled');
  await page.waitForFunction(() => document.querySelector('#notes textarea')?.value === '');
  await page.fill('#notes textarea', text);
  await page.locator('#notes textarea ~ .actions button').first().click();
  await note(page, text).waitFor();
}

/** Opens the editor of a note and types; saving is up to the caller. */
export async function edit(page, before, text) {
  await note(page, before).getByRole('button', { name: 'Modifier' }).click();
  await page.fill('#notes textarea', text);
}

export const note = (page, text) => page.locator('#notes li', { hasText: text });

export const picture = (page, name) => page.screenshot({ path: join(PICTURES, `${name}.png`) });
