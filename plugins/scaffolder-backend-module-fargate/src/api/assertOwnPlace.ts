import { DescribeLoadBalancersCommand } from '@aws-sdk/client-elastic-load-balancing-v2';
import { ConflictError } from '@backstage/errors';
import { API_SHAPES } from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  normalizeDomainName,
  readRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';
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
  { clients, signal }: DeploymentContext,
  { kind, name, outputs, parameters, status }: ApiStack,
  { isNew }: { isNew: boolean },
): Promise<void> {
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
  if (isNew && HostedZoneId && !(await isNamed())) {
    throw new ConflictError(
      `The load balancer of stack ${name} has no record for ${DomainName} in the hosted zone ${HostedZoneId} of its parameters. ${redeploy}`,
    );
  }

  async function isNamed(): Promise<boolean> {
    const { LoadBalancerArn } = outputs;
    if (!LoadBalancerArn) {
      return false;
    }
    const [record, { LoadBalancers = [] }] = await Promise.all([
      readRecord(clients, HostedZoneId, DomainName, 'A', { signal }),
      clients.elbv2.send(
        new DescribeLoadBalancersCommand({
          LoadBalancerArns: [LoadBalancerArn],
        }),
        { abortSignal: signal },
      ),
    ]);
    const alias = normalizeDomainName(record?.AliasTarget?.DNSName ?? '');
    const { DNSName = '' } = LoadBalancers[0] ?? {};
    return alias.replace(/^dualstack\./, '') === normalizeDomainName(DNSName);
  }
}
