const VIOLATION =
  /^Value[^]* at '([^']*)' failed to satisfy constraint: ([^]+)$/;

/**
 * The first violation in the words of ECR, as it was seen to refuse input: it names
 * one, and no value.
 */
export function ecrViolation([first]: readonly string[]): string {
  const [, path, constraint] = VIOLATION.exec(first) ?? [];
  const words = constraint.replace(
    /^Member must satisfy regular expression pattern: ([^]+)$/,
    (_, pattern) =>
      `must satisfy regular expression '${pattern.replaceAll('\\/', '/')}'`,
  );
  const named =
    path === 'repositoryName' ? words.replace(/^Member /, '') : words;
  return `Invalid parameter at '${path}' failed to satisfy constraint: '${named}'`;
}
