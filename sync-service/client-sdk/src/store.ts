import { Automatic } from './automatic.js';
import { described, pendingOf } from './batches.js';
import { Bus } from './bus.js';
import { Exclusive } from './exclusive.js';
import type { Connection } from './http.js';
import { isDocumentId, newDocumentId, newUuid } from './ids.js';
import { documentText, withId } from './json.js';
import { Ledger } from './ledger.js';
import { eachRefused, type OnRefused, present, sharedName, shown } from './lookups.js';
import type { Environment } from './pass.js';
import type { BinEntry, Configuration, Kind, LostVersion, Notebook } from './protocol.js';
import type { StorageAdvice, StoredManual, Transferred } from './protocol.js';
import { type DocumentRecord, type OperationRecord, pathPrefix, standing } from './records.js';
import { type LostPage, Recovery } from './recovery.js';
import { unregister } from './registration.js';
import type { NotebookStorage } from './storage.js';
import { adviseStorage } from './storage-advice.js';
import { Synchroniser } from './synchroniser.js';
import { transferNotes } from './transfer.js';
import type { ChangedDocument, Document, Events, Options, Pending, Place, Read, Summary } from './types.js';
import { Window } from './window.js';

const POLL_MILLIS = 60_000;
const GATHER_MILLIS = 300;

/** The notebooks of one person on this device: written and read at once, synchronised when it can be. */
export class NotebookStore {
  private readonly storage: NotebookStorage;
  private readonly connection: Connection;
  private readonly account: string;
  private readonly now: () => number;
  private readonly bus: Bus;
  private readonly synchroniser: Synchroniser;
  private readonly automatic: Automatic;
  private readonly recovery: Recovery;
  private readonly window = new Window();

  constructor(storage: NotebookStorage, connection: Connection, options: Options) {
    const me = newUuid();
    const now = options.now ?? Date.now;
    const device = options.device ?? { name: 'Lecteur', platform: globalThis.document ? 'web' : 'node' };
    this.storage = storage;
    this.connection = connection;
    this.account = options.account ?? '';
    this.now = now;
    this.recovery = new Recovery(connection, () => this.notebooks());
    const exclusive = new Exclusive(storage, me);
    this.bus = new Bus(storage, me, {
      wrote: () => this.automatic.notice(),
      seen: () => this.automatic.seenElsewhere(),
    });
    const publish: Environment['publish'] = (events) => this.bus.publish(events);
    this.synchroniser = new Synchroniser({ storage, connection, now, device, publish }, exclusive, this.bus);
    this.automatic = new Automatic({
      connection,
      sync: () => this.sync(),
      isNews: (hint) => this.synchroniser.isNews(hint),
      lead: (work, signal) => exclusive.run('leader', work, signal),
      seen: () => this.bus.seen(),
      fail: (error) => this.bus.fail(error),
      pollMillis: options.pollMillis ?? POLL_MILLIS,
      gatherMillis: options.gatherMillis ?? GATHER_MILLIS,
      now,
    });
  }

  /** Hears an event; returns how to stop hearing it. */
  on<N extends keyof Events>(name: N, listener: (detail: Events[N]) => void): () => void {
    return this.bus.on(name, listener);
  }

  /**
   * Writes a whole document, and returns its id once nothing can lose it any more on this device. With the
   * document as it was read, what others wrote since is met, not overwritten; so do `patch` and `remove`.
   */
  async put(kind: Kind, place: Place, doc: object | string, id?: string, read?: Read): Promise<string> {
    const given = documentText(doc);
    const { id: inside, module } = JSON.parse(given) as { id?: unknown; module?: unknown };
    const own = id ?? (isDocumentId(inside) ? inside : undefined);
    if (own !== undefined && !isDocumentId(own)) {
      throw new TypeError('an id is urn:uuid: and a UUID in lower case');
    }
    const { work, school } = place;
    const { id: name } = await this.write(async (ledger) => {
      const shared = own ?? (await sharedName(ledger, [this.account, school, work, kind], module));
      const name = shared ?? newDocumentId(this.now());
      const text = kind === 'annotation' && inside === undefined ? withId(given, name) : given;
      const known = await ledger.find(name);
      if (known && (known.work !== work || known.school !== school || known.kind !== kind)) {
        throw new Error(`${name} is in another notebook or of another kind: documents do not move`);
      }
      if (known && standing(known) === null) {
        throw new Error(`${name} was deleted: a document that comes back gets a new id`);
      }
      const record = known ?? { id: name, kind, work, school, rev: 0, seq: 0, at: 0, ops: [], round: 0 };
      await ledger.enqueue(record, this.window.edit(record, 'put', text, read), this.now());
      return record;
    });
    return name;
  }

  /** Writes some fields (RFC 7396: null takes one away); the others may be written elsewhere meanwhile. */
  async patch(id: string, patch: object | string, read?: Read): Promise<void> {
    const text = documentText(patch);
    await this.write(async (ledger) => {
      const record = await present(ledger, id);
      await ledger.enqueue(record, this.window.edit(record, 'patch', text, read), this.now());
      return record;
    });
  }

  async remove(id: string, read?: Read): Promise<void> {
    await this.write(async (ledger) => {
      const record = await present(ledger, id);
      await ledger.enqueue(record, { op: 'delete', rev: read?.rev }, this.now());
      return record;
    });
  }

  async get(id: string): Promise<Document | undefined> {
    const record = await this.storage.transaction('read', async (tx) => {
      const at = await tx.get<string>('paths', id);
      return at === undefined ? undefined : tx.get<DocumentRecord>('documents', at);
    });
    return record && shown(record);
  }

