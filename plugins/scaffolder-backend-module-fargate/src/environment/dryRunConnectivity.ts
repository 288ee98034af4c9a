import {
  describeStack,
  StackDescriptor,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { readCloudFormationTemplate } from '@fargate-api/templates';
import { DeploymentContext } from '../stack/DeploymentContext';
import { dryRunStack, dryRunTemplate } from '../stack/dryRun';
import { NetworkIds } from '../checks/network/Network';
import { readVpcFacts } from '../checks/network/VpcFacts';
import {
  attachmentRequest,
  attachmentStackName,
  placeCidrs,
} from './attachmentRequest';
import {
  endpointsRequest,
  endpointsStackName,
  endpointSwitches,
} from './endpointsRequest';
import { assertAttachable } from './deployAttachment';
import { ConnectivitySettings } from './deployConnectivity';

/**
 * Logs what `deployConnectivity` would change, and leaves nothing behind.
 *
 * @param ids - undefined when the VPC does not exist yet, so that AWS cannot
 *   plan anything in it.
 */
export async function dryRunConnectivity(
  context: DeploymentContext,
  entity: StackDescriptor['entity'],
  { endpoints, transitGateway, onReplacement = 'fail' }: ConnectivitySettings,
  ids: NetworkIds | undefined,
): Promise<void> {
  const { clients, signal } = context;
  const templateOnly = async (
    kind: 'endpoints' | 'transit-gateway-attachment',
    name: string,
  ) =>
    dryRunTemplate(
      context,
      {
        kind,
        name,
        parameters:
          kind === 'endpoints' ? endpointSwitches(endpoints ?? []) : {},
        template: await readCloudFormationTemplate(kind),
      },
      'its network would be created first',
    );
  const vpc =
    ids && (endpoints || transitGateway)
      ? await readVpcFacts(clients, ids, { signal })
      : undefined;
  if (endpoints) {
    const name = endpointsStackName(entity);
    await (vpc
      ? dryRunStack(context, {
          ...(await endpointsRequest(
            entity,
            endpoints,
            vpc,
            await describeStack(clients, name, { signal }),
          )),
          onReplacement,
        })
      : templateOnly('endpoints', name));
  }
  if (transitGateway) {
    const name = attachmentStackName(entity);
    if (!vpc) {
      await templateOnly('transit-gateway-attachment', name);
      return;
    }
    const settings = await assertAttachable(clients, transitGateway, vpc, {
      signal,
    });
    const known = await describeStack(clients, name, { signal });
    const routed = placeCidrs(
      known?.parameters.ConsumerCidrs,
      transitGateway.consumerCidrs,
    );
    await dryRunStack(
      context,
      await attachmentRequest(entity, settings, vpc, routed),
    );
  }
}
