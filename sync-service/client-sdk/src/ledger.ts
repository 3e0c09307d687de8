import { type DeviceState, isNewTime, learnTime, tick } from './clock.js';
import { type Edit, joined, left, readRevision, type Written } from './edits.js';
import { newUuid } from './ids.js';
import { mergePatch } from './json.js';
import { type DocumentRecord, type Flight, type OperationRecord, operationKey, path } from './records.js';
import type { StorageTransaction } from './storage.js';
import type { Place } from './types.js';

/**
 * What is written so soon after is one operation with what was written before. Not later: what was written
 * before a licence ended is taken, and must not get the time of what was written after.
 */
const JOINED_MILLIS = 600_000;

/**
 * One transaction's view of the store: each thing is read once, changed in memory, and written at the
 * end, so that a change and its operation are never stored one without the other.
 */
export class Ledger {
  readonly tx: StorageTransaction;
  readonly device: DeviceState;
  readonly flight: Flight | undefined;
  private readonly documents = new Map<string, DocumentRecord | undefined>();
  /** The paths of documents that were here before. */
  private readonly known = new Set<string>();
  private readonly operations = new Map<number, OperationRecord | undefined>();

  private constructor(tx: StorageTransaction, device: DeviceState, flight: Flight | undefined) {
    this.tx = tx;
    this.device = device;
    this.flight = flight;
  }

  static async open(tx: StorageTransaction): Promise<Ledger> {
    const [device, flight] = await Promise.all([tx.get<DeviceState>('meta', 'device'), tx.get<Flight>('meta', 'flight')]);
    return new Ledger(tx, device ?? { id: newUuid(), counter: 0, ms: 0, count: 0, offset: 0 }, flight);
  }

  async document(at: string): Promise<DocumentRecord | undefined> {
    if (!this.documents.has(at)) {
      const found = await this.tx.get<DocumentRecord>('documents', at);
      this.documents.set(at, found);
      if (found) {
        this.known.add(at);
      }
    }
    return this.documents.get(at);
  }

  async find(id: string): Promise<DocumentRecord | undefined> {
    const at = await this.tx.get<string>('paths', id);
    return at === undefined ? undefined : this.document(at);
  }

  set(record: DocumentRecord): void {
    this.documents.set(path(record), record);
  }

  /** Forgets a document of which the server knows nothing. */
  async forget(record: DocumentRecord): Promise<void> {
    const at = path(record);
    this.documents.set(at, undefined);
    if ((await this.tx.get<string>('paths', record.id)) === at) {
      await this.tx.delete('paths', record.id);
    }
  }

  /** The server has a document in another notebook: what waits goes there too, what the old one refused is tried again. */
  async move(record: DocumentRecord, { school, work }: Place): Promise<void> {
    const waiting = await this.waiting(record);
    this.documents.set(path(record), undefined);
    Object.assign(record, { school, work });
    waiting.forEach((op) => Object.assign(op, { school, work, path: path(record), refused: undefined }));
    this.set(record);
  }

  async operation(n: number): Promise<OperationRecord | undefined> {
    if (!this.operations.has(n)) {
      this.operations.set(n, await this.tx.get<OperationRecord>('operations', operationKey(n)));
    }
    return this.operations.get(n);
  }

  /** Those that wait on a document, oldest first. */
  async waiting(record: DocumentRecord): Promise<OperationRecord[]> {
    const found = await Promise.all(record.ops.map((n) => this.operation(n)));
    return found.filter((op) => op !== undefined);
  }

  inFlight(n: number): boolean {
    return this.flight?.ops.includes(n) ?? false;
  }

  drop(record: DocumentRecord, n: number): void {
    record.ops = record.ops.filter((other) => other !== n);
    this.operations.set(n, undefined);
  }

  /** A change made here and now. What was not sent yet and says the same or less is replaced by it. */
  async enqueue(record: DocumentRecord, { op, body, rev, ownUnread }: Edit, wall: number): Promise<void> {
    const waiting = await this.waiting(record);
    const unsent = waiting.filter((w) => !this.inFlight(w.n));
    const moment = tick(this.device, wall);
    const written: Written = { op, body, baseRev: readRevision(record, rev) };
    if (op === 'delete') {
      unsent.forEach((w) => this.drop(record, w.n));
      if (record.server === undefined && record.ops.length === 0) {
        return this.forget(record);
      }
    } else if (ownUnread) {
      Object.assign(written, { ownUnread, baseRev: Math.min(rev ?? 0, record.rev) }); // what it takes away goes before it
    } else {
      const whole = waiting.findLast((w) => w.op === 'put');
      written.baseRev = Math.min(written.baseRev, whole?.baseRev ?? record.rev);
      const last = waiting.at(-1);
      if (last && unsent.includes(last)) {
        this.join(record, last, written, moment.ms);
      }
      this.uncover(record, unsent, written);
    }
    this.append(record, written, moment);
    await this.rebuild(record);
  }

