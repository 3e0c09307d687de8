import type { Events } from './types.js';

export type Event = { [name in keyof Events]: { name: name; detail: Events[name] } }[keyof Events];

/** Tells listeners; one that throws does not stop the others. */
export class Emitter {
  private readonly listeners = new Map<string, Set<(detail: never) => void>>();

  on<N extends keyof Events>(name: N, listener: (detail: Events[N]) => void): () => void {
    const all = this.listeners.get(name) ?? new Set();
    this.listeners.set(name, all.add(listener));
    return () => all.delete(listener);
  }

  emit(event: Event): void {
    for (const listener of [...(this.listeners.get(event.name) ?? [])]) {
      try {
        listener(event.detail as never);
      } catch (fault) {
        queueMicrotask(() => {
          throw fault;
        });
      }
    }
  }
}
