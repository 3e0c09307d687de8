import { type Connection, SyncError, understood } from './http.js';
import type { Notebook, Transferred } from './protocol.js';
import type { Place } from './types.js';

/** Asks for the notes of a closed notebook where a right stands for the same work; `school` names one of several. */
export async function transferNotes(
  connection: Connection,
  notebooks: Notebook[],
  { work, school }: Place,
  intoSchool: string | undefined,
): Promise<Transferred> {
  const closed = notebooks.find((one) => one.work === work && one.school === school && one.state !== 'OPEN');
  if (!closed) {
    throw new SyncError('refused', {
      type: 'https://rentree.example/problems/notebook-open',
      title: 'Nothing to transfer',
      detail: `no notebook of ${work} at ${school} is closed`,
    });
  }
  const body = JSON.stringify(intoSchool === undefined ? {} : { school: intoSchool });
  const answer = await connection.ask(`/api/v1/notebooks/${closed.notebook}/transfers`, { method: 'POST', body });
  return understood<Transferred>(await connection.text(answer), JSON.parse);
}
