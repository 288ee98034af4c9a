import { ResourceRequest } from '../../../ResourceType';
import {
  differs,
  HandlerCall,
  HandlerCalls,
  tagsFor,
  when,
} from './HandlerCalls';

const tagged = (request: ResourceRequest) => ({
  TagSpecifications: [{ Tags: tagsFor(request) }],
});

/** A type that one call makes and another deletes, and of which tags change in place. */
function simple(
  member: string,
  create: [action: string, ...properties: string[]],
  remove: string,
  more: Partial<HandlerCalls> = {},
): HandlerCalls {
  const [action, ...properties] = create;
  const names: HandlerCalls['names'] = ({ physicalId }) => ({
    [member]: physicalId,
  });
  return {
    names,
    create: request => [
      [action, { ...pick(request, properties), ...tagged(request) }],
    ],
    delete: request => [[remove, names(request)]],
    ...more,
    update: request => [
      ...(more.update?.(request) ?? []),
      [
        'ec2:CreateTags',
        {
          Resources: Object.values((more.names ?? names)(request)),
          Tags: tagsFor(request),
        },
      ],
    ],
  };
}

/** A link between things, which has no tags and is made and taken away by a call each. */
function link(
  properties: string[],
  create: string,
  remove: string,
  update?: string,
): HandlerCalls {
  return {
    names: request => pick(request, properties),
    create: request => [[create, pick(request, properties)]],
    update: request => when(update, [update!, pick(request, properties)]),
    delete: request => [[remove, pick(request, properties)]],
  };
}

function pick(
  { properties }: ResourceRequest,
  names: string[],
): Record<string, any> {
  return Object.fromEntries(names.map(name => [name, properties[name]]));
}

const rules = (request: ResourceRequest, GroupId: string): HandlerCall[] => {
  const { SecurityGroupIngress, SecurityGroupEgress } = request.properties;
  return [
    ...when(SecurityGroupIngress?.length, [
      'ec2:AuthorizeSecurityGroupIngress',
      { GroupId },
    ]),
    // In the place of the rule that every group begins with.
    ...when(
      SecurityGroupEgress?.length,
      ['ec2:RevokeSecurityGroupEgress', { GroupId }],
      ['ec2:AuthorizeSecurityGroupEgress', { GroupId }],
    ),
  ];
};

const addressNames: HandlerCalls['names'] = ({ physicalId }) => ({
  AllocationId: physicalId.split('|')[1],
});

const attachment = simple(
  'TransitGatewayAttachmentId',
  [
    'ec2:CreateTransitGatewayVpcAttachment',
    'TransitGatewayId',
    'VpcId',
    'SubnetIds',
  ],
  'ec2:DeleteTransitGatewayVpcAttachment',
  {
    update: request =>
      when(differs(request, 'AddSubnetIds', 'RemoveSubnetIds', 'Options'), [
        'ec2:ModifyTransitGatewayVpcAttachment',
        {
          TransitGatewayAttachmentId: request.physicalId,
          ...pick(request, ['AddSubnetIds', 'RemoveSubnetIds']),
        },
      ]),
  },
);

