import type { Deployment } from './planDeployment';
import { referencesIn } from './referencesIn';

/** All resources that a resource depends on, directly or indirectly. */
export function dependenciesOf(
  { resources }: Deployment,
  logicalId: string,
): Set<string> {
  const found = new Set<string>();
  const visit = (id: string) => {
    const { DependsOn = [], Properties } = resources[id];
    const next = [
      ...[DependsOn].flat(),
      ...referencesIn(Properties).map(reference => reference.id),
    ];
    for (const dependency of next) {
      if (dependency in resources && !found.has(dependency)) {
        found.add(dependency);
        visit(dependency);
      }
    }
  };
  visit(logicalId);
  return found;
}
