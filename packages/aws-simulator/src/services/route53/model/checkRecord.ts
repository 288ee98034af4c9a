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
  const address = ADDRESSES[Type];
  const wrong = address && values.find(value => !address.isValid(value));
  return wrong === undefined
    ? undefined
    : `Invalid Resource Record: FATAL problem: ${address.code} (Value is not a valid ${address.words} address) encountered with '${wrong}'`;
}
