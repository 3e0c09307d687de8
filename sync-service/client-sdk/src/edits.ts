import { combinePatches, mergePatch, remainingPatch } from './json.js';
import type { DocumentRecord, OperationRecord } from './records.js';

/** A change that was made here, and which revision of the document whoever made it had read; none: the one here. */
export interface Edit extends Pick<OperationRecord, 'op' | 'body' | 'ownUnread'> {
  rev?: number | undefined;
}

export type Written = Pick<OperationRecord, 'op' | 'body' | 'baseRev' | 'isOld' | 'ownUnread'>;

/** The revision that a writer had read; what this device alone has written since is no news to them. */
export function readRevision({ rev, ownSince }: DocumentRecord, read = rev): number {
  return read < (ownSince ?? rev) ? read : rev;
}

/** One operation that does the same as the last and the next one, if there is one. */
export function joined(last: OperationRecord, { op, body }: Written): Pick<OperationRecord, 'op' | 'body'> | undefined {
  if (last.op === 'delete') {
    return undefined;
  }
  if (op === 'put') {
    return { op, body };
  }
  if (last.op === 'put') {
    const isNew = last.baseRev === 0 && !last.isOld;
    return isNew || last.refused ? { op: 'put', body: mergePatch(last.body, body!) } : undefined;
  }
  const both = combinePatches(last.body!, body!);
  return both === undefined ? undefined : { op, body: both };
}

/** What of an operation is not said again by what was written after it; undefined when all is. */
export function left({ op, body }: OperationRecord, after: Written): string | undefined {
  if (op === 'delete' || after.op !== 'patch') {
    return undefined;
  }
  return op === 'put' ? mergePatch(body, after.body!) : remainingPatch(body!, after.body!);
}
