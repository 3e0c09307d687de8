import type { IDBPObjectStore } from 'idb';

/** A store of whatever name, in a transaction of whatever mode. */
export type ObjectStore = IDBPObjectStore<unknown, any, any, any>;
type Block = Map<string, unknown>;

/** A note that is written takes its block with it; a page that is pulled is a few blocks. */
const FULL = 32;

/**
 * A table whose entries stand together with their neighbours, up to 32 in a record: a browser's database
 * asks as much time for a record as for thirty. A block is named by a key that is not after its first
 * entry, the first block by the empty key. One transaction's view: nothing is stored before `write`.
 */
export class Blocks {
  private readonly store: ObjectStore;
  private readonly names: Promise<string[]>;
  private readonly read = new Map<string, Promise<Block>>();
  private readonly changed = new Set<string>();

  constructor(store: ObjectStore) {
    this.store = store;
    this.names = store.getAllKeys().then((keys) => (keys.length > 0 ? (keys as string[]) : ['']));
  }

  async get(key: string): Promise<unknown> {
    return (await this.block(await this.nameFor(key))).get(key);
  }

  async range(span: IDBKeyRange, limit?: number): Promise<[string, unknown][]> {
    const first = await this.nameFor(span.lower as string);
    const names = (await this.names).filter((name) => name >= first && name <= span.upper);
    const blocks = await Promise.all(names.map((name) => this.block(name)));
    const found = blocks.flatMap((block) => [...block].filter(([key]) => span.includes(key)));
    return found.sort(byKey).slice(0, limit);
  }

  async put(key: string, value: unknown): Promise<void> {
    (await this.toChange(key)).set(key, value);
  }

  async delete(key: string): Promise<void> {
    (await this.toChange(key)).delete(key);
  }

  /** Stores the blocks that have changed, those that have grown too large in equal parts. */
  async write(): Promise<void> {
    await Promise.all([...this.changed].map(async (name) => this.divide(name, [...(await this.block(name))].sort(byKey))));
  }

  private async divide(name: string, entries: [string, unknown][]): Promise<void> {
    const parts = Math.max(1, Math.ceil(entries.length / FULL));
    const size = Math.ceil(entries.length / parts);
    const writes = Array.from({ length: parts }, (_, part) => {
      const own = entries.slice(part * size, (part + 1) * size);
      return this.store.put!(new Map(own), part === 0 ? name : own[0]![0]);
    });
    await Promise.all(writes);
  }

  private async toChange(key: string): Promise<Block> {
    const name = await this.nameFor(key);
    this.changed.add(name);
    return this.block(name);
  }

  private block(name: string): Promise<Block> {
    let block = this.read.get(name);
    if (!block) {
      block = this.store.get(name).then((stored: Block | undefined) => stored ?? new Map());
      this.read.set(name, block);
    }
    return block;
  }

  /** The last name that is not after the key. */
  private async nameFor(key: string): Promise<string> {
    const names = await this.names;
    let [low, high] = [0, names.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      [low, high] = names[middle]! <= key ? [middle, high] : [low, middle];
    }
    return names[low]!;
  }
}

function byKey([one]: [string, unknown], [other]: [string, unknown]): number {
  return one < other ? -1 : 1;
}
