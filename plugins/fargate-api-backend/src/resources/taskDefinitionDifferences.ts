import { ContainerDefinition, TaskDefinition } from '@aws-sdk/client-ecs';
import { DeploymentDifference } from '@fargate-api/backstage-plugin-fargate-api-common';
import { toSecretVariable } from './secretVariable';

/** What ECS adds to a task definition, and what is compared on its own. */
const NOT_COMPARED = [
  'taskDefinitionArn',
  'revision',
  'status',
  'registeredAt',
  'registeredBy',
  'deregisteredAt',
  'requiresAttributes',
  'compatibilities',
  'containerDefinitions',
];

/** The settings whose values are shown, since they are sizes and no configuration. */
const SHOWN = ['cpu', 'memory'];

/** What of a container is compared on its own. */
const PARTS = ['name', 'image', 'environment', 'secrets'];

/**
 * What a task definition has other than the one that runs. The values of environment
 * variables are compared and not told.
 */
export function taskDefinitionDifferences(
  running: TaskDefinition,
  deployed: TaskDefinition,
): DeploymentDifference[] {
  return [
    ...containerDifferences(running, deployed),
    ...settingDifferences(running, deployed, NOT_COMPARED),
  ];
}

function containerDifferences(
  running: TaskDefinition,
  deployed: TaskDefinition,
): DeploymentDifference[] {
  const before = byName(running.containerDefinitions);
  const after = byName(deployed.containerDefinitions);
  return namesOf(before, after).flatMap(container => {
    const [a, b] = [before.get(container), after.get(container)];
    if (!a || !b) {
      const change = b ? 'added' : 'removed';
      return [{ subject: 'container' as const, container, change }];
    }
    return [
      ...imageDifference(a, b),
      ...variableDifferences(a, b),
      ...secretDifferences(a, b),
      ...settingDifferences(a, b, PARTS),
    ].map(one => ({ ...one, container }));
  });
}

function imageDifference(
  { image: running }: ContainerDefinition,
  { image: deployed }: ContainerDefinition,
): DeploymentDifference[] {
  return running === deployed
    ? []
    : [{ subject: 'image', change: 'changed', running, deployed }];
}

function variableDifferences(
  running: ContainerDefinition,
  deployed: ContainerDefinition,
): DeploymentDifference[] {
  return listDifferences(
    byName(running.environment),
    byName(deployed.environment),
    ({ value }) => value,
  ).map(({ change, name }) => ({ subject: 'variable', name, change }));
}

function secretDifferences(
  running: ContainerDefinition,
  deployed: ContainerDefinition,
): DeploymentDifference[] {
  const before = byName(running.secrets);
  const after = byName(deployed.secrets);
  const source = (secret: { name?: string; valueFrom?: string } | undefined) =>
    secret && toSecretVariable(secret).source;
  return listDifferences(before, after, ({ valueFrom }) => valueFrom).map(
    ({ change, name }) =>
      withoutUndefined({
        subject: 'secret',
        name,
        change,
        running: source(before.get(name)),
        deployed: source(after.get(name)),
      }),
  );
}

function settingDifferences(
  running: object,
  deployed: object,
  except: readonly string[],
): DeploymentDifference[] {
  const before = settingsOf(running, except);
  const after = settingsOf(deployed, except);
  const shown = (value: unknown) =>
    value === undefined ? undefined : String(value);
  return listDifferences(before, after, textOf).map(({ change, name }) =>
    withoutUndefined({
      subject: 'setting',
      name,
      change,
      ...(SHOWN.includes(name) && {
        running: shown(before.get(name)),
        deployed: shown(after.get(name)),
      }),
    }),
  );
}

/** What is empty counts as absent: who writes an API call may leave it out. */
function settingsOf(
  part: object,
  except: readonly string[],
): Map<string, unknown> {
  return new Map(
    Object.entries(part).filter(
      ([key, value]) =>
        !except.includes(key) &&
        value !== undefined &&
        !/^(\[\]|\{\}|0|null)$/.test(textOf(value)),
    ),
  );
}

function listDifferences<T>(
  running: ReadonlyMap<string, T>,
  deployed: ReadonlyMap<string, T>,
  valueOf: (item: T) => unknown,
): { name: string; change: DeploymentDifference['change'] }[] {
  return namesOf(running, deployed)
    .map(name => {
      const [a, b] = [running.get(name), deployed.get(name)];
      if (a === undefined || b === undefined) {
        return { name, change: a === undefined ? 'added' : 'removed' } as const;
      }
      const isSame = valueOf(a) === valueOf(b);
      return isSame ? undefined : ({ name, change: 'changed' } as const);
    })
    .filter(one => one !== undefined);
}

function byName<T extends { name?: string }>(
  items: readonly T[] = [],
): Map<string, T> {
  return new Map(items.map(item => [item.name ?? '', item]));
}

function namesOf(...maps: ReadonlyMap<string, unknown>[]): string[] {
  return [...new Set(maps.flatMap(map => [...map.keys()]))].sort();
}

function textOf(value: unknown): string {
  return JSON.stringify(value, (_, part) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(
          Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : part,
  );
}

function withoutUndefined(
  difference: DeploymentDifference,
): DeploymentDifference {
  return Object.fromEntries(
    Object.entries(difference).filter(([, value]) => value !== undefined),
  ) as unknown as DeploymentDifference;
}
