import type { Document, NotebookStore, Place } from '@rentree/sync';
import { quoteOf, rangeOf, SOURCE, selectedTarget } from './anchor.js';
import { copyWith, ownBody, textOf } from './body.js';
import { button, element, part, tell, whenClicked } from './page.js';
import { type Word, word } from './words.js';

const COLOURS = ['yellow', 'green', 'pink'] as const;
/** Notes that are listed at first, and at each wish for more; all of them are drawn in the chapter. */
const A_PAGE = 100;
type Colour = (typeof COLOURS)[number];

const colourOf = ({ doc }: Document) => COLOURS.find((one) => one === ownBody(doc)?.color) ?? 'yellow';

/** Highlights and notes of one chapter: drawn in it, listed beside it, written through the store. */
export class Notes {
  readonly kinds = ['annotation'] as const;
  private readonly store: NotebookStore;
  private readonly place: Place;
  private readonly showVersions: (id: string) => void;
  private readonly chapter = part('chapter');
  private editing: string | undefined;
  /** The editor that stands on the page, and the note as it was read: what is being typed is never drawn over. */
  private open: { note: Document; text: HTMLTextAreaElement } | undefined;
  private writable = true;
  private listed = A_PAGE;

  constructor(store: NotebookStore, place: Place, showVersions: (id: string) => void) {
    this.store = store;
    this.place = place;
    this.showVersions = showVersions;
    document.addEventListener('selectionchange', () => this.offer());
    whenClicked(part('highlight'), () => this.highlight(false));
    whenClicked(part('annotate'), () => this.highlight(true));
    whenClicked(part('more-notes'), () => this.listMore());
  }

  /** Whether the licence lets the person write today. */
  allow(writable: boolean): void {
    this.writable = writable;
    this.offer();
    void this.show();
  }

  /** Draws and lists what stands on this device. */
  async show(): Promise<void> {
    const all = await this.store.list({ ...this.place, kind: 'annotation' });
    const placed = all.map((one) => ({ one, range: rangeOf(this.chapter, one.doc.target) }));
    for (const colour of COLOURS) {
      const ranges = placed.flatMap(({ one, range }) => (range && colourOf(one) === colour ? [range] : []));
      CSS.highlights.set(colour, new Highlight(...ranges));
    }
    placed.sort((a, b) => {
      if (!a.range || !b.range) {
        return Number(!a.range) - Number(!b.range);
      }
      return a.range.compareBoundaryPoints(Range.START_TO_START, b.range);
    });
    const list = part('notes');
    this.listed = Math.max(this.listed, placed.findIndex(({ one }) => one.id === this.editing) + 1);
    if (this.editing === undefined || this.editing !== this.open?.note.id) {
      this.open = undefined;
      keepingFocus(list, () =>
        list.replaceChildren(...placed.slice(0, this.listed).map(({ one, range }) => this.item(one, range))),
      );
    }
    part('more-notes').hidden = placed.length <= this.listed;
    part('no-notes').hidden = placed.length > 0;
    part('count').textContent = String(placed.length);
  }

  private async listMore(): Promise<void> {
    const next = this.listed;
    this.listed += A_PAGE;
    await this.keepWhatWasTyped();
    this.open = undefined;
    await this.show();
    part('notes').children.item(next)?.querySelector('button')?.focus();
  }

  private offer(): void {
    const wanted = this.writable && selectedTarget(this.chapter) !== undefined;
    for (const id of ['highlight', 'annotate']) {
      part<HTMLButtonElement>(id).disabled = !wanted;
    }
  }

  private async highlight(write: boolean): Promise<void> {
    const target = selectedTarget(this.chapter);
    if (!target) {
      return;
    }
    const color = part<HTMLSelectElement>('colour').value;
    const id = await withoutSelection(() =>
      this.store.put('annotation', this.place, {
        '@context': 'http://www.w3.org/ns/anno.jsonld',
        type: 'Annotation',
        created: new Date().toISOString(),
        motivation: write ? 'commenting' : 'highlighting',
        body: { type: 'TextualBody', format: 'text/plain', value: '', color },
        target,
      }),
    );
    await (write ? this.edit(id) : this.show());
  }

