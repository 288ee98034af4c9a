import { Container, ContainerDefinition } from '@aws-sdk/client-ecs';

/** Whether a container can be started; `never` says why it cannot any more. */
export type Readiness = 'ready' | 'waits' | { never: string };

/** What a dependency is doing, in the terms of ECS's agent. */
type Verdict = 'met' | 'waits' | { unmet: string };

/**
 * Whether the containers on which a container depends are as it requires.
 *
 * @param find - a container of the task by its name
 * @see https://github.com/aws/amazon-ecs-agent/pull/3218 for the texts
 */
export function readiness(
  { dependsOn = [], image, name }: ContainerDefinition,
  find: (name: string) => Container | undefined,
): Readiness {
  let waits = false;
  for (const { condition = '', containerName = '' } of dependsOn) {
    const dependency = find(containerName);
    const verdict = dependency ? verdictOn(dependency, condition) : 'waits';
    if (typeof verdict === 'object') {
      return {
        never: `CannotStartContainerError: dependency graph: failed to resolve container ordering dependency [${containerName}(${dependency?.image}) (STOPPED->RUNNING) - Exit: ${dependency?.exitCode}] for target [${name}(${image}) (NONE->RUNNING)] ${verdict.unmet}`,
      };
    }
    waits ||= verdict === 'waits';
  }
  return waits ? 'waits' : 'ready';
}

function verdictOn(
  { exitCode, healthStatus, lastStatus }: Container,
  condition: string,
): Verdict {
  const stopped = lastStatus === 'STOPPED';
  switch (condition) {
    case 'START':
      return stopped || lastStatus === 'RUNNING' ? 'met' : 'waits';
    case 'COMPLETE':
      return stopped ? 'met' : 'waits';
    case 'SUCCESS':
      if (stopped && exitCode !== 0) {
        return { unmet: 'as dependency did not exit successfully.' };
      }
      return stopped ? 'met' : 'waits';
    default:
      if (stopped) {
        return { unmet: 'as dependency has already stopped.' };
      }
      return healthStatus === 'HEALTHY' ? 'met' : 'waits';
  }
}

/** The names of containers that depend on one another in a circle; none in a valid order. */
export function circularDependencies(
  containers: ContainerDefinition[],
): string[] {
  let left = containers;
  for (;;) {
    const names = left.map(({ name }) => name);
    const next = left.filter(({ dependsOn = [] }) =>
      dependsOn.some(({ containerName }) => names.includes(containerName)),
    );
    if (next.length === left.length) {
      return names.map(String);
    }
    left = next;
  }
}
