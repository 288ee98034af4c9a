import { LOG_TEXT_COLUMN } from '@fargate-api/backstage-plugin-fargate-api-common';

/** A fact of the log of a task: a labelled line and the lines that continue it. */
export interface LogEntry {
  /** What it is about, such as `Network`. */
  label?: string;
  /** Set where the action logged it as a warning or an error. */
  level?: 'warn' | 'error';
  texts: string[];
}

/** When, at which level (only what an action logged has one) and what. */
const LINE = /^(\S+) (?:(error|warn|info|debug): )?(.*)$/s;

/** What a terminal would show in colour. */
// eslint-disable-next-line no-control-regex
const COLOUR = /\u001b\[[\d;]*m/g;

/** The scaffolder's own lines about steps, which the page draws. */
const STEP = /^(Beginning|Finished|Skipping) step /;

/** Text that fills the column of labels, such as `Network       `. */
const LABEL = /^([A-Z][A-Za-z]*(?: [a-z]+)?) {2,}$/;

/**
 * The log of a task as entries.
 *
 * @param lines - of all steps in their order, as `useTaskEventStream` has them
 */
export function readLog(lines: readonly string[]): LogEntry[] {
  const entries: LogEntry[] = [];
  for (const line of lines) {
    const [, , level, text] = LINE.exec(line.replace(COLOUR, '')) ?? [];
    if (text === undefined || (!level && STEP.test(text))) {
      continue;
    }
    const head = text.slice(0, LOG_TEXT_COLUMN);
    const tail = text.slice(LOG_TEXT_COLUMN);
    const label = LABEL.exec(head)?.[1];
    const previous = entries.at(-1);
    if (previous && tail && !head.trim()) {
      previous.texts.push(tail);
      continue;
    }
    entries.push({
      ...(tail && label ? { label, texts: [tail] } : { texts: [text] }),
      ...((level === 'warn' || level === 'error') && { level }),
    });
  }
  return entries;
}
