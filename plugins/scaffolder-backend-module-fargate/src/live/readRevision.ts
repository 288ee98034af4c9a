import {
  DescribeTaskDefinitionCommand,
  TaskDefinition,
} from '@aws-sdk/client-ecs';
import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';
import { Revision } from './LiveService';

/**
 * Reads a task definition from ECS.
 *
 * @param container - name of the API's own container.
 * @returns undefined when it is deleted; a deregistered one is still there.
 */
export async function readRevision(
  { ecs }: Pick<FargateClients, 'ecs'>,
  arn: string,
  container: string,
  options: { signal?: AbortSignal } = {},
): Promise<Revision | undefined> {
  try {
    const { taskDefinition } = await ecs.send(
      new DescribeTaskDefinitionCommand({ taskDefinition: arn }),
      { abortSignal: options.signal },
    );
    return taskDefinition && toRevision(taskDefinition, container);
  } catch (error) {
    if (/^(ClientException|InvalidParameterException)$/.test(nameOf(error))) {
      return undefined;
    }
    throw error;
  }
}

/** What ECS adds to a task definition, and differs between two alike. */
const OF_ECS = [
  'taskDefinitionArn',
  'revision',
  'status',
  'registeredAt',
  'registeredBy',
  'deregisteredAt',
  'requiresAttributes',
  'compatibilities',
];

/** @internal */
function toRevision(definition: TaskDefinition, container: string): Revision {
  const { cpu, memory, runtimePlatform, containerDefinitions, ...rest } =
    definition;
  const containers = containerDefinitions ?? [];
  const own =
    containers.find(({ name }) => name === container) ?? containers[0];
  const { image, ...restOfOwn } = own ?? {};
  const { cpuArchitecture = 'X86_64', ...platform } = runtimePlatform ?? {};
  return {
    arn: definition.taskDefinitionArn!,
    isActive: definition.status === 'ACTIVE',
    settings: {
      image,
      cpu: cpu === undefined ? undefined : Number(cpu),
      memory: memory === undefined ? undefined : Number(memory),
      cpuArchitecture: cpuArchitecture as 'X86_64' | 'ARM64',
    },
    rest: parts({
      ...Object.fromEntries(
        Object.entries(rest).filter(([key]) => !OF_ECS.includes(key)),
      ),
      ...restOfOwn,
      runtimePlatform: platform,
      'further containers': containers.filter(one => one !== own),
    }),
  };
}

/** Empty parts count as absent: who writes an API call may leave them out. */
function parts(
  values: Readonly<Record<string, unknown>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values)
      .map(([key, value]) => [key, JSON.stringify(sorted(value))] as const)
      .filter(([, json]) => json && !/^(\[\]|\{\}|0|null)$/.test(json)),
  );
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(sorted);
  }
  return value && typeof value === 'object'
    ? Object.fromEntries(
        Object.entries(value)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([key, one]) => [key, sorted(one)]),
      )
    : value;
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : '';
}
