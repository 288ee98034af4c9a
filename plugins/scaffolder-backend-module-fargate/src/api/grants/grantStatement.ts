import { isDeepStrictEqual } from 'node:util';
import { parse } from '@aws-sdk/util-arn-parser';
import { Grant, Statement } from './Grant';

/** What can be granted of a kind of resource. */
interface Grantable {
  /** The resource in its ARN. */
  pattern: RegExp;
  noun: string;
  read?: readonly string[];
  write?: readonly string[];
  /** What of it the actions are on, beside the resource itself. */
  parts?: readonly string[];
}

/**
 * The least that an application needs to work with data, and nothing that
 * configures the resource.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
const GRANTABLE: Readonly<Record<string, Grantable>> = {
  s3: {
    pattern: /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
    noun: 'bucket',
    read: ['s3:GetObject', 's3:ListBucket'],
    write: ['s3:DeleteObject', 's3:PutObject'],
    parts: ['/*'],
  },
  dynamodb: {
    pattern: /^table\/[\w.-]{3,255}$/,
    noun: 'table',
    read: [
      'dynamodb:BatchGetItem',
      'dynamodb:ConditionCheckItem',
      'dynamodb:DescribeTable',
      'dynamodb:GetItem',
      'dynamodb:Query',
      'dynamodb:Scan',
    ],
    write: [
      'dynamodb:BatchWriteItem',
      'dynamodb:DeleteItem',
      'dynamodb:PutItem',
      'dynamodb:UpdateItem',
    ],
    parts: ['/index/*'],
  },
  sqs: {
    pattern: /^[\w-]{1,75}(\.fifo)?$/,
    noun: 'queue',
    read: [
      'sqs:ChangeMessageVisibility',
      'sqs:DeleteMessage',
      'sqs:GetQueueAttributes',
      'sqs:GetQueueUrl',
      'sqs:ReceiveMessage',
    ],
    write: ['sqs:GetQueueAttributes', 'sqs:GetQueueUrl', 'sqs:SendMessage'],
  },
  sns: {
    pattern: /^[\w-]{1,251}(\.fifo)?$/,
    noun: 'topic',
    write: ['sns:Publish'],
  },
  secretsmanager: {
    pattern: /^secret:[\w/+=.@-]+(\/\*)?$/,
    noun: 'secret',
    read: ['secretsmanager:DescribeSecret', 'secretsmanager:GetSecretValue'],
  },
};

const TRACE: Statement = {
  Effect: 'Allow',
  Action: [
    'xray:GetSamplingRules',
    'xray:GetSamplingTargets',
    'xray:PutTelemetryRecords',
    'xray:PutTraceSegments',
  ],
  // X-Ray's actions for senders know no resource.
  Resource: ['*'],
};

/** Why a grant cannot be made, to follow its name; undefined where it can. */
export function grantProblem({ access, resource }: Grant): string | undefined {
  if (access === 'trace') {
    return resource ? 'trace has no resource. Leave it out' : undefined;
  }
  const kind = resource ? kindOf(resource) : undefined;
  if (!kind) {
    return `${
      resource ? `"${resource}"` : 'resource'
    } must be the ARN of an S3 bucket, DynamoDB table, SQS queue, SNS topic or Secrets Manager secret, without wildcards; the ARN of a secret may end in /*`;
  }
  return kind[access]
    ? undefined
    : `a ${kind.noun} can only be granted to ${kind.read ? 'read' : 'write'}`;
}

/** The narrow statement of a grant that has no problem. */
export function grantStatement({ access, resource }: Grant): Statement {
  if (access === 'trace' || !resource) {
    return TRACE;
  }
  const { parts = [], ...kind } = kindOf(resource)!;
  return {
    Effect: 'Allow',
    Action: [...kind[access]!],
    Resource: [resource, ...parts.map(part => `${resource}${part}`)],
  };
}

/** The grant that a statement was made of; undefined if it was made of none. */
export function grantOf(statement: Statement): Grant | undefined {
  const [resource] = statement.Resource ?? [];
  const candidates: Grant[] = [
    { access: 'trace' },
    ...(typeof resource === 'string'
      ? [
          { access: 'read' as const, resource },
          { access: 'write' as const, resource },
        ]
      : []),
  ];
  return candidates.find(
    grant =>
      !grantProblem(grant) &&
      isDeepStrictEqual(grantStatement(grant), statement),
  );
}

/** The grant as what a person reads: `may read table orders`. */
export function describeGrant({ access, resource }: Grant): string {
  if (access === 'trace' || !resource) {
    return 'may send traces to X-Ray';
  }
  const name = parse(resource).resource.replace(/^(table\/|secret:)/, '');
  return `may ${access} ${kindOf(resource)?.noun ?? 'resource'} ${name}`;
}

function kindOf(resource: string): Grantable | undefined {
  if (!/^arn:[a-z-]+:[a-z0-9]+:[a-z0-9-]*:(\d{12})?:.+$/.test(resource)) {
    return undefined;
  }
  const { service, resource: name } = parse(resource);
  const kind = Object.hasOwn(GRANTABLE, service)
    ? GRANTABLE[service]
    : undefined;
  return kind?.pattern.test(name) ? kind : undefined;
}
