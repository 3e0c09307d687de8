import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MemoryStorage, type Write } from '../../src/memory.js';
import { fill, holdings, newPupil, note, openDevice, SERVICE, textOf } from '../support/stage.js';

/** Two full pages and a rest. */
const NOTES = 1_200;

/** The requests for pages; each can be made to wait. */
function pages() {
  const asked: string[] = [];
  const answered: (() => void)[] = [];
  const held: Promise<void>[] = [];
  const fetched: typeof fetch = async (input, init) => {
    const path = String(input).slice(SERVICE.length);
    if (!path.startsWith('/api/v1/sync/changes')) {
      return fetch(input, init);
    }
    const page = asked.push(path) - 1;
    await held[page];
    const answer = await fetch(input, init);
    const text = await answer.text();
    answered[page]?.();
    return new Response(answer.status === 304 ? null : text, answer);
  };
  return { asked, held, fetch: fetched, answer: (page: number) => new Promise<void>((done) => (answered[page] = done)) };
}

/** Ends, once, before the second page is on disk and after the third one was read from the network. */
class EndingDisk extends MemoryStorage {
  private readonly next: Promise<void>;
  private stored = 0;

  constructor(next: Promise<void>) {
    super();
    this.next = next;
  }

  protected override async persist(writes: Write[]): Promise<void> {
    if (writes.some(([table, key]) => table === 'meta' && key === 'cursor') && ++this.stored === 2) {
      await this.next;
      throw new Error('the process ended');
    }
  }
}

test('ended while a page is stored and the next one is there: goes on after the last page stored', async () => {
  const pupil = await newPupil();
  const computer = await fill(pupil, NOTES);
  const network = pages();
  const storage = new EndingDisk(network.answer(2));
  const tablet = await openDevice(pupil, { storage, fetch: network.fetch });
  assert.deepEqual([(await tablet.sync()).outcome, (await tablet.list()).length], ['failed', 500]);
  const again = pages();
  const reopened = await openDevice(pupil, { storage, fetch: again.fetch });
  const { outcome, pulled } = await reopened.sync();
  assert.deepEqual([outcome, pulled], ['done', 700]);
  const since = (path: string) => new URLSearchParams(path.split('?')[1]).get('since');
  assert.deepEqual([since(again.asked.at(-2)!), since(again.asked.at(-1)!)], network.asked.slice(1, 3).map(since));
  assert.deepEqual(await holdings(reopened), await holdings(computer));
});

test('at most one page is asked for before the one that came is stored', async () => {
  const pupil = await newPupil();
  await fill(pupil, NOTES);
  const network = pages();
  const tablet = await openDevice(pupil, { fetch: network.fetch });
  const ahead: number[] = [];
  tablet.on('progress', ({ pulled }) => ahead.push(network.asked.length - Math.ceil(pulled / 500)));
  assert.equal((await tablet.sync()).pulled, NOTES);
  assert.deepEqual(ahead, [1, 1, 0]);
});

test('what is written during a first pull stays, is sent, and is merged with what comes later in it', async () => {
  const pupil = await newPupil();
  const computer = await fill(pupil, NOTES);
  const [edited, removed] = (await computer.list()).map(({ id }) => id) as [string, string];
  const network = pages();
  let goOn = () => {};
  network.held[2] = new Promise((resolve) => (goOn = resolve));
  const tablet = await openDevice(pupil, { fetch: network.fetch });
  const pulling = tablet.sync();
  await new Promise((shown) => tablet.on('progress', shown));
  await tablet.patch(edited, { body: { color: 'green' } });
  await tablet.remove(removed);
  const added = await tablet.put('annotation', pupil.place, note('pendant la lecture'));
  await computer.patch(edited, { body: { value: "de l'ordinateur" } });
  await computer.sync();
  goOn();
  assert.deepEqual([(await pulling).pending, await tablet.get(removed)], [0, undefined]);
  assert.deepEqual(((await tablet.get(edited))!.doc.body as { color: string }).color, 'green');
  assert.deepEqual([await textOf(tablet, edited), await textOf(tablet, added)], ["de l'ordinateur", 'pendant la lecture']);
  await computer.sync();
  assert.deepEqual(await holdings(computer), await holdings(tablet));
});
