// Do the tests notice when the code is wrong?
//
//   npm run mutation -- plugins/fargate-api-common         a package
//   npm run mutation -- plugins/fargate-api-node/src/dns   a folder, a file
//   npm run mutation -- plugins/fargate-api-node --sample 40 --seed 2
//   npm run mutation -- plugins/fargate-api-node --sample 40 --near 6
//   npm run mutation -- --since origin/main                changed lines
//
// Tells how many mutants the tests of their package kill, and lists the others.
// With --near, each mutant meets only so many of the test files that reach it, the
// nearest ones: the others may kill more. --concurrency says how many test files run
// at the same time.
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { Kept } from './kept.mjs';
import { makeMutants } from './mutants.mjs';
import { report } from './report.mjs';
import { sample } from './sample.mjs';
import { targets } from './targets.mjs';
import { testFilesOf } from './testFiles.mjs';
import { testMutants } from './testMutants.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    concurrency: {
      type: 'string',
      default: `${Math.ceil(availableParallelism() / 2)}`,
    },
    near: { type: 'string' },
    sample: { type: 'string' },
    seed: { type: 'string', default: '1' },
    since: { type: 'string' },
  },
});

const found = targets({ since: values.since, paths: positionals });
if (found.size === 0) console.log('There is nothing to mutate.');
for (const [folder, files] of found) {
  const { name } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
  const all = await makeMutants(files);
  const mutants = values.sample
    ? sample(all, Number(values.sample), Number(values.seed))
    : all;
  const results = await testMutants(mutants, await testFilesOf(folder), {
    concurrency: Number(values.concurrency),
    kept: new Kept(files),
    near: values.near && Number(values.near),
    packageName: name,
  });
  report(folder, results);
}
