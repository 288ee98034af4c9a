import { DescribeVpcsCommand } from '@aws-sdk/client-ec2';
import { InputError } from '@backstage/errors';
import { AwsAccess, FargateClients } from '../clients';
import {
  findParentZone,
  normalizeDomainName,
  readHostedZone,
  readRecord,
  valuesOf,
} from '../dns';
import { StackRecord } from '../stack';
import { FargateTarget } from '../targets';
import { ConsumerFacts } from './ConsumerFacts';
import { routeFor } from './evaluateHops';
import { readLoadBalancer, readTarget } from './readLoadBalancer';
import { readTransit } from './readTransit';
import { readVpcSide } from './readVpcSide';

/**
 * Reads from AWS, in both accounts, the configuration of the path between a
 * consumer's VPC and an internal API. It is read-only: no traffic is sent.
 *
 * @param stack - of the API.
 * @throws InputError when the consumer's account has no such VPC.
 */
export async function readConsumerFacts(
  aws: AwsAccess,
  provider: FargateClients,
  stack: StackRecord,
  consumer: { clients: FargateClients; vpcId: string },
  options: { signal?: AbortSignal } = {},
): Promise<ConsumerFacts> {
  const providerVpcId = stack.parameters.VpcId;
  const consumerCidrs = await vpcCidrs(
    consumer.clients,
    consumer.vpcId,
    options,
  );
  const [cidrs, own, other, target, name] = await Promise.all([
    vpcCidrs(provider, providerVpcId, options),
    readVpcSide(provider, providerVpcId, options),
    readVpcSide(consumer.clients, consumer.vpcId, options),
    readTarget(provider, stack, options),
    readName(aws, provider, stack, options),
  ]);
  const loadBalancer = await readLoadBalancer(
    provider,
    stack,
    id => own.subnets.find(subnet => subnet.id === id)!.zoneId,
    options,
  );
  const used = loadBalancer.addresses.map(({ subnetId }) => subnetId);
  const facts: ConsumerFacts = {
    ...name,
    loadBalancer,
    target,
    consumer: {
      vpcId: consumer.vpcId,
      cidrs: consumerCidrs,
      subnets: other.subnets,
    },
    provider: {
      vpcId: providerVpcId,
      cidrs,
      subnets: own.subnets.filter(({ id }) => used.includes(id)),
    },
    attachments: [...own.attachments, ...other.attachments],
  };
  return { ...facts, transit: await transitOf(aws, provider, facts, options) };
}

async function readName(
  aws: AwsAccess,
  provider: FargateClients,
  { outputs }: StackRecord,
  options: { signal?: AbortSignal },
): Promise<Pick<ConsumerFacts, 'name' | 'delegation'>> {
  const { DomainName: domainName, HostedZoneId: zoneId } = outputs;
  const zone = await readHostedZone(provider, zoneId, options);
  if (!zone) {
    return { name: { domainName, zoneId } };
  }
  const [record, parent] = await Promise.all([
    readRecord(provider, zone.id, domainName, 'A', options),
    readParent(aws, zone.name, options),
  ]);
  const alias = record?.AliasTarget?.DNSName;
  return {
    name: {
      domainName,
      zoneId: zone.id,
      aliasTarget: alias && normalizeDomainName(alias),
    },
    delegation: {
      zoneName: zone.name,
      nameServers: zone.nameServers,
      parent,
    },
  };
}

type Parent = NonNullable<ConsumerFacts['delegation']>['parent'];

/** The parent zone, in whichever account of the portal has it. */
async function readParent(
  aws: AwsAccess,
  zoneName: string,
  options: { signal?: AbortSignal },
): Promise<Parent> {
  for (const target of onePerAccount(aws.targets.list())) {
    const clients = await aws.clients(target);
    const parent = await findParentZone(clients, zoneName, options);
    if (parent) {
      return {
        name: parent.name,
        zoneId: parent.id,
        delegatedTo: valuesOf(
          await readRecord(clients, parent.id, zoneName, 'NS', options),
        ),
      };
    }
  }
  return undefined;
}

/** One target of each account, because Route 53 is global within an account. */
function onePerAccount(targets: readonly FargateTarget[]): FargateTarget[] {
  const byAccount = new Map<string, FargateTarget>();
  targets.forEach(
    target =>
      byAccount.has(target.accountId) ||
      byAccount.set(target.accountId, target),
  );
  return [...byAccount.values()];
}

/** Reads the transit gateway that the first route points to; undefined without such a route. */
async function transitOf(
  aws: AwsAccess,
  provider: FargateClients,
  facts: ConsumerFacts,
  options: { signal?: AbortSignal },
): Promise<ConsumerFacts['transit']> {
  const address = facts.loadBalancer.addresses[0]?.ip;
  const subnet =
    address &&
    facts.consumer.subnets.find(({ routes }) =>
      routeFor(routes, address)?.target.startsWith('tgw-'),
    );
  if (!subnet) {
    return undefined;
  }
  const gatewayId = routeFor(subnet.routes, address)!.target;
  const attachmentOf = (vpcId: string) =>
    facts.attachments.find(
      one => one.vpcId === vpcId && one.transitGatewayId === gatewayId,
    );
  const consumerSide = attachmentOf(facts.consumer.vpcId);
  const providerSide = attachmentOf(facts.provider.vpcId);
  return (
    consumerSide &&
    providerSide &&
    readTransit(
      aws,
      provider,
      {
        consumer: { attachment: consumerSide, destination: `${address}/32` },
        provider: { attachment: providerSide, destination: subnet.cidr },
      },
      options,
    )
  );
}

/** All IPv4 blocks, the primary one first. */
async function vpcCidrs(
  { ec2, target }: FargateClients,
  vpcId: string,
  options: { signal?: AbortSignal },
): Promise<string[]> {
  const { Vpcs } = await ec2.send(
    new DescribeVpcsCommand({ Filters: [{ Name: 'vpc-id', Values: [vpcId] }] }),
    { abortSignal: options.signal },
  );
  if (!Vpcs?.length) {
    throw new InputError(
      `Account ${target.accountId} has no VPC ${vpcId} in ${target.region}. Choose a VPC of target ${target.name}.`,
    );
  }
  const [{ CidrBlock, CidrBlockAssociationSet = [] }] = Vpcs;
  const others = CidrBlockAssociationSet.filter(
    ({ CidrBlockState }) => CidrBlockState?.State === 'associated',
  ).map(association => association.CidrBlock!);
  return [...new Set([CidrBlock!, ...others])];
}
