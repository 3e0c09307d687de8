import type { SyncError } from './http.js';

const FIRST_MILLIS = 1_000;
const LONGEST_MILLIS = 300_000;

/** What somebody wrote before a clock was put back is not waited for. */
const LONGEST_TOLD_MILLIS = 86_400_000;

/** When it is worth asking again: as the server told, else later and later, never all devices at once. */
export class Pace {
  /** Told by the server: nobody asks before. */
  notBefore = 0;
  private failures = 0;
  private readonly now: () => number;

  constructor(now: () => number) {
    this.now = now;
  }

  /** Told to another window, or before this one was opened. */
  remember(notBefore: number): void {
    if (notBefore - this.now() < LONGEST_TOLD_MILLIS) {
      this.notBefore = Math.max(this.notBefore, notBefore);
    }
  }

  succeeded(toldMillis: number): void {
    this.failures = 0;
    this.notBefore = toldMillis > 0 ? this.now() + toldMillis : 0;
  }

  /** Returns when to try again. */
  failed(error: SyncError): number {
    const longest = Math.min(LONGEST_MILLIS, FIRST_MILLIS * 2 ** this.failures);
    this.failures++;
    const wait = error.wait ?? longest / 2 + (Math.random() * longest) / 2;
    const at = this.now() + wait;
    if (error.kind === 'later') {
      this.notBefore = at;
    }
    return at;
  }
}
