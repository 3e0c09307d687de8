import type { SyncError } from './http.js';

const FIRST_MILLIS = 1_000;
const LONGEST_MILLIS = 300_000;

/** What the server told to wait, by the clock of the device. */
export interface Told {
  at: number;
  until: number;
}

/** When it is worth asking again: as the server told, else later and later, never all devices at once. */
export class Pace {
  told: Told | undefined;
  private failures = 0;
  private readonly now: () => number;

  constructor(now: () => number) {
    this.now = now;
  }

  /** Told by the server: nobody asks before. What was told later than now is by a clock that was put back since. */
  get notBefore(): number {
    return this.told && this.told.at <= this.now() ? this.told.until : 0;
  }

  /** Told to any window, or before this one was opened. */
  remember(told: Told | undefined): void {
    if (told && told.at <= this.now() && told.until > this.notBefore) {
      this.told = told;
    }
  }

  succeeded(toldMillis: number): void {
    this.failures = 0;
    this.told = toldMillis > 0 ? this.wait(toldMillis) : undefined;
  }

  /** Returns when to try again. */
  failed(error: SyncError): number {
    const longest = Math.min(LONGEST_MILLIS, FIRST_MILLIS * 2 ** this.failures);
    this.failures++;
    const wait = error.wait ?? longest / 2 + (Math.random() * longest) / 2;
    const told = this.wait(wait);
    if (error.kind === 'later') {
      this.told = told;
    }
    return told.until;
  }

  private wait(millis: number): Told {
    const at = this.now();
    return { at, until: at + millis };
  }
}
