import { readFileSync } from 'node:fs';

/** Tells how many mutants were killed, and lists the others. */
export function report(title, results) {
  const killed = results.filter(({ isKilled }) => isKilled).length;
  const share = results.length && Math.floor((100 * killed) / results.length);
  console.log(`\n${title}: ${killed} of ${results.length} killed, ${share} %`);
  for (const { mutant, tests, isKilled } of results) {
    if (!isKilled) {
      // What no test reaches is another gap than what no test notices.
      const fate = tests > 0 ? `survived ${tests} tests` : 'no test reaches it';
      console.log(
        `${placeOf(mutant)} ${fate}\n` +
          `  - ${original(mutant)}\n  + ${oneLine(mutant.replacement)}`,
      );
    }
  }
}

/** Where a mutant is, for people and editors, who count from 1. */
export function placeOf({ fileName, location, mutatorName }) {
  const { line, column } = location.start;
  return `${fileName}:${line + 1}:${column + 1} ${mutatorName}`;
}

function original({ fileName, location: { start, end } }) {
  const lines = readFileSync(fileName, 'utf8').split('\n');
  const mutated = lines.slice(start.line, end.line + 1);
  mutated.push(mutated.pop().slice(0, end.column));
  const [first, ...rest] = mutated;
  return oneLine([first.slice(start.column), ...rest].join('\n'));
}

function oneLine(text) {
  return text.replace(/\s+/g, ' ').slice(0, 160);
}
