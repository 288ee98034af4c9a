import path from 'node:path';

/** What identifies a mutant of a file. */
export function keyOf(name, { location, mutatorName, replacement }) {
  const { start, end } = location;
  const place = [start.line, start.column, end.line, end.column].join(':');
  return `${name}:${place} ${mutatorName} ${replacement}`;
}

/** The same of a result, which counts lines and columns from 1. */
export function keyOfResult({ fileName, location, mutatorName, replacement }) {
  const [start, end] = [location.start, location.end].map(
    ({ line, column }) => ({ line: line - 1, column: column - 1 }),
  );
  const mutant = { location: { start, end }, mutatorName, replacement };
  return keyOf(path.relative('', fileName), mutant);
}
