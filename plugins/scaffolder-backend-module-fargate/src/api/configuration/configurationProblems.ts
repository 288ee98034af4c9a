import { Configuration } from './Configuration';
import { credentialProblem } from './credentialProblem';
import { parseSecretReference } from './secretReference';

const NAME = /^[A-Za-z_][A-Za-z0-9_.-]{0,254}$/;

/**
 * Names that ECS and Fargate set in every container, and by which the SDK finds
 * the task's role.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-metadata-endpoint-v4-fargate.html
 */
const RESERVED = [
  'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
  'AWS_EXECUTION_ENV',
  'ECS_AGENT_URI',
  'ECS_CONTAINER_METADATA_URI',
  'ECS_CONTAINER_METADATA_URI_V4',
];

/**
 * What is wrong with environment variables and secrets as far as that shows without
 * AWS: a sentence for each, never with a value.
 *
 * @param prefix - of the fields, e.g. `sidecars[0].`.
 */
export function configurationProblems(
  { variables = {}, secrets = {} }: Partial<Configuration>,
  prefix = '',
): string[] {
  return [
    ...Object.entries(variables).flatMap(([name, value]) =>
      problemsAt(`${prefix}variables`, name, variableProblem(name, value)),
    ),
    ...Object.entries(secrets).flatMap(([name, reference]) =>
      problemsAt(
        `${prefix}secrets`,
        name,
        Object.hasOwn(variables, name)
          ? 'is a variable too; keep one of them'
          : variableNameProblem(name) ?? referenceProblem(reference),
      ),
    ),
  ];
}

function problemsAt(
  field: string,
  name: string,
  problem: string | undefined,
): string[] {
  return problem ? [`${field}.${name}: ${problem}.`] : [];
}

function variableProblem(name: string, value: string): string | undefined {
  const ofName = variableNameProblem(name);
  if (ofName) {
    return ofName;
  }
  if (value.includes('\0')) {
    return 'contains a NUL character, which no environment variable can have';
  }
  if (/\p{Surrogate}/u.test(value)) {
    return 'contains half of a surrogate pair, which is no Unicode text';
  }
  const credential = credentialProblem(name, value);
  return credential
    ? `${credential}, and everybody who may see the stack or the task can read a variable. Store it in Secrets Manager or an SSM parameter, and give its reference as secrets.${name}`
    : undefined;
}

/** The text may be a secret that somebody took for its reference, so it is not repeated. */
function referenceProblem(reference: string): string | undefined {
  return parseSecretReference(reference)
    ? undefined
    : 'must be a reference and never the secret itself: the ARN of a Secrets Manager secret or SSM parameter, secretsmanager:NAME, or ssm:NAME. A JSON key follows the name of a secret after a colon';
}

/** Why a text cannot be the name of an environment variable; undefined where it can. */
export function variableNameProblem(name: string): string | undefined {
  if (!NAME.test(name)) {
    return 'must be a name of letters, digits, underscores, hyphens and dots that starts with a letter or an underscore, at most 255 characters';
  }
  return RESERVED.includes(name)
    ? 'is set by ECS itself, and the container needs that value'
    : undefined;
}
