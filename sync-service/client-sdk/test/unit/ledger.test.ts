import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Ledger } from '../../src/ledger.js';
import { MemoryStorage } from '../../src/memory.js';
import { type DocumentRecord, type OperationRecord } from '../../src/records.js';

const HOUR = 3_600_000;

const record = (id: string): DocumentRecord => ({
  ...{ id, kind: 'annotation', work: 'manuel-maths-2de', school: '0000001B' },
  ...{ rev: 1, seq: 1, at: 0, ops: [], round: 0 },
});

test('what is sent back after a restore keeps the age of what it repeats, whatever the clock learns', async () => {
  const storage = new MemoryStorage();
  const change = (work: (ledger: Ledger) => unknown) =>
    storage.transaction('write', async (tx) => {
      const ledger = await Ledger.open(tx);
      await work(ledger);
      await ledger.write();
    });
  for (const ms of [50 * HOUR, 40 * HOUR]) {
    const sentBack = { op: 'put', body: '{}', baseRev: 0, isOld: true } as const;
    await change((ledger) => ledger.append(record(`${ms}`), sentBack, { ms, count: 0, offset: 0 }));
  }
  await change((ledger) => ledger.learnTime(60 * HOUR - 5_000, 60 * HOUR));
  const all = await storage.transaction('read', (tx) => tx.range<OperationRecord>('operations', ''));
  assert.deepEqual(all.map(([, { ms }]) => ms / HOUR), [50, 40]);
});
