import { SyncError } from '@rentree/sync';
import { isWord, word } from './words.js';

/** Why the server was asked in vain, in the words of whoever reads. */
export function why(fault: unknown): string {
  if (!(fault instanceof SyncError)) {
    return word('askAgain');
  }
  if (isWord(fault.slug)) {
    return word(fault.slug);
  }
  switch (fault.kind) {
    case 'offline':
      return word('needsNetwork');
    case 'later':
    case 'failed':
    case 'resync':
      return word('askAgain');
    case 'refused':
      return fault.message;
    default:
      return word(fault.kind);
  }
}
