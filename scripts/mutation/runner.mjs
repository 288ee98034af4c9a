// Runs Jest for Stryker, one test file at a time. Stryker's own runner first runs
// all tests once, and then loads all test files for each mutant:
//
// - A mutant meets the test files that reach it, the nearest first, and the first
//   failing one is enough.
// - What a test file reaches is found out when it is first needed, and kept until
//   the file or the code changes.
// - Mutants outside the sample are not run; they count as survived here.
import {
  PluginKind,
  commonTokens,
  declareFactoryPlugin,
} from '@stryker-mutator/api/plugin';
import { strykerPlugins as jestPlugins } from '@stryker-mutator/jest-runner';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { keyOf } from './keys.mjs';

const KEPT = fileURLToPath(
  new URL('../../.cache/mutation/reached', import.meta.url),
);

/** What Jest's runner counts, which it does not export, and never resets. */
const { state: counted } = createRequire(import.meta.url)(
  fileURLToPath(
    new URL(
      'jest-plugins/messaging.cjs',
      import.meta.resolve('@stryker-mutator/jest-runner'),
    ),
  ),
);

/** A mutant that runs so much more often than the original never ends. */
const HIT_LIMIT_FACTOR = 100;

/** A test file beside the mutated one is as near as one that shares so many words. */
const BESIDE = 2;

const NOTHING = { static: {}, perTest: {} };

class RunnerByFile {
  static inject = [commonTokens.injector, commonTokens.options];
  #jest;
  #testFiles;
  #sample;
  #codeHash;
  #importedBy;
  #near;

  constructor(injector, { fargate, testFiles }) {
    this.#jest = injector.injectFunction(jestPlugins[0].factory);
    this.#testFiles = testFiles;
    this.#sample = fargate.sample && new Set(fargate.sample);
    this.#codeHash = fargate.codeHash;
    this.#importedBy = fargate.importedBy ?? {};
    this.#near = fargate.near;
  }

  init() {
    return this.#jest.init();
  }

  capabilities() {
    return this.#jest.capabilities();
  }

  /** Stryker needs a test; without coverage it has all mutants run. */
  async dryRun() {
    const test = { id: 'all', name: 'all', status: 0, timeSpentMs: 0 };
    return { status: 'complete', tests: [test] };
  }

  async mutantRun(options) {
    const { activeMutant, sandboxFileName } = options;
    const name = path.relative('', sandboxFileName);
    let nrOfTests = 0;
    if (this.#sample && !this.#sample.has(keyOf(name, activeMutant))) {
      return { status: 'survived', nrOfTests };
    }
    let met = 0;
    const candidates = this.#importedBy[name] ?? this.#testFiles;
    for (const file of nearestFirst(name, candidates)) {
      if (met === this.#near) break;
      const reach = reachOf(activeMutant, await this.#reachedBy(file));
      if (!reach) continue;
      met += 1;
      const result = await this.#only(file, () =>
        this.#jest.mutantRun({ ...options, ...reach }),
      );
      // A test file that does not even load has noticed the mutant.
      if (result.status === 'error') {
        const { errorMessage: failureMessage } = result;
        return {
          status: 'killed',
          killedBy: ['all'],
          failureMessage,
          nrOfTests,
        };
      }
      if (result.status === 'killed') return { ...result, killedBy: ['all'] };
      if (result.status !== 'survived') return result;
      nrOfTests += result.nrOfTests;
    }
    return { status: 'survived', nrOfTests };
  }

  /** The tests of a file, and how often each runs which mutant. */
  async #reachedBy(file) {
    const hash = createHash('sha256').update(this.#codeHash);
    const kept = `${KEPT}/${hash
      .update(readFileSync(file))
      .digest('hex')}.json`;
    try {
      return JSON.parse(readFileSync(kept, 'utf8'));
    } catch (error) {
      if (error.code !== 'ENOENT') throw error;
    }
    counted.instrumenterContext = {};
    const result = await this.#only(file, () =>
      this.#jest.dryRun({ coverageAnalysis: 'perTest', files: [] }),
    );
    const failed = result.tests?.find(({ failureMessage }) => failureMessage);
    if (result.status !== 'complete' || failed) {
      throw new Error(
        `${file} fails without any mutant: ${
          result.errorMessage ?? failed?.failureMessage ?? result.status
        }`,
      );
    }
    mkdirSync(KEPT, { recursive: true });
    writeFileSync(kept, JSON.stringify(result));
    return result;
  }

  #only(file, run) {
    this.#jest.jestConfig.testMatch = [path.resolve(file)];
    return run();
  }
}

/** The tests of a file that may notice a mutant; undefined if none reaches it. */
function reachOf({ id }, { tests, mutantCoverage = NOTHING }) {
  const testFilter = tests
    .map(test => test.id)
    .filter(test => mutantCoverage.perTest[test]?.[id]);
  // While the file loads, or before each test: any test may notice it.
  const isStatic = mutantCoverage.static[id] > 0;
  if (!isStatic && testFilter.length === 0) return undefined;
  const hits = [mutantCoverage.static, ...Object.values(mutantCoverage.perTest)]
    .map(counts => counts[id] ?? 0)
    .reduce((sum, count) => sum + count, 0);
  return {
    testFilter: isStatic ? undefined : testFilter,
    hitLimit: hits * HIT_LIMIT_FACTOR,
  };
}

/**
 * The file's own tests, then those beside it, and those that share most words with
 * its path, as `actions/dnsZoneDeploy.test.ts` does with `dns/deployDnsZone.ts`.
 */
function nearestFirst(name, files) {
  const own = name.replace(/\.tsx?$/, '.test.');
  const words = wordsOf(name);
  const nearness = file =>
    file.startsWith(own)
      ? Infinity
      : wordsOf(file).filter(word => words.includes(word)).length +
        (path.dirname(file) === path.dirname(name) ? BESIDE : 0);
  return files
    .map(file => ({ file, nearness: nearness(file) }))
    .sort((a, b) => b.nearness - a.nearness)
    .map(({ file }) => file);
}

function wordsOf(name) {
  const words = name.replace(/.*\/src\//, '').match(/[A-Z]?[a-z]+/g) ?? [];
  return [...new Set(words.map(word => word.toLowerCase()))];
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
