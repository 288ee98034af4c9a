import { parse } from '@aws-sdk/util-arn-parser';
import { Document, Scalar, YAMLMap } from 'yaml';
import { ResolvedSecret } from './resolveSecrets';

/** The logical ID of the task execution role of an API with secrets. */
const EXECUTION_ROLE = 'ExecutionRole';

/**
 * What lets ECS read exactly some secrets: one statement a service, and those for
 * customer managed keys. A policy cannot name an alias as its resource, so an
 * alias is a condition on the keys of the account.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/alias-authorization.html
 */
function secretsPolicy(secrets: readonly ResolvedSecret[]): object {
  const arnsOf = (service: string) =>
    sorted(
      secrets
        .map(({ arn }) => arn)
        .filter(arn => parse(arn).service === service),
    );
  const keys = sorted(secrets.flatMap(({ key }) => key ?? []));
  const aliases = keys.filter(key => key.startsWith('alias/'));
  return {
    Version: '2012-10-17',
    Statement: [
      ...allow('secretsmanager:GetSecretValue', arnsOf('secretsmanager')),
      ...allow('ssm:GetParameters', arnsOf('ssm')),
      ...allow(
        'kms:Decrypt',
        keys.filter(key => !aliases.includes(key)),
      ),
      ...(aliases.length ? [allowAliases(aliases, secrets[0].arn)] : []),
    ],
  };
}

function allow(Action: string, Resource: string[]): object[] {
  return Resource.length ? [{ Effect: 'Allow', Action, Resource }] : [];
}

function allowAliases(aliases: string[], anyArn: string): object {
  const { partition, region, accountId } = parse(anyArn);
  return {
    Effect: 'Allow',
    Action: 'kms:Decrypt',
    Resource: `arn:${partition}:kms:${region}:${accountId}:key/*`,
    Condition: {
      'ForAnyValue:StringEquals': { 'kms:ResourceAliases': aliases },
    },
  };
}

function sorted(arns: string[]): string[] {
  return [...new Set(arns)].sort();
}

/**
 * Gives the task definition a task execution role of its own, which may do what
 * the role of the environment may and read some secrets. Trust, path and boundary
 * are those of the task role.
 */
export function addExecutionRole(
  document: Document,
  secrets: readonly ResolvedSecret[],
): void {
  const taskRole = document.getIn(['Resources', 'TaskRole']) as YAMLMap;
  const role = taskRole.clone() as YAMLMap;
  role.setIn(
    ['Properties', 'ManagedPolicyArns'],
    document.createNode([
      sub(
        document,
        'arn:${AWS::Partition}:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy',
      ),
    ]),
  );
  role.setIn(
    ['Properties', 'Policies'],
    document.createNode([
      { PolicyName: 'secrets', PolicyDocument: secretsPolicy(secrets) },
    ]),
  );
  role.setIn(
    ['Properties', 'Tags', 0, 'Value'],
    sub(document, '${AWS::StackName}-execution'),
  );
  document.setIn(['Resources', EXECUTION_ROLE], role);
  setRoleArn(document, 'GetAtt', `${EXECUTION_ROLE}.Arn`);
}

/** Gives the task definition the task execution role of its environment. */
export function removeExecutionRole(document: Document): void {
  if (document.deleteIn(['Resources', EXECUTION_ROLE])) {
    setRoleArn(document, 'Ref', 'ECSTaskExecutionRole');
  }
}

function setRoleArn(
  document: Document,
  intrinsic: 'GetAtt' | 'Ref',
  value: string,
): void {
  document.setIn(
    ['Resources', 'TaskDefinition', 'Properties', 'ExecutionRoleArn'],
    tagged(document, intrinsic, value),
  );
}

function sub(document: Document, text: string): Scalar {
  return tagged(document, 'Sub', text);
}

/** The short form of an intrinsic function: `!Sub text`. */
function tagged(document: Document, intrinsic: string, text: string): Scalar {
  const scalar = document.createNode(text) as Scalar;
  scalar.tag = `!${intrinsic}`;
  scalar.type = 'PLAIN';
  return scalar;
}
