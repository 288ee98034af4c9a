import { Template } from '../template/Template';

/**
 * The template after its conditions are evaluated: the resources and outputs
 * whose condition is true, each `Fn::If` replaced by its branch.
 */
export function pruneConditions(
  template: Template,
  condition: (name: string) => boolean,
): Template {
  const kept = <T extends { Condition?: string }>(parts: Record<string, T>) =>
    Object.fromEntries(
      Object.entries(parts)
        .filter(([, part]) => !part.Condition || condition(part.Condition))
        .map(([name, part]) => [name, prune(part, condition) as T]),
    );
  return {
    ...template,
    Resources: kept(template.Resources),
    Outputs: kept(template.Outputs),
  };
}

function prune(value: unknown, condition: (name: string) => boolean): unknown {
  if (Array.isArray(value)) {
    return value.map(item => prune(item, condition));
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const entries = Object.entries(value);
  if (entries.length === 1 && entries[0][0] === 'Fn::If') {
    const argument = entries[0][1];
    if (Array.isArray(argument) && argument.length === 3) {
      return prune(argument[condition(argument[0]) ? 1 : 2], condition);
    }
  }
  return Object.fromEntries(
    entries.map(([key, item]) => [key, prune(item, condition)]),
  );
}
