import { type Connection, SyncError } from './http.js';
import { Ledger } from './ledger.js';
import type { Environment, Session } from './pass.js';

/** Nobody who leaves a shared device waits longer for it to go from their list. */
const LEAVING_MILLIS = 3_000;

/** Makes the device known by its name, once. */
export async function register({ connection, storage, device, publish }: Environment, session: Session): Promise<void> {
  const description = JSON.stringify(device);
  const { id, registered } = await storage.transaction('read', async (tx) => ({
    id: (await Ledger.open(tx)).device.id,
    registered: await tx.get<string>('meta', 'registered'),
  }));
  if (registered === id + description) {
    return;
  }
  try {
    await connection.ask(`/api/v1/devices/${id}`, { method: 'PUT', body: description });
    await storage.transaction('write', (tx) => tx.put('meta', 'registered', id + description));
  } catch (fault) {
    if (!(fault instanceof SyncError && fault.slug === 'too-many-devices')) {
      throw fault;
    }
    if (!session.unlisted) {
      session.unlisted = true;
      publish([{ name: 'error', detail: { error: fault } }]);
    }
  }
}

/** The server does not know the device any more. */
export async function forgetRegistration({ storage }: Environment): Promise<void> {
  await storage.transaction('write', (tx) => tx.delete('meta', 'registered'));
}

/** Takes the device off its owner's list; without a network it stays there until the server needs its place. */
export async function unregister(connection: Connection, device: string): Promise<void> {
  const signal = AbortSignal.timeout(LEAVING_MILLIS);
  const asked = connection.ask(`/api/v1/devices/${device}`, { method: 'DELETE', signal, keepalive: true });
  await asked.catch(() => undefined); // what is kept here is gone already
}
