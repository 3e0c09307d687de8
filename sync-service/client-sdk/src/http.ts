import type { Problem } from './protocol.js';

export type FaultKind =
  | 'offline'
  | 'later'
  | 'failed'
  | 'signed-out'
  | 'device-cut'
  | 'other-account'
  | 'erased'
  | 'resync'
  | 'refused';

/** Whether trying again is pointless until somebody has done something. */
export function needsSomebody(kind: string): boolean {
  return ['signed-out', 'device-cut', 'other-account', 'erased'].includes(kind);
}

/** Why a request did not get what it asked for. */
export class SyncError extends Error {
  readonly kind: FaultKind;
  readonly problem: Problem;
  /** What the server told to wait, in milliseconds. */
  readonly wait: number | undefined;

  constructor(kind: FaultKind, problem: Problem, wait?: number) {
    super(problem.detail ?? problem.title ?? kind);
    this.name = 'SyncError';
    this.kind = kind;
    this.problem = problem;
    this.wait = wait;
  }

  /** The last part of the problem's type. */
  get slug(): string {
    return slug(this.problem);
  }
}

export function slug(problem: Problem): string {
  return (problem.type ?? '').split('/').at(-1) ?? '';
}

export interface Request {
  method?: 'GET' | 'PUT' | 'POST' | 'DELETE';
  body?: string;
  headers?: Record<string, string>;
  signal?: AbortSignal;
  /** False for a stream: no end is expected of it. */
  patience?: boolean;
  /** Goes on when the page is left. */
  keepalive?: boolean;
}

export interface ConnectionOptions {
  baseUrl: string;
  fetch: typeof fetch;
  authorization: ((again: boolean) => Promise<string | undefined>) | undefined;
  now: () => number;
}

const FORBIDDEN: Record<string, FaultKind> = { 'device-cut': 'device-cut', 'other-person': 'other-account' };

/** An answer later than this counts as lost. */
const PATIENCE_MILLIS = 60_000;

/** Speaks with the platform: asks for a token, understands refusals, hears what it is told to wait. */
export class Connection {
  /** Whose notes are kept here: another person's session is refused. */
  owner: string | undefined;
  private backoffMillis = 0;
  private readonly options: ConnectionOptions;
  private token: string | undefined;

  constructor(options: ConnectionOptions) {
    this.options = options;
  }

  /** 2xx and 304 are answered, everything else is thrown. */
  async ask(path: string, request: Request = {}): Promise<Response> {
    const signals = request.signal ? [request.signal] : [];
    if (request.patience !== false) {
      signals.push(AbortSignal.timeout(PATIENCE_MILLIS));
    }
    const response = await this.authorized(path, { ...request, signal: AbortSignal.any(signals) });
    if (!response.ok && response.status !== 304) {
      throw await this.fault(response);
    }
    const told = this.millis(response.headers.get('Backoff'));
    this.backoffMillis = Math.max(this.backoffMillis, told ?? 0);
    return response;
  }

  /** What good answers told to wait before the next synchronisation, since this was last asked. */
  takeBackoff(): number {
    const told = this.backoffMillis;
    this.backoffMillis = 0;
    return told;
  }

  /** The whole text of an answer; one that breaks off is as good as none. */
  async text(response: Response): Promise<string> {
    try {
      return await response.text();
    } catch (cause) {
      throw offline(cause);
    }
  }

  private async authorized(path: string, request: Request): Promise<Response> {
    const { authorization } = this.options;
    this.token ??= await authorization?.(false);
    let response = await this.send(path, request);
    if (response.status === 401 && authorization) {
      await response.body?.cancel();
      this.token = await authorization(true);
      response = await this.send(path, request);
    }
    return response;
  }

  private async send(path: string, request: Request): Promise<Response> {
    const headers = new Headers(request.headers);
    if (this.token) {
      headers.set('Authorization', `Bearer ${this.token}`);
    } else {
      headers.set('X-Rentree-Console', '1');
    }
    if (this.owner) {
      headers.set('For-Person', this.owner);
    }
    if (request.body !== undefined) {
      headers.set('Content-Type', 'application/json');
    }
    const { method = 'GET', body = null, signal = null, keepalive = false } = request;
    try {
      const fetched = this.options.fetch;
      return await fetched(this.options.baseUrl + path, { method, body, signal, headers, keepalive, cache: 'no-store' });
    } catch (cause) {
      throw offline(cause);
    }
  }

  private async fault(response: Response): Promise<SyncError> {
    const problem = await problemOf(response);
    const wait = this.millis(response.headers.get('Retry-After'));
    switch (response.status) {
      case 401:
        this.token = undefined;
        return new SyncError('signed-out', problem);
      case 403:
        return new SyncError(FORBIDDEN[slug(problem)] ?? 'refused', problem);
      case 410:
        return new SyncError(slug(problem) === 'person-erased' ? 'erased' : 'resync', problem);
      case 429:
      case 503:
        return new SyncError('later', problem, wait);
      default:
        return new SyncError(response.status >= 500 ? 'failed' : 'refused', problem, wait);
    }
  }

  /** Seconds, or a date: both are allowed. */
  private millis(header: string | null): number | undefined {
    if (header === null || header.trim() === '') {
      return undefined;
    }
    const seconds = Number(header);
    const wait = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - this.options.now();
    return Number.isNaN(wait) ? undefined : Math.max(0, wait);
  }
}

/** Reads an answer; what cannot be read comes from something in between, such as a network's own sign-in page. */
export function understood<T>(body: string, read: (body: string) => T): T {
  try {
    return read(body);
  } catch {
    throw new SyncError('failed', { title: 'Not an answer of the service' });
  }
}

function offline(cause: unknown): SyncError {
  return new SyncError('offline', { title: 'No answer', detail: String((cause as Error)?.message ?? cause) });
}

async function problemOf(response: Response): Promise<Problem> {
  try {
    return { status: response.status, ...((await response.json()) as Problem) };
  } catch {
    return { status: response.status, title: response.statusText || `HTTP ${response.status}` };
  }
}
