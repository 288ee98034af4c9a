// Do the tests notice when the code is wrong?
//
//   npm run mutation -- plugins/fargate-api-common         a package
//   npm run mutation -- plugins/fargate-api-node/src/cidr  a folder, a file
//   npm run mutation -- plugins/fargate-api-node --sample 40 --seed 2
//   npm run mutation -- plugins/fargate-api-node --sample 40 --near 6
//   npm run mutation -- --since origin/main                changed lines
//
// Tells how many mutants the tests of their package kill, and lists the others.
// With --near, each mutant meets only so many of the test files that reach it, the
// nearest ones: the others may kill more. --concurrency is for a busy machine.
import { Stryker } from '@stryker-mutator/core';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { keyOf, keyOfResult } from './keys.mjs';
import { sample } from './sample.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
process.chdir(path.join(here, '../..'));
const CONFIG = path.join(here, 'jest.config.cjs');
process.env.NODE_ENV = 'test';
process.env.TZ = 'UTC';

const CODE = /^((?:plugins|packages)\/[^/]+|templates)\/src\/.+\.tsx?$/;
const TEST = /\.test\.tsx?$/;
const NOT_MUTATED =
  /\.test\.|\.examples\.ts$|\/__(testUtils|fixtures)__\/|setupTests/;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    concurrency: { type: 'string' },
    near: { type: 'string' },
    sample: { type: 'string' },
    seed: { type: 'string', default: '1' },
    since: { type: 'string' },
  },
});

const git = (...args) => execFileSync('git', args, { encoding: 'utf8' });
const isMutated = file => CODE.test(file) && !NOT_MUTATED.test(file);

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
  return mutatedIn(...positionals);
}

function mutatedIn(...paths) {
  const files = git('ls-files', '-co', '--exclude-standard', ...paths);
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
  const { sample: size, seed } = values;
  const mutants = size && (await sample(patterns, Number(size), Number(seed)));
  const chosen = mutants?.map(mutant => keyOf(mutant.fileName, mutant));
  // What a test file reaches can only be kept if samples mutate the same files.
  const mutated = chosen ? mutatedIn(`${folder}/src`) : patterns;
  const results = await new Stryker({
    allowEmpty: true,
    checkers: [],
    concurrency: values.concurrency && Number(values.concurrency),
    coverageAnalysis: 'perTest',
    fargate: {
      sample: chosen,
      codeHash: codeHash(mutated),
      near: values.near && Number(values.near),
      // By file; of others, all test files.
      importedBy: mutants && testFilesOf(mutants),
    },
    // Only what stands for whole files is kept for the next time.
    incremental: !chosen && !values.since,
    incrementalFile: `.cache/mutation/${path.basename(folder)}.json`,
    ignorePatterns: ['/bench', '/docs/images', '/e2e', '**/dist', '/.*'],
    jest: {
      projectType: 'custom',
      configFile: CONFIG,
      enableFindRelatedTests: false,
    },
    logLevel: 'warn',
    mutate: mutated,
    plugins: [
      '@stryker-mutator/jest-runner',
      path.join(here, 'runner.mjs'),
      path.join(here, 'progress.mjs'),
    ],
    reporters: ['sampled'],
    tempDirName: '.cache/mutation/tmp',
    testFiles: testFiles(mutated),
    testRunner: 'jest-by-file',
    // Endless loops end by their count of rounds. Time also runs out because the
    // machine is busy, and must not count as killed.
    timeoutMS: 24 * 3_600_000,
    warnings: { slow: false },
  }).runMutationTest();
  return results.filter(result =>
    chosen
      ? chosen.includes(keyOfResult(result))
      : patterns.some(pattern => isIn(pattern, result)),
  );
}

/** The test files that import each mutated file. */
function testFilesOf(mutants) {
  const files = new Set(mutants.map(({ fileName }) => fileName));
  return Object.fromEntries([...files].map(file => [file, testFiles([file])]));
}

/** The package's test files that import what is mutated, however indirectly. */
function testFiles(patterns) {
  const files = patterns.map(pattern => pattern.split(':')[0]);
  return execFileSync(
    'node_modules/.bin/jest',
    ['--config', CONFIG, '--listTests', '--findRelatedTests', ...files],
    { encoding: 'utf8' },
  )
    .split('\n')
    .filter(Boolean)
    .map(file => path.relative('', file));
}

/** What the tests meet, apart from the tests themselves. */
function codeHash(patterns) {
  const hash = createHash('sha256').update(JSON.stringify(patterns));
  for (const file of git('ls-files', '-co', '--exclude-standard').split('\n')) {
    if (/^(packages|plugins|templates)\//.test(file) && !TEST.test(file)) {
      hash.update(file).update(readFileSync(file));
    }
  }
  return hash.digest('hex');
}

function tell(folder, results) {
  const valid = results.filter(({ status }) => status !== 'Ignored');
  const isKilled = ({ status }) => status === 'Killed' || status === 'Timeout';
  const killed = valid.filter(isKilled).length;
  const share = valid.length && Math.floor((100 * killed) / valid.length);
  const lost = valid.filter(({ status }) => status === 'RuntimeError').length;
  console.log(
    `\n${folder}: ${killed} of ${valid.length} killed, ${share} %` +
      `${lost ? `; ${lost} could not be tested` : ''}`,
  );
  for (const mutant of valid.filter(result => !isKilled(result))) {
    const { fileName, location, mutatorName, replacement, status } = mutant;
    const why = status === 'RuntimeError' ? `\n  ${mutant.statusReason}` : '';
    // What no test reaches is another gap than what no test notices.
    const tests = mutant.testsCompleted ?? 0;
    const fate = status === 'Survived' ? `Survived ${tests} tests` : status;
    const { line, column } = location.start;
    console.log(
      `${path.relative(
        '',
        fileName,
      )}:${line}:${column} ${fate} ${mutatorName}\n` +
        `  - ${original(mutant)}\n  + ${oneLine(replacement)}${why}`,
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
