import { type Word, word } from './words.js';

/** An element of the page that must be there. */
export function part<E extends HTMLElement = HTMLElement>(id: string): E {
  const found = document.getElementById(id);
  if (!found) {
    throw new Error(`the page has no #${id}`);
  }
  return found as E;
}

export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  text = '',
  className = '',
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  made.textContent = text;
  made.className = className;
  return made;
}

export function button(label: Word, act: () => unknown, className = ''): HTMLButtonElement {
  const made = element('button', word(label), className);
  made.type = 'button';
  made.dataset.act = label;
  whenClicked(made, act);
  return made;
}

export function whenClicked(button: HTMLElement, act: () => unknown): void {
  button.addEventListener('click', () => void attempt(act));
}

/** Does what the person asked for; what does not succeed is told, never swallowed. */
export async function attempt(act: () => unknown): Promise<void> {
  try {
    await act();
  } catch (fault) {
    tell(`${word('notDone')} ${fault instanceof Error ? fault.message : fault}`, '');
  }
}

/** Tells something that must not be missed, and stays until the person has answered. */
export function tell(text: string, quoted: string, answers: [Word, () => unknown][] = []): void {
  const notice = element('li', '', 'notice');
  notice.append(element('p', text));
  if (quoted !== '') {
    notice.append(element('blockquote', quoted));
  }
  const actions = element('p', '', 'actions');
  for (const [label, act] of [...answers, ['ok', () => undefined] as [Word, () => unknown]]) {
    actions.append(
      button(label, async () => {
        await act();
        notice.remove();
      }),
    );
  }
  notice.append(actions);
  part('notices').append(notice);
}

/** Work that is done once more at its end, however often it was asked for meanwhile; never twice at a time. */
export function together(work: () => Promise<void>): () => Promise<void> {
  let asked = false;
  let under: Promise<void> | undefined;
  const repeat = async () => {
    while (asked) {
      asked = false;
      await work();
    }
  };
  return () => {
    asked = true;
    under ??= repeat().finally(() => (under = undefined));
    return under;
  };
}
