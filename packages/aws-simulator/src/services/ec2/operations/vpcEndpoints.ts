import type {
  DeleteVpcEndpointsRequest,
  DeleteVpcEndpointsResult,
  DescribeVpcEndpointsRequest,
  DescribeVpcEndpointsResult,
  State,
} from '@aws-sdk/client-ec2';
import { AwsError } from '../../../world/AwsError';
import { Operation } from '../../ServiceDefinition';
import { Ec2 } from '../model/Ec2';
import { deleteVpcEndpoint, dnsEntriesOf } from '../model/vpcEndpoints';
import { VpcEndpoint } from '../model/types';
import { byIds } from './byIds';
import { page } from './page';
import { FilterValues, filtered } from './filtered';

const FILTERS: FilterValues<VpcEndpoint> = {
  'service-name': endpoint => endpoint.serviceName,
  'vpc-endpoint-id': endpoint => endpoint.id,
  'vpc-endpoint-state': endpoint => endpoint.state,
  'vpc-endpoint-type': endpoint => endpoint.type,
  'vpc-id': endpoint => endpoint.vpcId,
};

export const DescribeVpcEndpoints: Operation<
  DescribeVpcEndpointsRequest,
  DescribeVpcEndpointsResult
> = ({ region }, input) => {
  const ec2 = region.service(Ec2);
  const found = filtered(
    byIds(ec2, 'vpcEndpoints', input.VpcEndpointIds),
    input.Filters,
    FILTERS,
  );
  const { items, NextToken } = page(found, input);
  return {
    NextToken,
    VpcEndpoints: items.map(endpoint => ({
      VpcEndpointId: endpoint.id,
      VpcEndpointType: endpoint.type,
      VpcId: endpoint.vpcId,
      ServiceName: endpoint.serviceName,
      // EC2 returns the state in lower case, unlike in its model.
      State: endpoint.state as unknown as State,
      PolicyDocument: endpoint.policyDocument,
      RouteTableIds: endpoint.routeTableIds,
      SubnetIds: endpoint.subnetIds,
      Groups: endpoint.securityGroupIds.map(id => ({
        GroupId: id,
        GroupName: ec2.securityGroups.get(id)?.name,
      })),
      IpAddressType: 'ipv4',
      PrivateDnsEnabled: endpoint.privateDnsEnabled,
      RequesterManaged: false,
      NetworkInterfaceIds: endpoint.networkInterfaceIds,
      DnsEntries: dnsEntriesOf(ec2, endpoint),
      CreationTimestamp: endpoint.creationTimestamp,
      OwnerId: region.accountId,
      Tags: endpoint.tags,
    })),
  };
};

export const DeleteVpcEndpoints: Operation<
  DeleteVpcEndpointsRequest,
  DeleteVpcEndpointsResult
> = ({ region }, { VpcEndpointIds = [] }) => {
  const ec2 = region.service(Ec2);
  const Unsuccessful = VpcEndpointIds.flatMap(ResourceId => {
    try {
      deleteVpcEndpoint(ec2, ResourceId);
      return [];
    } catch (error) {
      if (!(error instanceof AwsError)) {
        throw error;
      }
      return [
        { ResourceId, Error: { Code: error.code, Message: error.message } },
      ];
    }
  });
  return { Unsuccessful };
};
