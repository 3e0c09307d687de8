import type { Event } from './emitter.js';
import { type Connection, understood } from './http.js';
import { Ledger } from './ledger.js';
import type { Environment, Session } from './pass.js';
import type { Notebook, NotebookPage } from './protocol.js';
import type { OperationRecord } from './records.js';
import type { StorageTransaction } from './storage.js';

/** The notebooks as the server has them now. */
export async function askNotebooks(connection: Connection): Promise<Notebook[]> {
  const all: Notebook[] = [];
  let cursor: string | null | undefined;
  do {
    const from = cursor ? `?cursor=${encodeURIComponent(cursor)}` : '';
    const answer = await connection.text(await connection.ask(`/api/v1/notebooks${from}`));
    const page: NotebookPage = understood(answer, JSON.parse);
    all.push(...page.items);
    cursor = page.cursor;
  } while (cursor);
  return all;
}

/** A state lasts: without a hint it is asked for again so often, which is at each pass that hints did not cause. */
const OPEN_MILLIS = 480_000;
/** A closed one may open at any moment: where no hint is heard, it is asked for so often. */
const CLOSED_MILLIS = 60_000;

/** Whether the notebooks may stand differently from what is kept here. */
export async function notebooksAreDue({ storage, now }: Environment, session: Session): Promise<boolean> {
  const { rights, notebooksAt } = session;
  if (rights !== undefined || notebooksAt === undefined) {
    return true;
  }
  const all = await storage.transaction('read', (tx) => tx.get<Notebook[]>('meta', 'notebooks'));
  const isOpen = (all ?? []).every(({ state }) => state === 'OPEN');
  return Math.abs(now() - notebooksAt) >= (isOpen ? OPEN_MILLIS : CLOSED_MILLIS);
}

/** Asks how the notebooks stand, keeps it and tells. */
export async function readNotebooks({ connection, storage, now, publish }: Environment, session: Session): Promise<void> {
  const { rights } = session;
  const all = await askNotebooks(connection);
  session.notebooksAt = now();
  session.rights = session.rights === rights ? undefined : session.rights;
  publish(await storage.transaction('write', (tx) => keepNotebooks(tx, all, rights)));
}

/** Keeps how the notebooks stand, and tells which stand differently from before; `rights`: how often those had changed. */
async function keepNotebooks(tx: StorageTransaction, all: Notebook[], rights: number | undefined): Promise<Event[]> {
  const before = (await tx.get<Notebook[]>('meta', 'notebooks')) ?? [];
  await tx.put('meta', 'notebooks', all);
  if (rights !== undefined) {
    await tx.put('meta', 'rights', rights);
  }
  const news = all.filter((one) => {
    const was = before.find((other) => other.notebook === one.notebook);
    return was ? told(was) !== told(one) : one.state !== 'OPEN';
  });
  await reopen(
    await Ledger.open(tx),
    news.filter(({ state }) => state === 'OPEN'),
  );
  return news.map((detail): Event => ({ name: 'state', detail }));
}

/** What the owner is told of when it changes: all but how much is in it, and since when. */
function told({ live: _live, schoolYear: _year, ...rest }: Notebook): string {
  return JSON.stringify(Object.entries(rest).filter(([, value]) => value !== null).sort());
}

/** What a closed notebook refused is tried again once it is open. */
async function reopen(ledger: Ledger, opened: Notebook[]): Promise<void> {
  if (opened.length === 0) {
    return;
  }
  for (const [, { n }] of await ledger.tx.range<OperationRecord>('operations', '')) {
    const op = (await ledger.operation(n))!;
    if (opened.some(({ work, school }) => work === op.work && school === op.school)) {
      op.refused = undefined;
    }
  }
  await ledger.write();
}
