import { ConflictError } from '@backstage/errors';
import { API_SHAPES } from '@fargate-api/backstage-plugin-fargate-api-common';
import { leadsToOwnLoadBalancer } from '../checks/leadsToOwnLoadBalancer';
import { DeploymentContext } from '../stack/DeploymentContext';
import { containsDynamicReference } from '../validation/assertNoDynamicReference';
import { ApiStack } from './apiUpdate';

/**
 * Checks that a stack is where its parameters say, before an update keeps them:
 * whoever may create stacks in the account can write any cluster, hosted zone and
 * text there, and the portal's role would make it so.
 *
 * @param isNew - whether the update replaces the template, so that the parameters
 *   say nothing about the resources that are there.
 * @throws ConflictError when it is not.
 */
export async function assertOwnPlace(
  context: DeploymentContext,
  stack: ApiStack,
  { isNew }: { isNew: boolean },
): Promise<void> {
  const { kind, name, outputs, parameters, status } = stack;
  const { ClusterName, DomainName, HostedZoneId } = parameters;
  const redeploy = `Deploy the API again with ${API_SHAPES[kind].deployAction}.`;
  const [, cluster] = (outputs.ServiceArn ?? '').split('/');
  if (!cluster || cluster !== ClusterName) {
    throw new ConflictError(
      `Stack ${name} (${status}) has no service in the cluster ${ClusterName} of its parameters. ${redeploy}`,
    );
  }
  if (containsDynamicReference(parameters)) {
    throw new ConflictError(
      `Stack ${name} has a dynamic reference of CloudFormation ({{resolve:…}}) in its parameters, which this portal does not write. ${redeploy}`,
    );
  }
  const named = { domainName: DomainName, zoneId: HostedZoneId };
  if (
    isNew &&
    HostedZoneId &&
    !(await leadsToOwnLoadBalancer(context, stack, named))
  ) {
    throw new ConflictError(
      `The load balancer of stack ${name} has no record for ${DomainName} in the hosted zone ${HostedZoneId} of its parameters. ${redeploy}`,
    );
  }
}
