import { isDeepStrictEqual } from 'node:util';
import { AwsError } from '../../../../world/AwsError';
import { attributeOf, stackScope } from '../evaluation/stackScope';
import { UNRESOLVED } from '../evaluation/unresolved';
import { evaluate } from '../evaluation/evaluate';
import { Evaluation, desiredResource } from '../execution/desiredResource';
import {
  differsBeside,
  isReplacement,
  tagsDiffer,
} from '../execution/updateResource';
import { changedProperties } from '../specification/changedProperties';
import { checkProperties } from '../specification/checkProperties';
import { asItIs } from '../drift/liveState';
import { CloudFormation } from '../stacks/CloudFormation';
import { Stack } from '../stacks/Stack';
import { DesiredState } from '../stacks/DesiredState';
import { ResourceDrift } from '../stacks/ResourceDrift';
import { PhysicalResource } from '../stacks/StackResource';
import { dereferenceIfKnown } from '../references/dereference';
import { dependencies, inOrder } from '../template/dependencies';
import { references } from '../template/references';
import { ValidationProblem } from '../stacks/ChangeSet';
import { ChangeCause, isStatic, PlannedChange } from '../stacks/PlannedChange';

/** The changes that an update or a creation would make. */
export interface Plan {
  changes: PlannedChange[];
  /** Whether anything else of the stack differs: outputs, tags, notification ARNs. */
  stackChanges: boolean;
  problems: ValidationProblem[];
  /** What could not be evaluated, by resource. */
  warnings: string[];
}

/**
 * Determines what would change to bring a stack to its desired state, without
 * changing anything.
 *
 * @param drifts - to revert what was changed outside of CloudFormation: the drift
 *   of each resource that was checked
 */
export function planChanges(
  cloudFormation: CloudFormation,
  stack: Stack,
  desired: DesiredState,
  drifts?: ReadonlyMap<string, ResourceDrift>,
): Plan {
  const planned = new Map<string, PlannedChange>();
  const physical = (id: string) => {
    const change = planned.get(id);
    return change?.action === 'Add' || change?.replaced
      ? undefined
      : stack.resources.get(id)?.physical;
  };
  const missingImports = new Set<string>();
  const { template, scope } = stackScope(cloudFormation, stack, desired, {
    ref: id => physical(id)?.ref ?? UNRESOLVED,
    attribute: (id, name) => {
      const known = physical(id);
      return known ? attributeOf(known, name) ?? UNRESOLVED : UNRESOLVED;
    },
    importValue: name => {
      const found = cloudFormation.exporter(name);
      if (!found) {
        missingImports.add(name);
      }
      return found?.value ?? UNRESOLVED;
    },
  });
  const needs = dependencies(template.Resources);
  const evaluation: Evaluation = {
    template,
    desired,
    needs,
    dereference: (type, properties) =>
      dereferenceIfKnown(cloudFormation.region, type, properties),
    scope,
    shownScope: {
      ...scope,
      parameter: name =>
        desired.parameters.get(name)?.noEcho ? '****' : scope.parameter(name),
    },
  };
  const plan: Plan = {
    changes: [],
    stackChanges: false,
    problems: [],
    warnings: [],
  };
  for (const id of inOrder(needs)) {
    const wanted = tryToEvaluate(evaluation, id, plan);
    if (wanted) {
      plan.problems.push(...problemsOf(wanted));
      const change = changeOf(
        cloudFormation,
        stack,
        desired,
        planned,
        wanted,
        drifts?.get(id),
      );
      if (change) {
        planned.set(id, change);
      }
    }
    for (const name of missingImports) {
      plan.warnings.push(
        `ChangeSet creation failed for resource [${id}] because: No export named ${name} found`,
      );
    }
    missingImports.clear();
  }
  const removed = [...stack.resources.values()]
    .filter(one => !Object.hasOwn(template.Resources, one.physical.logicalId))
    .map(
      (one): PlannedChange => ({
        action: 'Remove',
        logicalId: one.physical.logicalId,
        type: one.physical.type,
        before: one.physical,
        scope: [],
        properties: [],
      }),
    );
  plan.changes = [...planned.values(), ...removed].sort((a, b) =>
    a.logicalId < b.logicalId ? -1 : 1,
  );
  plan.stackChanges =
    !isDeepStrictEqual(stack.tags, desired.tags) ||
    !isDeepStrictEqual(stack.notificationArns, desired.notificationArns) ||
    outputsDiffer(stack, evaluation);
  return plan;
}

function tryToEvaluate(evaluation: Evaluation, id: string, plan: Plan) {
  try {
    return desiredResource(evaluation, id);
  } catch (error) {
    if (error instanceof AwsError) {
      plan.problems.push({
        logicalId: id,
        type: evaluation.template.Resources[id].Type,
        path: '/Properties',
        message: error.message,
      });
      return undefined;
    }
    throw error;
  }
}

