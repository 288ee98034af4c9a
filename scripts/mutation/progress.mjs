// Shows the mutants of the sample, one by one.
import {
  PluginKind,
  commonTokens,
  declareClassPlugin,
} from '@stryker-mutator/api/plugin';
import path from 'node:path';
import { keyOfResult } from './keys.mjs';

class Progress {
  static inject = [commonTokens.options];
  #sample;
  #count = 0;

  constructor({ fargate }) {
    this.#sample = fargate.sample && new Set(fargate.sample);
  }

  onMutantTested(result) {
    if (this.#sample && !this.#sample.has(keyOfResult(result))) return;
    this.#count += 1;
    const { fileName, location, status } = result;
    const { line, column } = location.start;
    const place = `${path.relative('', fileName)}:${line}:${column}`;
    console.log(`${this.#count} ${status} ${place}`);
  }
}

export const strykerPlugins = [
  declareClassPlugin(PluginKind.Reporter, 'sampled', Progress),
];
