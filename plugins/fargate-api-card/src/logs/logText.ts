import { LogLine } from '@fargate-api/backstage-plugin-fargate-api-common';

/** A log line as displayed. */
export interface ShownLine {
  key: string;
  time: string;
  container?: string;
  message: string;
}

/**
 * Formats log lines for display: with the date if they span several days, with
 * the container if there are several.
 */
export function shownLines(lines: LogLine[]): ShownLine[] {
  const days = new Set(lines.map(({ at }) => at.slice(0, 10)));
  const containers = new Set(lines.map(({ container }) => container));
  return lines.map(({ at, container, message }, index) => ({
    key: `${index}.${at}`,
    time: at.slice(days.size > 1 ? 0 : 11, 19).replace('T', ' '),
    container: containers.size > 1 ? container : undefined,
    message,
  }));
}

/** The lines as plain text, with full timestamp and container. */
export function logText(lines: LogLine[]): string {
  return lines
    .map(({ at, container, message }) => `${at} ${container} ${message}`)
    .join('\n');
}
