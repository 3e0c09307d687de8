import type { Document, NotebookStore, Place } from '@rentree/sync';
import { SOURCE } from './anchor.js';
import { attempt, part } from './page.js';
import { word } from './words.js';

const QUIET_MILLIS = 1500;

/** Where the person is in the chapter, on each of their devices, and how large they like the text. */
export class Whereabouts {
  readonly kinds = ['position', 'preference'] as const;
  private readonly store: NotebookStore;
  private readonly place: Place;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private writable = true;
  /** Chosen while nothing may be written: for this visit only. */
  private sizeHere: string | undefined;

  constructor(store: NotebookStore, place: Place) {
    this.store = store;
    this.place = place;
    addEventListener('scrollend', () => this.soon());
    part<HTMLSelectElement>('text-size').addEventListener('change', (event) => {
      void attempt(() => this.preferSize((event.target as HTMLSelectElement).value));
    });
  }

  /** Whether the licence lets the person write today. */
  allow(writable: boolean): void {
    this.writable = writable;
  }

  async show(): Promise<void> {
    const preference = (await this.store.list({ ...this.place, kind: 'preference' }))[0];
    const kept = (preference?.doc.values as { textSize?: string } | undefined)?.textSize;
    const size = this.sizeHere ?? kept ?? 'medium';
    document.body.dataset.textSize = size;
    part<HTMLSelectElement>('text-size').value = size;
    await this.offerToResume();
  }

  private async offerToResume(): Promise<void> {
    const positions = await this.store.list({ ...this.place, kind: 'position' });
    const furthest = Math.max(0, ...positions.map((one) => Number(one.doc.progression ?? 0)));
    const resume = part<HTMLButtonElement>('resume');
    resume.hidden = furthest < 0.1 || progression() >= furthest;
    resume.textContent = `${word('resume')} (${Math.round(furthest * 100)} %)`;
    resume.onclick = () => {
      scrollTo({ top: furthest * (document.documentElement.scrollHeight - innerHeight), behavior: 'smooth' });
      resume.hidden = true;
    };
  }

  private soon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.keep(), QUIET_MILLIS);
  }

  private async keep(): Promise<void> {
    if (!this.writable) {
      return;
    }
    const device = await this.store.deviceId();
    const known = await this.mine(device);
    const here = Number(progression().toFixed(3));
    if (known === undefined) {
      const doc = { type: 'Position', target: { source: SOURCE }, progression: here, device };
      await this.store.put('position', this.place, doc);
    } else if (known.doc.progression !== here) {
      await this.store.patch(known.id, { progression: here });
    }
  }

  private async mine(device: string): Promise<Document | undefined> {
    const positions = await this.store.list({ ...this.place, kind: 'position' });
    return positions.find((one) => one.doc.device === device);
  }

  private async preferSize(textSize: string): Promise<void> {
    this.sizeHere = this.writable ? undefined : textSize;
    if (!this.writable) {
      return this.show();
    }
    const known = (await this.store.list({ ...this.place, kind: 'preference' }))[0];
    if (known) {
      await this.store.patch(known.id, { values: { textSize } });
    } else {
      await this.store.put('preference', this.place, { type: 'Preference', values: { textSize } });
    }
  }
}

function progression(): number {
  const room = document.documentElement.scrollHeight - innerHeight;
  return room <= 0 ? 1 : Math.min(1, scrollY / room);
}
