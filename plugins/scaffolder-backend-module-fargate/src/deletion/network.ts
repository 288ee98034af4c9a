import {
  Filter,
  NetworkInterface,
  paginateDescribeNatGateways,
  paginateDescribeNetworkInterfaces,
  paginateDescribeSecurityGroupRules,
  paginateDescribeSecurityGroups,
  paginateDescribeSubnets,
  SecurityGroup,
} from '@aws-sdk/client-ec2';
import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';
import { itemsOf } from '../checks/network/itemsOf';
import {
  StackToDelete,
  Obstacle,
  ofType,
  orNothing,
  ReadObstacles,
} from './Obstacle';

/** Clients of EC2, and how to call it. */
interface Ec2Calls {
  client: FargateClients['ec2'];
  signal?: AbortSignal;
}

/** A security group that a rule of another one names. */
export const foreignRules: ReadObstacles = async (
  { ec2: client },
  stackToDelete,
  { signal },
) => {
  const groups = ofType(stackToDelete, 'AWS::EC2::SecurityGroup');
  if (!groups.length) {
    return [];
  }
  const calls = { client, signal };
  const ids = groups.map(({ id }) => id);
  const naming = (
    await Promise.all(
      ['ip-permission.group-id', 'egress.ip-permission.group-id'].map(Name =>
        securityGroups(calls, [{ Name, Values: ids }]),
      ),
    )
  )
    .flat()
    .map(({ GroupId }) => GroupId!)
    .filter(id => !stackToDelete.own.has(id));
  if (!naming.length) {
    return [];
  }
  const rules = await orNothing(() =>
    itemsOf(
      paginateDescribeSecurityGroupRules(
        { client },
        { Filters: [{ Name: 'group-id', Values: [...new Set(naming)] }] },
        { abortSignal: signal },
      ),
      page => page.SecurityGroupRules,
    ),
  );
  return rules.flatMap(
    ({ GroupId, IsEgress, ReferencedGroupInfo, SecurityGroupRuleId }) => {
      const named = groups.find(
        ({ id }) => id === ReferencedGroupInfo?.GroupId,
      );
      return named && !stackToDelete.own.has(SecurityGroupRuleId!)
        ? [
            {
              text: `a rule of security group ${GroupId} names security group ${named.id}`,
              repair: `remove it with aws ec2 revoke-security-group-${
                IsEgress ? 'egress' : 'ingress'
              } --group-id ${GroupId} --security-group-rule-ids ${SecurityGroupRuleId}`,
              keeps: [named.logicalId],
            },
          ]
        : [];
    },
  );
};

/** What others have in a VPC. */
export const foreignInVpc: ReadObstacles = async (
  { ec2: client },
  stackToDelete,
  { signal },
) => {
  const [vpc] = ofType(stackToDelete, 'AWS::EC2::VPC');
  if (!vpc) {
    return [];
  }
  const calls = { client, signal };
  const filters = [{ Name: 'vpc-id', Values: [vpc.id] }];
  const isForeign = (id: string | undefined) => !stackToDelete.own.has(id!);
  const obstacle = (
    what: string,
    { SubnetId }: { SubnetId?: string } = {},
  ): Obstacle => ({
    text: `VPC ${vpc.id} has the ${what}, which is not from its stack`,
    repair: 'delete it, or move it to another VPC',
    keeps: [...logicalIdsOf(stackToDelete, SubnetId), vpc.logicalId],
  });
  const [groups, subnets, gateways, interfaces] = await Promise.all([
    securityGroups(calls, filters),
    pagesOf(paginateDescribeSubnets, calls, filters, page => page.Subnets),
    orNothing(() =>
      itemsOf(
        paginateDescribeNatGateways(
          { client },
          {
            Filter: [
              ...filters,
              { Name: 'state', Values: ['pending', 'available'] },
            ],
          },
          { abortSignal: signal },
        ),
        page => page.NatGateways,
      ),
    ),
    pagesOf(
      paginateDescribeNetworkInterfaces,
      calls,
      filters,
      page => page.NetworkInterfaces,
    ),
  ]);
  return [
    ...gateways
      .filter(({ NatGatewayId }) => isForeign(NatGatewayId))
      .map(one => obstacle(`NAT gateway ${one.NatGatewayId}`, one)),
    ...interfaces
      .filter(one => isLasting(one) && !isOfOwnLink(one, isForeign))
      .map(one =>
        obstacle(
          `network interface ${one.NetworkInterfaceId}${
            one.Description ? ` (${one.Description})` : ''
          }`,
          one,
        ),
      ),
    ...subnets
      .filter(({ SubnetId }) => isForeign(SubnetId))
      .map(({ SubnetId }) => obstacle(`subnet ${SubnetId}`)),
    ...groups
      .filter(
        ({ GroupId, GroupName }) =>
          GroupName !== 'default' && isForeign(GroupId),
      )
      .map(({ GroupId, GroupName }) =>
        obstacle(`security group ${GroupId} (${GroupName})`),
      ),
  ];
};

/**
 * Whether somebody made it for something that stays. Those of NAT gateways,
 * endpoints and attachments go with these; those of load balancers and tasks
 * linger for minutes after them, and what uses an environment is found otherwise.
 */
function isLasting({ Description = '', InterfaceType }: NetworkInterface) {
  return (
    !/nat_gateway|endpoint|transit_gateway/.test(InterfaceType ?? '') &&
    !/^(ELB |arn:aws[a-z-]*:ecs:)/.test(Description)
  );
}

/** Whether a VPC link that is deleted with the VPC has it: it has the link's groups. */
function isOfOwnLink(
  { Groups = [], InterfaceType }: NetworkInterface,
  isForeign: (id: string | undefined) => boolean,
): boolean {
  return (
    InterfaceType === 'api_gateway_managed' &&
    Groups.every(({ GroupId }) => !isForeign(GroupId))
  );
}

function logicalIdsOf(
  stackToDelete: StackToDelete,
  subnetId: string | undefined,
): string[] {
  return ofType(stackToDelete, 'AWS::EC2::Subnet')
    .filter(({ id }) => id === subnetId)
    .map(({ logicalId }) => logicalId);
}

function securityGroups(
  calls: Ec2Calls,
  filters: Filter[],
): Promise<SecurityGroup[]> {
  return pagesOf(
    paginateDescribeSecurityGroups,
    calls,
    filters,
    page => page.SecurityGroups,
  );
}

function pagesOf<Page, Item>(
  paginate: (
    config: Pick<Ec2Calls, 'client'>,
    input: { Filters: Filter[] },
    options: { abortSignal?: AbortSignal },
  ) => AsyncIterable<Page>,
  { client, signal }: Ec2Calls,
  Filters: Filter[],
  read: (page: Page) => readonly Item[] | undefined,
): Promise<Item[]> {
  return orNothing(() =>
    itemsOf(paginate({ client }, { Filters }, { abortSignal: signal }), read),
  );
}