/** EC2's resource types */
export const ec2: Record<string, HandlerCalls> = {
  'AWS::EC2::EIP': {
    ...simple('AllocationId', ['ec2:AllocateAddress'], 'ec2:ReleaseAddress', {
      names: addressNames,
    }),
    delete: request => [['ec2:ReleaseAddress', addressNames(request)]],
  },
  'AWS::EC2::EgressOnlyInternetGateway': simple(
    'EgressOnlyInternetGatewayId',
    ['ec2:CreateEgressOnlyInternetGateway', 'VpcId'],
    'ec2:DeleteEgressOnlyInternetGateway',
  ),
  'AWS::EC2::FlowLog': simple(
    'FlowLogIds',
    ['ec2:CreateFlowLogs'],
    'ec2:DeleteFlowLogs',
    {
      create: request => [
        [
          'ec2:CreateFlowLogs',
          {
            ...pick(request, [
              'DeliverLogsPermissionArn',
              'LogDestinationType',
              'ResourceType',
            ]),
            ResourceIds: [request.properties.ResourceId],
            ...tagged(request),
          },
        ],
      ],
    },
  ),
  'AWS::EC2::InternetGateway': simple(
    'InternetGatewayId',
    ['ec2:CreateInternetGateway'],
    'ec2:DeleteInternetGateway',
  ),
  'AWS::EC2::NatGateway': simple(
    'NatGatewayId',
    ['ec2:CreateNatGateway', 'SubnetId', 'AllocationId'],
    'ec2:DeleteNatGateway',
  ),
  'AWS::EC2::Route': link(
    ['RouteTableId'],
    'ec2:CreateRoute',
    'ec2:DeleteRoute',
    'ec2:ReplaceRoute',
  ),
  'AWS::EC2::RouteTable': simple(
    'RouteTableId',
    ['ec2:CreateRouteTable', 'VpcId'],
    'ec2:DeleteRouteTable',
  ),
  'AWS::EC2::SecurityGroup': simple(
    'GroupId',
    ['ec2:CreateSecurityGroup', 'VpcId'],
    'ec2:DeleteSecurityGroup',
    {
      created: request => rules(request, request.physicalId),
      update: request =>
        when(
          differs(request, 'SecurityGroupIngress'),
          [
            'ec2:AuthorizeSecurityGroupIngress',
            { GroupId: request.physicalId },
          ],
          ['ec2:RevokeSecurityGroupIngress', { GroupId: request.physicalId }],
        ).concat(
          when(
            differs(request, 'SecurityGroupEgress'),
            [
              'ec2:AuthorizeSecurityGroupEgress',
              { GroupId: request.physicalId },
            ],
            ['ec2:RevokeSecurityGroupEgress', { GroupId: request.physicalId }],
          ),
        ),
    },
  ),
  'AWS::EC2::NetworkAcl': simple(
    'NetworkAclId',
    ['ec2:CreateNetworkAcl', 'VpcId'],
    'ec2:DeleteNetworkAcl',
  ),
  'AWS::EC2::NetworkAclEntry': link(
    ['NetworkAclId'],
    'ec2:CreateNetworkAclEntry',
    'ec2:DeleteNetworkAclEntry',
    'ec2:ReplaceNetworkAclEntry',
  ),
  'AWS::EC2::SubnetNetworkAclAssociation': link(
    ['SubnetId', 'NetworkAclId'],
    'ec2:ReplaceNetworkAclAssociation',
    'ec2:ReplaceNetworkAclAssociation',
  ),
  'AWS::EC2::SecurityGroupEgress': link(
    ['GroupId'],
    'ec2:AuthorizeSecurityGroupEgress',
    'ec2:RevokeSecurityGroupEgress',
    'ec2:UpdateSecurityGroupRuleDescriptionsEgress',
  ),
  'AWS::EC2::SecurityGroupIngress': link(
    ['GroupId'],
    'ec2:AuthorizeSecurityGroupIngress',
    'ec2:RevokeSecurityGroupIngress',
    'ec2:UpdateSecurityGroupRuleDescriptionsIngress',
  ),
  'AWS::EC2::Subnet': simple(
    'SubnetId',
    ['ec2:CreateSubnet', 'VpcId'],
    'ec2:DeleteSubnet',
    {
      created: ({ properties, physicalId }) =>
        when(properties.MapPublicIpOnLaunch !== undefined, [
          'ec2:ModifySubnetAttribute',
          { SubnetId: physicalId },
        ]),
      update: request =>
        when(differs(request, 'MapPublicIpOnLaunch'), [
          'ec2:ModifySubnetAttribute',
          { SubnetId: request.physicalId },
        ]),
    },
  ),
  'AWS::EC2::SubnetRouteTableAssociation': link(
    ['SubnetId', 'RouteTableId'],
    'ec2:AssociateRouteTable',
    'ec2:DisassociateRouteTable',
  ),
  'AWS::EC2::TransitGateway': simple(
    'TransitGatewayId',
    ['ec2:CreateTransitGateway'],
    'ec2:DeleteTransitGateway',
    {
      update: ({ physicalId }) => [
        ['ec2:ModifyTransitGateway', { TransitGatewayId: physicalId }],
      ],
    },
  ),
  'AWS::EC2::TransitGatewayAttachment': attachment,
  'AWS::EC2::TransitGatewayVpcAttachment': attachment,
  'AWS::EC2::TransitGatewayRoute': link(
    ['TransitGatewayRouteTableId', 'TransitGatewayAttachmentId'],
    'ec2:CreateTransitGatewayRoute',
    'ec2:DeleteTransitGatewayRoute',
  ),
  'AWS::EC2::TransitGatewayRouteTable': simple(
    'TransitGatewayRouteTableId',
    ['ec2:CreateTransitGatewayRouteTable', 'TransitGatewayId'],
    'ec2:DeleteTransitGatewayRouteTable',
  ),
  'AWS::EC2::TransitGatewayRouteTableAssociation': link(
    ['TransitGatewayRouteTableId', 'TransitGatewayAttachmentId'],
    'ec2:AssociateTransitGatewayRouteTable',
    'ec2:DisassociateTransitGatewayRouteTable',
  ),
  'AWS::EC2::TransitGatewayRouteTablePropagation': link(
    ['TransitGatewayRouteTableId', 'TransitGatewayAttachmentId'],
    'ec2:EnableTransitGatewayRouteTablePropagation',
    'ec2:DisableTransitGatewayRouteTablePropagation',
  ),
  'AWS::EC2::VPC': simple('VpcId', ['ec2:CreateVpc'], 'ec2:DeleteVpc', {
    created: ({ properties, physicalId }) =>
      when(properties.EnableDnsHostnames ?? properties.EnableDnsSupport, [
        'ec2:ModifyVpcAttribute',
        { VpcId: physicalId },
      ]),
    update: request =>
      when(differs(request, 'EnableDnsHostnames', 'EnableDnsSupport'), [
        'ec2:ModifyVpcAttribute',
        { VpcId: request.physicalId },
      ]),
  }),
  'AWS::EC2::VPCEndpoint': {
    ...simple(
      'VpcEndpointId',
      [
        'ec2:CreateVpcEndpoint',
        'VpcId',
        'SubnetIds',
        'SecurityGroupIds',
        'RouteTableIds',
        'ServiceName',
      ],
      'ec2:DeleteVpcEndpoints',
      {
        created: ({ properties, physicalId }) =>
          when(properties.PrivateDnsEnabled, [
            'route53:AssociateVPCWithHostedZone',
            { VpcEndpointId: physicalId },
          ]),
        update: request =>
          when(
            differs(
              request,
              'PolicyDocument',
              'PrivateDnsEnabled',
              'RouteTableIds',
              'SecurityGroupIds',
              'SubnetIds',
            ),
            [
              'ec2:ModifyVpcEndpoint',
              {
                VpcEndpointId: request.physicalId,
                AddSubnetIds: added(request, 'SubnetIds'),
                AddSecurityGroupIds: added(request, 'SecurityGroupIds'),
                AddRouteTableIds: added(request, 'RouteTableIds'),
              },
            ],
          ),
      },
    ),
  },
  'AWS::EC2::VPCCidrBlock': link(
    ['VpcId'],
    'ec2:AssociateVpcCidrBlock',
    'ec2:DisassociateVpcCidrBlock',
  ),
  'AWS::EC2::VPCGatewayAttachment': link(
    ['InternetGatewayId', 'VpcId'],
    'ec2:AttachInternetGateway',
    'ec2:DetachInternetGateway',
  ),
};

function added(
  {
    properties,
    previousProperties,
  }: Parameters<NonNullable<HandlerCalls['update']>>[0],
  name: string,
): string[] {
  return (properties[name] ?? []).filter(
    (id: string) => !previousProperties[name]?.includes(id),
  );
}
