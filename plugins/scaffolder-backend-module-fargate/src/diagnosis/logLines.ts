/** What a line says that tells of a failure, in the words of most runtimes. */
const FAILURE =
  /error|exception|fatal|panic|critical|traceback|denied|refused|cannot|could not|not set|not found|missing|required/i;

/** A line of a stack trace, which says less than the one before it. */
const STACK_TRACE = /^\s*(at |File "|from |\.\.\. )/;

/** As in `Listening on port 9999`, `Server running at http://0.0.0.0:9999/`. */
const LISTENING =
  /\b(?:listen(?:ing|s)?|running|serving|started|bound)\b.*?(?:\bport(?:\(s\))?\s*[:=]?\s*|:)(\d{2,5})\b/i;

/**
 * The line with which a container says why it failed: the last one that tells of
 * a failure, otherwise the last one.
 *
 * @param lines - oldest first.
 */
export function tellingLine(lines: readonly string[]): string | undefined {
  const said = lines
    .filter(line => line.trim() && !STACK_TRACE.test(line))
    .reverse();
  const line = said.find(one => FAILURE.test(one)) ?? said[0];
  return line?.trim();
}

/**
 * The port that a container says it listens on.
 *
 * @param lines - oldest first.
 */
export function listeningPort(lines: readonly string[]): number | undefined {
  const ports = lines.flatMap(line => LISTENING.exec(line)?.[1] ?? []);
  return ports.length ? Number(ports[ports.length - 1]) : undefined;
}