  /** Takes what was written last into what is written now, if one operation can do the same as both. */
  private join(record: DocumentRecord, last: OperationRecord, written: Written, now: number): void {
    const isClose = now - last.ms < JOINED_MILLIS && last.baseRev === written.baseRev;
    const both = isClose || last.refused ? joined(last, written) : undefined;
    if (both) {
      const { ownUnread } = last;
      Object.assign(written, both, { ownUnread, baseRev: Math.min(last.baseRev, written.baseRev) });
      this.drop(record, last.n);
    }
  }

  /** The server has taken an operation: it waits no more. */
  async taken(record: DocumentRecord, op: OperationRecord): Promise<void> {
    const waiting = await this.waiting(record);
    this.uncover(record, waiting.slice(0, Math.max(0, waiting.indexOf(op))), op);
    this.drop(record, op.n);
  }

  /** What was refused must not cover what was written after it: of it stays what that left, and is tried again. */
  private uncover(record: DocumentRecord, before: OperationRecord[], after: Written): void {
    for (const refused of before.filter((w) => w.refused && record.ops.includes(w.n))) {
      const body = left(refused, after);
      if (body === undefined) {
        this.drop(record, refused.n);
      } else if (body !== refused.body) {
        Object.assign(refused, { body, refused: undefined });
      }
    }
  }

  /**
   * A deletion has met what waits here: that goes to the bin whole, for of a patch alone no document can be made
   * again. False when it is not a document that waits.
   */
  async sendWhole(record: DocumentRecord): Promise<boolean> {
    const waiting = await this.waiting(record);
    const last = waiting.at(-1);
    if (last === undefined || typeof record.local !== 'string') {
      return false;
    }
    if (last.op === 'patch') {
      const { ms, count, offset } = last;
      waiting.filter((w) => !this.inFlight(w.n)).forEach((w) => this.drop(record, w.n));
      this.append(record, { op: 'put', body: record.local, baseRev: 0 }, { ms, count, offset });
    }
    return true;
  }

  append(
    record: DocumentRecord,
    written: Written,
    moment: Pick<OperationRecord, 'ms' | 'count' | 'offset'>,
  ): void {
    const n = ++this.device.counter;
    const { id, kind, work, school } = record;
    this.operations.set(n, { n, path: path(record), id, kind, work, school, ...written, ...moment });
    record.ops = [...record.ops, n];
    this.set(record);
  }

  /** Works out again how a document stands here: what the server holds, then what waits. */
  async rebuild(record: DocumentRecord): Promise<void> {
    let text = record.server;
    for (const op of await this.waiting(record)) {
      if (op.op === 'patch') {
        text = typeof text === 'string' ? mergePatch(text, op.body!) : text;
      } else {
        text = op.op === 'put' ? op.body : null;
      }
    }
    record.local = record.ops.length > 0 ? text : undefined;
    this.set(record);
  }

  /** Sets the clock by the server's, and with it what was stamped by a wrong one; what is sent back has the server's time. */
  async learnTime(wall: number, serverTime: number): Promise<void> {
    if (!isNewTime(this.device, wall, serverTime)) {
      return;
    }
    const all = await this.tx.range<OperationRecord>('operations', '');
    const known = await Promise.all(all.map(([, { n }]) => this.operation(n)));
    const unsent = known.filter((op) => op !== undefined && !op.isOld && !this.inFlight(op.n)) as OperationRecord[];
    learnTime(this.device, wall, serverTime, unsent);
  }

  /** A device whose numbers somebody else uses too (a copied profile) takes a new name. */
  rename(): void {
    Object.assign(this.device, { id: newUuid() });
  }

  /** Writes what has changed; nothing is read afterwards. */
  async write(): Promise<void> {
    const { tx } = this;
    const writes: Promise<void>[] = [tx.put('meta', 'device', this.device)];
    for (const [at, record] of this.documents) {
      if (record) {
        writes.push(tx.put('documents', at, record));
      } else if (this.known.has(at)) {
        writes.push(tx.delete('documents', at));
      }
      if (record && !this.known.has(at)) {
        writes.push(tx.put('paths', record.id, at));
      }
    }
    for (const [n, op] of this.operations) {
      writes.push(op ? tx.put('operations', operationKey(n), op) : tx.delete('operations', operationKey(n)));
    }
    await Promise.all(writes);
  }
}
