import { ConflictError } from '@backstage/errors';
import { listOf } from '../../log/format';
import { PlannedChange } from '../../log/PlannedChanges';
import { resourceLabel } from '../../log/resourceLabel';

/**
 * What the pipeline of a repository can change, by its role in delivery.yml. It
 * creates and deletes nothing but revisions of the task definition.
 */
const CHANGEABLE = [
  'AWS::EC2::SecurityGroup',
  'AWS::ECS::Service',
  'AWS::ECS::TaskDefinition',
  'AWS::ElasticLoadBalancingV2::LoadBalancer',
  'AWS::ElasticLoadBalancingV2::TargetGroup',
];

const REPLACEABLE = 'AWS::ECS::TaskDefinition';

/**
 * Checks that the pipeline of a repository can carry out a plan.
 *
 * @throws ConflictError that names what it cannot change.
 */
export function assertWithinPipeline(changes: readonly PlannedChange[]): void {
  const beyond = changes.filter(
    ({ action, replacement, type }) =>
      action !== 'change' ||
      !CHANGEABLE.includes(type) ||
      (replacement === 'yes' && type !== REPLACEABLE),
  );
  if (beyond.length) {
    const labels = new Set(
      beyond.map(
        ({ action, type }) =>
          `${action === 'change' ? 'change' : action} the ${resourceLabel(
            type,
          )}`,
      ),
    );
    throw new ConflictError(
      `onGitOps: the role of the pipeline cannot ${listOf([
        ...labels,
      ])}. Set onGitOps to "deploy": the portal deploys it, and proposes the files for the repository.`,
    );
  }
}
