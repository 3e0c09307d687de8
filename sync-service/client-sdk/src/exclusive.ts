import type { NotebookStorage } from './storage.js';

interface Lease {
  holder: string;
  until: number;
}

/** What the keys of leases begin with, among the other things a store remembers. */
export const LEASES = 'lease:';
const LEASE_MILLIS = 15_000;

/** Lets one window at a time do something: by Web Locks where there are some, else by a lease in the store. */
export class Exclusive {
  private readonly storage: NotebookStorage;
  private readonly holder: string;

  constructor(storage: NotebookStorage, holder: string) {
    this.storage = storage;
    this.holder = holder;
  }

  async run<T>(name: string, work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    const locks = globalThis.navigator?.locks;
    if (locks && this.storage.lockName) {
      return locks.request(`${this.storage.lockName}:${name}`, signal ? { signal } : {}, work);
    }
    await this.acquire(name, signal);
    const renewal = setInterval(() => void this.take(name).catch(() => undefined), LEASE_MILLIS / 3);
    try {
      return await work();
    } finally {
      clearInterval(renewal);
      await this.release(name);
    }
  }

  private async acquire(name: string, signal: AbortSignal | undefined): Promise<void> {
    for (;;) {
      signal?.throwIfAborted();
      const wait = await this.take(name);
      if (wait === 0) {
        return;
      }
      await this.released(name, wait, signal);
    }
  }

  /** How long somebody else still has it; 0 when it is ours now. */
  private take(name: string): Promise<number> {
    return this.storage.transaction('write', async (tx) => {
      const lease = await tx.get<Lease>('meta', LEASES + name);
      const now = Date.now();
      const left = Math.min((lease?.until ?? 0) - now, LEASE_MILLIS);
      if (lease && lease.holder !== this.holder && left > 0) {
        return left;
      }
      await tx.put('meta', LEASES + name, { holder: this.holder, until: now + LEASE_MILLIS });
      return 0;
    });
  }

  private async release(name: string): Promise<void> {
    await this.storage.transaction('write', async (tx) => {
      const lease = await tx.get<Lease>('meta', LEASES + name);
      if (lease?.holder === this.holder) {
        await tx.delete('meta', LEASES + name);
      }
    });
    this.storage.announce({ released: name });
  }

  private released(name: string, wait: number, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer);
        unsubscribe();
        signal?.removeEventListener('abort', end);
        resolve();
      };
      const timer = setTimeout(end, wait + 1);
      const unsubscribe = this.storage.subscribe((message) => {
        if ((message as { released?: string } | null)?.released === name) {
          end();
        }
      });
      signal?.addEventListener('abort', end);
    });
  }
}
