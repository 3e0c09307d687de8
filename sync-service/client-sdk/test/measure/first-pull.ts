// Measures how long a new device takes to read a full notebook, store by store: see ClientSdkTest.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { NotebookStore } from '../../src/index.js';
import { fileStorage } from '../../src/node.js';
import { Site } from '../support/site.js';
import { fill, newPupil, openDevice, type Pupil } from '../support/stage.js';

const NOTES = Number(process.env.RENTREE_SDK_NOTES || 20_000);
const ROUNDS = 3;

/** A full pull in milliseconds: until the first notes are there, until all are. */
interface Taken {
  first: number;
  all: number;
}

/** Runs here and, sent as text, in a page. */
async function pull(store: NotebookStore): Promise<Taken> {
  const start = performance.now();
  let first = 0;
  store.on('change', () => {
    first ||= performance.now() - start;
  });
  const { outcome } = await store.sync();
  if (outcome !== 'done') {
    throw new Error(outcome);
  }
  return { first, all: performance.now() - start };
}

async function inNode(pupil: Pupil, kind: 'memory' | 'file'): Promise<Taken> {
  const folder = mkdtempSync(join(tmpdir(), 'rentree-sdk-'));
  const store = await openDevice(pupil, { storage: kind === 'file' ? fileStorage(join(folder, 'store')) : 'memory' });
  const taken = await pull(store);
  await store.close();
  rmSync(folder, { recursive: true });
  return taken;
}

/** With a profile on disk: without one, Chromium keeps IndexedDB in memory. */
async function inChromium(origin: string, pupil: Pupil, storage: 'indexeddb' | 'memory', slower = 1): Promise<Taken> {
  const profile = mkdtempSync(join(tmpdir(), 'rentree-sdk-'));
  const executablePath = process.env.RENTREE_SDK_CHROMIUM || '/usr/bin/chromium';
  const args = ['--no-sandbox', '--disable-gpu', '--disable-quic'];
  const context = await chromium.launchPersistentContext(profile, { executablePath, args });
  try {
    const page = await context.newPage();
    await page.goto(origin);
    const tools = await context.newCDPSession(page);
    await tools.send('Emulation.setCPUThrottlingRate', { rate: slower });
    return await page.evaluate(
      async ([token, where, text]) => {
        const { openNotebookStore } = await import('@rentree/sync' as string);
        const store = await openNotebookStore({ authorization: async () => token, storage: where });
        return (await (0, eval)(`(${text})`)(store)) as Taken;
      },
      [pupil.token, storage, String(pull)] as const,
    );
  } finally {
    await context.close();
    rmSync(profile, { recursive: true });
  }
}

const pupil = await newPupil();
await fill(pupil, NOTES);
const site = new Site();
const origin = await site.open();
const ways: [name: string, way: () => Promise<Taken>][] = [
  ['Node.js, memory', () => inNode(pupil, 'memory')],
  ['Node.js, file', () => inNode(pupil, 'file')],
  ['Chromium, memory', () => inChromium(origin, pupil, 'memory')],
  ['Chromium, IndexedDB', () => inChromium(origin, pupil, 'indexeddb')],
  ['Chromium, IndexedDB, page 4 times slower', () => inChromium(origin, pupil, 'indexeddb', 4)],
];
const told = (millis: number[]) => {
  const [least, middle, most] = millis.sort((one, other) => one - other).map((one) => (one / 1_000).toFixed(2));
  return `${middle} s (${least} … ${most})`;
};
for (const [name, way] of ways) {
  const taken: Taken[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    taken.push(await way());
  }
  console.log(`${name}: ${told(taken.map(({ all }) => all))}, first page after ${told(taken.map(({ first }) => first))}`);
}
await site.close();
