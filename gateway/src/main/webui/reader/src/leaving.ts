import type { NotebookStore } from '@rentree/sync';
import { forgetOpenings } from './openings.js';
import { part, whenClicked } from './page.js';
import { forget, signOut } from './session.js';
import { word } from './words.js';

/** Nobody stays signed in because something else does not end. */
const PATIENCE_MILLIS = 5_000;

export function offerToLeave(store: NotebookStore, person: string): void {
  const dialog = part<HTMLDialogElement>('leave-dialog');
  part('sign-out').hidden = false;
  whenClicked(part('sign-out'), async () => {
    part('leave-unsent').hidden = (await store.pending()).length === 0;
    dialog.showModal();
  });
  whenClicked(part('leave'), () => {
    const erase = part<HTMLInputElement>('leave-erase').checked;
    if (erase) {
      forgetOpenings(person);
    }
    return leave(store, erase);
  });
}

/** First nothing is to be seen any more, in any window; then the notes go, as far as they can; then the session, in any case. */
async function leave(store: NotebookStore, erase: boolean): Promise<void> {
  document.body.textContent = word('oneMoment');
  forget();
  try {
    const patience = new Promise<void>((resolve) => setTimeout(resolve, PATIENCE_MILLIS));
    await Promise.race([erase ? store.erase() : store.close(), patience]);
  } finally {
    signOut();
  }
}
