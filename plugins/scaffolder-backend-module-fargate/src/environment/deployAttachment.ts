import {
  DescribeTransitGatewayAttachmentsCommand,
  DescribeTransitGatewaysCommand,
} from '@aws-sdk/client-ec2';
import { InputError } from '@backstage/errors';
import {
  describeStack,
  FargateClients,
  StackDescriptor,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { cancel } from '../stack/cancel';
import { DeploymentContext, POLL_SECONDS } from '../stack/DeploymentContext';
import { DeploymentError } from '../stack/DeploymentError';
import { DeployedStack, deployStack } from '../stack/deployStack';
import { formatSeconds, secondsBetween } from '../log/format';
import { isUsable } from '../stack/startAction';
import { attachmentProblems } from '../checks/network/attachmentProblems';
import { chooseSubnets } from '../checks/network/chooseSubnets';
import { readNetwork } from '../checks/network/readNetwork';
import { VpcFacts } from '../checks/network/VpcFacts';
import {
  attachmentRequest,
  attachmentStackName,
  placeCidrs,
  TransitGatewaySettings,
} from './attachmentRequest';

/** Seconds between two lines about the wait. */
const HEARTBEAT_SECONDS = 120;

/** States that lead to `available` without an action of the owner. */
const MOVING = ['initiatingRequest', 'initiating', 'pending', 'modifying'];

/**
 * Checks, before anything is created, that a VPC can be attached.
 *
 * @returns the settings with the ids of the subnets.
 * @throws InputError that names every problem and how to fix it.
 */
export async function assertAttachable(
  clients: FargateClients,
  settings: TransitGatewaySettings,
  vpc: VpcFacts,
  options: { signal?: AbortSignal } = {},
): Promise<TransitGatewaySettings> {
  await assertTransitGateway(clients, settings.id, options);
  const ids = await chooseSubnets(
    clients,
    { field: 'transitGateway.subnetIds', vpcId: vpc.ids.vpcId },
    { ids: settings.subnetIds, tag: settings.subnetTag },
    vpc.ids.privateSubnetIds,
    options,
  );
  const { subnets } = await readNetwork(
    clients,
    { vpcId: vpc.ids.vpcId, publicSubnetIds: [], privateSubnetIds: ids },
    options,
  );
  const problems = [
    ...ids
      .filter(id => !subnets.some(subnet => subnet.id === id))
      .map(id => `subnet ${id} does not exist: choose another`),
    ...attachmentProblems(vpc, subnets, settings.consumerCidrs),
  ];
  if (problems.length) {
    throw new InputError(
      `transitGateway: ${vpc.ids.vpcId} cannot be attached to ${
        settings.id
      }. ${problems
        .map(problem => `${problem[0].toUpperCase()}${problem.slice(1)}.`)
        .join(' ')}`,
    );
  }
  return { ...settings, subnetIds: ids };
}

/** @throws InputError when the account has no access to the transit gateway. */
export async function assertTransitGateway(
  { ec2, target }: Pick<FargateClients, 'ec2' | 'target'>,
  id: string,
  options: { signal?: AbortSignal } = {},
): Promise<void> {
  const { TransitGateways } = await ec2.send(
    new DescribeTransitGatewaysCommand({
      Filters: [{ Name: 'transit-gateway-id', Values: [id] }],
    }),
    { abortSignal: options.signal },
  );
  if (!TransitGateways?.some(({ State }) => State === 'available')) {
    throw new InputError(
      `transitGateway.id: account ${target.accountId} has no access to transit gateway ${id} in ${target.region}. Give one of its own, or have its owner share it with this account in AWS RAM.`,
    );
  }
}

/**
 * Attaches an environment's VPC to a transit gateway, waits until the gateway's
 * owner has accepted the attachment, and then creates the routes to the
 * consumers, which EC2 rejects before.
 *
 * Applies `onCancel` when the task is cancelled.
 *
 * @param waitSeconds - how long this task waits; the next run continues.
 * @throws DeploymentError when the attachment is not accepted in time.
 */
export async function deployAttachment(
  context: DeploymentContext,
  entity: StackDescriptor['entity'],
  settings: TransitGatewaySettings,
  vpc: VpcFacts,
  waitSeconds: number,
): Promise<Pick<DeployedStack, 'stack' | 'changed'>> {
  const { clients, signal } = context;
  const known = await describeStack(clients, attachmentStackName(entity), {
    signal,
  });
  const isThere = known && isUsable(known.status);
  const request = await attachmentRequest(entity, settings, vpc, '');
  const first = isThere
    ? { stack: known, changed: false }
    : await deployStack(context, request);
  const { arn, name, outputs } = first.stack;
  try {
    await awaitAccepted(context, outputs.AttachmentId, {
      stackName: name,
      waitSeconds,
    });
  } catch (error) {
    throw signal?.aborted
      ? await cancel(context, request, { action: 'attach', stackArn: arn })
      : error;
  }
  const routed = placeCidrs(
    known?.parameters.ConsumerCidrs,
    settings.consumerCidrs,
  );
  const { stack, changed } = await deployStack(
    context,
    await attachmentRequest(entity, settings, vpc, routed),
  );
  return { stack, changed: changed || first.changed };
}

async function awaitAccepted(
  { clients, clock, log, signal }: DeploymentContext,
  attachmentId: string,
  { stackName, waitSeconds }: { stackName: string; waitSeconds: number },
): Promise<void> {
  const startedAt = clients.now();
  let saidAt: Date | undefined;
  for (;;) {
    const { TransitGatewayAttachments: [attachment] = [] } =
      await clients.ec2.send(
        new DescribeTransitGatewayAttachmentsCommand({
          TransitGatewayAttachmentIds: [attachmentId],
        }),
        { abortSignal: signal },
      );
    const { State: state = 'gone', TransitGatewayOwnerId: owner } =
      attachment ?? {};
    if (state === 'available') {
      log.line('Attachment', `${attachmentId} is available`);
      return;
    }
    const isPending = state === 'pendingAcceptance';
    const now = clients.now();
    const waited = secondsBetween(startedAt, now);
    const accept = `account ${owner} has to accept ${attachmentId}: aws ec2 accept-transit-gateway-vpc-attachment --transit-gateway-attachment-id ${attachmentId} --region ${clients.target.region}`;
    if (!isPending && !MOVING.includes(state)) {
      throw new DeploymentError(stackName, {
        failed: `${stackName}: the attachment is ${state}.`,
        why: `attachment ${attachmentId} is ${state}; its transit gateway belongs to account ${owner}`,
        evidence: [],
        now: `stack ${stackName} is complete, without routes`,
        next: 'resolve this with the owner of the transit gateway, delete that stack, then press "Start over"',
      });
    }
    if (
      isPending &&
      (!saidAt || secondsBetween(saidAt, now) >= HEARTBEAT_SECONDS)
    ) {
      log.line('Attachment', `pendingAcceptance … ${formatSeconds(waited)}`);
      if (!saidAt) {
        log.more(accept);
      }
      saidAt = now;
    }
    if (waited >= waitSeconds) {
      throw new DeploymentError(stackName, {
        failed: `${stackName}: the attachment was not accepted within ${formatSeconds(
          waitSeconds,
        )}.`,
        why: `attachment ${attachmentId} is ${state}`,
        evidence: [accept],
        now: `stack ${stackName} is complete, without routes`,
        next: 'have it accepted, then press "Start over": the task continues from here',
      });
    }
    await clock.sleep(POLL_SECONDS, signal);
  }
}
