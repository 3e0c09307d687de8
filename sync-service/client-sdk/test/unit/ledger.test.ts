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
  const times = await storage.transaction('write', async (tx) => {
    const ledger = await Ledger.open(tx);
    for (const ms of [50 * HOUR, 40 * HOUR]) {
      ledger.append(record(`${ms}`), { op: 'put', body: '{}', baseRev: 0, isOld: true }, { ms, count: 0, offset: 0 });
    }
    await ledger.learnTime(10 * HOUR, 60 * HOUR);
    await ledger.write();
    return (await tx.range<OperationRecord>('operations', '')).map(([, { ms }]) => ms / HOUR);
  });
  assert.deepEqual(times, [50, 40]);
});
