import type { Notebook, NotebookStore, Place } from '@rentree/sync';
import { part, whenClicked } from './page.js';
import type { Manual } from './session.js';
import { why } from './why.js';
import { type Word, word } from './words.js';

/** What a person left behind, and may ask for where they are now. */
const LEFT_BEHIND: Record<string, Word> = { OTHER_SCHOOL: 'transferToSchool', OTHER_ACCESS_POINT: 'transferToPortal' };

/** Notes that did not follow their person: taken over on request, once it was shown what that does. */
export class Transfer {
  private readonly store: NotebookStore;
  private readonly place: Place;
  private readonly shelf: Manual[];
  private readonly dialog = part<HTMLDialogElement>('transfer-dialog');
  private readonly confirm = part<HTMLButtonElement>('transfer-confirm');
  private closed: Notebook | undefined;

  constructor(store: NotebookStore, place: Place, shelf: Manual[]) {
    this.store = store;
    this.place = place;
    this.shelf = shelf;
    whenClicked(part('transfer'), () => this.show());
    whenClicked(this.confirm, () => this.transfer());
  }

  /** Offers it for a notebook that was left behind, where a seat stands that can take its notes. */
  offer(closed: Notebook | undefined): void {
    this.closed = closed;
    part('transfer').hidden = this.plan() === undefined || this.into() === undefined;
  }

  private plan(): Word | undefined {
    return LEFT_BEHIND[this.closed?.reason ?? ''];
  }

  private into(): Manual | undefined {
    const { work, school } = this.place;
    const held = this.shelf.filter((manual) => manual.held && manual.work === work);
    return held.find((manual) => manual.school !== school || this.closed?.reason === 'OTHER_ACCESS_POINT');
  }

  private show(): void {
    const plan = this.plan();
    const into = this.into();
    if (plan && into && this.closed) {
      const told = word(plan).replace('#', String(this.closed.live)).replace('…', into.school);
      part('transfer-plan').textContent = told;
      part('transfer-outcome').textContent = '';
      this.confirm.hidden = false;
      this.dialog.showModal();
    }
  }

  /** The result stays to be read; whoever closes it is shown the notes where they are now. */
  private async transfer(): Promise<void> {
    const outcome = part('transfer-outcome');
    outcome.textContent = word('oneMoment');
    this.confirm.disabled = true;
    try {
      const { notes } = await this.store.transfer(this.place, this.into()?.school);
      outcome.textContent = `${notes} ${word('transferred')}`;
      this.confirm.hidden = true;
      this.dialog.onclose = () => location.reload();
    } catch (fault) {
      outcome.textContent = why(fault);
    } finally {
      this.confirm.disabled = false;
    }
  }
}
