import { type Kind, type Notebook, type NotebookStore, openNotebookStore, type Pending, type Place } from '@rentree/sync';
import { copyWith, textOf } from './body.js';
import { Exercise } from './exercise.js';
import { offerToLeave } from './leaving.js';
import { Notes } from './notes.js';
import { part, tell, together } from './page.js';
import { Recovery } from './recovery.js';
import { askPlatform, chooseManual, chosenManual, heedLeaving, type Manual, openSession, type Session, signIn, signInAgain } from './session.js';
import { Storage } from './storage.js';
import { offerTakeaway } from './takeaway.js';
import { Transfer } from './transfer.js';
import { Whereabouts } from './whereabouts.js';
import { otherLanguage, type Word, word, writeWords } from './words.js';

/** What of the page writes, as long as the licence lets the person. */
interface Writer {
  allow(writable: boolean): void;
}

/** Everything of the page that shows what the store holds, of some kinds. */
interface View {
  readonly kinds: readonly Kind[];
  show(): Promise<void>;
}

writeWords();
part('language').addEventListener('click', () => {
  otherLanguage();
  location.reload();
});
part('sign-in').addEventListener('click', () => (part('sign-in').dataset.again === 'true' ? signInAgain() : signIn()));
void navigator.serviceWorker?.register('/reader/worker.js');
void open();

async function open(): Promise<void> {
  const session = await openSession();
  const manual = session && chosenManual(session.shelf);
  part('sign-in').hidden = session !== undefined;
  part('signed-out').hidden = session !== undefined;
  part('no-place').hidden = session === undefined || manual !== undefined;
  if (session && manual) {
    await openManual(session, manual);
  }
  document.body.dataset.ready = String(manual !== undefined);
}

async function openManual(session: Session, manual: Manual): Promise<void> {
  chooseManual(manual);
  offerManuals(session.shelf, manual);
  const device = { name: 'Lecteur web', platform: 'web' };
  const store = await openNotebookStore({ account: session.person, fetch: askPlatform, device });
  const place = placeOf(await store.notebooks(), manual);
  void navigator.storage?.persist?.();
  const recovery = new Recovery(store, place);
  const notes = new Notes(store, place, (id) => recovery.openVersions(id, place));
  const exercise = new Exercise(store, place);
  const whereabouts = new Whereabouts(store, place);
  const views: View[] = [notes, exercise, whereabouts];
  new Storage(store, place, session.person);
  offerTakeaway(store, place);
  heedLeaving(session.person);
  offerToLeave(store, session.person);
  hear(store, views);
  await hearOfRefusals(store);
  hearOfLosses(store, recovery);
  const writers = [notes, exercise, recovery, whereabouts];
  const transfer = new Transfer(store, place, session.shelf);
  const state = together(() => showState(store, place, writers, transfer));
  store.on('state', () => void state());
  store.on('status', ({ status }) => status === 'idle' && void openAgainElsewhere(store, manual, place));
  await state();
  await Promise.all(views.map((view) => view.show()));
  part('tools').hidden = false;
  store.start();
}

/**
 * Where what a person writes in a manual stands. Notes that follow the person stay in the notebook that they were begun
 * in, at another school, as long as there is none at this one.
 */
function placeOf(notebooks: Notebook[], { work, school }: Manual): Place {
  const known = notebooks.filter((notebook) => notebook.work === work);
  const own = known.find((one) => one.school === school) ?? known.find(({ state }) => state === 'OPEN');
  return { work, school: own?.school ?? school };
}

/** A device that has just heard of that notebook shows it, unless something is being typed or read. */
async function openAgainElsewhere(store: NotebookStore, manual: Manual, place: Place): Promise<void> {
  const { school } = placeOf(await store.notebooks(), manual);
  if (school !== place.school && !document.querySelector('#notes textarea, dialog[open]')) {
    location.reload();
  }
}

