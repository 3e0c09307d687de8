import { deleteDB, openDB } from 'idb';
import { Blocks, type ObjectStore } from './blocks.js';
import type { NotebookStorage, StorageTransaction, Table } from './storage.js';

const TABLES: Table[] = ['documents', 'paths', 'operations', 'meta'];
/** Tables with as many entries as there are notes. */
const IN_BLOCKS: Table[] = ['documents', 'paths'];

/** The browser's own database; its windows hear of each other by a broadcast channel of the same name. */
export async function indexedDbStorage(name: string): Promise<NotebookStorage> {
  const database = await openDB(name, 2, {
    upgrade: (opened, version, _wanted, tx) => {
      if (version === 0) {
        TABLES.forEach((table) => opened.createObjectStore(table));
      } else {
        Promise.all(IN_BLOCKS.map((table) => gather(tx.objectStore(table)))).catch(() => tx.abort());
      }
    },
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  });
  const channel = new BroadcastChannel(name);
  return {
    lockName: name,
    async transaction<T>(mode: 'read' | 'write', work: (tx: StorageTransaction) => Promise<T>) {
      const tx = database.transaction(TABLES, mode === 'read' ? 'readonly' : 'readwrite', { durability: 'strict' });
      const view = new Tables((table) => tx.objectStore(table));
      try {
        const result = await work(view);
        await view.write();
        await tx.done;
        return result;
      } catch (fault) {
        tx.done.catch(() => undefined);
        try {
          tx.abort();
        } catch {
          // it has ended already
        }
        throw fault;
      }
    },
    announce: (message) => channel.postMessage(message),
    subscribe(listener) {
      const hear = (event: MessageEvent) => listener(event.data);
      channel.addEventListener('message', hear);
      return () => channel.removeEventListener('message', hear);
    },
    async close() {
      channel.close();
      database.close();
    },
    async erase() {
      channel.close();
      database.close();
      await deleteDB(name);
    },
  };
}

/** The tables in one transaction. */
class Tables implements StorageTransaction {
  private readonly opened = new Map<Table, Rows | Blocks>();
  private readonly open: (table: Table) => ObjectStore;

  constructor(open: (table: Table) => ObjectStore) {
    this.open = open;
  }

  get<T>(table: Table, key: string): Promise<T | undefined> {
    return this.of(table).get(key) as Promise<T | undefined>;
  }

  range<T>(table: Table, prefix: string, after = '', limit?: number): Promise<[string, T][]> {
    const from = after > prefix ? after : prefix;
    const span = IDBKeyRange.bound(from, `${prefix}\uffff`, from === after);
    return this.of(table).range(span, limit) as Promise<[string, T][]>;
  }

  put(table: Table, key: string, value: unknown): Promise<void> {
    return this.of(table).put(key, value);
  }

  delete(table: Table, key: string): Promise<void> {
    return this.of(table).delete(key);
  }

  async write(): Promise<void> {
    await Promise.all([...this.opened.values()].map((table) => table instanceof Blocks && table.write()));
  }

  private of(table: Table): Rows | Blocks {
    const known = this.opened.get(table);
    const entries = known ?? new (IN_BLOCKS.includes(table) ? Blocks : Rows)(this.open(table));
    this.opened.set(table, entries);
    return entries;
  }
}

/** A table with a record for each entry. */
class Rows {
  private readonly store: ObjectStore;

  constructor(store: ObjectStore) {
    this.store = store;
  }

  get(key: string): Promise<unknown> {
    return this.store.get(key);
  }

  async range(span: IDBKeyRange, limit?: number): Promise<[string, unknown][]> {
    const [keys, values] = await Promise.all([this.store.getAllKeys(span, limit), this.store.getAll(span, limit)]);
    return keys.map((key, at) => [key as string, values[at]]);
  }

  async put(key: string, value: unknown): Promise<void> {
    await this.store.put!(value, key);
  }

  delete(key: string): Promise<void> {
    return this.store.delete!(key);
  }
}

/** Moves what an earlier version kept in a record each. */
async function gather(store: ObjectStore): Promise<void> {
  const [keys, values] = await Promise.all([store.getAllKeys(), store.getAll()]);
  await store.clear!();
  const blocks = new Blocks(store);
  await Promise.all(keys.map((key, at) => blocks.put(key as string, values[at])));
  await blocks.write();
}
