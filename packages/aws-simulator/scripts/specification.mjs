// Writes what the simulator needs of AWS's resource specification
// (@aws-cdk/aws-service-spec) for the resource types that it simulates to
// src/services/cloudformation/model/specification/generated/resourceTypes.json: the whole
// specification takes half a second and 100 MB to load.
//
//   node scripts/specification.mjs [AWS::Service::Type …]
//   node scripts/specification.mjs --check
//
// Types that are named are added to those that the file has. With --check
// nothing is written, and a file that differs is an error.
import { readFileSync, writeFileSync } from 'node:fs';
import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';

const FILE = new URL(
  '../src/services/cloudformation/model/specification/generated/resourceTypes.json',
  import.meta.url,
);

const database = loadAwsServiceSpecSync();
const before = readFileSync(FILE, 'utf8');
const names = process.argv.slice(2).filter(name => name !== '--check');

const definitions = {};

/** A type of a property, which refers to definitions by name and not by number. */
function typeOf(resource, type) {
  switch (type.type) {
    case 'ref': {
      const { name, properties } = database.get(
        'typeDefinition',
        type.reference.$ref,
      );
      const id = `${resource}.${name}`;
      if (!(id in definitions)) {
        definitions[id] = {};
        definitions[id] = propertiesOf(resource, properties);
      }
      return { type: 'ref', reference: { $ref: id } };
    }
    case 'array':
    case 'map':
      return { ...type, element: typeOf(resource, type.element) };
    case 'union':
      return { ...type, types: type.types.map(one => typeOf(resource, one)) };
    default:
      return type;
  }
}

function propertiesOf(resource, properties) {
  return Object.fromEntries(
    Object.entries(properties).map(
      ([name, { type, required, causesReplacement }]) => [
        name,
        { type: typeOf(resource, type), required, causesReplacement },
      ],
    ),
  );
}

/** Types of CloudFormation that its registry does not publish. */
const UNPUBLISHED = {
  'AWS::CDK::Metadata': {
    attributes: {},
    properties: { Analytics: { type: { type: 'string' } } },
  },
};

function resourceType(name) {
  if (Object.hasOwn(UNPUBLISHED, name)) {
    return UNPUBLISHED[name];
  }
  const [found] = database.lookup(
    'resource',
    'cloudFormationType',
    'equals',
    name,
  );
  if (!found) {
    throw new Error(`The specification has no resource type ${name}`);
  }
  return {
    primaryIdentifier: found.primaryIdentifier,
    tagInformation: found.tagInformation,
    additionalReplacementProperties: found.additionalReplacementProperties,
    attributes: Object.fromEntries(
      Object.keys(found.attributes).map(attribute => [attribute, {}]),
    ),
    properties: propertiesOf(name, found.properties),
  };
}

const all = [
  ...new Set([...Object.keys(JSON.parse(before).resourceTypes), ...names]),
].sort();
const resourceTypes = Object.fromEntries(
  all.map(name => [name, resourceType(name)]),
);
/** One entry a line, so that a difference can be read. */
const lines = entries =>
  Object.entries(entries)
    .map(([name, entry]) => `"${name}":${JSON.stringify(entry)}`)
    .join(',\n');
const after = `{"resourceTypes":{
${lines(resourceTypes)}
},"definitions":{
${lines(definitions)}
}}
`;

if (!process.argv.includes('--check')) {
  writeFileSync(FILE, after);
} else if (after !== before) {
  process.stderr.write(
    'resourceTypes.json differs from @aws-cdk/aws-service-spec: run node scripts/specification.mjs\n',
  );
  process.exitCode = 1;
}
