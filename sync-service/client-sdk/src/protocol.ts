import type { components, operations } from './api.js';

type Schemas = components['schemas'];

export type Kind = Schemas['DocumentKind'];
export type Problem = Partial<Schemas['OperationProblem']> & Pick<Schemas['HttpProblem'], 'status'>;

/** Limits and times as the service tells them; Java's records are always whole. */
export type Configuration = Required<Schemas['Configuration']>;

type WholeNotebook = Required<Schemas['NotebookView']>;
export type Notebook = Omit<WholeNotebook, 'reason'> & { reason?: string | null };
export interface NotebookPage {
  items: Notebook[];
  cursor?: string | null;
}

export type DeviceDescription = operations['DeviceEndpoint_register']['requestBody']['content']['application/json'];

/** What a batch is answered with; documents are read as text beside it. */
export type OperationResult = Schemas['OperationResult'];
export type BatchAnswer = Schemas['BatchAnswer'];
export type DocumentChange = Schemas['DocumentChange'];
export type ChangesPage = Schemas['ChangesPage'];
export type BatchOperation = Schemas['BatchOperation'];

/** A manual on this device, as the reader that stores it knows it. */
export interface StoredManual {
  work: string;
  bytes: number;
  /** An ISO date and time; absent when it was never opened here. */
  lastOpened?: string;
}

/** What could go from a device; nothing goes by itself. */
export interface StorageAdvice {
  inventoryAt?: string | null;
  advice: {
    work: string;
    reason: 'EXPIRED' | 'UNUSED';
    words: { fr: string; en: string };
    bytes?: number | null;
    lastUsed?: string | null;
  }[];
  /** Bytes that would be freed. */
  freed: number;
  /** Works that stay because something waits to be sent. */
  unsent: string[];
}
