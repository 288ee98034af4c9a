import { readVpcFacts } from '../checks/network/VpcFacts';
import { DeploymentContext } from '../stack/DeploymentContext';
import { splitIds } from '../stack/splitIds';
import { consumerInstructions } from './consumerInstructions';
import {
  assertConnectivity,
  checkConnectivity,
  deployConnectivity,
} from './deployConnectivity';
import { DeployedEnvironment, EnvironmentSettings } from './deployEnvironment';
import { dryRunConnectivity } from './dryRunConnectivity';
import { EnvironmentStacks, settingsOf } from './EnvironmentStacks';

/**
 * What a request has that an environment lacks: connections whose deployment did
 * not end, or that nobody has asked for yet. All else stays as it is.
 */
export function missingConnectivity(
  { attachment, endpoints }: EnvironmentStacks,
  requested: EnvironmentSettings,
): Pick<EnvironmentSettings, 'endpoints' | 'transitGateway'> {
  return {
    endpoints: endpoints ? undefined : requested.endpoints,
    // The routes are created last.
    transitGateway: attachment?.parameters.ConsumerCidrs
      ? undefined
      : requested.transitGateway,
  };
}

/**
 * Uses an environment that exists: creates the connections that it lacks and
 * changes nothing else, and logs each setting that stays although the request
 * has another value.
 */
export async function useEnvironment(
  { isDryRun }: { isDryRun?: boolean },
  context: DeploymentContext,
  stacks: EnvironmentStacks,
  requested: EnvironmentSettings,
): Promise<DeployedEnvironment> {
  const { clients, log, signal } = context;
  const { attachment, cluster, descriptor, network, vpc } = stacks;
  const { entity } = descriptor;
  const kept = keptSettings(settingsOf(stacks), requested);
  log.line(
    'Note',
    [
      `environment ${entity.name} exists and is used as it is`,
      ...(kept.length
        ? [`${kept.join(', ')}; fargate:environment:update changes that`]
        : []),
    ].join(': '),
  );
  const missing = missingConnectivity(stacks, requested);
  checkConnectivity(missing, {
    hasPrivateSubnets: network.privateSubnetIds.length > 0,
  });
  await assertConnectivity(clients, missing, network, { signal });
  let connected: Awaited<ReturnType<typeof deployConnectivity>> = {
    changed: false,
  };
  if (isDryRun) {
    await dryRunConnectivity(context, entity, missing, network);
  } else {
    connected = await deployConnectivity(context, entity, missing, network);
  }
  return {
    stackArn: cluster.arn,
    vpcStackArn: vpc?.arn,
    vpcId: network.vpcId,
    egressIps: splitIds(vpc?.outputs.EgressIps),
    attachmentId: connected.attachmentId ?? attachment?.outputs.AttachmentId,
    consumerInstructions:
      connected.instructions ??
      (attachment?.parameters.ConsumerCidrs
        ? consumerInstructions({
            transitGatewayId: attachment.parameters.TransitGatewayId,
            vpcCidr: (await readVpcFacts(clients, network, { signal })).cidr,
            consumerCidrs: settingsOf(stacks).transitGateway!.consumerCidrs,
          })
        : undefined),
    changed: connected.changed,
  };
}

/** `natGateways stays per-zone, not single` */
function keptSettings(
  current: EnvironmentSettings,
  requested: EnvironmentSettings,
): string[] {
  const pairs: [string, unknown, unknown][] = [
    ...(
      [
        'cidr',
        'availabilityZoneCount',
        'natGateways',
        'privateSubnets',
      ] as const
    ).map((name): [string, unknown, unknown] => [
      name,
      current.network?.[name],
      requested.network?.[name],
    ]),
    [
      'flowLogRetentionDays',
      current.network?.flowLogRetentionDays,
      requested.flowLogRetentionDays,
    ],
    [
      'execLogRetentionDays',
      current.execLogRetentionDays,
      requested.execLogRetentionDays,
    ],
    ['logKmsKeyArn', current.logKmsKeyArn, requested.logKmsKeyArn],
    [
      'containerInsights',
      current.containerInsights,
      requested.containerInsights,
    ],
    ['vpcId', current.existing?.vpcId, requested.existing?.vpcId],
    [
      'endpoints',
      current.endpoints?.join(' '),
      current.endpoints && requested.endpoints?.join(' '),
    ],
    [
      'transitGateway',
      current.transitGateway?.id,
      current.transitGateway && requested.transitGateway?.id,
    ],
    [
      'consumerCidrs',
      current.transitGateway?.consumerCidrs.join(' '),
      current.transitGateway?.consumerCidrs.length &&
        requested.transitGateway?.consumerCidrs.join(' '),
    ],
  ];
  return pairs
    .filter(([, now, wanted]) => wanted !== undefined && wanted !== now)
    .map(
      ([name, now, wanted]) =>
        `${name} stays ${describe(now)}, not ${describe(wanted)}`,
    );
}

function describe(value: unknown): string {
  return value === false ? 'false' : String(value || 'none');
}
