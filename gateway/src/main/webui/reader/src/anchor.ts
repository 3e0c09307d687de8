/** The part of a chapter that an annotation speaks of, in the words of the W3C's selectors. */
export interface Target {
  source: string;
  selector: Selector[];
}

type Selector =
  | { type: 'TextQuoteSelector'; exact: string; prefix: string; suffix: string }
  | { type: 'TextPositionSelector'; start: number; end: number };

export const SOURCE = 'chapitre-3.xhtml';

/** Characters kept on either side of a quote, to tell it from the same words elsewhere. */
const CONTEXT = 32;

/** What is selected in the chapter, if anything. */
export function selectedTarget(chapter: HTMLElement): Target | undefined {
  const selection = getSelection();
  const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : undefined;
  if (!range || range.collapsed || !chapter.contains(range.commonAncestorContainer)) {
    return undefined;
  }
  const before = document.createRange();
  before.selectNodeContents(chapter);
  before.setEnd(range.startContainer, range.startOffset);
  const start = before.toString().length;
  const exact = range.toString();
  if (exact.trim() === '') {
    return undefined;
  }
  const whole = chapter.textContent ?? '';
  const end = start + exact.length;
  return {
    source: SOURCE,
    selector: [
      {
        type: 'TextQuoteSelector',
        exact,
        prefix: whole.slice(Math.max(0, start - CONTEXT), start),
        suffix: whole.slice(end, end + CONTEXT),
      },
      { type: 'TextPositionSelector', start, end },
    ],
  };
}

/** The quote of an annotation that any reader made; empty when it has none. */
export function quoteOf(target: unknown): string {
  return selectorsOf(target).find((one) => one.type === 'TextQuoteSelector')?.exact ?? '';
}

/** Where a target stands in the chapter: by its position when the words are still there, else by its words. */
export function rangeOf(chapter: HTMLElement, target: unknown): Range | undefined {
  const whole = chapter.textContent ?? '';
  const selectors = selectorsOf(target);
  const quote = selectors.find((one) => one.type === 'TextQuoteSelector');
  const position = selectors.find((one) => one.type === 'TextPositionSelector');
  if (!quote?.exact) {
    return undefined;
  }
  const stands = position !== undefined && whole.slice(position.start, position.end) === quote.exact;
  const start = stands ? position.start : find(whole, quote);
  return start < 0 ? undefined : textRange(chapter, start, start + quote.exact.length);
}

function find(whole: string, { exact, prefix = '', suffix = '' }: { exact: string; prefix?: string; suffix?: string }): number {
  const inContext = whole.indexOf(prefix + exact + suffix);
  return inContext >= 0 ? inContext + prefix.length : whole.indexOf(exact);
}

function selectorsOf(target: unknown): Selector[] {
  const selector = (target as { selector?: Selector | Selector[] } | null)?.selector;
  return selector === undefined ? [] : Array.isArray(selector) ? selector : [selector];
}

function textRange(chapter: HTMLElement, start: number, end: number): Range | undefined {
  const range = document.createRange();
  const walker = document.createTreeWalker(chapter, NodeFilter.SHOW_TEXT);
  let passed = 0;
  let begun = false;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.textContent?.length ?? 0;
    if (!begun && start < passed + length) {
      range.setStart(node, start - passed);
      begun = true;
    }
    if (begun && end <= passed + length) {
      range.setEnd(node, end - passed);
      return range;
    }
    passed += length;
  }
  return undefined;
}
