import type { Change } from '@aws-sdk/client-route-53';
import { AwsError } from '../../../world/AwsError';
import { MOST_VALUES, valueProblem } from './checkValues';
import { RecordSet } from './types';

const ACTIONS = ['CREATE', 'DELETE', 'UPSERT'];

/** What decides between the record sets of one name and type, as messages name it. */
const POLICIES = [
  'Weight',
  'Region',
  'Failover',
  'GeoLocation',
  'GeoProximityLocation',
  'MultiValueAnswer',
  'CidrRoutingConfig',
] as const;

const MOST_NAME_CHARACTERS = 253;
const MOST_LABEL_CHARACTERS = 63;

/** The routing policies of a record set; a multivalue answer of `false` is none. */
export function policiesOf(record: Partial<RecordSet>): string[] {
  return POLICIES.filter(
    policy => record[policy] !== undefined && record[policy] !== false,
  );
}

/**
 * Refuses a malformed change.
 *
 * @throws AwsError `InvalidInput`
 */
export function assertWellFormed({ Action, ResourceRecordSet }: Change): void {
  if (!ACTIONS.includes(Action!)) {
    throw new AwsError(
      'InvalidInput',
      `Invalid XML ; cvc-enumeration-valid: Value '${Action}' is not facet-valid with respect to enumeration '[CREATE, DELETE, UPSERT]'. It must be a value from the enumeration.`,
    );
  }
  const record = ResourceRecordSet!;
  const { Name, Type, SetIdentifier, AliasTarget, TTL, ResourceRecords } =
    record;
  const where = `in Change with [Action=${Action}, Name=${Name}, Type=${Type}, SetIdentifier=${
    SetIdentifier ?? 'null'
  }]`;
  const refuse = (what: string) =>
    new AwsError('InvalidInput', `Invalid request: ${what} ${where}`);
  const expected =
    'Expected exactly one of [AliasTarget, all of [TTL, and ResourceRecords], or TrafficPolicyInstanceId], but found';
  const hasValues = Boolean(ResourceRecords?.length);
  if (AliasTarget && (hasValues || TTL !== undefined)) {
    throw refuse(`${expected} more than one`);
  }
  if (!AliasTarget && (!hasValues || TTL === undefined)) {
    throw refuse(`${expected} none`);
  }
  const policies = policiesOf(record as RecordSet);
  if (policies.length > 0 && SetIdentifier === undefined) {
    throw refuse("Missing field 'SetIdentifier'");
  }
  if (policies.length > 1 || (policies.length < 1 && SetIdentifier)) {
    throw refuse(
      `Expected exactly one of [${POLICIES.slice(0, -1).join(
        ', ',
      )}, or ${POLICIES.at(-1)}], but found ${
        policies.length > 1 ? 'more than one' : 'none'
      }`,
    );
  }
}

/** What is wrong with a record set by itself, as InvalidChangeBatch reports it. */
export function recordProblem(record: RecordSet): string | undefined {
  const { ResourceRecords = [], Type } = record;
  const name = record.Name.replace(/\.$/, '').replace(/\\052/g, '*');
  if (/[^\x21-\x7e]/.test(name)) {
    return fatal(
      'UnsupportedCharacter',
      'Value contains unsupported characters',
      name,
    );
  }
  const long = name
    .split('.')
    .find(label => label.length > MOST_LABEL_CHARACTERS);
  if (long !== undefined) {
    return fatal('DomainLabelTooLong', 'Domain label is too long', long);
  }
  if (name.length > MOST_NAME_CHARACTERS) {
    return fatal('DomainNameTooLong', 'Domain name is too long', name);
  }
  if (Type === 'NS' && name.startsWith('*.')) {
    return 'Changing wildcard NS record sets are not supported';
  }
  if (ResourceRecords.length > MOST_VALUES) {
    return `Number of resource records per resource record set of ${MOST_VALUES} exceeded`;
  }
  const problem = valueProblem(
    Type,
    ResourceRecords.map(({ Value = '' }) => Value),
  );
  return problem && fatal(...problem);
}

function fatal(code: string, words: string, value: string): string {
  return `Invalid Resource Record: FATAL problem: ${code} (${words}) encountered with '${value}'`;
}
