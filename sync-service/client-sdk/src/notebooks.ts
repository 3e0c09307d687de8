import type { Event } from './emitter.js';
import { Ledger } from './ledger.js';
import type { Notebook } from './protocol.js';
import type { OperationRecord } from './records.js';
import type { StorageTransaction } from './storage.js';

/** Keeps how the notebooks stand, and tells which stand differently from before. */
export async function keepNotebooks(tx: StorageTransaction, all: Notebook[]): Promise<Event[]> {
  const before = (await tx.get<Notebook[]>('meta', 'notebooks')) ?? [];
  await tx.put('meta', 'notebooks', all);
  const news = all.filter((one) => {
    const was = before.find((other) => other.notebook === one.notebook);
    return was ? was.state !== one.state || was.reason !== one.reason : one.state !== 'OPEN';
  });
  await reopen(
    await Ledger.open(tx),
    news.filter(({ state }) => state === 'OPEN'),
  );
  return news.map((detail): Event => ({ name: 'state', detail }));
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
