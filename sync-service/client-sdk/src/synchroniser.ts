import type { Bus } from './bus.js';
import type { Exclusive } from './exclusive.js';
import type { Hinted } from './hints.js';
import { needsSomebody, SyncError } from './http.js';
import { Pace, type Told } from './pace.js';
import { type Environment, Pass, type Session } from './pass.js';
import type { Cursor, OperationRecord } from './records.js';
import type { Events, Summary } from './types.js';

/** Runs one pass after the other, as the server tells, in one window at a time. */
export class Synchroniser {
  readonly session: Session = {};
  private readonly env: Environment;
  private readonly exclusive: Exclusive;
  private readonly bus: Bus;
  private readonly pace: Pace;
  private running: Promise<Summary> | undefined;
  private next: Promise<Summary> | undefined;

  constructor(env: Environment, exclusive: Exclusive, bus: Bus) {
    this.env = env;
    this.exclusive = exclusive;
    this.bus = bus;
    this.pace = new Pace(env.now);
  }

  /** Who calls while a pass goes on gets one that begins after it. */
  sync(): Promise<Summary> {
    if (!this.running) {
      this.running = this.synchronise().finally(() => {
        this.running = undefined;
      });
      return this.running;
    }
    this.next ??= this.running.then(() => {
      this.next = undefined;
      return this.sync();
    });
    return this.next;
  }

  /** Whether a hint tells of changes that were not read, or of rights that were decided anew since the notebooks were asked for. */
  async isNews({ seq = 0, rights }: Hinted): Promise<boolean> {
    const [cursor, known] = await this.env.storage.transaction('read', (tx) =>
      Promise.all([tx.get<Cursor>('meta', 'cursor'), tx.get<number>('meta', 'rights')]),
    );
    const isOfRights = rights !== undefined && rights !== known;
    this.session.rights = isOfRights ? rights : this.session.rights;
    return isOfRights || seq > (cursor?.seq ?? 0);
  }

  /** Pushes, pulls, and asks for the notebooks in any case. */
  syncAll(): Promise<Summary> {
    this.session.notebooksAt = undefined;
    return this.sync();
  }

  async ended(): Promise<void> {
    await (this.next ?? this.running);
  }

  private async synchronise(): Promise<Summary> {
    const pass = new Pass(this.env, this.session);
    await this.recall();
    const { told, notBefore } = this.pace;
    if (notBefore > this.env.now()) {
      return this.summary(pass, 'later', notBefore);
    }
    this.say({ status: 'syncing' });
    try {
      await this.exclusive.run('pass', () => pass.run());
      this.pace.succeeded(this.env.connection.takeBackoff());
      await this.note(told);
      this.say({ status: 'idle' });
      return await this.summary(pass, 'done', this.pace.notBefore || undefined);
    } catch (fault) {
      return this.failed(pass, fault);
    }
  }

  private async failed(pass: Pass, fault: unknown): Promise<Summary> {
    const isKnown = fault instanceof SyncError;
    if (!isKnown) {
      this.bus.fail(fault as Error);
    }
    const error = isKnown ? fault : new SyncError('failed', { title: 'Fault', detail: String(fault) });
    const outcome = error.kind === 'resync' ? 'failed' : error.kind;
    const { told } = this.pace;
    const retryAt = needsSomebody(outcome) ? undefined : this.pace.failed(error);
    await this.note(told);
    this.say({ status: outcome, problem: error.problem, ...(retryAt === undefined ? {} : { retryAt }) });
    return this.summary(pass, outcome, retryAt, error);
  }

  private async summary(
    pass: Pass,
    outcome: Summary['outcome'],
    retryAt: number | undefined,
    error?: SyncError,
  ): Promise<Summary> {
    const { pushed, pulled, rejected } = pass;
    const waiting = await this.env.storage.transaction('read', (tx) => tx.range<OperationRecord>('operations', ''));
    const more = { ...(retryAt === undefined ? {} : { retryAt }), ...(error ? { problem: error.problem } : {}) };
    return { outcome, pushed, pulled, rejected, pending: waiting.length, ...more };
  }

  /** What the server told any window to wait for. */
  private async recall(): Promise<void> {
    this.pace.remember(await this.env.storage.transaction('read', (tx) => tx.get<Told>('meta', 'told')));
  }

  private async note(before: Told | undefined): Promise<void> {
    const { told } = this.pace;
    if (told !== before) {
      await this.env.storage.transaction('write', (tx) => (told ? tx.put('meta', 'told', told) : tx.delete('meta', 'told')));
    }
  }

  private say(status: Events['status']): void {
    this.bus.publish([{ name: 'status', detail: status }]);
  }
}
