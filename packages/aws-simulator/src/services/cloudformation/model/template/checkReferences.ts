import { validationError } from '../validationError';
import { cycle, dependencies, dependsOn } from './dependencies';
import { PSEUDO_PARAMETERS } from './pseudoParameters';
import { Reference, references } from './references';
import { Template } from './Template';

/**
 * Validates that every reference exists in the template and that there are no
 * circular dependencies.
 *
 * @throws AwsError `ValidationError` with AWS's text
 */
export function checkReferences(template: Template): void {
  const { Resources, Outputs } = template;
  const inResources = references(Resources, '/Resources');
  const inOutputs = references(Outputs, '/Outputs');
  const missing = [
    ...Object.values(Resources)
      .flatMap(dependsOn)
      .filter(name => !Object.hasOwn(Resources, name)),
    ...unresolved(inResources, template),
  ];
  if (missing.length > 0) {
    throw validationError(
      `Template format error: Unresolved resource dependencies ${names(
        missing,
      )} in the Resources block of the template`,
    );
  }
  const missingInOutputs = unresolved(inOutputs, template);
  if (missingInOutputs.length > 0) {
    throw validationError(
      `Unresolved resource dependencies ${names(
        missingInOutputs,
      )} in the Outputs block of the template`,
    );
  }
  checkAttributes([...inResources, ...inOutputs], template);
  checkConditions([...inResources, ...inOutputs], template);
  const circular = cycle(dependencies(Resources));
  if (circular.length > 0) {
    throw validationError(
      `Circular dependency between resources: ${names(circular)}`,
    );
  }
}

function checkAttributes(found: Reference[], { Resources }: Template): void {
  for (const { name, kind, attribute } of found) {
    if (kind !== 'attribute') {
      continue;
    }
    if (!name || attribute === '') {
      throw validationError(
        'Template error: every Fn::GetAtt object requires two non-empty parameters, the resource name and the resource attribute',
      );
    }
    if (!Object.hasOwn(Resources, name)) {
      throw validationError(
        `Template error: instance of Fn::GetAtt references undefined resource ${name}`,
      );
    }
  }
}

function checkConditions(found: Reference[], template: Template): void {
  const { Resources, Outputs, Conditions } = template;
  const inConditions = references(Conditions);
  const used = [
    ...inConditions,
    ...found.filter(({ path }) => path.endsWith('/Fn::If')),
  ].filter(({ kind }) => kind === 'condition');
  for (const { name } of used) {
    if (!Object.hasOwn(Conditions, name)) {
      throw validationError(
        `Template error: unresolved condition dependency ${name} in Fn::If`,
      );
    }
  }
  for (const part of [...Object.values(Resources), ...Object.values(Outputs)]) {
    if (part.Condition && !Object.hasOwn(Conditions, part.Condition)) {
      throw validationError(
        `Template format error: Unresolved condition dependency ${
          part.Condition
        } in the ${
          'Type' in part ? 'Resources' : 'Outputs'
        } block of the template`,
      );
    }
  }
  const foreign = [
    ...unresolved(inConditions, { ...template, Resources: {} }),
    ...inConditions.flatMap(({ kind, name }) =>
      kind === 'attribute' ? [name] : [],
    ),
  ];
  if (foreign.length > 0) {
    throw validationError(
      `Template format error: Unresolved dependencies ${names(
        foreign,
      )}. Cannot reference resources in the Conditions block of the template`,
    );
  }
  const circular = cycle(
    new Map(
      Object.entries(Conditions).map(([name, condition]) => [
        name,
        references(condition).flatMap(({ kind, name: other }) =>
          kind === 'condition' ? [other] : [],
        ),
      ]),
    ),
  );
  if (circular.length > 0) {
    throw validationError(
      `Template format error: Circular dependency between conditions: ${names(
        circular,
      )}`,
    );
  }
}

function unresolved(found: Reference[], template: Template): string[] {
  return found
    .filter(
      ({ kind, name }) =>
        kind === 'ref' &&
        !Object.hasOwn(template.Resources, name) &&
        !Object.hasOwn(template.Parameters, name) &&
        !PSEUDO_PARAMETERS.includes(name),
    )
    .map(({ name }) => name);
}

function names(list: string[]): string {
  return `[${[...new Set(list)].join(', ')}]`;
}
