import { SyncError } from './http.js';
import { Ledger } from './ledger.js';
import type { Environment } from './pass.js';

/** Makes the device known by its name, once. */
export async function register({ connection, storage, device, publish }: Environment): Promise<void> {
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
    publish([{ name: 'error', detail: { error: fault } }]);
  }
}

/** The server does not know the device any more. */
export async function forgetRegistration({ storage }: Environment): Promise<void> {
  await storage.transaction('write', (tx) => tx.delete('meta', 'registered'));
}
