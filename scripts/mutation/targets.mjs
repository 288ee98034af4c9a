// What is mutated.
import { execFileSync } from 'node:child_process';

const CODE = /^((?:plugins|packages)\/[^/]+|templates)\/src\/.+\.tsx?$/;
const NOT_MUTATED =
  /\.test\.|\.examples\.ts$|\/__(testUtils|fixtures)__\/|setupTests/;

/** Files, or the parts of them that changed since a commit, by package. */
export function targets({ since, paths }) {
  if (!since && paths.length === 0) {
    throw new Error('Which package, folder or file, or --since which commit?');
  }
  const files = since ? changedLines(since, paths) : wholeFiles(paths);
  const byPackage = new Map();
  for (const file of files) {
    const [, folder] = CODE.exec(file.name);
    byPackage.set(folder, [...(byPackage.get(folder) ?? []), file]);
  }
  return byPackage;
}

/** The files that git knows or would add. */
export function listFiles(...paths) {
  const files = git('ls-files', '-co', '--exclude-standard', ...paths);
  return files.split('\n').filter(Boolean);
}

function wholeFiles(paths) {
  const files = listFiles(...paths).filter(isMutated);
  return files.map(name => ({ name, mutate: true }));
}

function changedLines(commit, paths) {
  const changes = new Map();
  let name;
  for (const line of git('diff', '-U0', `${commit}...HEAD`, ...paths).split(
    '\n',
  )) {
    name = /^\+\+\+ b\/(.+)/.exec(line)?.[1] ?? name;
    const [, first, count = 1] =
      /^@@ .+ \+(\d+)(?:,(\d+))? @@/.exec(line) ?? [];
    if (first && Number(count) > 0 && isMutated(name)) {
      const range = linesFrom(Number(first), Number(count));
      changes.set(name, [...(changes.get(name) ?? []), range]);
    }
  }
  return [...changes].map(([file, mutate]) => ({ name: file, mutate }));
}

/** As Stryker counts lines: from 0, to the end of the last one. */
function linesFrom(first, count) {
  return {
    start: { line: first - 1, column: 0 },
    end: { line: first + count - 2, column: Number.MAX_SAFE_INTEGER },
  };
}

function isMutated(file) {
  return CODE.test(file) && !NOT_MUTATED.test(file);
}

function git(...args) {
  const options = { encoding: 'utf8', maxBuffer: 2 ** 28 };
  return execFileSync('git', args, options);
}
