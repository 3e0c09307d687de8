export type Table = 'documents' | 'paths' | 'operations' | 'meta';

/** Reads see the transaction's own writes. Values are plain data; keys are text, in the order of their characters. */
export interface StorageTransaction {
  get<T>(table: Table, key: string): Promise<T | undefined>;
  /** Entries whose key begins so and comes after `after`, in order, at most `limit`. */
  range<T>(table: Table, prefix: string, after?: string, limit?: number): Promise<[string, T][]>;
  put(table: Table, key: string, value: unknown): Promise<void>;
  delete(table: Table, key: string): Promise<void>;
}

/**
 * Where a store keeps what must not be lost. Implement it to bring your own.
 *
 * Writing transactions come one after the other, also those of other windows. When the promise of one is
 * fulfilled, all that it wrote is durable; when it is rejected, nothing of it is there. `work` awaits
 * nothing but the transaction (IndexedDB ends a transaction that waits for something else).
 */
export interface NotebookStorage {
  transaction<T>(mode: 'read' | 'write', work: (tx: StorageTransaction) => Promise<T>): Promise<T>;
  /** Tells the other windows that share this storage; they may be none. */
  announce(message: unknown): void;
  /** Hears what others announce, and returns how to stop hearing. */
  subscribe(listener: (message: unknown) => void): () => void;
  /** What to call the Web Locks of those who share this storage; without a name a lease in the storage is used. */
  readonly lockName?: string;
  close(): Promise<void>;
  /** Removes everything, for good. */
  erase(): Promise<void>;
}
