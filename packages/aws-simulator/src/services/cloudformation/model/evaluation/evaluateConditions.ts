import { validationError } from '../validationError';
import { Template } from '../template/Template';
import { evaluate } from './evaluate';
import { EvaluationScope } from './EvaluationScope';

/** The value of every condition of a template, by name. The conditions have no cycle. */
export function evaluateConditions(
  template: Template,
  scope: Omit<EvaluationScope, 'condition'>,
): Map<string, boolean> {
  const values = new Map<string, boolean>();
  const condition = (name: string): boolean => {
    const known = values.get(name);
    if (known !== undefined) {
      return known;
    }
    if (!Object.hasOwn(template.Conditions, name)) {
      throw validationError(
        `Template error: unresolved condition dependency ${name} in Fn::If`,
      );
    }
    const value = Boolean(
      evaluate(template.Conditions[name], { ...scope, condition }),
    );
    values.set(name, value);
    return value;
  };
  Object.keys(template.Conditions).forEach(condition);
  return values;
}
