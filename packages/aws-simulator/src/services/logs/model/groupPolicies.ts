import { AwsError } from '../../../world/AwsError';

/** What of a log group's policies is checked; they have no effect here. */
export interface GroupPolicies {
  dataProtectionPolicy?: Record<string, any>;
  fieldIndexPolicies?: Record<string, any>[];
}

const DATA_PROTECTION_VERSION = '2021-06-01';

const MOST_INDEXED_FIELDS = 20;

/**
 * Refuses policies that PutDataProtectionPolicy and PutIndexPolicy do not take.
 *
 * @throws AwsError `InvalidParameterException`
 */
export function checkGroupPolicies({
  dataProtectionPolicy,
  fieldIndexPolicies = [],
}: GroupPolicies): void {
  // CloudFormation takes an empty one for none.
  if (dataProtectionPolicy && Object.keys(dataProtectionPolicy).length > 0) {
    checkDataProtection(dataProtectionPolicy);
  }
  if (
    fieldIndexPolicies.some(
      ({ Fields = [] }) => Fields.length > MOST_INDEXED_FIELDS,
    )
  ) {
    throw invalid(
      `Policy document contains more than ${MOST_INDEXED_FIELDS} fields.`,
    );
  }
}

function checkDataProtection({ Version, Statement }: Record<string, any>) {
  if (Version !== DATA_PROTECTION_VERSION) {
    throw invalid(`Policy Version must be ${DATA_PROTECTION_VERSION}`);
  }
  const statements = [Statement ?? []].flat() as Record<string, any>[];
  const has = (operation: string) =>
    statements.some(({ Operation }) => Operation?.[operation]);
  if (statements.length !== 2 || !has('Audit') || !has('Deidentify')) {
    throw invalid(
      'Policy can only have two statements. One for Audit Operation and one for Deidentify Operation',
    );
  }
  const identifiers = statements.map(
    ({ DataIdentifier = [] }): string[] => DataIdentifier,
  );
  const unknown = identifiers.flat().find(id => !id.startsWith('arn:'));
  if (unknown !== undefined) {
    throw invalid(`${unknown} is not a valid Data Identifier`);
  }
  const [audited, masked] = identifiers.map(ids => [...ids].sort().join());
  if (audited !== masked) {
    throw invalid(
      'Audit Statement and Deidentify Statement must have the same Data Identifiers',
    );
  }
  const [field] = statements.flatMap(({ Operation }) =>
    Object.keys(Operation?.Deidentify?.MaskConfig ?? {}),
  );
  if (field !== undefined) {
    throw invalid(`${field} is not a valid field`);
  }
}

function invalid(message: string): AwsError {
  return new AwsError('InvalidParameterException', message);
}
