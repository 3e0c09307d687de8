import type { BinEntry, LostPage, LostVersion } from '@rentree/sync';
import { button, element, part } from './page.js';
import { askPlatform } from './session.js';
import { why } from './why.js';
import { currentLanguage, type Word, word } from './words.js';

type Lost = LostVersion | BinEntry;

/** What one list of lost things asks, shows and says. */
export interface Listing<T extends Lost> {
  /** Of the first page; with its cursor, of the one after it. */
  ask(cursor?: string): Promise<LostPage<T>>;
  /** What is lost, to be read. */
  show(item: T): HTMLElement[];
  /** Why it needs not be brought back, if so. */
  settled(item: T): Word | undefined;
  restore(item: T): Promise<unknown>;
  /** Whether it is of one note, whose text is shown above. */
  readonly ofOne: boolean;
  readonly words: {
    readonly title: Word;
    readonly intro: Word;
    readonly restore: Word;
    readonly restored: Word;
    readonly empty: Word;
  };
}

/** A dialog that lists what lost, a page at a time, and brings it back; it needs a network, and says so. */
export class LostDialog {
  private readonly dialog = part<HTMLDialogElement>('lost-dialog');
  private readonly list = part('lost-list');
  private readonly outcome = part('lost-outcome');
  private readonly older = part<HTMLButtonElement>('lost-older');
  private readonly device: Promise<string>;
  /** Where something was written, in words, by the device's id. */
  private devices = new Map<string, string>();
  private writable = true;
  private asked = 0;

  constructor(device: Promise<string>) {
    this.device = device;
  }

  /** Whether the licence lets the person write today. */
  allow(writable: boolean): void {
    this.writable = writable;
  }

  /** Whoever closes it is at home again, also when what opened it is gone. */
  async open<T extends Lost>(listing: Listing<T>, home: () => HTMLElement | null): Promise<void> {
    this.list.replaceChildren();
    this.older.hidden = true;
    part('lost-title').textContent = word(listing.words.title);
    part('lost-intro').textContent = word(listing.words.intro);
    part('lost-from').hidden = !listing.ofOne;
    this.dialog.onclose = () => home()?.focus();
    this.dialog.showModal();
    await this.trying(
      () => this.look(listing),
      (page) => {
        this.fill(listing, page);
        return page.items.length === 0 ? listing.words.empty : '';
      },
    );
  }

  private async restore<T extends Lost>(listing: Listing<T>, item: T): Promise<void> {
    await this.trying(
      () => listing.restore(item).then(() => this.look(listing)),
      (page) => {
        this.fill(listing, page);
        this.dialog.querySelector<HTMLButtonElement>('[data-word="close"]')?.focus();
        return listing.words.restored;
      },
    );
  }

  private async goOn<T extends Lost>(listing: Listing<T>, cursor: string): Promise<void> {
    await this.trying(
      () => listing.ask(cursor),
      (page) => {
        const next = this.list.childElementCount;
        this.add(listing, page);
        this.list.children.item(next)?.querySelector('button')?.focus();
        return '';
      },
    );
  }

  private async look<T extends Lost>(listing: Listing<T>): Promise<LostPage<T>> {
    const [page] = await Promise.all([listing.ask(), this.nameDevices()]);
    return page;
  }

  private fill<T extends Lost>(listing: Listing<T>, page: LostPage<T>): void {
    this.list.replaceChildren();
    this.add(listing, page);
  }

  private add<T extends Lost>(listing: Listing<T>, { items, cursor }: LostPage<T>): void {
    this.list.append(...items.map((item) => this.row(listing, item)));
    this.older.hidden = !cursor;
    this.older.onclick = () => void this.goOn(listing, cursor ?? '');
  }

  private row<T extends Lost>(listing: Listing<T>, item: T): HTMLLIElement {
    const row = element('li', '', 'lost');
    const end = element('p', '', 'actions');
    const settled = listing.settled(item);
    if (settled) {
      end.append(element('span', word(settled)));
    } else if (this.writable) {
      end.append(button(listing.words.restore, () => this.restore(listing, item)));
    }
    row.append(...listing.show(item), element('p', this.origin(item), 'aside'), end);
    return row;
  }

  /** When it was written and where, as far as that is known, and until when it is kept. */
  private origin({ writtenAt, device, keptUntil }: Lost): string {
    const written = [word('writtenOn'), told(writtenAt, 'short'), this.devices.get(device)];
    return `${written.filter(Boolean).join(' ')}.\n${word('keptUntil')} ${told(keptUntil)}.`;
  }

  /** Names are told for comfort: without them the rest is shown. */
  private async nameDevices(): Promise<void> {
    const answer = await askPlatform('/api/v1/devices').catch(() => undefined);
    if (answer?.ok) {
      const { items } = (await answer.json()) as { items: { device: string; name: string | null }[] };
      const on = (name: string) => word('onDevice').replace('…', () => name);
      this.devices = new Map(items.map(({ device, name }) => [device, name ? on(name) : '']));
    }
    this.devices.set(await this.device, word('onThisDevice'));
  }

  /** Asks, takes the answer in and says what came of it; what is answered after another question is not shown. */
  private async trying<A>(ask: () => Promise<A>, take: (answer: A) => Word | ''): Promise<void> {
    const asked = ++this.asked;
    this.outcome.textContent = word('oneMoment');
    const said = await ask().then(
      (answer) => () => this.said(take(answer)),
      (fault: unknown) => () => why(fault),
    );
    if (asked === this.asked) {
      this.outcome.textContent = said();
    }
  }

  private said(done: Word | ''): string {
    return [this.writable ? '' : word('readOnly'), done && word(done)].filter(Boolean).join(' ');
  }
}

function told(at: string, time?: 'short'): string {
  return new Intl.DateTimeFormat(currentLanguage(), { dateStyle: 'long', ...(time && { timeStyle: time }) }).format(new Date(at));
}
