import { type BinEntry, type Document, type LostPage, type LostVersion, type NotebookStore, type Place, SyncError } from '@rentree/sync';
import { quoteOf } from './anchor.js';
import { textOf } from './body.js';
import { type Listing, LostDialog } from './lost.js';
import { element, part, whenClicked } from './page.js';
import { word } from './words.js';

/** What lost and is kept: the texts that a note had, and the notes in the bin; brought back from there. */
export class Recovery {
  private readonly store: NotebookStore;
  private readonly dialog: LostDialog;

  constructor(store: NotebookStore, place: Place) {
    this.store = store;
    this.dialog = new LostDialog(store.deviceId());
    whenClicked(part('bin'), () => this.openBin(place));
  }

  allow(writable: boolean): void {
    this.dialog.allow(writable);
  }

  async openBin(place: Place): Promise<void> {
    await this.dialog.open(this.binned(place), () => part('bin'));
  }

  /** Whether a text of a note was kept that does not stand. */
  async keepsTextsOf(id: string, place: Place): Promise<boolean> {
    const { items } = await this.store.versions(place, id).catch(() => ({ items: [] }));
    return items.length > 0;
  }

  async openVersions(id: string, place: Place): Promise<void> {
    const note = () => part('notes').querySelector<HTMLElement>(`[data-id="${id}"] .versions`);
    await this.dialog.open(await this.textsOf(id, place), note);
  }

  private async textsOf(id: string, place: Place): Promise<Listing<LostVersion>> {
    let standing = '';
    const show = async () => {
      const note = await this.store.get(id);
      standing = textOf(note?.doc);
      part('lost-quote').textContent = quoteOf(note?.doc.target);
      part('lost-standing').textContent = standing || word('noText');
    };
    await show();
    return {
      ask: (cursor) => this.store.versions(place, id, cursor).catch(emptyWhenUnknown),
      show: ({ value }) => [element('p', textOf(value) || word('noText'), 'text')],
      settled: ({ value }) => (textOf(value) === standing ? 'standsNow' : undefined),
      restore: (version) => this.store.restore(place, version).then(show),
      ofOne: true,
      words: { title: 'versions', intro: 'versionsIntro', restore: 'restoreText', restored: 'restoredText', empty: 'noVersions' },
    };
  }

  private binned(place: Place): Listing<BinEntry> {
    return {
      ask: (cursor) => this.store.bin(place, cursor).catch(emptyWhenUnknown),
      show: ({ doc }) => [
        element('blockquote', quoteOf((doc as Document['doc']).target)),
        element('p', textOf(doc), 'text'),
      ],
      settled: ({ restoredAs }) => (restoredAs ? 'isBack' : undefined),
      restore: (entry) => this.store.restore(place, entry),
      ofOne: false,
      words: { title: 'bin', intro: 'binIntro', restore: 'restoreNote', restored: 'restoredNote', empty: 'binEmpty' },
    };
  }
}

/** Nothing of this notebook has reached the server: so nothing of it can have lost there. */
function emptyWhenUnknown(fault: unknown): LostPage<never> {
  if (fault instanceof SyncError && fault.slug === 'unknown-notebook') {
    return { items: [] };
  }
  throw fault;
}
