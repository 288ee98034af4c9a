import { EvaluationScope } from '../evaluation/EvaluationScope';
import { requireAttribute, stackScope } from '../evaluation/stackScope';
import { UNRESOLVED } from '../evaluation/unresolved';
import { dereference } from '../references/dereference';
import { DesiredState } from '../stacks/DesiredState';
import { PhysicalResource } from '../stacks/StackResource';
import { dependencies } from '../template/dependencies';
import { Template } from '../template/Template';
import { validationError } from '../validationError';
import { StackRun } from './StackRun';

/** A resource that could not be created or updated. */
interface Failure {
  id: string;
  operation: 'create' | 'update';
}

/** The provisioning of a stack's resources to reach its desired state. */
export interface Provisioning {
  run: StackRun;
  desired: DesiredState;
  /** The template after its conditions are evaluated. */
  template: Template;
  scope: EvaluationScope;
  /** The scope with `****` for NoEcho parameters. */
  shownScope: EvaluationScope;
  needs: Map<string, string[]>;
  /** The properties of a resource of a type with what their dynamic references stand for. */
  dereference(
    type: string,
    properties: Record<string, unknown>,
  ): Record<string, unknown>;
  /** Each changed resource as it was before; undefined if it did not exist. */
  before: Map<string, PhysicalResource | undefined>;
  /** The replaced resources, which the cleanup deletes. */
  replaced: PhysicalResource[];
  failures: Failure[];
  /** The resources that were cancelled because another one failed. */
  cancelled: Failure[];
  /** The names of the exports that were used. */
  imports: Set<string>;
  /** Whether a failed update shall be left as it is. */
  rollbackDisabled: boolean;
}

/**
 * Prepares the provisioning of a stack's resources.
 *
 * @throws AwsError `ValidationError` if the template's conditions cannot be decided
 */
export function newProvisioning(
  run: StackRun,
  desired: DesiredState,
  rollbackDisabled = false,
): Provisioning {
  const { cloudFormation, stack } = run;
  const imports = new Set<string>();
  const lookUp = {
    ref: (id: string) => stack.resources.get(id)?.physical.ref ?? UNRESOLVED,
    attribute: (id: string, name: string) => {
      const physical = stack.resources.get(id)?.physical;
      return physical?.physicalId
        ? requireAttribute(physical, name)
        : UNRESOLVED;
    },
    importValue: (name: string) => {
      const found = cloudFormation.exporter(name);
      if (!found) {
        throw validationError(`No export named ${name} found`);
      }
      imports.add(name);
      return found.value;
    },
  };
  const { template, scope } = stackScope(
    cloudFormation,
    stack,
    desired,
    lookUp,
  );
  return {
    run,
    desired,
    template,
    scope,
    shownScope: {
      ...scope,
      parameter: name =>
        desired.parameters.get(name)?.noEcho ? '****' : scope.parameter(name),
    },
    needs: dependencies(template.Resources),
    dereference: (type, properties) =>
      dereference(run.region, type, properties, calls =>
        run.rights.requireEach(() => calls),
      ),
    before: new Map(),
    replaced: [],
    failures: [],
    cancelled: [],
    imports,
    rollbackDisabled,
  };
}
