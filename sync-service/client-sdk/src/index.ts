import { Connection } from './http.js';
import { indexedDbStorage } from './indexeddb.js';
import { MemoryStorage } from './memory.js';
import type { NotebookStorage } from './storage.js';
import { NotebookStore } from './store.js';
import type { Options } from './types.js';

export { SyncError } from './http.js';
export type { LostPage } from './recovery.js';
export type { NotebookStorage, StorageTransaction, Table } from './storage.js';
export type { NotebookStore } from './store.js';
export type * from './types.js';

/** Opens what one person wrote on this device; several windows may open the same. */
export async function openNotebookStore(options: Options = {}): Promise<NotebookStore> {
  const baseUrl = (options.baseUrl ?? globalThis.location?.origin ?? '').replace(/\/$/, '');
  const connection = new Connection({
    baseUrl,
    fetch: options.fetch ?? ((...request) => fetch(...request)),
    authorization: options.authorization,
    now: options.now ?? Date.now,
  });
  const name = `rentree-sync ${baseUrl} ${options.account ?? ''}`;
  return new NotebookStore(await storageOf(options.storage, name), connection, options);
}

async function storageOf(wanted: Options['storage'], name: string): Promise<NotebookStorage> {
  if (typeof wanted === 'object') {
    return wanted;
  }
  const kind = wanted ?? (globalThis.indexedDB ? 'indexeddb' : 'memory');
  return kind === 'indexeddb' ? indexedDbStorage(name) : new MemoryStorage();
}
