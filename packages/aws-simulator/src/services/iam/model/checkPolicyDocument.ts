import { isCidr, isCidr6 } from '../../ec2/model/network/cidr';
import { AwsError } from '../../../world/AwsError';

/** What a document is for: what an identity may do, or who may assume a role. */
export type PolicyKind = 'identity' | 'trust';

type Statement = Record<string, unknown>;

const MEMBERS = ['Version', 'Id', 'Statement'];
const STATEMENT_MEMBERS = [
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
];
const VERSIONS = ['2008-10-17', '2012-10-17'];

/** Condition operators without `ForAllValues:`, `ForAnyValue:` and `IfExists`. */
const OPERATOR =
  /^(String(Not)?(Equals(IgnoreCase)?|Like)|(Numeric|Date)((Not)?Equals|(LessThan|GreaterThan)(Equals)?)|Bool|BinaryEquals|(Not)?IpAddress|Arn(Not)?(Equals|Like)|Null)$/;

/** Actions of a trust policy. */
const STS_ACTION =
  /^sts:(AssumeRole(With(SAML|WebIdentity))?|SetContext|SetSourceIdentity|TagSession)$/i;

const DATE =
  /^(\d+|\d{4}(-\d\d(-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?)?)?)$/;

/**
 * Refuses a policy document that IAM does not take.
 *
 * @throws AwsError `MalformedPolicyDocument` with AWS's text
 */
export function checkPolicyDocument(
  document: Record<string, unknown>,
  kind: PolicyKind,
  partition: string,
): void {
  const { Version = '2008-10-17', Statement } = document;
  const statements = [Statement].flat() as Statement[];
  if (
    Object.keys(document).some(name => !MEMBERS.includes(name)) ||
    !VERSIONS.includes(String(Version)) ||
    statements.length === 0
  ) {
    throw syntaxErrors();
  }
  const ids = statements.flatMap(({ Sid }) => Sid ?? []);
  if (ids.some(id => !/^[0-9A-Za-z]*$/.test(String(id)))) {
    throw malformed(
      'Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*',
    );
  }
  if (new Set(ids).size < ids.length) {
    throw malformed('Statement IDs (SID) in a single policy must be unique.');
  }
  for (const statement of statements) {
    checkStatement(statement);
    if (kind === 'trust') {
      checkTrust(statement);
    } else {
      checkIdentity(statement, partition);
    }
  }
}

function checkStatement(statement: Statement): void {
  const {
    Action,
    NotAction,
    Condition = {},
    Resource,
    NotResource,
  } = statement;
  if (
    Object.keys(statement).some(name => !STATEMENT_MEMBERS.includes(name)) ||
    (Action !== undefined && NotAction !== undefined) ||
    (Resource !== undefined && NotResource !== undefined) ||
    !isObject(Condition)
  ) {
    throw syntaxErrors();
  }
  const actions = texts(Action ?? NotAction);
  if (actions.length === 0) {
    throw malformed('Policy statement must contain actions.');
  }
  for (const action of actions.filter(name => name !== '*')) {
    const [vendor, ...rest] = action.split(':');
    if (rest.length === 0) {
      throw malformed(
        'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.',
      );
    }
    if (rest.length > 1) {
      throw malformed('Actions/Condition can contain only one colon.');
    }
    if (/[*?]/.test(vendor)) {
      throw malformed(
        'Action vendors (e.g., aws, ec2, etc.) must not contain wildcards.',
      );
    }
    if (!/^[a-zA-Z0-9-]+$/.test(vendor)) {
      throw malformed(`Vendor ${vendor} is not valid`);
    }
  }
  for (const [operator, keys] of Object.entries(Condition)) {
    checkCondition(operator, keys);
  }
}

function checkCondition(operator: string, keys: unknown): void {
  const bare = operator.replace(/^For(AllValues|AnyValue):/, '');
  const root = bare.replace(/IfExists$/, '');
  if (
    !OPERATOR.test(root) ||
    bare === 'NullIfExists' ||
    !isObject(keys) ||
    Object.values(keys)
      .flat()
      .some(value => typeof value === 'object')
  ) {
    throw syntaxErrors();
  }
  const values = Object.values(keys).flatMap(texts);
  if (root === 'BinaryEquals' && !values.every(isBase64)) {
    throw syntaxErrors();
  }
  const fits = valueTest(root);
  // Policy variables are known when a request is evaluated.
  if (!values.every(value => value.includes('${') || fits(value))) {
    throw malformed('The policy failed legacy parsing');
  }
}

