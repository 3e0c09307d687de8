/** What a block of a stream says: data, or how long to wait once the stream has ended. */
export interface Hint {
  data?: string;
  retryMillis?: number;
}

/** Each block of a stream of server-sent events; a comment is a sign of life only. */
export async function* readEvents(body: ReadableStream<Uint8Array>, alive: () => void): AsyncGenerator<Hint> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) {
        return;
      }
      alive();
      text += decoder.decode(value, { stream: true });
      const blocks = text.split(/\r?\n\r?\n/);
      text = blocks.pop()!;
      yield* blocks.map(hintOf);
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

function hintOf(block: string): Hint {
  const hint: Hint = {};
  for (const line of block.split(/\r?\n/)) {
    const [, name, value] = /^(data|retry): ?(.*)$/.exec(line) ?? [];
    if (name === 'data') {
      hint.data = hint.data === undefined ? value! : `${hint.data}\n${value}`;
    } else if (name === 'retry') {
      hint.retryMillis = Number(value);
    }
  }
  return hint;
}

/** What a hint tells of: the number of the last change, or how often the rights changed. */
export interface Hinted {
  seq?: number;
  rights?: number;
}

/** The numbers in a hint; none when it tells none. */
export function hinted(data: string | undefined): Hinted {
  try {
    const { seq, rights } = (JSON.parse(data ?? 'null') ?? {}) as Record<string, unknown>;
    return { ...(typeof seq === 'number' ? { seq } : {}), ...(typeof rights === 'number' ? { rights } : {}) };
  } catch {
    return {};
  }
}