function problemsOf(wanted: PhysicalResource): ValidationProblem[] {
  return checkProperties(wanted.type, wanted.properties).map(
    ({ path, message }) => ({
      logicalId: wanted.logicalId,
      type: wanted.type,
      path: path.replace('#', '/Properties'),
      message: `${path}: ${message}`,
    }),
  );
}

function changeOf(
  cloudFormation: CloudFormation,
  stack: Stack,
  desired: DesiredState,
  planned: Map<string, PlannedChange>,
  wanted: PhysicalResource,
  drift: ResourceDrift | undefined,
): PlannedChange | undefined {
  const id = wanted.logicalId;
  const resource = stack.resources.get(id);
  const base = { logicalId: id, type: wanted.type, after: wanted, drift };
  if (
    !resource ||
    resource.status === 'CREATE_FAILED' ||
    drift?.status === 'DELETED'
  ) {
    return { ...base, action: 'Add', scope: [], properties: [] };
  }
  const before = asItIs(resource.physical, drift, wanted);
  const definition = desired.template.Resources[id];
  const properties = changedProperties(
    wanted.type,
    before.properties,
    wanted.properties,
  ).map(change => ({
    ...change,
    causes: isDeepStrictEqual(
      resource.physical.properties[change.name],
      wanted.properties[change.name],
    )
      ? [{ source: 'NoModification' as const }]
      : causesOf(definition.Properties?.[change.name], stack, desired, planned),
  }));
  if (properties.length === 0 && !differsBeside(before, wanted)) {
    return before === resource.physical
      ? undefined
      : {
          ...base,
          action: 'SyncWithActual',
          before,
          scope: ['Properties'],
          properties: [],
        };
  }
  const updatable = Boolean(
    cloudFormation.resourceTypes.get(wanted.type)?.update,
  );
  return {
    ...base,
    action: 'Modify',
    before,
    properties,
    scope: [
      ...(properties.length > 0 ? ['Properties'] : []),
      ...(isDeepStrictEqual(before.metadata, wanted.metadata)
        ? []
        : ['Metadata']),
      ...(tagsDiffer(before, wanted) ? ['Tags'] : []),
      ...(before.deletionPolicy === wanted.deletionPolicy
        ? []
        : ['DeletionPolicy']),
      ...(before.updateReplacePolicy === wanted.updateReplacePolicy
        ? []
        : ['UpdateReplacePolicy']),
    ],
    replacement: replacementOf(properties, updatable),
    replaced: isReplacement(properties, updatable),
  };
}

function replacementOf(
  properties: PlannedChange['properties'],
  updatable: boolean,
): PlannedChange['replacement'] {
  const recreating = properties.filter(
    change => change.requiresRecreation === 'Always' || !updatable,
  );
  if (recreating.some(({ causes }) => causes.some(isStatic))) {
    return 'True';
  }
  return recreating.length > 0 ||
    properties.some(change => change.requiresRecreation === 'Conditionally')
    ? 'Conditional'
    : 'False';
}

function causesOf(
  value: unknown,
  stack: Stack,
  desired: DesiredState,
  planned: Map<string, PlannedChange>,
): ChangeCause[] {
  const causes = references(value).flatMap(
    ({ kind, name, attribute }): ChangeCause[] => {
      if (planned.has(name)) {
        return kind === 'attribute'
          ? [{ source: 'ResourceAttribute', entity: `${name}.${attribute}` }]
          : [{ source: 'ResourceReference', entity: name }];
      }
      const changed =
        desired.parameters.has(name) &&
        desired.parameters.get(name)!.text !== stack.parameters.get(name)?.text;
      return changed ? [{ source: 'ParameterReference', entity: name }] : [];
    },
  );
  const distinct = new Map(
    causes.map(cause => [`${cause.source} ${cause.entity}`, cause]),
  );
  return distinct.size > 0
    ? [...distinct.values()]
    : [{ source: 'DirectModification' }];
}

function outputsDiffer(stack: Stack, { template, scope }: Evaluation) {
  const wanted = Object.entries(template.Outputs).map(([key, output]) => {
    const value = evaluate(output.Value, scope);
    return {
      key,
      value: Array.isArray(value) ? value.join(',') : String(value),
      description: output.Description,
      exportName: output.Export && String(evaluate(output.Export.Name, scope)),
    };
  });
  return !isDeepStrictEqual(
    [...wanted].sort(byKey),
    [...stack.outputs].sort(byKey),
  );
}

function byKey(a: { key: string }, b: { key: string }): number {
  return a.key < b.key ? -1 : 1;
}