  private item(note: Document, range: Range | undefined): HTMLLIElement {
    const item = element('li', '', `note ${colourOf(note)}`);
    item.dataset.id = note.id;
    const quote = element('blockquote', quoteOf(note.doc.target));
    item.append(quote);
    if (range) {
      quote.addEventListener('click', () => range.startContainer.parentElement?.scrollIntoView({ block: 'center' }));
    } else {
      item.append(element('p', `${word('elsewhere')} (${this.sourceOf(note)})`, 'aside'));
    }
    item.append(...(this.editing === note.id ? this.form(note) : this.reading(note)));
    return item;
  }

  private sourceOf(note: Document): string {
    const target = note.doc.target as { source?: string } | string | undefined;
    return (typeof target === 'string' ? target : target?.source) ?? SOURCE;
  }

  private reading(note: Document): HTMLElement[] {
    const text = element('p', textOf(note.doc), 'text');
    const actions = element('p', '', 'actions');
    if (note.pending) {
      actions.append(element('span', word('waiting'), 'waiting'));
    }
    if (this.writable) {
      actions.append(...this.changes(note), button('remove', () => this.store.remove(note.id)));
    }
    const versions = button('versionsHere', () => this.showVersions(note.id), 'versions');
    versions.setAttribute('aria-label', word('versions'));
    actions.append(versions);
    return [text, actions];
  }

  private changes(note: Document): HTMLElement[] {
    if (!ownBody(note.doc)) {
      return [element('span', word('otherReader'), 'aside')];
    }
    const others = COLOURS.filter((one) => one !== colourOf(note));
    return [...others.map((one) => this.colourButton(note, one)), button('edit', () => this.edit(note.id))];
  }

  private colourButton(note: Document, colour: Colour): HTMLButtonElement {
    const made = button(colour as Word, () => this.store.patch(note.id, { body: { color: colour } }), `swatch ${colour}`);
    made.setAttribute('aria-label', word(colour as Word));
    made.textContent = '';
    return made;
  }

  private async edit(id: string): Promise<void> {
    await this.keepWhatWasTyped();
    this.editing = id;
    await this.show();
    part('notes').querySelector('textarea')?.focus();
  }

  /** Another note is opened: the text of the one before is kept as if it had been saved. */
  private async keepWhatWasTyped(): Promise<void> {
    if (this.open && this.open.text.value !== this.open.text.defaultValue) {
      await this.keep(this.open.note, this.open.text.value);
    }
  }

  /** Keeps a text; one that cannot be kept is shown, and can become a note of its own. */
  private async keep(note: Document, value: string): Promise<boolean> {
    try {
      await this.store.patch(note.id, { body: { value } }, note);
      return true;
    } catch {
      tell(word('notKept'), value, [['keepAsNew', () => this.keepAsNew(note, value)]]);
      return false;
    }
  }

  private async keepAsNew({ id, doc }: Document, value: string): Promise<void> {
    await this.store.put('annotation', this.place, copyWith(value, doc));
    await this.closeEditor(id);
  }

  private async closeEditor(id: string): Promise<void> {
    this.editing = this.editing === id ? undefined : this.editing;
    await this.show();
  }

  private form(note: Document): HTMLElement[] {
    const text = element('textarea');
    text.defaultValue = textOf(note.doc);
    text.rows = 3;
    text.setAttribute('aria-label', word('note'));
    this.open = { note, text };
    const actions = element('p', '', 'actions');
    actions.append(
      button('save', async () => (await this.keep(note, text.value)) && this.closeEditor(note.id)),
      button('cancel', () => this.closeEditor(note.id)),
    );
    return [text, actions];
  }
}

/** Draws a list again; whoever was on a button of a note is on it afterwards, or on "edit" when it has gone. */
function keepingFocus(list: HTMLElement, draw: () => void): void {
  const here = document.activeElement;
  const note = list.contains(here) ? here?.closest<HTMLElement>('[data-id]') : undefined;
  const act = (here as HTMLElement | null)?.dataset.act;
  draw();
  const again = (name = 'edit') => list.querySelector<HTMLElement>(`[data-id="${note?.dataset.id}"] [data-act="${name}"]`);
  (again(act) ?? again())?.focus({ preventScroll: true });
}

/** What is selected while something is being kept is the reader's next wish; what could not be kept is selected again. */
async function withoutSelection<T>(keep: () => Promise<T>): Promise<T> {
  const selection = getSelection();
  const selected = selection?.getRangeAt(0).cloneRange();
  selection?.removeAllRanges();
  try {
    return await keep();
  } catch (fault) {
    if (selected && selection?.isCollapsed) {
      selection.addRange(selected);
    }
    throw fault;
  }
}
