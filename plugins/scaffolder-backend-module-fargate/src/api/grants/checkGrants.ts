import { InputError } from '@backstage/errors';
import { FargateTarget } from '@fargate-api/backstage-plugin-fargate-api-node';
import { matchesArn } from '../../validation/matchesArn';
import { Grant } from './Grant';
import { grantProblem } from './grantStatement';

/** IAM's limit for the inline policies of a role leaves room for this many. */
const MAX_GRANTS = 20;

/** @throws InputError that names each grant with a problem. */
export function checkGrants(grants: readonly Grant[] = []): void {
  const problems = grants.flatMap((grant, index) => {
    const problem = grantProblem(grant);
    return problem ? [`grants[${index}]: ${problem}.`] : [];
  });
  if (grants.length > MAX_GRANTS) {
    problems.push(`grants: give at most ${MAX_GRANTS}, not ${grants.length}.`);
  }
  if (problems.length) {
    throw new InputError(problems.join(' '));
  }
}

/**
 * Checks that a target lets an API have these grants. Whoever deploys an API
 * chooses its container, and so has what its role has.
 *
 * @param apiName - for which `{name}` stands in the target's patterns.
 * @throws InputError that names each resource which the target does not list.
 */
export function assertGrantable(
  { name, grantableArns = [] }: Pick<FargateTarget, 'name' | 'grantableArns'>,
  apiName: string,
  grants: readonly Grant[],
): void {
  const refused = grants.flatMap(({ resource }) =>
    resource &&
    !grantableArns.some(pattern =>
      matchesArn(pattern.replaceAll('{name}', apiName), resource),
    )
      ? [resource]
      : [],
  );
  if (refused.length) {
    throw new InputError(
      `grants: target ${name} does not let ${apiName} have ${refused.join(
        ', ',
      )}. ${
        grantableArns.length
          ? `It lists ${grantableArns.join(', ')}.`
          : 'It lists none.'
      } An administrator can add to grantableArns under fargateApi.targets.`,
    );
  }
}
