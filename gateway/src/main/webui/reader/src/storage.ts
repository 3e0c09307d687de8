import type { NotebookStore, Place, StoredManual } from '@rentree/sync';
import { openingsOf, rememberOpening } from './openings.js';
import { button, element, part, together, whenClicked } from './page.js';
import { currentLanguage, type Word, word } from './words.js';

/** The name of the offline copy of the pages, as the service worker keeps it. */
const OFFLINE_COPY = 'rentree-reader';
const UTF8 = new TextEncoder();

/** What this device keeps of one manual. */
interface Stored {
  notes: number;
  bytes: number;
}

/** "Manage storage": what this device keeps, and what could go; the person chooses. */
export class Storage {
  private readonly store: NotebookStore;
  private readonly place: Place;
  private readonly person: string;
  private readonly dialog = part<HTMLDialogElement>('storage-dialog');
  private readonly remove = button('freeManual', () => this.free());
  private readonly means = element('p');

  constructor(store: NotebookStore, place: Place, person: string) {
    this.store = store;
    this.place = place;
    this.person = person;
    rememberOpening(person, place.work);
    whenClicked(part('storage'), () => this.open());
    const weigh = together(() => this.weigh());
    store.on('change', () => void weigh());
    store.on('status', () => void weigh());
    addEventListener('offline', () => void weigh());
    addEventListener('online', () => void weigh());
  }

  private async open(): Promise<void> {
    const used = (await navigator.storage.estimate()).usage ?? 0;
    const stored = await this.stored();
    const list = element('ul');
    list.append(...[...stored].map(([work, { notes }]) => element('li', `${work} : ${notes} ${word('notesHere')}`)));
    const content = part('storage-content');
    content.replaceChildren(element('p', `${word('used')} : ${kilobytes(used)}`), list);
    content.append(...(await this.advice(stored)), this.remove, this.means);
    await this.weigh();
    this.dialog.showModal();
  }

  /** Every manual that was opened or written in here. */
  private async stored(): Promise<Map<string, Stored>> {
    const works = [this.place.work, ...Object.keys(openingsOf(this.person))];
    const stored = new Map(works.map((work): [string, Stored] => [work, { notes: 0, bytes: 0 }]));
    for (const { work, text } of await this.store.list()) {
      const { notes, bytes } = stored.get(work) ?? { notes: 0, bytes: 0 };
      stored.set(work, { notes: notes + 1, bytes: bytes + UTF8.encode(text).length });
    }
    return stored;
  }

  private async advice(stored: Map<string, Stored>): Promise<HTMLElement[]> {
    try {
      const told = await this.store.storageAdvice(await this.inventory(stored));
      if (told.advice.length === 0) {
        return [element('p', word('nothingToFree'))];
      }
      const list = element('ul');
      list.append(
        ...told.advice.map(({ work, words, bytes: freed }) =>
          element('li', `${work} : ${words[currentLanguage()]} (${kilobytes(freed ?? 0)})`),
        ),
      );
      return [element('p', word('adviceIntro')), list];
    } catch {
      return [element('p', word('adviceAway'))];
    }
  }

  /** The pages are the same for every manual: their copy counts with the one that is open. */
  private async inventory(stored: Map<string, Stored>): Promise<StoredManual[]> {
    const openings = openingsOf(this.person);
    const copy = await bytesOfCopy();
    return [...stored].map(([work, { bytes }]) => ({
      work,
      bytes: bytes + (work === this.place.work ? copy : 0),
      ...(openings[work] && { lastOpened: openings[work] }),
    }));
  }

  /** Why the copy has to stay now. */
  private async reasonToStay(): Promise<Word | undefined> {
    if (!navigator.onLine || this.store.status.status === 'offline') {
      return 'freeOffline';
    }
    return (await this.store.pending()).length > 0 ? 'freeWaiting' : undefined;
  }

  private async weigh(): Promise<void> {
    const reason = await this.reasonToStay();
    this.remove.disabled = reason !== undefined;
    this.means.textContent = word(reason ?? 'freeMeans');
  }

  private async free(): Promise<void> {
    if (await this.reasonToStay()) {
      return this.weigh();
    }
    await caches.delete(OFFLINE_COPY);
    part('storage-content').replaceChildren(element('p', word('freed')));
  }
}

async function bytesOfCopy(): Promise<number> {
  const copy = await caches.open(OFFLINE_COPY);
  const sizes = await Promise.all((await copy.matchAll()).map(async (page) => (await page.clone().blob()).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

function kilobytes(bytes: number): string {
  return `${Math.ceil(bytes / 1024).toLocaleString(currentLanguage())} kB`;
}
