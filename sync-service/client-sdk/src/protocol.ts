import type { components, operations } from './api.js';

type Schemas = components['schemas'];

export type Kind = Schemas['DocumentKind'];
export type Problem = Partial<Schemas['OperationProblem']> & Pick<Schemas['HttpProblem'], 'status'>;

/** Limits and times as the service tells them; Java's records are always whole. */
export type Configuration = Required<Schemas['Configuration']>;

type View = Schemas['NotebookView'];
type Always = 'notebook' | 'work' | 'school' | 'live' | 'schoolYear' | 'state';

/** A notebook as its owner sees it; what is told only of a closed one may be missing. */
export type Notebook = Required<Pick<View, Always>> & { [K in Exclude<keyof View, Always>]?: View[K] | null };
export interface NotebookPage {
  items: Notebook[];
  cursor?: string | null;
}

/** Where notes were taken over to, and how many. */
export type Transferred = Required<Schemas['TransferView']>;

/** A text that lost against another one. */
export type LostVersion = Required<Schemas['VersionView']>;

/** What a deletion took away without knowing it. */
export type BinEntry = Omit<Required<Schemas['EntryView']>, 'restoredAs'> & { restoredAs?: string | null };

export type DeviceDescription = operations['DeviceEndpoint_register']['requestBody']['content']['application/json'];

/** What a batch is answered with; documents are read as text beside it. */
export type OperationResult = Schemas['OperationResult'];
export type BatchAnswer = Schemas['BatchAnswer'];
export type DocumentChange = Schemas['DocumentChange'];
export type ChangesPage = Schemas['ChangesPage'];
export type BatchOperation = Schemas['BatchOperation'];

/** A manual on this device, as the reader that stores it knows it. */
export type StoredManual = Omit<Schemas['ManualView'], 'unsent'>;

type Advice = Required<Schemas['AdviceView']>;

/** What could go from a device, in words for whoever decides; nothing goes by itself. */
export type StorageAdvice = Omit<Required<Schemas['StorageView']>, 'advice' | 'inventoryAt'> & {
  inventoryAt?: string | null;
  advice: (Omit<Advice, 'bytes' | 'lastUsed' | 'words'> & {
    words: Required<Schemas['Words']>;
    bytes?: number | null;
    lastUsed?: string | null;
  })[];
};
