import { written } from './clock.js';
import type { Event } from './emitter.js';
import { slug } from './http.js';
import { elements, members, mergePatch } from './json.js';
import { Ledger } from './ledger.js';
import type { BatchAnswer, BatchOperation, OperationResult, Problem } from './protocol.js';
import { type DocumentRecord, type Flight, type Met, type OperationRecord, standing } from './records.js';
import type { StorageTransaction } from './storage.js';
import { changedTexts, lost, texts } from './texts.js';
import type { ChangedDocument, Pending } from './types.js';

export interface BatchLimits {
  operations: number;
  bytes: number;
}

/** Operations looked at together while a batch is filled. */
const CHUNK = 200;
const UTF8 = new TextEncoder();

/** The batch that is on its way, or a new one of what was not tried yet; stored before it is sent. */
export async function prepareBatch(
  tx: StorageTransaction,
  limits: BatchLimits,
  tried: Set<number>,
): Promise<Flight | undefined> {
  const ledger = await Ledger.open(tx);
  if (ledger.flight) {
    return ledger.flight;
  }
  const head = `{"device":"${ledger.device.id}","ops":[`;
  const chosen: { n: number; text: string }[] = [];
  let bytes = head.length + 2;
  let after: string | undefined;
  for (;;) {
    const some: [string, OperationRecord][] = await tx.range('operations', '', after, CHUNK);
    for (const [, op] of some) {
      if (tried.has(op.n) || (op.refused && !op.refused.retryable)) {
        continue;
      }
      const text = operationText(op, ledger.device.id);
      const size = UTF8.encode(text).length + 1;
      const full = chosen.length === limits.operations || bytes + size > limits.bytes;
      if (full && chosen.length > 0) {
        return keep(ledger, head, chosen);
      }
      chosen.push({ n: op.n, text });
      bytes += size;
    }
    if (some.length < CHUNK) {
      return chosen.length > 0 ? keep(ledger, head, chosen) : undefined;
    }
    after = some.at(-1)![0];
  }
}

async function keep(ledger: Ledger, head: string, chosen: { n: number; text: string }[]): Promise<Flight> {
  const flight = { body: `${head}${chosen.map((one) => one.text).join(',')}]}`, ops: chosen.map((one) => one.n) };
  await ledger.tx.put('meta', 'flight', flight);
  return flight;
}

function operationText(op: OperationRecord, device: string): string {
  const said: BatchOperation = {
    opId: `${device}:${op.n}`,
    op: op.op,
    id: op.id,
    kind: op.kind,
    work: op.work,
    school: op.school,
    baseRev: op.baseRev || null,
    ...(op.ownUnread ? { ownUnread: true } : {}),
    hlc: written(op, device),
  };
  const heading = JSON.stringify(said);
  const name = op.op === 'patch' ? 'patch' : 'doc';
  return op.body === undefined ? heading : `${heading.slice(0, -1)},"${name}":${op.body}}`;
}

/** What the server says of one operation, the document as text. */
export type Answer = Omit<OperationResult, 'doc' | 'problem'> & { doc?: string; problem?: Problem };

export function readAnswers(body: string): { answers: Answer[]; serverTime: number } {
  const { serverTime, results } = JSON.parse(body) as BatchAnswer;
  const texts = elements(members(body).get('results')!);
  const answers = results.map(({ doc, ...answer }, place) =>
    doc === undefined ? answer : { ...answer, doc: members(texts[place]!).get('doc')! },
  );
  return { answers, serverTime: Date.parse(serverTime) };
}

export interface Landed {
  events: Event[];
  rejected: number;
  /** Operations that are different now, so that sending them at once can help. */
  again: number[];
}

/** Takes the answers to a batch in, all at once; does nothing when another window already has. */
export async function land(
  tx: StorageTransaction,
  flight: Flight,
  { answers, serverTime }: ReturnType<typeof readAnswers>,
  wall: number,
): Promise<Landed> {
  const ledger = await Ledger.open(tx);
  const landed: Landed = { events: [], rejected: 0, again: [] };
  if (ledger.flight?.body !== flight.body) {
    return landed;
  }
  const changed = new Map<string, ChangedDocument>();
  const documents = new Map(answers.flatMap(({ id, doc }): [string, string][] => (id && doc ? [[id, doc]] : [])));
  for (const [place, n] of flight.ops.entries()) {
    const op = await ledger.operation(n);
    const record = op && (await ledger.document(op.path));
    if (!op || !record) {
      continue;
    }
    const answer = answers[place]!;
    if (answer.result === 'rejected') {
      if (mend(ledger, op, record, answer)) {
        landed.again.push(n);
      } else {
        refuse(ledger, op, answer, landed);
      }
      continue;
    }
    landed.events.push(...(await take(ledger, record, op, answer, { at: serverTime, documents })));
    await raiseBases(ledger, record, op, answer);
    await ledger.taken(record, op);
    await ledger.rebuild(record);
    changed.set(op.path, described(record));
  }
  await ledger.learnTime(wall, serverTime);
  await ledger.write();
  await tx.delete('meta', 'flight');
  if (changed.size > 0) {
    landed.events.push({ name: 'change', detail: { documents: [...changed.values()], origin: 'remote' } });
  }
  return landed;
}

