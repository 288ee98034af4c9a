// Reads again what src/constraints/generated/apiConstraints.json holds of the
// constraints (enumerations, lengths, ranges, patterns) in the models of AWS's
// APIs, which the clients of the SDK leave out, from an unpacked copy of botocore
// (Apache-2.0), to which AWS publishes its models every day:
//
//   pip download --no-deps botocore && unzip botocore-*.whl
//   node scripts/apiConstraints.mjs botocore/data
//
// It takes the operations that the simulator has.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

const SOURCES = fileURLToPath(new URL('../src/services', import.meta.url));
const FILE = new URL(
  '../src/constraints/generated/apiConstraints.json',
  import.meta.url,
);

/**
 * The folder of a service's model. EC2 and S3 do not answer in the words of constraints.
 */
const FOLDERS = {
  acm: 'acm',
  apigateway: 'apigatewayv2',
  'application-autoscaling': 'application-autoscaling',
  cloudcontrolapi: 'cloudcontrol',
  cloudformation: 'cloudformation',
  ecr: 'ecr',
  ecs: 'ecs',
  elasticloadbalancing: 'elbv2',
  events: 'events',
  iam: 'iam',
  kms: 'kms',
  logs: 'logs',
  monitoring: 'cloudwatch',
  route53: 'route53',
  secretsmanager: 'secretsmanager',
  servicediscovery: 'servicediscovery',
  servicequotas: 'service-quotas',
  sns: 'sns',
  sqs: 'sqs',
  ssm: 'ssm',
  sts: 'sts',
  tagging: 'resourcegroupstaggingapi',
  wafv2: 'wafv2',
};

/** Enumerations in the order in which AWS was seen to list them; the models have another. */
const ORDERS = {
  'ecr.ImageTagMutability.enum': [
    'IMMUTABLE',
    'MUTABLE',
    'MUTABLE_WITH_EXCLUSION',
    'IMMUTABLE_WITH_EXCLUSION',
  ],
  'cloudformation.Capability.enum': [
    'CAPABILITY_NAMED_IAM',
    'CAPABILITY_AUTO_EXPAND',
    'CAPABILITY_IAM',
  ],
  'cloudformation.ChangeSetType.enum': ['IMPORT', 'UPDATE', 'CREATE'],
  'cloudformation.OnFailure.enum': ['ROLLBACK', 'DELETE', 'DO_NOTHING'],
};

/** Shapes for which a service has words of its own, which its operations say. */
const OWN_WORDS = [
  'apigateway.IntegerWithLengthBetween50And30000',
  'apigateway.IntegerWithLengthBetween0And3600',
];

const [data] = process.argv.slice(2);

function modelOf(folder) {
  const [version] = readdirSync(join(data, folder))
    .filter(name => existsSync(join(data, folder, name, 'service-2.json.gz')))
    .sort()
    .reverse();
  return JSON.parse(
    gunzipSync(readFileSync(join(data, folder, version, 'service-2.json.gz'))),
  );
}

/** The names of a service's operations that the simulator has. */
function simulated(signingName) {
  const folder = readdirSync(SOURCES).find(name => {
    const index = join(SOURCES, name, 'index.ts');
    return (
      existsSync(index) &&
      readFileSync(index, 'utf8').includes(`signingName: '${signingName}'`)
    );
  });
  const operations = folder && join(SOURCES, folder, 'operations');
  return operations && existsSync(operations)
    ? readdirSync(operations, { recursive: true })
        .filter(name => name.endsWith('.ts') && !name.endsWith('.test.ts'))
        .flatMap(name => [
          ...readFileSync(join(operations, name), 'utf8').matchAll(
            /^export (?:const|function|async function) ([A-Z]\w+)/gm,
          ),
        ])
        .map(([, name]) => name)
    : [];
}

function constraintsOf(signingName) {
  const model = modelOf(FOLDERS[signingName]);
  const shapes = {};
  const known = new Map();
  /** Whether there is a constraint in a shape or below it. */
  function add(name) {
    if (OWN_WORDS.includes(`${signingName}.${name}`)) {
      return false;
    }
    if (known.has(name)) {
      return known.get(name);
    }
    known.set(name, true);
    const shape = model.shapes[name];
    const found = Object.fromEntries(
      ['enum', 'pattern', 'min', 'max']
        .filter(key => shape[key] !== undefined)
        .map(key => [
          key,
          ORDERS[`${signingName}.${name}.${key}`] ?? shape[key],
        ]),
    );
    const members = Object.entries(shape.members ?? {}).filter(([, member]) =>
      add(member.shape),
    );
    if (members.length > 0) {
      found.members = Object.fromEntries(
        members.map(([member, { shape: type }]) => [member, type]),
      );
    }
    for (const part of ['member', 'key', 'value']) {
      if (shape[part] && add(shape[part].shape)) {
        found[part] = shape[part].shape;
      }
    }
    known.set(name, Object.keys(found).length > 0);
    if (known.get(name)) {
      shapes[name] = {
        type: shape.type,
        ...(shape.sensitive && { sensitive: true }),
        ...found,
      };
    }
    return known.get(name);
  }
  const operations = simulated(signingName)
    .filter(name => model.operations[name]?.input)
    .sort()
    .map(name => [name, model.operations[name].input.shape])
    .filter(([, shape]) => add(shape));
  return { operations: Object.fromEntries(operations), shapes };
}

/** One shape a line, so that a difference can be read. */
const lines = entries =>
  Object.entries(entries)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, entry]) => `${JSON.stringify(name)}:${JSON.stringify(entry)}`)
    .join(',\n');

const services = Object.keys(FOLDERS)
  .map(name => [name, constraintsOf(name)])
  .filter(([, { operations }]) => Object.keys(operations).length > 0)
  .map(
    ([name, { operations, shapes }]) =>
      `"${name}":{"operations":{\n${lines(operations)}\n},"shapes":{\n${lines(
        shapes,
      )}\n}}`,
  );
writeFileSync(FILE, `{\n${services.join(',\n')}\n}\n`);
