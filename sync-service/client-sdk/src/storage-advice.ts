import type { Connection } from './http.js';
import type { StorageAdvice, StoredManual } from './protocol.js';
import type { Pending } from './types.js';

/** Says what this device stores, when that is given, and asks what could go; what waits here stays, whatever is answered. */
export async function adviseStorage(
  connection: Connection,
  device: string,
  pending: Pending[],
  manuals: StoredManual[] | undefined,
): Promise<StorageAdvice> {
  const here = `/api/v1/devices/${device}`;
  const unsent = (work: string) => pending.filter((op) => op.work === work).length;
  if (manuals) {
    const works = manuals.map((manual) => ({ ...manual, unsent: unsent(manual.work) }));
    await connection.ask(`${here}/storage`, { method: 'PUT', body: JSON.stringify({ works }) });
  }
  const answer = await connection.text(await connection.ask(`${here}/storage-advice`));
  const told = JSON.parse(answer) as StorageAdvice;
  const advice = told.advice.filter(({ work }) => unsent(work) === 0);
  return {
    ...told,
    advice,
    freed: advice.reduce((sum, { bytes }) => sum + (bytes ?? 0), 0),
    unsent: [...new Set([...told.unsent, ...pending.map((op) => op.work)])].sort(),
  };
}