function offerManuals(shelf: Manual[], chosen: Manual): void {
  const choice = part<HTMLSelectElement>('manual');
  choice.replaceChildren(...shelf.map(({ title }, index) => new Option(title, String(index))));
  choice.value = String(shelf.indexOf(chosen));
  choice.addEventListener('change', () => {
    const next = shelf[Number(choice.value)];
    if (next) {
      chooseManual(next);
      location.assign('/reader/');
    }
  });
}

function hear(store: NotebookStore, views: View[]): void {
  for (const view of views) {
    const show = together(() => view.show());
    store.on('change', ({ documents }) => {
      if (documents.some(({ kind }) => view.kinds.includes(kind))) {
        void show();
      }
    });
  }
  const status = together(() => showStatus(store));
  store.on('change', () => void status());
  store.on('status', () => void status());
  store.on('error', ({ error }) => tell(error.message, ''));
}

/** What was refused stays on this device until somebody decides: told when it happens and at each opening, once for each reason. */
async function hearOfRefusals(store: NotebookStore): Promise<void> {
  const told = (operations: Pending[]) => {
    const detailOf = ({ refused }: Pending) => refused?.problem.detail ?? '';
    for (const detail of new Set(operations.map(detailOf))) {
      const opIds = operations.filter((one) => detailOf(one) === detail).map(({ opId }) => opId);
      tell(`${word('rejected')} ${detail}`, '', [
        ['retry', () => store.retry(opIds)],
        ['giveUp', () => store.discard(opIds)],
      ]);
    }
  };
  told((await store.pending()).filter(({ refused }) => refused));
  store.on('rejected', (operation) => told([operation]));
}

/** What did not stay is told, and the way to it is shown. */
function hearOfLosses(store: NotebookStore, recovery: Recovery): void {
  store.on('conflict', (conflict) => {
    const see = () => recovery.openVersions(conflict.id, conflict);
    for (const { text } of conflict.lost) {
      tell(word('conflict'), text, [
        ['seeVersions', see],
        ['keepBoth', () => keepToo(store, conflict, text)],
      ]);
    }
    if (conflict.lost.length === 0 && conflict.kind === 'annotation') {
      void recovery.keepsTextsOf(conflict.id, conflict).then((keeps) => {
        if (keeps) {
          tell(word('otherText'), textOf(JSON.parse(conflict.standing ?? '{}')), [['seeIt', see]]);
        }
      });
    }
  });
  store.on('binned', (binned) => {
    tell(word('binned'), textOf(JSON.parse(binned.text)), [['seeBin', () => recovery.openBin(binned)]]);
  });
}

async function keepToo(store: NotebookStore, { id, work, school }: Place & { id: string }, value: string): Promise<void> {
  const standing = await store.get(id);
  await store.put('annotation', { work, school }, copyWith(value, standing?.doc ?? {}));
}

async function showStatus(store: NotebookStore): Promise<void> {
  const { status, problem } = store.status;
  const again = status === 'signed-out' && (problem?.type ?? '').endsWith('/sign-in-again');
  const waiting = (await store.pending()).length;
  const line = part('status');
  line.dataset.status = status;
  line.textContent =
    status === 'idle' && waiting > 0 ? `${waiting} ${word('pending')}` : word(again ? 'sign-in-again' : (status satisfies Word));
  part('sign-in').dataset.again = String(again);
  part('sign-in').hidden = status !== 'signed-out';
}

/**
 * A licence that ended leaves the notes to be read and taken away, and says what to do. Whoever changed portals may have
 * two notebooks in one place: one that was left behind, and one to write in.
 */
async function showState(store: NotebookStore, place: Place, writers: Writer[], transfer: Transfer): Promise<void> {
  const here = (await store.notebooks()).filter(({ work, school }) => work === place.work && school === place.school);
  const closed = here.find(({ state }) => state !== 'OPEN');
  const writable = closed === undefined || here.some(({ state }) => state === 'OPEN');
  part('state').hidden = closed === undefined;
  part('state-words').textContent = `${writable ? '' : word('readOnly')} ${closed?.cure || (closed?.reason ?? '')}`;
  transfer.offer(closed);
  writers.forEach((writer) => writer.allow(writable));
}