  /** What stands here, oldest first; quick when the school, or school and work, are named. */
  async list(wanted: Partial<Place> & { kind?: Kind } = {}): Promise<Document[]> {
    const all = await this.storage.transaction('read', (tx) => tx.range<DocumentRecord>('documents', pathPrefix(wanted)));
    return all
      .map(([, record]) => record)
      .filter((one) => wanted.work === undefined || one.work === wanted.work)
      .filter((one) => wanted.kind === undefined || one.kind === wanted.kind)
      .map(shown)
      .filter((one) => one !== undefined);
  }

  /** What waits to be sent, and what was refused. */
  async pending(): Promise<Pending[]> {
    return this.storage.transaction('read', async (tx) => {
      const { device } = await Ledger.open(tx);
      const all = await tx.range<OperationRecord>('operations', '');
      return all.map(([, op]) => pendingOf(op, device.id));
    });
  }

  /** Lets refused operations be sent again, at the next synchronisation. */
  async retry(opIds?: string[]): Promise<void> {
    await this.refused(opIds, async (_ledger, op) => {
      op.refused = undefined;
    });
    this.automatic.notice();
  }

  /** Gives refused operations up: their documents stand again as the server holds them. */
  async discard(opIds: string[]): Promise<void> {
    await this.refused(opIds, async (ledger, op, record) => {
      ledger.drop(record, op.n);
      await ledger.rebuild(record);
      if (record.server === undefined && record.ops.length === 0) {
        await ledger.forget(record);
      }
    });
  }

  /** The notebooks as they were last heard of: open, read-only or frozen. */
  async notebooks(): Promise<Notebook[]> {
    return (await this.read<Notebook[]>('notebooks')) ?? [];
  }

  /** Texts that lost against other ones, in a notebook or in one document; asked of the server. */
  versions(place: Place, id?: string, cursor?: string): Promise<LostPage<LostVersion>> {
    return this.recovery.versions(place, id, cursor);
  }

  /** What deletions took away without knowing it; asked of the server. */
  bin(place: Place, cursor?: string): Promise<LostPage<BinEntry>> {
    return this.recovery.bin(place, cursor);
  }

  /** Brings back what lost, reads it, and returns the id of the document that has it: from the bin, a new one. */
  async restore(place: Place, lost: LostVersion | BinEntry): Promise<string> {
    const id = await this.recovery.restore(place, lost);
    await this.sync();
    return id;
  }

  /** Takes the notes of a closed notebook over to where a right stands for the same work, and reads them there. */
  async transfer(place: Place, intoSchool?: string): Promise<Transferred> {
    const taken = await transferNotes(this.connection, await this.notebooks(), place, intoSchool);
    await this.synchroniser.syncAll();
    return taken;
  }

  /** The limits, as they were last heard of. */
  async configuration(): Promise<Configuration> {
    const kept = this.synchroniser.session.configuration ?? (await this.read<Configuration>('configuration'));
    return kept ?? JSON.parse(await this.connection.text(await this.connection.ask('/api/v1/sync/configuration')));
  }

  /** Manuals that could go from this device, of those it says it stores, now or before; never one on which something waits. */
  async storageAdvice(manuals?: StoredManual[]): Promise<StorageAdvice> {
    return adviseStorage(this.connection, await this.deviceId(), await this.pending(), manuals);
  }

  /** The name of this device in the owner's list. */
  async deviceId(): Promise<string> {
    return this.storage.transaction('write', async (tx) => {
      const ledger = await Ledger.open(tx);
      await ledger.write();
      return ledger.device.id;
    });
  }

  get status(): Events['status'] {
    return this.bus.status;
  }

  /** Pushes, then pulls. Never fails: the summary says what came of it. */
  sync(): Promise<Summary> {
    return this.synchroniser.sync();
  }

  /** Synchronises by itself from now on; one window of those that started does it for all. */
  start(): void {
    this.automatic.start();
  }

  stop(): void {
    this.automatic.stop();
  }

  /** Ends what goes on; nothing is lost. */
  async close(): Promise<void> {
    await this.end();
    await this.storage.close();
  }

  /** Removes everything from this device, also what waits; for a person who signs out of a shared one. */
  async erase(): Promise<void> {
    await this.end();
    const device = (await this.read<string>('registered')) && (await this.deviceId());
    await this.storage.erase();
    if (device) {
      await unregister(this.connection, device);
    }
  }

  private async end(): Promise<void> {
    this.stop();
    await this.synchroniser.ended();
    this.bus.close();
  }

  private async write(work: (ledger: Ledger) => Promise<DocumentRecord>): Promise<ChangedDocument> {
    const record = await this.storage.transaction('write', async (tx) => {
      const ledger = await Ledger.open(tx);
      const written = await work(ledger);
      await ledger.write();
      return written;
    });
    this.window.wrote(record);
    const document = described(record);
    this.bus.publish([{ name: 'change', detail: { documents: [document], origin: 'local' } }]);
    this.automatic.notice();
    return document;
  }

  private async refused(opIds: string[] | undefined, work: OnRefused): Promise<void> {
    const documents = await this.storage.transaction('write', (tx) => eachRefused(tx, opIds, work));
    this.bus.publish([{ name: 'change', detail: { documents, origin: 'local' } }]);
  }

  private read<T>(key: string): Promise<T | undefined> {
    return this.storage.transaction('read', (tx) => tx.get<T>('meta', key));
  }
}
