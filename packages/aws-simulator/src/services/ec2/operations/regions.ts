import type {
  DescribeAvailabilityZonesRequest,
  DescribeAvailabilityZonesResult,
  DescribeRegionsRequest,
  DescribeRegionsResult,
} from '@aws-sdk/client-ec2';
import { AwsError } from '../../../world/AwsError';
import { dnsSuffixOf } from '../../../world/World';
import { Operation } from '../../ServiceDefinition';
import { Ec2 } from '../model/Ec2';
import { AvailabilityZone } from '../model/zones';
import { filtered } from './filtered';

/** The regions that every account has without opting in. */
const REGIONS = [
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-northeast-3',
  'ap-south-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'ca-central-1',
  'eu-central-1',
  'eu-north-1',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'sa-east-1',
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
];

export const DescribeAvailabilityZones: Operation<
  DescribeAvailabilityZonesRequest,
  DescribeAvailabilityZonesResult
> = ({ region }, input) => {
  const zones = region
    .service(Ec2)
    .availabilityZones.filter(
      ({ name, id }) =>
        (input.ZoneNames?.includes(name) ?? true) &&
        (input.ZoneIds?.includes(id) ?? true),
    );
  const unknown = input.ZoneNames?.find(
    wanted => !zones.some(({ name }) => name === wanted),
  );
  if (unknown) {
    throw new AwsError(
      'InvalidParameterValue',
      `Invalid availability zone: [${unknown}]`,
    );
  }
  return {
    AvailabilityZones: filtered(zones, input.Filters, {
      'group-name': () => region.name,
      'opt-in-status': () => 'opt-in-not-required',
      'region-name': () => region.name,
      state: () => 'available',
      'zone-id': ({ id }: AvailabilityZone) => id,
      'zone-name': ({ name }: AvailabilityZone) => name,
      'zone-type': () => 'availability-zone',
    }).map(({ name, id }) => ({
      GroupName: region.name,
      Messages: [],
      NetworkBorderGroup: region.name,
      OptInStatus: 'opt-in-not-required',
      RegionName: region.name,
      State: 'available',
      ZoneId: id,
      ZoneName: name,
      ZoneType: 'availability-zone',
    })),
  };
};

export const DescribeRegions: Operation<
  DescribeRegionsRequest,
  DescribeRegionsResult
> = (_context, input) => {
  const unknown = input.RegionNames?.find(name => !REGIONS.includes(name));
  if (unknown) {
    throw new AwsError(
      'InvalidParameterValue',
      `Invalid region provided: ${unknown}`,
    );
  }
  const names = input.RegionNames ?? REGIONS;
  return {
    Regions: filtered(names, input.Filters, {
      endpoint: endpointOf,
      'opt-in-status': () => 'opt-in-not-required',
      'region-name': name => name,
    }).map(RegionName => ({
      Endpoint: endpointOf(RegionName),
      OptInStatus: 'opt-in-not-required',
      RegionName,
    })),
  };
};

function endpointOf(region: string): string {
  return `ec2.${region}.${dnsSuffixOf(region)}`;
}
