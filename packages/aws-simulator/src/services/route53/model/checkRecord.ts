import type { Change } from '@aws-sdk/client-route-53';
import { isIPv4, isIPv6 } from 'node:net';
import { AwsError } from '../../../world/AwsError';
import { RecordSet } from './types';

const ACTIONS = ['CREATE', 'DELETE', 'UPSERT'];

/** Validators of address records, and the names in Route 53's error messages. */
const ADDRESSES: Record<
  string,
  { isValid: (value: string) => boolean; code: string; words: string }
> = {
  A: {
    isValid: isIPv4,
    code: 'ARRDATAIllegalIPv4Address',
    words: 'IPv4',
  },
  AAAA: {
    isValid: isIPv6,
    code: 'AAAARRDATAIllegalIPv6Address',
    words: 'IPv6',
  },
};

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
  const { Name, Type, SetIdentifier, AliasTarget, TTL, ResourceRecords } =
    ResourceRecordSet!;
  const hasValues = TTL !== undefined && Boolean(ResourceRecords?.length);
  const expected =
    'Invalid request: Expected exactly one of [AliasTarget, all of [TTL, and ResourceRecords], or TrafficPolicyInstanceId], but found';
  const where = `in Change with [Action=${Action}, Name=${Name}, Type=${Type}, SetIdentifier=${
    SetIdentifier ?? 'null'
  }]`;
  if (AliasTarget && (hasValues || TTL !== undefined)) {
    throw new AwsError('InvalidInput', `${expected} more than one ${where}`);
  }
  if (!AliasTarget && !hasValues) {
    throw new AwsError('InvalidInput', `${expected} none ${where}`);
  }
}

/** The problem with the values of a record set, as InvalidChangeBatch reports it. */
export function valueProblem({
  Type,
  ResourceRecords = [],
}: RecordSet): string | undefined {
  const values = ResourceRecords.map(({ Value = '' }) => Value);
  if (Type === 'CNAME' && values.length > 1) {
    return `Invalid Resource Record: FATAL problem: CNAMERRDATAMultipleValues (A CNAME record can have only one value) encountered with '${values.join(
      ', ',
    )}'`;
  }
  const problem = values
    .map(value => ({ value, why: formProblem(Type, value) }))
    .find(({ why }) => why !== undefined);
  return (
    problem &&
    `Invalid Resource Record: FATAL problem: ${problem.why} encountered with '${problem.value}'`
  );
}

/** How many fields separated by blanks the values of a type have. */
const FIELDS: Record<string, [count: number, words: string]> = {
  CAA: [3, 'Three'],
  DS: [4, 'Four'],
  MX: [2, 'Two'],
  SRV: [4, 'Four'],
};

/** Types whose values are names of hosts. */
const NAMES = ['CNAME', 'NS', 'PTR'];

const QUOTED = /^"(?:[^"\\]|\\.)*"(?:\s+"(?:[^"\\]|\\.)*")*$/;
const HOST_NAME = /^(\.|([^\s.]{1,63}\.)*[^\s.]{1,63}\.?)$/;

/** Why a value is not of the form of its type, as Route 53 puts it. */
function formProblem(type: string, value: string): string | undefined {
  const address = ADDRESSES[type];
  if (address && !address.isValid(value)) {
    return `${address.code} (Value is not a valid ${address.words} address)`;
  }
  if ((type === 'TXT' || type === 'SPF') && !QUOTED.test(value)) {
    return 'InvalidCharacterString (Value should be enclosed in quotation marks)';
  }
  const strings = value.match(/"(?:[^"\\]|\\.)*"/g) ?? [];
  if (type === 'TXT' && strings.some(text => text.length > 257)) {
    return 'CharacterStringTooLong (Value is too long)';
  }
  const fields = value.trim().split(/\s+/);
  if (Object.hasOwn(FIELDS, type) && fields.length !== FIELDS[type][0]) {
    const [count, words] = FIELDS[type];
    return `${type}RRDATANot${words}Fields (${type} record doesn't have ${count} fields)`;
  }
  if (type === 'CAA' && !/^(issue|issuewild|iodef)$/.test(fields[1])) {
    return 'CAARRDATAInvalidTag (Only issue/issuewild/iodef is allowed)';
  }
  if (
    (type === 'MX' || type === 'SRV') &&
    !fields.slice(0, -1).every(isUnsignedShort)
  ) {
    return `${type}RRDATAInvalidNumber (Value should be a number from 0 to 65535)`;
  }
  const name = NAMES.includes(type) ? value : fields[fields.length - 1];
  if (
    (NAMES.includes(type) || type === 'MX' || type === 'SRV') &&
    !HOST_NAME.test(name)
  ) {
    return `${type}RRDATAInvalidDomainName (Value is not a valid domain name)`;
  }
  return undefined;
}

function isUnsignedShort(text: string): boolean {
  return /^\d+$/.test(text) && Number(text) <= 65535;
}
