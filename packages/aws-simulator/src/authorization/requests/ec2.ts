import { Ec2 } from '../../services/ec2/model/Ec2';
import { Region } from '../../world/World';
import { ServiceCall } from '../../rights/ServiceCall';
import { passRole } from './passRole';
import { ServiceRules } from './ServiceRules';

/** The members of inputs that name a resource of a type. */
const MEMBERS: Record<string, string[]> = {
  'elastic-ip': ['AllocationId'],
  'egress-only-internet-gateway': ['EgressOnlyInternetGatewayId'],
  'internet-gateway': ['InternetGatewayId'],
  natgateway: ['NatGatewayId'],
  'network-acl': ['NetworkAclId'],
  'network-interface': ['NetworkInterfaceId'],
  'route-table': [
    'RouteTableId',
    'RouteTableIds',
    'AddRouteTableIds',
    'RemoveRouteTableIds',
  ],
  'security-group': [
    'GroupId',
    'GroupIds',
    'SecurityGroupIds',
    'AddSecurityGroupIds',
    'RemoveSecurityGroupIds',
  ],
  'security-group-rule': ['SecurityGroupRuleIds'],
  subnet: ['SubnetId', 'SubnetIds', 'AddSubnetIds', 'RemoveSubnetIds'],
  'transit-gateway': ['TransitGatewayId'],
  'transit-gateway-attachment': ['TransitGatewayAttachmentId'],
  'transit-gateway-route-table': ['TransitGatewayRouteTableId'],
  vpc: ['VpcId'],
  'vpc-endpoint': ['VpcEndpointId', 'VpcEndpointIds'],
  'vpc-flow-log': ['FlowLogIds'],
};

/** The type of the resource that an operation creates, where its name does not contain it. */
const MADE: Record<string, string> = {
  AllocateAddress: 'elastic-ip',
  AuthorizeSecurityGroupEgress: 'security-group-rule',
  AuthorizeSecurityGroupIngress: 'security-group-rule',
  CreateEgressOnlyInternetGateway: 'egress-only-internet-gateway',
  CreateFlowLogs: 'vpc-flow-log',
  CreateInternetGateway: 'internet-gateway',
  CreateNatGateway: 'natgateway',
  CreateNetworkAcl: 'network-acl',
  CreateRouteTable: 'route-table',
  CreateSecurityGroup: 'security-group',
  CreateSubnet: 'subnet',
  CreateTransitGateway: 'transit-gateway',
  CreateTransitGatewayRouteTable: 'transit-gateway-route-table',
  CreateTransitGatewayVpcAttachment: 'transit-gateway-attachment',
  CreateVpc: 'vpc',
  CreateVpcEndpoint: 'vpc-endpoint',
};

/** The types of what flow logs can be about, by their names in the API. */
const RECORDED: Record<string, string> = {
  NetworkInterface: 'network-interface',
  Subnet: 'subnet',
  TransitGateway: 'transit-gateway',
  TransitGatewayAttachment: 'transit-gateway-attachment',
  VPC: 'vpc',
};

/** EC2 */
export const ec2: ServiceRules = {
  resources: Object.fromEntries(
    Object.keys(MEMBERS).map(type => [
      type,
      call =>
        idsOf(type, call).map(id => call.region.arn('ec2', `${type}/${id}`)),
    ]),
  ),
  keys: ({ input, region }) => ({
    'ec2:Region': region.name,
    'ec2:VpceServiceName': input.ServiceName,
  }),
  resourceKeys(region, arn) {
    const { vpcId } = (find(region, arn) ?? {}) as { vpcId?: string };
    return { 'ec2:Vpc': vpcId && region.arn('ec2', `vpc/${vpcId}`) };
  },
  tagsOf: (region, arn) => find(region, arn)?.tags,
  requestTags: ({ input }) =>
    input.Tags ??
    input.TagSpecifications?.flatMap(({ Tags }: any) => Tags ?? []),
  removedTags: ({ operation, input }) =>
    operation === 'DeleteTags'
      ? input.Tags?.map(({ Key }: { Key: string }) => Key)
      : undefined,
  implied: call => [...taggingOf(call), ...deliveryOf(call)],
};

/** That a call gives tags to what it makes. */
function taggingOf({ region, operation, input }: ServiceCall): ServiceCall[] {
  const Tags = input.TagSpecifications?.flatMap(
    ({ Tags: tags }: any) => tags ?? [],
  );
  return Tags?.length
    ? [
        {
          region,
          service: 'ec2',
          operation: 'CreateTags',
          input: { Made: MADE[operation], Tags },
          keys: { 'ec2:CreateAction': operation },
        },
      ]
    : [];
}

/** That a flow log is delivered: by a role to a log group, by a log delivery to a bucket. */
function deliveryOf(call: ServiceCall): ServiceCall[] {
  const { region, operation, input } = call;
  const delivery = (name: string): ServiceCall => ({
    region,
    service: 'logs',
    operation: name,
    input: {},
  });
  if (operation === 'CreateFlowLogs') {
    return input.LogDestinationType === 's3'
      ? [delivery('CreateLogDelivery')]
      : passRole(
          call,
          input.DeliverLogsPermissionArn,
          'vpc-flow-logs.amazonaws.com',
        );
  }
  const { flowLogs } = region.service(Ec2);
  return operation === 'DeleteFlowLogs' &&
    [input.FlowLogIds ?? []]
      .flat()
      .some(id => flowLogs.get(id)?.destinationType === 's3')
    ? [delivery('DeleteLogDelivery')]
    : [];
}

function idsOf(type: string, call: ServiceCall): string[] {
  const { region, operation, input } = call;
  if (operation === 'CreateTags' || operation === 'DeleteTags') {
    return input.Made === type
      ? ['*']
      : [...region.service(Ec2).taggable()]
          .filter(
            item =>
              item.type === type && input.Resources?.includes(item.resource.id),
          )
          .map(({ resource }) => resource.id);
  }
  if (operation === 'CreateFlowLogs' && RECORDED[input.ResourceType] === type) {
    return input.ResourceIds ?? [];
  }
  if (MADE[operation] === type) {
    // A rule is a resource of its own only where it gets tags.
    return type !== 'security-group-rule' || input.TagSpecifications
      ? ['*']
      : [];
  }
  return [
    ...MEMBERS[type].flatMap(member => input[member] ?? []),
    ...byAssociation(type, call),
  ];
}

/** What a call names by its association with something else. */
function byAssociation(
  type: string,
  { region, operation, input }: ServiceCall,
): string[] {
  const state = region.service(Ec2);
  if (type === 'elastic-ip' && operation === 'DisassociateAddress') {
    return [...state.addresses.values()]
      .filter(({ associationId }) => associationId === input.AssociationId)
      .map(({ id }) => id);
  }
  if (type === 'route-table' && operation === 'DisassociateRouteTable') {
    return [...state.routeTables.values()]
      .filter(({ associations }) => associations.has(input.AssociationId))
      .map(({ id }) => id);
  }
  return [];
}

function find(region: Region, arn: string) {
  const [, type, id] = /:([a-z-]+)\/([^/]+)$/.exec(arn) ?? [];
  for (const item of region.service(Ec2).taggable()) {
    if (item.type === type && item.resource.id === id) {
      return item.resource;
    }
  }
  return undefined;
}
