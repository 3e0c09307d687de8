import { described } from './batches.js';
import { Ledger } from './ledger.js';
import { namedDocumentId } from './names.js';
import type { Kind } from './protocol.js';
import { type DocumentRecord, type OperationRecord, path, standing } from './records.js';
import type { StorageTransaction } from './storage.js';
import type { ChangedDocument, Document } from './types.js';

export type OnRefused = (ledger: Ledger, op: OperationRecord, record: DocumentRecord) => Promise<void>;

/** A document as callers see it; none when it is deleted. */
export function shown(record: DocumentRecord): Document | undefined {
  const text = standing(record);
  if (typeof text !== 'string') {
    return undefined;
  }
  const { id, kind, work, school, rev } = record;
  const doc = JSON.parse(text) as Record<string, unknown>;
  return { id, kind, work, school, doc, text, rev, pending: record.ops.length > 0 };
}

/** A document that must stand here to be written in. */
export async function present(ledger: Ledger, id: string): Promise<DocumentRecord> {
  const record = await ledger.find(id);
  if (!record || typeof standing(record) !== 'string') {
    throw new Error(`${id} is not here`);
  }
  return record;
}

/**
 * Of a module's progress there is one in a notebook: devices that begin it apart give it one name, and meet. One that
 * was deleted, or followed its person to another notebook, leaves its name behind.
 */
export async function sharedName(
  ledger: Ledger,
  [account, school, work, kind]: [string, string, string, Kind],
  module: unknown,
): Promise<string | undefined> {
  for (let turn = 0; kind === 'progress' && typeof module === 'string'; turn++) {
    const name = namedDocumentId(account, school, work, kind, module, turn);
    const known = await ledger.find(name);
    if (!known || (standing(known) !== null && known.school === school && known.work === work)) {
      return name;
    }
  }
  return undefined;
}

/** Does something with refused operations, all or the named ones, and returns the documents it concerned. */
export async function eachRefused(
  tx: StorageTransaction,
  opIds: string[] | undefined,
  work: OnRefused,
): Promise<ChangedDocument[]> {
  const ledger = await Ledger.open(tx);
  const touched = new Map<string, DocumentRecord>();
  for (const [, { n }] of await tx.range<OperationRecord>('operations', '')) {
    const op = (await ledger.operation(n))!;
    const record = await ledger.document(op.path);
    if (record && op.refused && (opIds?.includes(`${ledger.device.id}:${n}`) ?? true)) {
      await work(ledger, op, record);
      touched.set(path(record), record);
    }
  }
  await ledger.write();
  return [...touched.values()].map(described);
}
