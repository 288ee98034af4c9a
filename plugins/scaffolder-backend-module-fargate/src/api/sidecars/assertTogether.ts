import { InputError } from '@backstage/errors';
import { DependencyCondition, Sidecar } from './Sidecar';
import { MAX_SIDECARS } from './sidecarFields';

/**
 * Checks what must hold between the containers of a task.
 *
 * @param apiName - the name of the API's own container.
 * @throws InputError that names every problem, and what to do.
 */
export function assertTogether(
  apiName: string,
  sidecars: readonly Sidecar[],
): void {
  const problems = [
    ...(sidecars.length > MAX_SIDECARS
      ? [
          `sidecars: an API has at most ${MAX_SIDECARS}, not ${sidecars.length}.`,
        ]
      : []),
    ...sidecars.flatMap(sidecar => [
      ...(sidecar.name === apiName
        ? [
            `sidecars.${apiName}.name: is the name of the API's own container. Give it another one.`,
          ]
        : []),
      ...dependencyProblems(sidecar, sidecars),
    ]),
  ];
  const circle = problems.length ? [] : circularDependencies(sidecars);
  if (circle.length) {
    problems.push(
      `sidecars: ${circle.join(
        ', ',
      )} depend on one another, so that none could start. Remove a dependsOn.`,
    );
  }
  if (problems.length) {
    throw new InputError(problems.join(' '));
  }
}

function dependencyProblems(
  sidecar: Sidecar,
  sidecars: readonly Sidecar[],
): string[] {
  const { apiDependsOn, dependsOn = [], name } = sidecar;
  return [
    ...(apiDependsOn
      ? conditionProblem(sidecar, apiDependsOn).map(
          text => `sidecars.${name}.apiDependsOn: ${text}`,
        )
      : []),
    ...dependsOn.flatMap(({ container, condition }) => {
      const found = sidecars.find(one => one.name === container);
      const texts = found
        ? conditionProblem(found, condition)
        : [`there is no sidecar ${container}.`];
      return texts.map(text => `sidecars.${name}.dependsOn: ${text}`);
    }),
  ];
}

function conditionProblem(
  { essential, healthCheck, name }: Sidecar,
  condition: DependencyCondition,
): string[] {
  if (condition === 'HEALTHY' && !healthCheck) {
    return [
      `${name} has no healthCheck, so that it never becomes HEALTHY. Give it one, or take START.`,
    ];
  }
  return essential && (condition === 'COMPLETE' || condition === 'SUCCESS')
    ? [
        `${name} is essential, so that the task stops when it exits. Set its essential to false.`,
      ]
    : [];
}

/** The names of those that depend on one another. */
function circularDependencies(sidecars: readonly Sidecar[]): string[] {
  const names = sidecars.map(({ name }) => name);
  const next = sidecars.filter(({ dependsOn = [] }) =>
    dependsOn.some(({ container }) => names.includes(container)),
  );
  return next.length === sidecars.length ? names : circularDependencies(next);
}
