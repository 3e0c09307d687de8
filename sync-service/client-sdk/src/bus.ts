import { Emitter, type Event } from './emitter.js';
import type { NotebookStorage } from './storage.js';
import type { Events } from './types.js';

interface Relayed {
  from: string;
  events: Event[];
  seen: boolean;
}

/** What other windows do, as far as it concerns this one. */
export interface Elsewhere {
  wrote: () => void;
  seen: () => void;
}

/** Tells of what happened, in this window and in the others that share the store. */
export class Bus {
  status: Events['status'] = { status: 'idle' };
  private readonly emitter = new Emitter();
  private readonly storage: NotebookStorage;
  private readonly me: string;
  private readonly unsubscribe: () => void;

  constructor(storage: NotebookStorage, me: string, elsewhere: Elsewhere) {
    this.storage = storage;
    this.me = me;
    this.unsubscribe = storage.subscribe((message) => {
      const { from, events = [], seen } = (message ?? {}) as Partial<Relayed>;
      if (from === this.me) {
        return;
      }
      events.forEach((event) => this.emit(event));
      if (events.some((event) => event.name === 'change' && event.detail.origin === 'local')) {
        elsewhere.wrote();
      }
      if (seen) {
        elsewhere.seen();
      }
    });
  }

  on<N extends keyof Events>(name: N, listener: (detail: Events[N]) => void): () => void {
    return this.emitter.on(name, listener);
  }

  publish(events: Event[]): void {
    if (events.length > 0) {
      events.forEach((event) => this.emit(event));
      this.storage.announce({ from: this.me, events });
    }
  }

  seen(): void {
    this.storage.announce({ from: this.me, seen: true });
  }

  /** A fault concerns the window in which it happened. */
  fail(error: Error): void {
    this.emit({ name: 'error', detail: { error } });
  }

  close(): void {
    this.unsubscribe();
  }

  private emit(event: Event): void {
    if (event.name === 'status') {
      this.status = event.detail;
    }
    this.emitter.emit(event);
  }
}
