import { DescribeTaskDefinitionCommand } from '@aws-sdk/client-ecs';
import { GetRoleCommand, Role } from '@aws-sdk/client-iam';
import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';
import { BrokenPart, ReadPart } from './BrokenPart';
import { unlessDenied } from '../stack/unlessDenied';

const TASKS = 'ecs-tasks.amazonaws.com';

/** Who may assume a role of a task, as the templates have it without conditions. */
const TRUST = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { Service: TASKS },
      Action: 'sts:AssumeRole',
    },
  ],
});

/** The roles of the stack's tasks: ECS starts no task whose roles it cannot assume. */
export const roles: ReadPart = async (clients, { outputs }, { signal }) => {
  const { TaskDefinitionArn: taskDefinition } = outputs;
  if (!taskDefinition) {
    return undefined;
  }
  const { executionRoleArn, taskRoleArn } = await readRoles(
    clients,
    taskDefinition,
    signal,
  );
  const broken = await Promise.all([
    brokenRole(clients, 'task execution role', executionRoleArn, signal),
    brokenRole(clients, 'task role', taskRoleArn, signal),
  ]);
  return broken.filter(part => part !== undefined);
};

/** A revision that is deleted is a broken part of its own. */
async function readRoles(
  { ecs }: Pick<FargateClients, 'ecs'>,
  taskDefinition: string,
  abortSignal: AbortSignal | undefined,
): Promise<{ executionRoleArn?: string; taskRoleArn?: string }> {
  try {
    const found = await ecs.send(
      new DescribeTaskDefinitionCommand({ taskDefinition }),
      { abortSignal },
    );
    return found.taskDefinition ?? {};
  } catch (error) {
    if (
      error instanceof Error &&
      /^(ClientException|InvalidParameterException)$/.test(error.name)
    ) {
      return {};
    }
    throw error;
  }
}

async function brokenRole(
  { iam }: Pick<FargateClients, 'iam'>,
  noun: string,
  arn: string | undefined,
  abortSignal: AbortSignal | undefined,
): Promise<BrokenPart | undefined> {
  if (!arn) {
    return undefined;
  }
  // A task definition has the ARN or the name of a role.
  const RoleName = arn.split('/').pop()!;
  const [, ...path] = arn.split('/').slice(0, -1);
  const role = await unlessDenied<Role | 'unknown' | undefined>(
    'unknown',
    async () => {
      try {
        const { Role: found } = await iam.send(
          new GetRoleCommand({ RoleName }),
          { abortSignal },
        );
        return found;
      } catch (error) {
        if ((error as Error).name === 'NoSuchEntityException') {
          return undefined;
        }
        throw error;
      }
    },
  );
  if (role === 'unknown') {
    return undefined;
  }
  if (!role) {
    return {
      text: `${noun} ${RoleName} does not exist, so no task can start`,
      repair: `create it again with aws iam create-role --role-name ${RoleName} ${
        path.length ? `--path /${path.join('/')}/ ` : ''
      }--assume-role-policy-document '${TRUST}', and give it the boundary and the policies that it had`,
    };
  }
  return trustsTasks(role.AssumeRolePolicyDocument)
    ? undefined
    : {
        text: `${noun} ${RoleName} does not trust ${TASKS}, so no task can start`,
        repair: `change that with aws iam update-assume-role-policy --role-name ${RoleName} --policy-document '${TRUST}'`,
      };
}

/** @param document - as IAM returns it, encoded for URLs. */
function trustsTasks(document = ''): boolean {
  const { Statement } = JSON.parse(decodeURIComponent(document) || '{}');
  return list(Statement).some(
    ({ Effect, Principal, Action }) =>
      Effect === 'Allow' &&
      list(Action).some(action =>
        /^(sts:assumerole|sts:\*|\*)$/i.test(action),
      ) &&
      (Principal === '*' || list(Principal?.Service).includes(TASKS)),
  );
}

/** JSON policies have one or many of anything. */
function list(value: any): any[] {
  return value === undefined ? [] : [value].flat();
}
