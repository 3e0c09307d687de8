import { conflict, described } from './batches.js';
import type { Event } from './emitter.js';
import { elements, members } from './json.js';
import { Ledger } from './ledger.js';
import type { ChangesPage, DocumentChange } from './protocol.js';
import { type Cursor, type DocumentRecord, path, type Resync, standing } from './records.js';
import type { StorageTransaction } from './storage.js';
import { changedTexts, lost as lostOf } from './texts.js';
import type { ChangedDocument } from './types.js';

/** The latest state of a document, itself as text; null when it is deleted. */
type Change = Omit<DocumentChange, 'doc'> & { doc: string | null };

export interface Page {
  changes: Change[];
  /** After the page. */
  cursor: Cursor;
  more: boolean;
  serverTime: number;
}

export function readPage(body: string, since: Cursor | undefined): Page {
  const { changes, cursor, more, serverTime } = JSON.parse(body) as ChangesPage;
  const texts = elements(members(body).get('changes')!);
  const read = changes.map((change, place) => ({ ...change, doc: members(texts[place]!).get('doc') ?? null }));
  const seq = changes.at(-1)?.seq ?? since?.seq ?? 0;
  return { changes: read, cursor: { value: cursor, seq }, more, serverTime: Date.parse(serverTime) };
}

/** Keeps a page and the cursor after it; undefined when another window has moved the cursor meanwhile. */
export async function keepPage(
  tx: StorageTransaction,
  since: Cursor | undefined,
  page: Page,
  wall: number,
): Promise<Event[] | undefined> {
  const [cursor, resync] = await Promise.all([tx.get<Cursor>('meta', 'cursor'), tx.get<Resync>('meta', 'resync')]);
  if (cursor?.value !== since?.value) {
    return undefined;
  }
  const ledger = await Ledger.open(tx);
  const events: Event[] = [];
  const changed: ChangedDocument[] = [];
  const records = await Promise.all(page.changes.map((change) => ledger.find(change.id)));
  for (const [place, change] of page.changes.entries()) {
    const record = records[place] ?? newRecord(change);
    const [stood, before] = [described(record), standing(record)];
    events.push(...(await keep(ledger, record, change, page.serverTime, resync)));
    if (path(record) !== path(stood)) {
      changed.push({ ...stood, deleted: true }, described(record));
    } else if (standing(record) !== before) {
      changed.push(described(record));
    }
  }
  if (resync && !page.more) {
    changed.push(...(await finish(ledger, resync)));
    await tx.delete('meta', 'resync');
  }
  await ledger.learnTime(wall, page.serverTime);
  await ledger.write();
  await tx.put('meta', 'cursor', page.cursor);
  if (changed.length > 0) {
    events.push({ name: 'change', detail: { documents: changed, origin: 'remote' } });
  }
  return events;
}

function newRecord({ id, kind, work, school }: Change): DocumentRecord {
  return { id, kind, work, school, rev: 0, seq: 0, at: 0, ops: [], round: 0 };
}

async function keep(
  ledger: Ledger,
  record: DocumentRecord,
  change: Change,
  at: number,
  resync: Resync | undefined,
): Promise<Event[]> {
  const events: Event[] = [];
  if (resync) {
    record.round = resync.round;
  }
  const older = change.rev < record.rev;
  if (older && !resync) {
    return events;
  }
  if (path(record) !== path(change)) {
    await ledger.move(record, change);
  }
  if (resync?.pushesBack && record.server !== undefined && record.server !== change.doc) {
    if (older) {
      pushBack(ledger, record, change.rev);
    } else if (record.server !== null) {
      const { id, kind, work, school, server: sent } = record;
      const lost = lostOf(changedTexts(sent, undefined), change.doc ?? undefined);
      const detail = { id, kind, work, school, sent, standing: change.doc ?? undefined, lost };
      if (lost.length > 0) {
        events.push({ name: 'conflict', detail: { ...detail, outcome: 'superseded' } });
      }
    }
  }
  if (change.doc === null) {
    await ledger.sendWhole(record);
  }
  const ownSince = change.rev === record.rev ? record.ownSince : undefined;
  Object.assign(record, { server: change.doc, rev: change.rev, ownSince, seq: change.seq, at });
  events.push(...heard(record, change));
  await ledger.rebuild(record);
  return events;
}

/** What an answer without documents left open: how an edit that met others' writes stands now. */
function heard(record: DocumentRecord, { doc, rev }: Change): Event[] {
  const known = record.met?.filter((met) => met.rev <= rev) ?? [];
  const open = record.met?.filter((met) => met.rev > rev) ?? [];
  record.met = open.length > 0 ? open : undefined;
  return doc === null ? [] : known.map((met) => conflict(record, met, doc));
}

/**
 * Sends again what the server was told and has lost, with the age of our knowledge: whoever knew of a
 * later revision wins, whatever the order in which devices come back.
 */
function pushBack(ledger: Ledger, record: DocumentRecord, rev: number): void {
  const moment = { ms: record.at, count: 0, offset: ledger.device.offset };
  const lost = record.server;
  const written =
    typeof lost === 'string'
      ? { op: 'put' as const, body: lost, baseRev: 0, isOld: true }
      : { op: 'delete' as const, body: undefined, baseRev: rev, isOld: true };
  const waiting = record.ops;
  record.ops = [];
  ledger.append(record, written, moment);
  record.ops = [...record.ops, ...waiting];
}

/** After everything was read: what the server does not have is sent again, or goes. */
async function finish(ledger: Ledger, resync: Resync): Promise<ChangedDocument[]> {
  const gone: ChangedDocument[] = [];
  for (const [at] of await ledger.tx.range<DocumentRecord>('documents', '')) {
    const record = await ledger.document(at);
    if (!record || record.round === resync.round || record.server === undefined) {
      continue;
    }
    if (resync.pushesBack) {
      pushBack(ledger, record, 0);
    }
    Object.assign(record, { server: undefined, rev: 0, ownSince: undefined, seq: 0, round: resync.round });
    await ledger.rebuild(record);
    if (record.ops.length === 0) {
      gone.push({ ...described(record), deleted: true });
      await ledger.forget(record);
    }
  }
  return gone;
}

/** Begins to read everything again; what waits goes on waiting. */
export async function beginResync(tx: StorageTransaction, pushesBack: boolean): Promise<void> {
  const before = await tx.get<number>('meta', 'rounds');
  const round = (before ?? 0) + 1;
  const underway = await tx.get<Resync>('meta', 'resync');
  await Promise.all([
    tx.put('meta', 'rounds', round),
    tx.put('meta', 'resync', { round, pushesBack: pushesBack || (underway?.pushesBack ?? false) }),
    tx.delete('meta', 'cursor'),
  ]);
}
