import { land, type Landed, prepareBatch, readAnswers, takeBack } from './batches.js';
import type { Event } from './emitter.js';
import { type Connection, SyncError, understood } from './http.js';
import { Ledger } from './ledger.js';
import { notebooksAreDue, readNotebooks } from './notebooks.js';
import { beginResync, keepPage, type Page, readPage } from './pages.js';
import type { Configuration, DeviceDescription } from './protocol.js';
import { forgetRegistration, register } from './registration.js';
import type { Cursor, Flight, OperationRecord } from './records.js';
import type { NotebookStorage } from './storage.js';

export interface Environment {
  connection: Connection;
  storage: NotebookStorage;
  now: () => number;
  publish: (events: Event[]) => void;
  device: DeviceDescription;
}

/** What one window learnt since it was opened. */
export interface Session {
  configuration?: Configuration;
  notebooksAt?: number | undefined;
  /** How often the rights had changed when that was heard last, until the notebooks were asked for. */
  rights?: number | undefined;
  /** Told once that the owner's list is full. */
  unlisted?: boolean;
}

/** Rounds of pushing and pulling in one pass: what is written meanwhile comes along. */
const ROUNDS = 5;

/** One synchronisation: pushes, then pulls, until nothing is left to do. */
export class Pass {
  pushed = 0;
  pulled = 0;
  rejected = 0;
  private of = 0;
  private readonly tried = new Set<number>();
  private readonly mended = new Set<number>();
  private readonly env: Environment;
  private readonly session: Session;
  /** Operations in a batch, fewer after a batch was refused whole. */
  private most = Infinity;

  constructor(env: Environment, session: Session) {
    this.env = env;
    this.session = session;
  }

  async run(): Promise<void> {
    try {
      await this.once();
    } catch (fault) {
      if (!(fault instanceof SyncError && fault.slug === 'device-unnamed')) {
        throw fault;
      }
      await forgetRegistration(this.env);
      await this.once();
    }
  }

  private async once(): Promise<void> {
    await this.learn();
    await this.exchange();
    if (this.rejected > 0 || (await notebooksAreDue(this.env, this.session))) {
      await readNotebooks(this.env, this.session);
      if ((await this.untried()) > 0) {
        await this.exchange(); // what a notebook refused before it opened
      }
    }
  }

  private async exchange(): Promise<void> {
    for (let round = 0; round < ROUNDS; round++) {
      this.of = this.pushed + (await this.untried());
      await this.resyncing(() => this.push(), () => this.pull());
      await this.resyncing(() => this.pull(), () => this.pull());
      if ((await this.untried()) === 0) {
        break;
      }
    }
  }

  /** Whose store it is; limits and time; that the device is known. */
  private async learn(): Promise<void> {
    const { connection, storage } = this.env;
    connection.owner ??= await storage.transaction('read', (tx) => tx.get<string>('meta', 'owner'));
    this.session.configuration ??= await this.configuration();
    if (!connection.owner) {
      await this.adopt(this.session.configuration.person);
    }
    await register(this.env, this.session);
  }

  private async configuration(): Promise<Configuration> {
    const { connection, storage, now } = this.env;
    const told = await connection.text(await connection.ask('/api/v1/sync/configuration'));
    const configuration = understood<Configuration>(told, JSON.parse);
    await storage.transaction('write', async (tx) => {
      const ledger = await Ledger.open(tx);
      await ledger.learnTime(now(), Date.parse(configuration.serverTime));
      await ledger.write();
      await tx.put('meta', 'configuration', configuration);
    });
    return configuration;
  }

  /** From now on the store is this person's alone; a cursor that is kept here must be theirs already. */
  private async adopt(person: string): Promise<void> {
    const { connection, storage } = this.env;
    const cursor = await this.cursor();
    if (cursor) {
      await this.resyncing(() => this.changes(cursor, 1), () => Promise.resolve());
    }
    connection.owner = await storage.transaction('write', async (tx) => {
      const owner = (await tx.get<string>('meta', 'owner')) ?? person;
      await tx.put('meta', 'owner', owner);
      return owner;
    });
  }

