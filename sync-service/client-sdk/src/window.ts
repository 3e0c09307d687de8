import type { Edit } from './edits.js';
import { mergePatch } from './json.js';
import { type DocumentRecord, standing } from './records.js';
import { takesUnread } from './texts.js';
import type { Read } from './types.js';

/** What is remembered of what one window wrote; of what it forgot, a version too many may be kept. */
const REMEMBERED = 100;

/** What one window has had before it: windows of a device share its documents, and each has read what it showed. */
export class Window {
  private readonly written = new Map<string, string>();

  /** An edit, and whether it takes away words that stand here and that whoever made it never had before them. */
  edit(record: DocumentRecord, op: 'put' | 'patch', body: string, read: Read | undefined): Edit {
    const edit = { op, body, rev: read?.rev };
    const present = standing(record);
    if (read?.text === undefined || typeof present !== 'string') {
      return edit;
    }
    const after = op === 'put' ? body : mergePatch(present, body);
    const known = [read.text, this.written.get(record.id) ?? read.text];
    return takesUnread(present, after, known) ? { ...edit, ownUnread: true } : edit;
  }

  wrote(record: DocumentRecord): void {
    const text = standing(record);
    this.written.delete(record.id);
    if (typeof text === 'string') {
      this.written.set(record.id, text);
    }
    if (this.written.size > REMEMBERED) {
      this.written.delete(this.written.keys().next().value!);
    }
  }
}
