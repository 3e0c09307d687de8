import type {
  BinEntry,
  Configuration,
  DeviceDescription,
  Kind,
  LostVersion,
  Notebook,
  Problem,
  StorageAdvice,
  StoredManual,
  Transferred,
} from './protocol.js';
import type { NotebookStorage } from './storage.js';

/** A notebook: what one person writes in one manual at one school. */
export interface Place {
  readonly work: string;
  readonly school: string;
}

/** A document as it stands on this device, what waits to be sent included. */
export interface Document extends Place {
  readonly id: string;
  readonly kind: Kind;
  /** Read with `JSON.parse`: take `text` where numbers may be larger than JavaScript holds. */
  readonly doc: Record<string, unknown>;
  /** The document as it was written, byte for byte. */
  readonly text: string;
  /** The revision of the server that this builds on; 0 when it never heard of it. */
  readonly rev: number;
  /** Whether something of it waits to be sent. */
  readonly pending: boolean;
}

/** What a writer had before them: the document as they read it. Its text tells what another window wrote meanwhile. */
export type Read = Pick<Document, 'rev'> & Partial<Pick<Document, 'text'>>;

export interface Options {
  /** Where the platform is; by default the origin of the page. */
  baseUrl?: string;
  /** One store for each person who signs in on this device: a name of theirs that is the same on all their devices. */
  account?: string;
  /** The access token; `again` when the last one was refused. Without it the browser's session cookie is used. */
  authorization?: (again: boolean) => Promise<string | undefined>;
  fetch?: typeof fetch;
  /** How the owner recognises this device in their list. */
  device?: DeviceDescription;
  storage?: 'indexeddb' | 'memory' | NotebookStorage;
  /** The device's clock, in milliseconds. */
  now?: () => number;
  /** How often `start()` asks when nothing says that there is news (60 s). */
  pollMillis?: number;
  /** How long `start()` gathers what is written before it sends (300 ms). */
  gatherMillis?: number;
}

/** `offline`, `later` and `failed` end by themselves; the others need somebody. */
export type Outcome =
  | 'done'
  | 'offline'
  | 'later'
  | 'failed'
  | 'signed-out'
  | 'refused'
  | 'device-cut'
  | 'other-account'
  | 'erased';

export type Status = 'idle' | 'syncing' | Exclude<Outcome, 'done'>;

export interface Summary {
  readonly outcome: Outcome;
  /** Operations that the server has answered, refused ones included. */
  readonly pushed: number;
  /** Changes read. */
  readonly pulled: number;
  readonly rejected: number;
  /** Operations that still wait, refused ones included. */
  readonly pending: number;
  /** When it is worth trying again (milliseconds of this device's clock). */
  readonly retryAt?: number;
  readonly problem?: Problem;
}

/** An operation that waits on this device. */
export interface Pending extends Place {
  readonly opId: string;
  readonly id: string;
  readonly kind: Kind;
  readonly op: 'put' | 'patch' | 'delete';
  /** Why the server refused it, when it did; it is kept until `retry` or `discard`. */
  readonly refused?: { readonly problem: Problem; readonly retryable: boolean };
}

export interface LostText {
  /** Where in the document, as a JSON Pointer without its first slash. */
  readonly field: string;
  readonly text: string;
}

export interface ChangedDocument extends Place {
  readonly id: string;
  readonly kind: Kind;
  readonly deleted: boolean;
}

export interface Events {
  /** Documents stand differently on this device: look again. */
  change: { readonly documents: ChangedDocument[]; readonly origin: 'local' | 'remote' };
  /** Two devices wrote the same document; `lost` are texts of this device that did not stay. */
  conflict: Place & {
    readonly id: string;
    readonly kind: Kind;
    readonly outcome: 'merged' | 'superseded';
    readonly sent: string;
    readonly standing: string | undefined;
    readonly lost: LostText[];
  };
  /** An edit met a deletion: the server keeps it in the bin for 30 days. */
  binned: Place & { readonly id: string; readonly kind: Kind; readonly text: string };
  /** The server refused an operation; the edit stays on this device. */
  rejected: Pending;
  /** A notebook opened or closed. */
  state: Notebook;
  progress: { readonly pushed: number; readonly pulled: number; readonly of: number; readonly more: boolean };
  /** Everything is read again, because the server said so. */
  resync: { readonly reason: string };
  /** How synchronisation stands. */
  status: { readonly status: Status; readonly retryAt?: number; readonly problem?: Problem };
  error: { readonly error: Error };
}

export type { BinEntry, Configuration, Kind, LostVersion, Notebook, Problem, StorageAdvice, StoredManual, Transferred };
