import { LogLine } from '@fargate-api/backstage-plugin-fargate-api-common';

/** A log line as it is shown. */
export interface ShownLine {
  key: string;
  time: string;
  container?: string;
  message: string;
}

/**
 * The lines with as much of time and container as tells them apart: the date
 * where there are several days, the container where there are several.
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

/** The lines as plain text, with all that is known of each. */
export function logText(lines: LogLine[]): string {
  return lines
    .map(({ at, container, message }) => `${at} ${container} ${message}`)
    .join('\n');
}
