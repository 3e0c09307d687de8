import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NotebookStore } from '../../src/index.js';
import { Network, holdings, newPupil, note, openDevice } from '../support/stage.js';

/** Small and repeatable: the seed is printed when it fails. */
function dice(seed: number): (sides: number) => number {
  let state = seed >>> 0;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

function differences(one: Record<string, string>, other: Record<string, string>): unknown[] {
  const ids = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return ids.filter((id) => one[id] !== other[id]).map((id) => [id, one[id], other[id]]);
}

test('two devices that were apart again and again hold the same in the end', async (t) => {
  const seed = Number(process.env.RENTREE_SDK_SEED || Date.now() % 1_000_000);
  t.diagnostic(`seed ${seed} (RENTREE_SDK_SEED repeats it)`);
  const roll = dice(seed);
  const pupil = await newPupil();
  const networks = [new Network(), new Network()];
  const devices = await Promise.all(networks.map((network) => openDevice(pupil, { network })));
  const deleted = new Set<string>();
  for (let n = 0; n < 300; n++) {
    const which = roll(2);
    await act(devices[which]!, n, roll, deleted);
    networks[which]!.isDown = roll(3) > 0;
    networks[which]!.lostAnswers = roll(12) === 0 ? 1 : 0;
    if (roll(8) === 0) {
      await devices[which]!.sync();
    }
  }
  networks.forEach((network) => Object.assign(network, { isDown: false, lostAnswers: 0 }));
  for (const device of [...devices, ...devices]) {
    assert.equal((await device.sync()).outcome, 'done', `seed ${seed}`);
  }
  const [one, other] = await Promise.all(devices.map(holdings));
  assert.deepEqual(differences(one!, other!), [], `seed ${seed}`);
  const fresh = await openDevice(pupil);
  await fresh.sync();
  assert.deepEqual(differences(await holdings(fresh), one!), [], `seed ${seed}`);
  assert.deepEqual(Object.keys(one!).filter((id) => deleted.has(id)), [], `seed ${seed}`);
  assert.equal((await devices[0]!.pending()).length + (await devices[1]!.pending()).length, 0, `seed ${seed}`);

  async function act(store: NotebookStore, n: number, throwDice: typeof roll, gone: Set<string>): Promise<void> {
    const all = await store.list();
    const chosen = all[throwDice(Math.max(1, all.length))];
    const what = throwDice(10);
    if (!chosen || what < 3) {
      await store.put('annotation', pupil.place, note(`nouvelle ${n}`));
    } else if (what < 5) {
      await store.put('annotation', pupil.place, { ...chosen.doc, ...note(`récrite ${n}`), id: chosen.id });
    } else if (what < 9) {
      await store.patch(chosen.id, throwDice(2) ? { body: { value: `texte ${n}` } } : { body: { color: `c${n}` } });
    } else {
      gone.add(chosen.id);
      await store.remove(chosen.id);
    }
  }
});
