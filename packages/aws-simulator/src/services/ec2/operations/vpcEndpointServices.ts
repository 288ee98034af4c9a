import type {
  DescribePrefixListsRequest,
  DescribePrefixListsResult,
  DescribeVpcEndpointServicesRequest,
  DescribeVpcEndpointServicesResult,
} from '@aws-sdk/client-ec2';
import { AwsError } from '../../../world/AwsError';
import { Operation } from '../../ServiceDefinition';
import { Ec2 } from '../model/Ec2';
import { endpointServices, prefixLists } from '../model/vpcEndpointServices';
import { filtered } from './filtered';
import { page } from './page';

/** DescribeVpcEndpointServices: those of AWS that the simulator knows. */
export const DescribeVpcEndpointServices: Operation<
  DescribeVpcEndpointServicesRequest,
  DescribeVpcEndpointServicesResult
> = ({ region }, input) => {
  const all = endpointServices(region.name);
  for (const name of input.ServiceNames ?? []) {
    if (!all.some(service => service.name === name)) {
      throw new AwsError(
        'InvalidServiceName',
        `The Vpc Endpoint Service '${name}' does not exist`,
      );
    }
  }
  const zones = region.service(Ec2).availabilityZones.map(({ name }) => name);
  const { items, NextToken } = page(
    filtered(
      all.filter(
        ({ name }) => !input.ServiceNames || input.ServiceNames.includes(name),
      ),
      input.Filters,
      {
        owner: () => 'amazon',
        'service-name': service => service.name,
        'service-type': service => service.types,
      },
    ),
    input,
  );
  return {
    NextToken,
    ServiceNames: items.map(({ name }) => name),
    ServiceDetails: items.map(({ name, types }) => ({
      ServiceName: name,
      ServiceType: types.map(ServiceType => ({ ServiceType })),
      AvailabilityZones: zones,
      Owner: 'amazon',
      VpcEndpointPolicySupported: true,
      AcceptanceRequired: false,
      ManagesVpcEndpoints: false,
      Tags: [],
    })),
  };
};

/**
 * DescribePrefixLists: those of the gateway endpoints. Which addresses they have is
 * unknown.
 */
export const DescribePrefixLists: Operation<
  DescribePrefixListsRequest,
  DescribePrefixListsResult
> = ({ region }, input) => {
  const all = prefixLists(region.name);
  const missing = input.PrefixListIds?.find(
    id => !all.some(list => list.id === id),
  );
  if (missing) {
    throw new AwsError(
      'InvalidPrefixListId.NotFound',
      `The prefix list ID '${missing}' does not exist`,
    );
  }
  const { items, NextToken } = page(
    filtered(
      all.filter(
        ({ id }) => !input.PrefixListIds || input.PrefixListIds.includes(id),
      ),
      input.Filters,
      {
        'prefix-list-id': list => list.id,
        'prefix-list-name': list => list.name,
      },
    ),
    input,
  );
  return {
    NextToken,
    PrefixLists: items.map(({ id, name }) => ({
      PrefixListId: id,
      PrefixListName: name,
      Cidrs: [],
    })),
  };
};
