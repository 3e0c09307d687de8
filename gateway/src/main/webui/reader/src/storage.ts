import type { NotebookStore, Place } from '@rentree/sync';
import { button, element, part, whenClicked } from './page.js';
import { currentLanguage, word } from './words.js';

/** The name of the offline copy of the pages, as the service worker keeps it. */
const OFFLINE_COPY = 'rentree-reader';
const OPENED = 'rentree-reader-opened';

/** "Manage storage": what this device keeps, and what could go; the person chooses. */
export class Storage {
  private readonly store: NotebookStore;
  private readonly place: Place;
  private readonly dialog = part<HTMLDialogElement>('storage-dialog');

  constructor(store: NotebookStore, place: Place) {
    this.store = store;
    this.place = place;
    localStorage.setItem(OPENED, new Date().toISOString());
    whenClicked(part('storage'), () => this.open());
  }

  private async open(): Promise<void> {
    const used = (await navigator.storage.estimate()).usage ?? 0;
    const content = part('storage-content');
    content.replaceChildren(element('p', `${word('used')} : ${kilobytes(used)}`), await this.works());
    content.append(...(await this.advice()));
    content.append(button('freeManual', () => this.free()));
    this.dialog.showModal();
  }

  private async works(): Promise<HTMLElement> {
    const counts = new Map<string, number>();
    for (const { work } of await this.store.list()) {
      counts.set(work, (counts.get(work) ?? 0) + 1);
    }
    const list = element('ul');
    list.append(...[...counts].map(([work, notes]) => element('li', `${work} : ${notes} ${word('notesHere')}`)));
    return list;
  }

  private async advice(): Promise<HTMLElement[]> {
    try {
      const bytes = await bytesOfCopy();
      const lastOpened = localStorage.getItem(OPENED) ?? undefined;
      const told = await this.store.storageAdvice([{ work: this.place.work, bytes, ...(lastOpened && { lastOpened }) }]);
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

  private async free(): Promise<void> {
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
