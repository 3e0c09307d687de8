// Writes notes until it is killed, and says the id of each once it is acknowledged.
import { writeSync } from 'node:fs';
import { fileStorage } from '../../src/node.js';
import { note, openDevice, type Pupil } from './stage.js';

const [, , file, pupil] = process.argv;
const { place, ...rest } = JSON.parse(pupil!) as Pupil;
const store = await openDevice({ place, ...rest }, { storage: fileStorage(file!) });
for (let n = 0; ; n++) {
  writeSync(1, `${await store.put('annotation', place, note(`note ${n}`))}\n`);
  if (n === 15) {
    void store.sync();
  }
}