/** Takes back a batch that was refused whole: nothing of it is stored there. */
export async function takeBack(tx: StorageTransaction, flight: Flight, problem: Problem): Promise<Landed> {
  const ledger = await Ledger.open(tx);
  const landed: Landed = { events: [], rejected: 0, again: [] };
  if (ledger.flight?.body !== flight.body) {
    return landed;
  }
  const op = flight.ops.length === 1 ? await ledger.operation(flight.ops[0]!) : undefined;
  if (op) {
    refuse(ledger, op, { opId: null, result: 'rejected', problem, retryable: false }, landed);
  }
  await ledger.write();
  await tx.delete('meta', 'flight');
  return landed;
}

function refuse(ledger: Ledger, op: OperationRecord, answer: Answer, landed: Landed): void {
  const problem = answer.problem ?? { title: 'Refused' };
  const isNews = op.refused?.problem.type !== problem.type;
  op.refused = { problem, retryable: answer.retryable ?? false };
  landed.rejected++;
  if (isNews) {
    landed.events.push({ name: 'rejected', detail: pendingOf(op, ledger.device.id) });
  }
}

/** Refusals that are nobody's business, because another way leads to the same. */
function mend(ledger: Ledger, op: OperationRecord, record: DocumentRecord, answer: Answer): boolean {
  const why = slug(answer.problem ?? {});
  if (why === 'operation-id-reused') {
    ledger.rename();
    return true;
  }
  if (why === 'unknown-document' && op.op === 'patch' && typeof record.local === 'string') {
    Object.assign(op, { op: 'put', body: record.local, baseRev: 0, refused: undefined });
    return true;
  }
  return false;
}

async function take(
  ledger: Ledger,
  record: DocumentRecord,
  op: OperationRecord,
  answer: Answer,
  { at, documents }: { at: number; documents: Map<string, string> },
): Promise<Event[]> {
  const { id, kind, work, school } = record;
  const outcome = outcomeOf(answer);
  const read = record.server;
  const sent = op.op === 'patch' && typeof read === 'string' ? mergePatch(read, op.body!) : (op.body ?? '');
  const held = answer.deleted ? null : (answer.doc ?? (outcome === 'applied' ? sent : undefined));
  if (held !== undefined && (answer.rev ?? 0) >= record.rev) {
    const ownSince = isAllThereIs(op, answer) ? Math.min(op.baseRev, record.ownSince ?? record.rev) : undefined;
    Object.assign(record, { server: held, rev: answer.rev, ownSince, seq: answer.seq, at });
    ledger.set(record);
  }
  if (op.op === 'delete' || outcome === 'applied') {
    return [];
  }
  if (answer.deleted && op.op === 'patch' && (await ledger.sendWhole(record))) {
    return [];
  }
  if (answer.deleted) {
    return [{ name: 'binned', detail: { id, kind, work, school, text: sent } }];
  }
  const rewritten = (await ledger.waiting(record))
    .filter((later) => later.n > op.n && ledger.inFlight(later.n) && later.body !== undefined)
    .flatMap((later) => [...texts(later.body!).keys()]);
  const changed = changedTexts(op.body!, read).filter(({ field }) => !rewritten.includes(field));
  const met = { outcome: outcome as Met['outcome'], sent, texts: changed, rev: answer.rev ?? 0 };
  const stands = record.rev >= met.rev ? record.server : documents.get(id);
  if (stands === undefined) {
    record.met = [...(record.met ?? []), met];
    ledger.set(record);
  }
  return stands ? [conflict(record, met, stands)] : [];
}

export function conflict({ id, kind, work, school }: DocumentRecord, met: Met, stands: string): Event {
  const { outcome, sent, texts: written } = met;
  return { name: 'conflict', detail: { id, kind, work, school, outcome, sent, standing: stands, lost: lost(written, stands) } };
}

/** Of an operation whose first answer was lost, what that said. */
function outcomeOf({ result, original }: Answer): string | undefined {
  return result === 'duplicate' ? original : result;
}

/** Whether the revision that an operation made is what was read and written here, with nothing of others. */
function isAllThereIs(op: OperationRecord, answer: Answer): boolean {
  return outcomeOf(answer) === 'applied' && op.op !== 'delete' && (op.op === 'put' || answer.rev === op.baseRev + 1);
}

/** What was written on top of an operation builds on what that operation made, if that is all there is. */
async function raiseBases(ledger: Ledger, record: DocumentRecord, op: OperationRecord, answer: Answer): Promise<void> {
  if (!isAllThereIs(op, answer)) {
    return;
  }
  for (const later of await ledger.waiting(record)) {
    if (later.n > op.n && later.baseRev === op.baseRev && !later.ownUnread) {
      later.baseRev = answer.rev!;
    }
  }
}

export function described(record: DocumentRecord): ChangedDocument {
  const { id, kind, work, school } = record;
  return { id, kind, work, school, deleted: typeof standing(record) !== 'string' };
}

export function pendingOf(op: OperationRecord, device: string): Pending {
  const { id, kind, work, school, refused } = op;
  return { opId: `${device}:${op.n}`, id, kind, work, school, op: op.op, ...(refused ? { refused } : {}) };
}

