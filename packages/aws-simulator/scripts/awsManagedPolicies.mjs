// Reads again the names of AWS's managed policies, which
// src/services/iam/model/generated/awsManagedPolicies.json holds with their paths,
// from an unpacked copy of moto (Apache-2.0), whose maintainers list them with
// `aws iam list-policies`:
//
//   pip download --no-deps moto && unzip moto-*.whl
//   node scripts/awsManagedPolicies.mjs moto
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FILE = new URL(
  '../src/services/iam/model/generated/awsManagedPolicies.json',
  import.meta.url,
);

const [moto] = process.argv.slice(2);
const source = readFileSync(
  join(moto, 'iam', 'aws_managed_policies.py'),
  'utf8',
);
const [, policies] = /"""\n?(\{[\s\S]*\})\n?"""/.exec(source);
const names = Object.entries(JSON.parse(policies)).map(
  ([name, { Path = '/' }]) => `${Path.slice(1)}${name}`,
);
const lines = [...new Set(names)].sort().map(name => JSON.stringify(name));
writeFileSync(FILE, `[\n${lines.join(',\n')}\n]\n`);
