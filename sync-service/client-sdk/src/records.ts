import type { Moment } from './clock.js';
import type { Kind, Problem } from './protocol.js';
import type { LostText } from './types.js';

/** One document as this device keeps it, under its path. */
export interface DocumentRecord {
  id: string;
  kind: Kind;
  work: string;
  school: string;
  /** What the server holds: 0 and nothing as long as it never heard of the document. */
  rev: number;
  /** From this revision to the one here only this device has written; none: not even the last one. */
  ownSince?: number | undefined;
  seq: number;
  /** The server's time when it held that: the age of our knowledge, should the server lose it. */
  at: number;
  /** Null: deleted; undefined: unknown to the server. */
  server?: string | null | undefined;
  /** As it stands here while operations wait; null: deleted. */
  local?: string | null | undefined;
  /** The operations that wait, oldest first. */
  ops: number[];
  /** What met others' writes, and came back without the document: told once that is read. */
  met?: Met[] | undefined;
  /** In which reading of everything it was seen last. */
  round: number;
}

/** An edit that met others' writes. */
export interface Met {
  outcome: 'merged' | 'superseded';
  sent: string;
  /** Texts of it that the device had not read but written. */
  texts: LostText[];
  rev: number;
}

export interface OperationRecord extends Moment {
  n: number;
  path: string;
  id: string;
  kind: Kind;
  work: string;
  school: string;
  op: 'put' | 'patch' | 'delete';
  /** The document or the patch, as text. */
  body?: string | undefined;
  baseRev: number;
  /** Whoever wrote it had not read what another window of this device wrote since that revision. */
  ownUnread?: boolean | undefined;
  /** Sent back after a restore: it has the time of what it repeats. */
  isOld?: boolean;
  refused?: { problem: Problem; retryable: boolean } | undefined;
}

/** A batch that was sent, or is about to be, until its answer has been understood. */
export interface Flight {
  body: string;
  ops: number[];
}

export interface Cursor {
  value: string;
  seq: number;
}

/** A reading of everything that goes on. */
export interface Resync {
  round: number;
  /** Whether what the server lacks is sent again: it was restored from a backup. */
  pushesBack: boolean;
}

const SEPARATOR = '\n';

export function path(doc: { school: string; work: string; kind: Kind; id: string }): string {
  return [doc.school, doc.work, doc.kind, doc.id].join(SEPARATOR);
}

/** What all paths that fit begin with. */
export function pathPrefix(wanted: { school?: string; work?: string; kind?: Kind }): string {
  let prefix = '';
  for (const part of [wanted.school, wanted.work, wanted.kind]) {
    if (part === undefined) {
      break;
    }
    prefix += part + SEPARATOR;
  }
  return prefix;
}

export function operationKey(n: number): string {
  return String(n).padStart(15, '0');
}

/** The document as it stands on this device; null or undefined when there is none. */
export function standing(record: DocumentRecord): string | null | undefined {
  return record.ops.length > 0 ? record.local : record.server;
}
