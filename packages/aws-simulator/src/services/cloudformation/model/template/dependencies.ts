import { references } from './references';
import { ResourceDefinition } from './Template';

/** The dependencies of each resource, explicit and implicit. */
export function dependencies(
  resources: Record<string, ResourceDefinition>,
): Map<string, string[]> {
  return new Map(
    Object.entries(resources).map(([id, resource]) => {
      const implied = references([
        resource.Properties,
        resource.Metadata,
      ]).flatMap(reference =>
        reference.kind === 'ref' || reference.kind === 'attribute'
          ? [reference.name]
          : [],
      );
      const needed = new Set([...dependsOn(resource), ...implied]);
      return [id, [...needed].filter(name => Object.hasOwn(resources, name))];
    }),
  );
}

/** `DependsOn`, always as a list. */
export function dependsOn(resource: ResourceDefinition): string[] {
  return resource.DependsOn === undefined ? [] : [resource.DependsOn].flat();
}

/**
 * The members of the first circular dependency, in the order of the template;
 * empty if there is none.
 */
export function cycle(graph: Map<string, string[]>): string[] {
  const left = new Map(graph);
  for (let removed = true; removed; ) {
    removed = false;
    for (const [id, needs] of left) {
      const leaf = needs.every(need => need !== id && !left.has(need));
      const root = ![...left].some(([, others]) => others.includes(id));
      if (leaf || root) {
        left.delete(id);
        removed = true;
      }
    }
  }
  return [...left.keys()];
}

/** All ids, each after its dependencies. The graph has no cycle. */
export function inOrder(graph: Map<string, string[]>): string[] {
  const ordered = new Set<string>();
  const visit = (id: string) => {
    if (!ordered.has(id)) {
      graph.get(id)?.forEach(visit);
      ordered.add(id);
    }
  };
  [...graph.keys()].forEach(visit);
  return [...ordered];
}
