import type {
  DeleteNatGatewayRequest,
  DeleteNatGatewayResult,
  DescribeAddressesRequest,
  DescribeAddressesResult,
  DescribeEgressOnlyInternetGatewaysRequest,
  DescribeEgressOnlyInternetGatewaysResult,
  DescribeInternetGatewaysRequest,
  DescribeInternetGatewaysResult,
  DescribeNatGatewaysRequest,
  DescribeNatGatewaysResult,
  DetachInternetGatewayRequest,
} from '@aws-sdk/client-ec2';
import { Operation } from '../../ServiceDefinition';
import { Ec2 } from '../model/Ec2';
import { detachInternetGateway } from '../model/internetGateways';
import { deleteNatGateway } from '../model/natGateways';
import { Address, InternetGateway, NatGateway } from '../model/types';
import { byIds } from './byIds';
import { page } from './page';
import { FilterValues, filtered } from './filtered';

const INTERNET_GATEWAY_FILTERS: FilterValues<InternetGateway> = {
  'attachment.state': ({ vpcId }) => vpcId && 'available',
  'attachment.vpc-id': ({ vpcId }) => vpcId,
  'internet-gateway-id': ({ id }) => id,
};

const NAT_GATEWAY_FILTERS: FilterValues<NatGateway> = {
  'nat-gateway-id': ({ id }) => id,
  state: nat => nat.state,
  'subnet-id': ({ subnetId }) => subnetId,
  'vpc-id': ({ vpcId }) => vpcId,
};

const ADDRESS_FILTERS: FilterValues<Address> = {
  'allocation-id': ({ id }) => id,
  'association-id': ({ associationId }) => associationId,
  domain: () => 'vpc',
  'network-interface-id': ({ networkInterfaceId }) => networkInterfaceId,
  'private-ip-address': ({ privateIp }) => privateIp,
  'public-ip': ({ publicIp }) => publicIp,
};

export const DescribeInternetGateways: Operation<
  DescribeInternetGatewaysRequest,
  DescribeInternetGatewaysResult
> = ({ region }, input) => {
  const found = filtered(
    byIds(region.service(Ec2), 'internetGateways', input.InternetGatewayIds),
    input.Filters,
    { ...INTERNET_GATEWAY_FILTERS, 'owner-id': () => region.accountId },
  );
  const { items, NextToken } = page(found, input);
  return {
    NextToken,
    InternetGateways: items.map(gateway => ({
      InternetGatewayId: gateway.id,
      OwnerId: region.accountId,
      Attachments: gateway.vpcId
        ? // EC2 answers `available` here, which its model does not list.
          [{ State: 'available' as 'attached', VpcId: gateway.vpcId }]
        : [],
      Tags: gateway.tags,
    })),
  };
};

export const DescribeEgressOnlyInternetGateways: Operation<
  DescribeEgressOnlyInternetGatewaysRequest,
  DescribeEgressOnlyInternetGatewaysResult
> = ({ region }, input) => {
  const found = filtered(
    byIds(
      region.service(Ec2),
      'egressOnlyGateways',
      input.EgressOnlyInternetGatewayIds,
    ),
    input.Filters,
    {},
  );
  const { items, NextToken } = page(found, input);
  return {
    NextToken,
    EgressOnlyInternetGateways: items.map(({ id, tags, vpcId }) => ({
      EgressOnlyInternetGatewayId: id,
      Attachments: [{ State: 'attached', VpcId: vpcId }],
      Tags: tags,
    })),
  };
};

export const DetachInternetGateway: Operation<DetachInternetGatewayRequest> = (
  { region },
  { InternetGatewayId = '', VpcId = '' },
) => {
  detachInternetGateway(region.service(Ec2), InternetGatewayId, VpcId);
};

export const DescribeNatGateways: Operation<
  DescribeNatGatewaysRequest,
  DescribeNatGatewaysResult
> = ({ region }, input) => {
  const found = filtered(
    byIds(region.service(Ec2), 'natGateways', input.NatGatewayIds),
    input.Filter,
    NAT_GATEWAY_FILTERS,
  );
  const { items, NextToken } = page(found, input);
  return {
    NextToken,
    NatGateways: items.map(nat => ({
      NatGatewayId: nat.id,
      VpcId: nat.vpcId,
      SubnetId: nat.subnetId,
      State: nat.state,
      ConnectivityType: nat.connectivityType,
      CreateTime: nat.createTime,
      DeleteTime: nat.deleteTime,
      FailureCode: nat.failureCode,
      FailureMessage: nat.failureMessage,
      NatGatewayAddresses: [
        {
          AllocationId: nat.allocationId,
          AssociationId: nat.associationId,
          NetworkInterfaceId: nat.networkInterfaceId,
          PrivateIp: nat.privateIp,
          PublicIp: nat.publicIp,
          IsPrimary: true,
          Status: nat.state === 'available' ? 'succeeded' : undefined,
        },
      ],
      Tags: nat.tags,
    })),
  };
};

export const DeleteNatGateway: Operation<
  DeleteNatGatewayRequest,
  DeleteNatGatewayResult
> = ({ region }, { NatGatewayId = '' }) => ({
  NatGatewayId: deleteNatGateway(region.service(Ec2), NatGatewayId).id,
});

export const DescribeAddresses: Operation<
  DescribeAddressesRequest,
  DescribeAddressesResult
> = ({ region }, input) => {
  const addresses = byIds(
    region.service(Ec2),
    'addresses',
    input.AllocationIds,
  ).filter(
    ({ publicIp }) => !input.PublicIps || input.PublicIps.includes(publicIp),
  );
  return {
    Addresses: filtered(addresses, input.Filters, {
      ...ADDRESS_FILTERS,
      'network-border-group': () => region.name,
    }).map(address => ({
      AllocationId: address.id,
      AssociationId: address.associationId,
      Domain: 'vpc',
      NetworkBorderGroup: region.name,
      NetworkInterfaceId: address.networkInterfaceId,
      NetworkInterfaceOwnerId: address.networkInterfaceId && region.accountId,
      PrivateIpAddress: address.privateIp,
      PublicIp: address.publicIp,
      PublicIpv4Pool: 'amazon',
      Tags: address.tags,
    })),
  };
};
