import { createHash } from 'node:crypto';
import { ApiRule } from '../../checks/rules/ApiRule';

/** How many priorities rules with paths of the same length have among them. */
const BAND = 10_000;

/** As many segments as the path of an API has at most. */
const LONGEST_PATH = 4;

/**
 * The priority that a rule shall have: in the band of its path, longer ones first, since
 * a load balancer takes the first rule that matches. The same rule always prefers the
 * same one, so that two for the same requests collide.
 */
export function preferredPriority(rule: ApiRule): number {
  const digest = createHash('sha256')
    .update(`${rule.host}${rule.path}`)
    .digest();
  return bandOf(rule) + (digest.readUInt32BE() % BAND);
}

/**
 * The first priority from the preferred one on that is free, in the same band.
 *
 * @returns undefined where all are taken.
 */
export function freePriority(
  rule: ApiRule,
  taken: ReadonlySet<number>,
): number | undefined {
  const first = bandOf(rule);
  const preferred = preferredPriority(rule);
  for (let i = 0; i < BAND; i++) {
    const priority = first + ((preferred - first + i) % BAND);
    if (!taken.has(priority)) {
      return priority;
    }
  }
  return undefined;
}

/** The first priority of the band. */
function bandOf({ path }: ApiRule): number {
  const segments = path.split('/').length - 1;
  return 1 + (LONGEST_PATH - segments) * BAND;
}
