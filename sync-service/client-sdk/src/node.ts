import {
  closeSync,
  fdatasyncSync,
  fstatSync,
  ftruncateSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { LEASES } from './exclusive.js';
import { MemoryStorage, type Write } from './memory.js';
import type { NotebookStorage, Table } from './storage.js';

/** Compacted at opening when the journal has so many lines more than there are entries. */
const SLACK = 1_000;

/** When this process began: one before it may have had the same number, as the first of every container has. */
const BEGAN = String(performance.timeOrigin);

/** Keeps a store in one file, for programs: each transaction is one line, on disk before it counts. */
export function fileStorage(file: string): NotebookStorage {
  return new FileStorage(file);
}

class FileStorage extends MemoryStorage {
  private readonly file: string;
  private readonly lock: string;
  private journal: number;

  constructor(file: string) {
    super();
    this.file = file;
    this.lock = `${file}.lock`;
    this.takeLock();
    this.journal = openSync(file, 'a+');
    const lines = this.replay();
    const entries = [...this.tables.values()].reduce((sum, table) => sum + table.size, 0);
    if (lines > entries + SLACK) {
      this.compact();
    }
  }

  protected override async persist(writes: Write[]): Promise<void> {
    const { size } = fstatSync(this.journal);
    try {
      writeFileSync(this.journal, `${JSON.stringify(writes)}\n`);
      fdatasyncSync(this.journal);
    } catch (fault) {
      ftruncateSync(this.journal, size);
      throw fault;
    }
  }

  override async close(): Promise<void> {
    await super.close();
    closeSync(this.journal);
    rmSync(this.lock, { force: true });
  }

  override async erase(): Promise<void> {
    await super.erase();
    await this.close();
    rmSync(this.file, { force: true });
  }

  /** A line that a crash cut off was never acknowledged: it goes; so do the leases of a process that ended. */
  private replay(): number {
    const bytes = readFileSync(this.file);
    const whole = bytes.lastIndexOf(0x0a) + 1;
    ftruncateSync(this.journal, whole);
    const lines = bytes.subarray(0, whole).toString('utf8').split('\n').slice(0, -1);
    lines.forEach((line) => this.apply(JSON.parse(line) as Write[]));
    const meta = this.tables.get('meta');
    [...(meta?.keys() ?? [])].filter((key) => key.startsWith(LEASES)).forEach((key) => meta!.delete(key));
    return lines.length;
  }

  private compact(): void {
    const fresh = `${this.file}.new`;
    rmSync(fresh, { force: true });
    const journal = openSync(fresh, 'ax+');
    const writes: Write[] = [];
    for (const [table, entries] of this.tables) {
      entries.forEach((value, key) => writes.push([table as Table, key, value]));
    }
    writeFileSync(journal, `${JSON.stringify(writes)}\n`);
    fdatasyncSync(journal);
    renameSync(fresh, this.file);
    const folder = openSync(dirname(this.file), 'r');
    fdatasyncSync(folder);
    closeSync(folder);
    closeSync(this.journal);
    this.journal = journal;
  }

  /** One process at a time; a lock whose process has ended is nobody's. */
  private takeLock(): void {
    try {
      const lock = openSync(this.lock, 'wx');
      writeSync(lock, `${process.pid} ${BEGAN}`);
      closeSync(lock);
    } catch (fault) {
      if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') {
        throw fault;
      }
      const [holder, began] = readFileSync(this.lock, 'utf8').split(' ');
      if (isAlive(Number(holder)) && (Number(holder) !== process.pid || began === BEGAN)) {
        throw new Error(`${this.file} is in use by process ${holder}`);
      }
      rmSync(this.lock);
      this.takeLock();
    }
  }
}

function isAlive(process_: number): boolean {
  try {
    return process_ > 0 && process.kill(process_, 0);
  } catch {
    return false;
  }
}
