import { deleteDB, openDB } from 'idb';
import type { NotebookStorage, StorageTransaction, Table } from './storage.js';

const TABLES: Table[] = ['documents', 'paths', 'operations', 'meta'];

/** The browser's own database; its windows hear of each other by a broadcast channel of the same name. */
export async function indexedDbStorage(name: string): Promise<NotebookStorage> {
  const database = await openDB(name, 1, {
    upgrade: (opened) => TABLES.forEach((table) => opened.createObjectStore(table)),
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  });
  const channel = new BroadcastChannel(name);
  return {
    lockName: name,
    async transaction<T>(mode: 'read' | 'write', work: (tx: StorageTransaction) => Promise<T>) {
      const tx = database.transaction(TABLES, mode === 'read' ? 'readonly' : 'readwrite', { durability: 'strict' });
      const stores = {
        get: (table: Table, key: string) => tx.objectStore(table).get(key),
        range: async (table: Table, prefix: string, after?: string, limit?: number) => {
          const from = after !== undefined && after > prefix ? after : prefix;
          const span = IDBKeyRange.bound(from, `${prefix}\uffff`, from === after);
          const store = tx.objectStore(table);
          const [keys, values] = await Promise.all([store.getAllKeys(span, limit), store.getAll(span, limit)]);
          return keys.map((key, at) => [key as string, values[at]]);
        },
        put: async (table: Table, key: string, value: unknown) => {
          await tx.objectStore(table).put!(value, key);
        },
        delete: (table: Table, key: string) => tx.objectStore(table).delete!(key),
      };
      try {
        const result = await work(stores as StorageTransaction);
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
