// Do the tests notice when the code is wrong?
//
//   npm run mutation -- plugins/fargate-api-common         a package
//   npm run mutation -- plugins/fargate-api-node/src/cidr  a folder, a file
//   npm run mutation -- plugins/fargate-api-node --sample 40 --seed 2
//   npm run mutation -- --since origin/main                changed lines
//
// Tells how many mutants the tests of their package kill, and lists the others.
import { Stryker } from '@stryker-mutator/core';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { sample } from './sample.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
process.chdir(path.join(here, '../..'));
process.env.NODE_ENV = 'test';
process.env.TZ = 'UTC';

const CODE = /^((?:plugins|packages)\/[^/]+|templates)\/src\/.+\.tsx?$/;
const NOT_MUTATED =
  /\.test\.|\.examples\.ts$|\/__(testUtils|fixtures)__\/|setupTests/;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sample: { type: 'string' },
    seed: { type: 'string', default: '1' },
    since: { type: 'string' },
  },
});

const git = (...args) => execFileSync('git', args, { encoding: 'utf8' });
const isMutated = file => CODE.test(file) && !NOT_MUTATED.test(file);

const isSame = (one, other) =>
  other.fileName.endsWith(one.fileName) &&
  one.mutatorName === other.mutatorName &&
  one.replacement === other.replacement &&
  one.location.start.line === other.location.start.line - 1 &&
  one.location.start.column === other.location.start.column - 1;

const oneLine = text => text.replace(/\s+/g, ' ').slice(0, 160);

/** Earlier results of other files come with those of an incremental run. */
const isIn = (pattern, { fileName }) =>
  fileName.endsWith(pattern.split(':')[0]);

/** Files, by package, and what of them: patterns of Stryker's. */
function targets() {
  const patterns = values.since ? changedLines(values.since) : allFiles();
  const byPackage = new Map();
  for (const pattern of patterns) {
    const [, name] = CODE.exec(pattern.split(':')[0]);
    byPackage.set(name, [...(byPackage.get(name) ?? []), pattern]);
  }
  return byPackage;
}

function allFiles() {
  if (positionals.length === 0) {
    throw new Error('Which package, folder or file, or --since which commit?');
  }
  const files = git('ls-files', '-co', '--exclude-standard', ...positionals);
  return files.split('\n').filter(isMutated);
}

function changedLines(commit) {
  const patterns = [];
  let file;
  const range = `${commit}...HEAD`;
  for (const line of git('diff', '-U0', range, ...positionals).split('\n')) {
    file = /^\+\+\+ b\/(.+)/.exec(line)?.[1] ?? file;
    const [, start, count = 1] =
      /^@@ .+ \+(\d+)(?:,(\d+))? @@/.exec(line) ?? [];
    if (start && Number(count) > 0 && isMutated(file)) {
      patterns.push(`${file}:${start}-${Number(start) + Number(count) - 1}`);
    }
  }
  return patterns;
}

async function mutate(folder, patterns) {
  const { name } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
  process.env.MUTATED_PACKAGE = name;
  const chosen =
    values.sample &&
    (await sample(patterns, Number(values.sample), Number(values.seed)));
  const results = await new Stryker({
    allowEmpty: true,
    checkers: [],
    coverageAnalysis: 'perTest',
    ignorers: ['sample'],
    // Only what stands for whole files is kept for the next time.
    incremental: !chosen && !values.since,
    incrementalFile: `.cache/mutation/${path.basename(folder)}.json`,
    ignorePatterns: ['/bench', '/docs/images', '/e2e', '**/dist', '/.*'],
    jest: {
      projectType: 'custom',
      configFile: path.join(here, 'jest.config.cjs'),
    },
    logLevel: 'warn',
    mutate: chosen ? chosen.map(rangeOf) : patterns,
    plugins: ['@stryker-mutator/jest-runner', path.join(here, 'sample.mjs')],
    reporters: ['progress-append-only'],
    tempDirName: '.cache/mutation/tmp',
    testRunner: 'jest',
  }).runMutationTest();
  return results.filter(result =>
    chosen
      ? chosen.some(one => isSame(one, result))
      : patterns.some(pattern => isIn(pattern, result)),
  );
}

function rangeOf({ fileName, location: { start, end } }) {
  return `${fileName}:${start.line + 1}:${start.column}-${end.line + 1}:${
    end.column
  }`;
}

function tell(folder, results) {
  const valid = results.filter(({ status }) => status !== 'Ignored');
  const isKilled = ({ status }) => status === 'Killed' || status === 'Timeout';
  const killed = valid.filter(isKilled).length;
  const share = valid.length && Math.floor((100 * killed) / valid.length);
  console.log(`\n${folder}: ${killed} of ${valid.length} killed, ${share} %`);
  for (const mutant of valid.filter(result => !isKilled(result))) {
    const { fileName, location, mutatorName, replacement, status } = mutant;
    const { line, column } = location.start;
    console.log(
      `${path.relative(
        '',
        fileName,
      )}:${line}:${column} ${status} ${mutatorName}\n` +
        `  - ${original(mutant)}\n  + ${oneLine(replacement)}`,
    );
  }
}

function original({ fileName, location: { start, end } }) {
  const lines = readFileSync(fileName, 'utf8').split('\n');
  const [first, ...rest] = lines.slice(start.line - 1, end.line);
  const text = [first.slice(start.column - 1), ...rest].join('\n');
  const cut = lines[end.line - 1].length - end.column + 1;
  return oneLine(text.slice(0, text.length - cut));
}

const found = targets();
if (found.size === 0) console.log('There is nothing to mutate.');
for (const [folder, patterns] of found) {
  tell(folder, await mutate(folder, patterns));
}
