// Runs Jest for Stryker, one test file at a time. Stryker's own runner loads all
// test files for each mutant, and runs all tests again for each sample:
//
// - A mutant meets only the test files that reach it, the nearest first, and the
//   first failing one is enough.
// - What the tests of a file reach is kept until the file or the code changes.
// - Mutants outside the sample are not run; they count as survived here.
import {
  PluginKind,
  commonTokens,
  declareFactoryPlugin,
} from '@stryker-mutator/api/plugin';
import { strykerPlugins as jestPlugins } from '@stryker-mutator/jest-runner';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** In Stryker's copy of the code. */
const REACHED = 'reached.json';

const KEPT = fileURLToPath(
  new URL('../../.cache/mutation/reached', import.meta.url),
);

/** What identifies a mutant of a file. */
export function keyOf(name, { location, mutatorName, replacement }) {
  const { start, end } = location;
  const place = [start.line, start.column, end.line, end.column].join(':');
  return `${name}:${place} ${mutatorName} ${replacement}`;
}

class RunnerByFile {
  static inject = [commonTokens.injector, commonTokens.options];
  #jest;
  #sample;
  #codeHash;
  #reached;

  constructor(injector, { fargate }) {
    this.#jest = injector.injectFunction(jestPlugins[0].factory);
    this.#sample = fargate.sample && new Set(fargate.sample);
    this.#codeHash = fargate.codeHash;
  }

  init() {
    return this.#jest.init();
  }

  capabilities() {
    return this.#jest.capabilities();
  }

  async dryRun(options) {
    const reached = [];
    for (const file of options.testFiles) {
      const result = await this.#reachedBy(path.relative('', file), options);
      if (result.status !== 'complete') return result;
      reached.push({ file: path.relative('', file), ...result });
    }
    // Another process may run the mutants.
    writeFileSync(REACHED, JSON.stringify(reached));
    return {
      status: 'complete',
      tests: reached.flatMap(({ file, tests }) =>
        tests.map(test => ({ ...test, fileName: path.resolve(file) })),
      ),
      mutantCoverage: {
        static: sum(reached.map(({ mutantCoverage }) => mutantCoverage.static)),
        perTest: Object.assign(
          {},
          ...reached.map(({ mutantCoverage }) => mutantCoverage.perTest),
        ),
      },
    };
  }

  /** The tests of a file and the mutants that each reaches, unless it fails. */
  async #reachedBy(file, options) {
    const hash = createHash('sha256').update(this.#codeHash);
    const kept = `${KEPT}/${hash
      .update(readFileSync(file))
      .digest('hex')}.json`;
    try {
      return JSON.parse(readFileSync(kept, 'utf8'));
    } catch (error) {
      if (error.code !== 'ENOENT') throw error;
    }
    const result = await this.#only(file, () =>
      this.#jest.dryRun({ ...options, testFiles: undefined }),
    );
    if (result.status !== 'complete') return result;
    const text = JSON.stringify(result);
    // Jest goes on counting in the same object.
    Object.assign(result.mutantCoverage, { static: {}, perTest: {} });
    if (result.tests.every(({ failureMessage }) => !failureMessage)) {
      mkdirSync(KEPT, { recursive: true });
      writeFileSync(kept, text);
    }
    return JSON.parse(text);
  }

  async mutantRun(options) {
    const name = path.relative('', options.sandboxFileName);
    const { activeMutant } = options;
    let nrOfTests = 0;
    if (this.#sample && !this.#sample.has(keyOf(name, activeMutant))) {
      return { status: 'survived', nrOfTests };
    }
    for (const { file, testFilter } of this.#testsOf(name, activeMutant.id)) {
      const result = await this.#only(file, () =>
        this.#jest.mutantRun({ ...options, testFilter }),
      );
      // A test file that does not even load has noticed the mutant.
      if (result.status === 'error') {
        const { errorMessage: failureMessage } = result;
        return {
          status: 'killed',
          killedBy: [file],
          failureMessage,
          nrOfTests,
        };
      }
      if (result.status !== 'survived') return result;
      nrOfTests += result.nrOfTests;
    }
    return { status: 'survived', nrOfTests };
  }

  #only(file, run) {
    this.#jest.jestConfig.testMatch = [path.resolve(file)];
    return run();
  }

  /** The test files that reach a mutant, and which of their tests do. */
  #testsOf(name, id) {
    this.#reached ??= JSON.parse(readFileSync(REACHED, 'utf8'));
    const found = [];
    for (const { file, tests, mutantCoverage } of this.#reached) {
      const own = tests.filter(test => mutantCoverage.perTest[test.id]?.[id]);
      // While the file loads, or before each test: any test may notice it.
      const isStatic = mutantCoverage.static[id] > 0;
      if (isStatic || own.length > 0) {
        const testFilter = isStatic ? undefined : own.map(test => test.id);
        const duration = (isStatic ? tests : own).reduce(
          (total, { timeSpentMs }) => total + timeSpentMs,
          0,
        );
        found.push({ file, testFilter, duration });
      }
    }
    const near = name.replace(/\.tsx?$/, '.test');
    const isFar = ({ file }) => !file.startsWith(near);
    return found.sort((a, b) => isFar(a) - isFar(b) || a.duration - b.duration);
  }
}

function sum(counts) {
  const total = {};
  for (const [id, count] of counts.flatMap(Object.entries)) {
    total[id] = (total[id] ?? 0) + count;
  }
  return total;
}

runnerByFile.inject = [commonTokens.injector];
function runnerByFile(injector) {
  return injector.injectClass(RunnerByFile);
}

export const strykerPlugins = [
  declareFactoryPlugin(PluginKind.TestRunner, 'jest-by-file', runnerByFile),
];

export const strykerValidationSchema = {
  properties: { fargate: { type: 'object' } },
};
