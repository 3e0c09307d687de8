import type { NotebookStore, Place } from '@rentree/sync';
import { part, tell, whenClicked } from './page.js';
import { askPlatform } from './session.js';

/** Notes as a file: the person's own, whatever becomes of the licence. */
export function offerTakeaway(store: NotebookStore, place: Place): void {
  for (const link of document.querySelectorAll<HTMLButtonElement>('[data-format]')) {
    whenClicked(link, () => take(store, place, link.dataset.format ?? 'json'));
  }
  part('takeaway').hidden = false;
}

async function take(store: NotebookStore, place: Place, format: string): Promise<void> {
  await store.sync();
  const here = (await store.notebooks()).find(({ work, school }) => work === place.work && school === place.school);
  if (!here) {
    return;
  }
  const answer = await askPlatform(`/api/v1/notebooks/${here.notebook}/export?format=${format}`);
  if (!answer.ok) {
    const problem = (await answer.json()) as { detail?: string };
    tell(problem.detail ?? answer.statusText, '');
    return;
  }
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await answer.blob());
  link.download = /filename="([^"]+)"/.exec(answer.headers.get('Content-Disposition') ?? '')?.[1] ?? `notes.${format}`;
  link.click();
  URL.revokeObjectURL(link.href);
}
