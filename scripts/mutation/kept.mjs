// What is known about the mutants in a test file, until that or the code changes.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { listFiles } from './targets.mjs';

const FOLDER = '.cache/mutation/kept';
const NOTHING = '{"fates":{},"reaches":{}}';

/** @param mutated the files that have mutants, on which the mutants' ids depend */
export class Kept {
  #codeHash = hashOfCode();
  #mutated;

  constructor(mutated) {
    this.#mutated = hashOf(JSON.stringify(mutated));
  }

  read(testFile) {
    const name = this.#nameOf(testFile);
    const { fates, reaches } = JSON.parse(readIfThere(name) ?? NOTHING);
    return { fates, reach: reaches[this.#mutated] };
  }

  write(testFile, { fates, reach }) {
    mkdirSync(FOLDER, { recursive: true });
    const name = this.#nameOf(testFile);
    const { reaches } = JSON.parse(readIfThere(name) ?? NOTHING);
    const all = { fates, reaches: { ...reaches, [this.#mutated]: reach } };
    writeFileSync(name, JSON.stringify(all));
  }

  #nameOf(testFile) {
    const hash = hashOf(this.#codeHash, testFile, readFileSync(testFile));
    return `${FOLDER}/${hash}.json`;
  }
}

function readIfThere(name) {
  try {
    return readFileSync(name, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Of all that tests meet, apart from tests. */
function hashOfCode() {
  const files = listFiles('packages', 'plugins', 'templates');
  const code = files.filter(file => !/\.test\.tsx?$/.test(file));
  return hashOf(...code.flatMap(file => [file, readFileSync(file)]));
}

function hashOf(...parts) {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}