/** Whether a value is of the type that an operator compares. */
function valueTest(operator: string): (value: string) => boolean {
  if (operator.startsWith('Numeric')) {
    return value => value.trim() !== '' && Number.isFinite(Number(value));
  }
  if (operator.startsWith('Date')) {
    return value => DATE.test(value);
  }
  if (operator.startsWith('Arn')) {
    return value => value === '*' || value.startsWith('arn:');
  }
  if (operator.endsWith('IpAddress')) {
    return value =>
      value.includes('/')
        ? isCidr(value) || isCidr6(value)
        : isCidr(`${value}/32`) || isCidr6(`${value}/128`);
  }
  if (operator === 'Bool' || operator === 'Null') {
    return value => /^(true|false)$/i.test(value);
  }
  return () => true;
}

function isBase64(value: string): boolean {
  return value.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(value);
}

function checkIdentity(statement: Statement, partition: string): void {
  if (
    statement.Principal !== undefined ||
    statement.NotPrincipal !== undefined
  ) {
    throw malformed('Policy document should not specify a principal.');
  }
  const resources = texts(statement.Resource ?? statement.NotResource);
  if (resources.length === 0) {
    throw malformed('Policy statement must contain resources.');
  }
  resources.forEach(resource => checkResource(resource, partition));
}

function checkResource(resource: string, partition: string): void {
  if (resource === '*') {
    return;
  }
  if (!resource.startsWith('arn:')) {
    throw malformed(`Resource ${resource} must be in ARN format or '*'.`);
  }
  const [, itsPartition, vendor, region = '', account = '', ...rest] =
    resource.split(':');
  if (rest.length === 0) {
    throw malformed('The policy failed legacy parsing');
  }
  if (!/[*?$]/.test(itsPartition) && itsPartition !== partition) {
    throw malformed(
      `Partition "${itsPartition}" is not valid for resource "${resource}".`,
    );
  }
  if (/[*?]/.test(vendor)) {
    throw malformed(
      'Resource vendor must be fully qualified and cannot contain regexes.',
    );
  }
  const bucket = vendor === 's3' && !rest.join(':').includes('/');
  if ((/^(iam|route53)$/.test(vendor) || bucket) && !/^[*?]*$/.test(region)) {
    throw malformed(
      `The resource ${resource} can not contain region information.`,
    );
  }
  if (bucket && !/^[*?]*$/.test(account)) {
    throw malformed(`The resource ${resource} cannot contain an account id.`);
  }
}

function checkTrust(statement: Statement): void {
  const { Action, Condition, Principal } = statement;
  for (const member of ['Resource', 'NotResource']) {
    if (statement[member] !== undefined) {
      throw malformed(`Has prohibited field ${member}`);
    }
  }
  if (texts(Action).some(action => !STS_ACTION.test(action))) {
    throw malformed(
      'AssumeRole policy may only specify STS AssumeRole actions.',
    );
  }
  if (typeof Principal === 'string') {
    throw malformed(
      'AssumeRolepolicy contained an invalid principal: "STAR":"*".',
    );
  }
  if (!isObject(Principal) || Object.keys(Principal).length === 0) {
    throw malformed('Missing required field Principal');
  }
  for (const [kind, names] of Object.entries(Principal)) {
    for (const name of texts(names)) {
      if (!isPrincipal(kind, name)) {
        throw malformed(
          `Invalid principal in policy: "${kind.toUpperCase()}":"${name}"`,
        );
      }
      if (name === 'cognito-identity.amazonaws.com' && !Condition) {
        throw malformed(
          'A condition block must be present for the Cognito provider',
        );
      }
    }
  }
}

function isPrincipal(kind: string, name: string): boolean {
  switch (kind) {
    case 'AWS':
      return /^(\*|\d{12}|A[A-Z0-9]{15,}|arn:[\w-]+:(iam::\d{12}:(root|(role|user)\/[^*?]+)|sts::\d{12}:(assumed-role|federated-user)\/[^*?]+))$/.test(
        name,
      );
    case 'Service':
      return /^[a-z0-9-]+(\.[a-z0-9-]+)*\.(amazonaws\.com(\.cn)?|amazon\.com|aws\.internal)$/.test(
        name,
      );
    default:
      return ['CanonicalUser', 'Federated'].includes(kind);
  }
}

function texts(value: unknown): string[] {
  return [value ?? []].flat().map(String);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function syntaxErrors(): AwsError {
  return malformed('Syntax errors in policy.');
}

function malformed(message: string): AwsError {
  return new AwsError('MalformedPolicyDocument', message);
}
