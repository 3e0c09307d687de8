import { type Connection, SyncError, understood } from './http.js';
import { askNotebooks } from './notebooks.js';
import type { BinEntry, LostVersion, Notebook } from './protocol.js';
import type { Place } from './types.js';

/** Some of what lost, newest first; with its cursor more can be asked for. */
export interface LostPage<T> {
  readonly items: T[];
  readonly cursor?: string | null;
}

/** What lost and is kept by the server for 30 days: shown, and brought back. It needs a network. */
export class Recovery {
  private readonly connection: Connection;
  private readonly notebooks: () => Promise<Notebook[]>;

  constructor(connection: Connection, notebooks: () => Promise<Notebook[]>) {
    this.connection = connection;
    this.notebooks = notebooks;
  }

  /** Texts that lost against other ones, in a notebook or in one document. */
  async versions(place: Place, id?: string, cursor?: string): Promise<LostPage<LostVersion>> {
    return this.page(place, 'versions', { document: id, cursor });
  }

  /** What deletions took away without knowing it. */
  async bin(place: Place, cursor?: string): Promise<LostPage<BinEntry>> {
    return this.page(place, 'bin', { cursor });
  }

  /** Brings one back, and returns the id of the document that has it: from the bin, a new one. */
  async restore(place: Place, lost: LostVersion | BinEntry): Promise<string> {
    const what = 'version' in lost ? `versions/${lost.version}` : `bin/${lost.entry}`;
    const where = `${await this.notebook(place)}/${what}/restoration`;
    const answer = await this.connection.ask(where, { method: 'POST' });
    const { document } = understood<{ document: string }>(await this.connection.text(answer), JSON.parse);
    return document;
  }

  private async page<T>(
    place: Place,
    what: string,
    asked: Record<string, string | undefined>,
  ): Promise<LostPage<T>> {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(asked)) {
      if (value !== undefined) {
        query.set(name, value);
      }
    }
    const answer = await this.connection.ask(`${await this.notebook(place)}/${what}?${query}`);
    return understood<LostPage<T>>(await this.connection.text(answer), JSON.parse);
  }

  private async notebook({ work, school }: Place): Promise<string> {
    const isHere = (one: Notebook) => one.work === work && one.school === school;
    const found = (await this.notebooks()).find(isHere) ?? (await askNotebooks(this.connection)).find(isHere);
    if (!found) {
      throw new SyncError('refused', {
        type: 'https://rentree.example/problems/unknown-notebook',
        title: 'No such notebook',
        detail: `nothing written in ${work} at ${school} has reached the server yet`,
      });
    }
    return `/api/v1/notebooks/${found.notebook}`;
  }
}
