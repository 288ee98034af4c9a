import { parse } from 'yaml';

/** When CloudFormation worked on a resource, by AWS's clock, in milliseconds. */
export interface ResourceTime {
  startedAt: number;
  endedAt: number;
}

/**
 * How long the longest chain of resources took of which each needs the one
 * before it, in seconds: what no tool can go below. Where CloudFormation went
 * on before a resource was quite done, only its time until then counts.
 *
 * @param template - the stack's template, as YAML.
 * @param times - by logical id.
 */
export function criticalPathSeconds(
  template: string,
  times: ReadonlyMap<string, ResourceTime>,
): number {
  const { Resources } = parse(template, { logLevel: 'silent' });
  const ids = [...times.keys()];
  const needs = new Map(
    ids.map(id => [id, ids.filter(other => mentions(Resources[id], other))]),
  );
  const known = new Map<string, number>();
  const pathTo = (id: string): number => {
    const { startedAt, endedAt } = times.get(id)!;
    if (!known.has(id)) {
      const before = needs.get(id)!.map(need => {
        const overlap = Math.max(0, times.get(need)!.endedAt - startedAt);
        return pathTo(need) - overlap;
      });
      known.set(id, endedAt - startedAt + Math.max(0, ...before));
    }
    return known.get(id)!;
  };
  return Math.max(...ids.map(pathTo)) / 1000;
}

/** Whether a part of a template names a resource: Ref, GetAtt, Sub, DependsOn. */
function mentions(part: unknown, id: string): boolean {
  if (typeof part === 'string') {
    return (
      part === id || part.startsWith(`${id}.`) || part.includes(`\${${id}`)
    );
  }
  return (
    typeof part === 'object' &&
    part !== null &&
    Object.values(part).some(child => mentions(child, id))
  );
}
