import { type Connection, needsSomebody, SyncError } from './http.js';
import { type Hinted, hinted, readEvents } from './hints.js';
import type { Summary } from './types.js';

export interface Surroundings {
  connection: Connection;
  sync: () => Promise<Summary>;
  /** Whether a hint tells of something that is not known here yet. */
  isNews: (hint: Hinted) => Promise<boolean>;
  /** Does something as the only window that leads. */
  lead: (work: () => Promise<void>, signal: AbortSignal) => Promise<void>;
  /** Tells the other windows that this one is looked at. */
  seen: () => void;
  fail: (error: Error) => void;
  pollMillis: number;
  gatherMillis: number;
  now: () => number;
}

/** Hints may be silent so long before we think the stream dead and open another one. */
const SILENCE_MILLIS = 120_000;
/** With hints, asking is only a safety net. */
const POLLS_SPARED = 10;
/** The longest wait for another stream, when none was told. */
const LONGEST_MILLIS = 300_000;
const NEVER = (): boolean => false;
const STREAM = { Accept: 'text/event-stream' };

/** Synchronises by itself: when something is written, hinted, online again, looked at, or from time to time. */
export class Automatic {
  private readonly of: Surroundings;
  private readonly page = globalThis.document as Document | undefined;
  private started: AbortController | undefined;
  private turn = new AbortController();
  private wake: () => void = () => undefined;
  private readonly woken = { news: false, network: false };
  private hinting = false;

  constructor(of: Surroundings) {
    this.of = of;
  }

  start(): void {
    if (this.started) {
      return;
    }
    const started = new AbortController();
    const { signal } = started;
    this.started = started;
    this.page?.addEventListener('visibilitychange', () => this.look(), { signal });
    globalThis.addEventListener?.('online', () => this.notice('network'), { signal });
    this.leadInTurn(signal)
      .catch((error: Error) => signal.aborted || this.of.fail(error))
      .finally(() => {
        started.abort();
        this.started = this.started === started ? undefined : this.started;
      });
    this.look();
  }

  stop(): void {
    this.started?.abort();
    this.started = undefined;
  }

  /** Something may be new: here, or there. */
  notice(reason: keyof typeof this.woken = 'news'): void {
    this.woken[reason] = true;
    this.wake();
  }

  /** The timers of a hidden window are slow: one that is looked at should lead. */
  seenElsewhere(): void {
    if (this.page?.visibilityState === 'hidden') {
      this.turn.abort();
    }
  }

  private look(): void {
    if (this.page?.visibilityState === 'visible') {
      this.of.seen();
      this.notice('network');
    }
  }

  private async leadInTurn(signal: AbortSignal): Promise<void> {
    let goesOn = true;
    while (goesOn && !signal.aborted) {
      this.turn = new AbortController();
      const either = AbortSignal.any([signal, this.turn.signal]);
      await this.of.lead(() => this.run(either), signal);
      goesOn = this.turn.signal.aborted;
    }
  }

  private async run(signal: AbortSignal): Promise<void> {
    const ended = new AbortController();
    const hearing = this.hear(AbortSignal.any([signal, ended.signal]));
    try {
      await this.loop(signal);
    } finally {
      ended.abort();
      await hearing;
    }
  }

  private async loop(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      Object.assign(this.woken, { news: false, network: false });
      const summary = await this.of.sync();
      if (needsSomebody(summary.outcome)) {
        return;
      }
      const { outcome, retryAt } = summary;
      const poll = this.of.pollMillis * (this.hinting ? POLLS_SPARED : 1);
      const wait = retryAt === undefined ? poll * (0.8 + 0.4 * Math.random()) : Math.max(0, retryAt - this.of.now());
      await this.pause(wait, signal, () => this.isTime(outcome, retryAt));
      await this.pause(this.woken.news ? this.of.gatherMillis : 0, signal);
    }
  }

  /** News wait as told, and after a failure until it is time; what changed the network does not. */
  private isTime(outcome: Summary['outcome'], retryAt: number | undefined): boolean {
    if (outcome === 'offline' || outcome === 'failed') {
      return this.woken.network;
    }
    return outcome === 'done' && retryAt === undefined && (this.woken.news || this.woken.network);
  }

  private pause(millis: number, signal: AbortSignal, isTime = NEVER): Promise<void> {
    return new Promise((resolve) => {
      if (signal.aborted || isTime()) {
        return resolve();
      }
      const end = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', end);
        this.wake = this.wake === wake ? () => undefined : this.wake;
        resolve();
      };
      const wake = () => isTime() && end();
      const timer = setTimeout(end, Math.min(millis, 2 ** 31 - 1));
      signal.addEventListener('abort', end);
      this.wake = isTime === NEVER ? this.wake : wake;
    });
  }

  /** Keeps a stream of hints open; where there is none, asking from time to time has to do. */
  private async hear(signal: AbortSignal): Promise<void> {
    let failures = 0;
    while (!signal.aborted) {
      const told = await this.stream(signal);
      failures = this.hinting ? 0 : failures + 1;
      this.hinting = false;
      const longest = Math.min(1_000 * 2 ** failures, LONGEST_MILLIS);
      await this.pause(told ?? longest / 2 + (Math.random() * longest) / 2, signal);
    }
  }

  /** Hears until the stream ends, and returns what to wait before the next one if that was told. */
  private async stream(signal: AbortSignal): Promise<number | undefined> {
    const silence = new AbortController();
    let timer = setTimeout(() => silence.abort(), SILENCE_MILLIS);
    const alive = () => {
      clearTimeout(timer);
      timer = setTimeout(() => silence.abort(), SILENCE_MILLIS);
    };
    let told: number | undefined;
    try {
      const either = AbortSignal.any([signal, silence.signal]);
      const response = await this.of.connection.ask('/events', { headers: STREAM, signal: either, patience: false });
      if (!response.headers.get('Content-Type')?.startsWith('text/event-stream')) {
        await response.body?.cancel();
        return undefined;
      }
      this.hinting = true;
      for await (const { data, retryMillis } of readEvents(response.body!, alive)) {
        told = retryMillis ?? told;
        if (await this.of.isNews(hinted(data))) {
          this.notice();
        }
      }
    } catch (fault) {
      told = (fault instanceof SyncError ? fault.wait : undefined) ?? told;
    } finally {
      clearTimeout(timer);
    }
    return told;
  }
}
