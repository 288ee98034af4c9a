import { validationError } from '../validationError';

/** The intrinsic functions, as CloudFormation lists them in its error message. */
const SUPPORTED = [
  'Fn::Base64',
  'Fn::GetAtt',
  'Fn::GetAZs',
  'Fn::ImportValue',
  'Fn::Join',
  'Fn::Split',
  'Fn::FindInMap',
  'Fn::Select',
  'Ref',
  'Fn::Equals',
  'Fn::If',
  'Fn::Not',
  'Condition',
  'Fn::And',
  'Fn::Or',
  'Fn::Contains',
  'Fn::EachMemberEquals',
  'Fn::EachMemberIn',
  'Fn::ValueOf',
  'Fn::ValueOfAll',
  'Fn::RefAll',
  'Fn::Sub',
  'Fn::Cidr',
];

/** Macros run before functions are resolved. */
const MACRO = 'Fn::Transform';

/**
 * Refuses functions that CloudFormation does not have.
 *
 * @param others - functions that the template may have beside them
 * @throws AwsError `ValidationError` with AWS's text
 */
export function checkFunctions(
  value: unknown,
  others: readonly string[],
): void {
  if (typeof value !== 'object' || value === null) {
    return;
  }
  for (const [key, item] of Object.entries(value)) {
    if (/^fn::/i.test(key) && ![...SUPPORTED, MACRO, ...others].includes(key)) {
      throw validationError(
        `Template Error: Encountered unsupported function: ${key} Supported functions are: [${SUPPORTED.join(
          ', ',
        )}]`,
      );
    }
    checkFunctions(item, others);
  }
}