  private async push(): Promise<void> {
    const { connection, storage, publish, now } = this.env;
    for (;;) {
      const { operationsPerBatch, bytesPerBatch } = this.session.configuration!;
      const limits = { operations: Math.min(operationsPerBatch, this.most), bytes: bytesPerBatch };
      const flight = await storage.transaction('write', (tx) => prepareBatch(tx, limits, this.tried));
      if (!flight) {
        return;
      }
      try {
        const answer = await connection.ask('/api/v1/sync/batch', { method: 'POST', body: flight.body });
        const read = this.answersTo(flight, await connection.text(answer));
        this.count(flight, await storage.transaction('write', (tx) => land(tx, flight, read, now())));
      } catch (fault) {
        if (!(fault instanceof SyncError && [400, 413, 422].includes(fault.problem.status ?? 0))) {
          throw fault;
        }
        await this.refusedWhole(flight, fault);
      }
      publish([this.progress(true)]);
    }
  }

  private answersTo(flight: Flight, body: string): ReturnType<typeof readAnswers> {
    const read = understood(body, readAnswers);
    if (read.answers.length !== flight.ops.length) {
      throw new SyncError('failed', { title: 'The answer does not fit the batch' });
    }
    return read;
  }

  private async refusedWhole(flight: Flight, fault: SyncError): Promise<void> {
    const taken = await this.env.storage.transaction('write', (tx) => takeBack(tx, flight, fault.problem));
    if (flight.ops.length === 1) {
      this.count(flight, taken);
    } else {
      this.most = Math.ceil(flight.ops.length / 2);
    }
  }

  private count(flight: Flight, landed: Landed): void {
    flight.ops.filter((n) => this.mended.has(n) || !landed.again.includes(n)).forEach((n) => this.tried.add(n));
    landed.again.forEach((n) => this.mended.add(n));
    this.pushed += flight.ops.length;
    this.rejected += landed.rejected;
    this.env.publish(landed.events);
  }

  /** Page after page: while one is stored, the next one is on its way. */
  private async pull(): Promise<void> {
    let since = await this.cursor();
    let coming = this.page(since);
    for (;;) {
      const page = await coming;
      if (!page) {
        return;
      }
      coming = page.more ? this.page(page.cursor) : Promise.resolve(undefined);
      coming.catch(() => undefined); // heard when its turn comes
      const events = await this.env.storage.transaction('write', (tx) => keepPage(tx, since, page, this.env.now()));
      if (events) {
        since = page.cursor;
        this.pulled += page.changes.length;
        this.env.publish([...events, this.progress(page.more)]);
      } else {
        since = await this.cursor();
        coming = this.page(since);
      }
    }
  }

  private async page(since: Cursor | undefined): Promise<Page | undefined> {
    const body = await this.changes(since, this.session.configuration!.changesPerPage);
    return body === undefined ? undefined : understood(body, (text) => readPage(text, since));
  }

  /** A page as text; undefined when nothing is new. */
  private async changes(since: Cursor | undefined, limit: number): Promise<string | undefined> {
    const device = await this.env.storage.transaction('read', async (tx) => (await Ledger.open(tx)).device.id);
    const question = new URLSearchParams({ limit: String(limit), device });
    if (since) {
      question.set('since', since.value);
    }
    const headers: Record<string, string> = since ? { 'If-None-Match': `"${since.value}"` } : {};
    try {
      const answer = await this.env.connection.ask(`/api/v1/sync/changes?${question}`, { headers });
      return answer.status === 304 ? undefined : await this.env.connection.text(answer);
    } catch (fault) {
      if (fault instanceof SyncError && fault.slug === 'unknown-cursor') {
        throw new SyncError('other-account', fault.problem);
      }
      if (fault instanceof SyncError && fault.slug === 'foreign-cursor') {
        throw new SyncError('resync', fault.problem);
      }
      throw fault;
    }
  }

  /** Begins to read everything again when the server demands that, and goes on. */
  private async resyncing(work: () => Promise<unknown>, goOn: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (fault) {
      if (!(fault instanceof SyncError && fault.kind === 'resync')) {
        throw fault;
      }
      const reason = fault.slug;
      await this.env.storage.transaction('write', (tx) => beginResync(tx, reason !== 'device-reset'));
      this.env.publish([{ name: 'resync', detail: { reason } }]);
      await goOn();
    }
  }

  private async untried(): Promise<number> {
    const all = await this.env.storage.transaction('read', (tx) => tx.range<OperationRecord>('operations', ''));
    return all.filter(([, op]) => !this.tried.has(op.n) && (!op.refused || op.refused.retryable)).length;
  }

  private cursor(): Promise<Cursor | undefined> {
    return this.env.storage.transaction('read', (tx) => tx.get<Cursor>('meta', 'cursor'));
  }

  private progress(more: boolean): Event {
    const { pushed, pulled, of } = this;
    return { name: 'progress', detail: { pushed, pulled, of: Math.max(of, pushed), more } };
  }
}
