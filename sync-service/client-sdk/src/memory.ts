import type { NotebookStorage, StorageTransaction, Table } from './storage.js';

export type Write = [table: Table, key: string, value?: unknown];

/** Tables in memory with one writer at a time; what extends it makes the writes durable. */
export class MemoryStorage implements NotebookStorage {
  protected tables = new Map<Table, Map<string, unknown>>();
  private readonly listeners = new Set<(message: unknown) => void>();
  private last: Promise<unknown> = Promise.resolve();

  transaction<T>(mode: 'read' | 'write', work: (tx: StorageTransaction) => Promise<T>): Promise<T> {
    const turn = this.last.then(async () => {
      const overlay = new Overlay(this.tables);
      const result = await work(overlay);
      if (mode === 'write' && overlay.writes.size > 0) {
        const writes = [...overlay.writes.values()];
        await this.persist(writes);
        this.apply(writes);
      }
      return result;
    });
    this.last = turn.catch(() => undefined);
    return turn;
  }

  /** Called before the writes are seen by anybody. */
  protected async persist(_writes: Write[]): Promise<void> {}

  protected apply(writes: Write[]): void {
    for (const [table, key, value] of writes) {
      if (value === undefined) {
        this.tables.get(table)?.delete(key);
      } else {
        this.tables.set(table, (this.tables.get(table) ?? new Map()).set(key, value));
      }
    }
  }

  announce(message: unknown): void {
    for (const listener of [...this.listeners]) {
      queueMicrotask(() => listener(message));
    }
  }

  subscribe(listener: (message: unknown) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  async close(): Promise<void> {
    await this.last;
  }

  async erase(): Promise<void> {
    await this.last;
    this.tables.clear();
  }
}

class Overlay implements StorageTransaction {
  readonly writes = new Map<string, Write>();
  private readonly tables: ReadonlyMap<Table, ReadonlyMap<string, unknown>>;

  constructor(tables: ReadonlyMap<Table, ReadonlyMap<string, unknown>>) {
    this.tables = tables;
  }

  async get<T>(table: Table, key: string): Promise<T | undefined> {
    const own = this.writes.get(`${table} ${key}`);
    const value = own ? own[2] : this.tables.get(table)?.get(key);
    return structuredClone(value) as T | undefined;
  }

  async range<T>(table: Table, prefix: string, after = '', limit = Infinity): Promise<[string, T][]> {
    const found = new Map<string, unknown>();
    const chosen = (key: string) => key.startsWith(prefix) && key > after;
    for (const [key, value] of this.tables.get(table) ?? []) {
      if (chosen(key)) {
        found.set(key, value);
      }
    }
    for (const [of, key, value] of this.writes.values()) {
      if (of === table && chosen(key)) {
        found.set(key, value);
      }
    }
    return [...found]
      .filter(([, value]) => value !== undefined)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .slice(0, limit)
      .map(([key, value]) => [key, structuredClone(value) as T]);
  }

  async put(table: Table, key: string, value: unknown): Promise<void> {
    this.writes.set(`${table} ${key}`, [table, key, structuredClone(value)]);
  }

  async delete(table: Table, key: string): Promise<void> {
    this.writes.set(`${table} ${key}`, [table, key]);
  }
}
