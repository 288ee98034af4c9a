import { EvaluationScope } from '../evaluation/EvaluationScope';
import { requireAttribute, stackScope } from '../evaluation/stackScope';
import { UNRESOLVED } from '../evaluation/unresolved';
import { StackGoal } from '../stacks/StackGoal';
import { PhysicalResource } from '../stacks/StackResource';
import { dependencies } from '../template/dependencies';
import { Template } from '../template/Template';
import { validationError } from '../validationError';
import { StackRun } from './StackRun';

/** One resource that could not be made or changed. */
interface Failure {
  id: string;
  operation: 'create' | 'update';
}

/** The bringing of a stack's resources to a goal, while it is under way. */
export interface Application {
  run: StackRun;
  goal: StackGoal;
  /** With its conditions decided. */
  template: Template;
  scope: EvaluationScope;
  /** The same with `****` for the parameters that are secret. */
  shownScope: EvaluationScope;
  needs: Map<string, string[]>;
  /** Each resource that was touched, as it was before; undefined if it was not there. */
  before: Map<string, PhysicalResource | undefined>;
  /** What was replaced and is to be cleaned up. */
  replaced: PhysicalResource[];
  failures: Failure[];
  /** What was given up because of others. */
  cancelled: Failure[];
  /** The names of the exports that were used. */
  imports: Set<string>;
}

/**
 * Prepares to bring a run's stack to a goal.
 *
 * @throws AwsError `ValidationError` if the template's conditions cannot be decided
 */
export function application(run: StackRun, goal: StackGoal): Application {
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
  const { template, scope } = stackScope(cloudFormation, stack, goal, lookUp);
  return {
    run,
    goal,
    template,
    scope,
    shownScope: {
      ...scope,
      parameter: name =>
        goal.parameters.get(name)?.noEcho ? '****' : scope.parameter(name),
    },
    needs: dependencies(template.Resources),
    before: new Map(),
    replaced: [],
    failures: [],
    cancelled: [],
    imports,
  };
}
