import type { Document, NotebookStore, Place } from '@rentree/sync';
import { attempt, part } from './page.js';
import { word } from './words.js';

const MODULE = 'thales-1';

interface Score {
  score: number;
  max: number;
}

/** The exercise at the end of the chapter; the best and the last score are kept apart. */
export class Exercise {
  readonly kinds = ['progress'] as const;
  private readonly store: NotebookStore;
  private readonly place: Place;
  private readonly form = part<HTMLFormElement>('exercise');

  constructor(store: NotebookStore, place: Place) {
    this.store = store;
    this.place = place;
    this.form.addEventListener('submit', (event) => {
      event.preventDefault();
      void attempt(() => this.mark());
    });
  }

  allow(writable: boolean): void {
    for (const field of this.form.querySelectorAll('fieldset')) {
      field.disabled = !writable;
    }
    part<HTMLButtonElement>('check').disabled = !writable;
  }

  async show(): Promise<void> {
    const progress = await this.progress();
    const best = progress?.doc.best as Score | undefined;
    const attempts = Number(progress?.doc.attempts ?? 0);
    part('score').textContent = best
      ? `${word('best')} : ${best.score}/${best.max} (${attempts} ${word('attempts')})`
      : '';
  }

  private async mark(): Promise<void> {
    const questions = [...this.form.querySelectorAll('fieldset')];
    const right = questions.filter((one) => one.querySelector<HTMLInputElement>('input:checked')?.value === 'right');
    const score = { score: right.length, max: questions.length };
    const last = { ...score, at: new Date().toISOString() };
    const known = await this.progress();
    if (known) {
      const best = reached(known) > score.score / score.max ? known.doc.best : score;
      await this.store.patch(known.id, {
        attempts: Number(known.doc.attempts ?? 0) + 1,
        best,
        last,
        completed: known.doc.completed === true || score.score === score.max,
      });
    } else {
      const completed = score.score === score.max;
      const doc = { type: 'Progress', module: MODULE, attempts: 1, best: score, last, completed };
      await this.store.put('progress', this.place, doc);
    }
    part('result').textContent = `${word('score')} : ${score.score}/${score.max}`;
  }

  /** Devices that began apart once made a document each: the one where most was reached. */
  private async progress(): Promise<Document | undefined> {
    const all = await this.store.list({ ...this.place, kind: 'progress' });
    const [best] = all.filter((one) => one.doc.module === MODULE).sort((one, other) => reached(other) - reached(one));
    return best;
  }
}

/** The part of the points; less than nothing before the first attempt. */
function reached({ doc }: Document): number {
  const best = doc.best as Score | undefined;
  return best ? best.score / best.max : -1;
}
