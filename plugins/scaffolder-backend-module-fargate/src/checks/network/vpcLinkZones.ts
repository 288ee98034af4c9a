import { NetworkSubnet } from './Network';

/**
 * The AZs that VPC links are available in, by region; of another region, all.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-vpc-links-v2.html
 */
const NUMBERS: Readonly<Record<string, readonly number[]>> = {
  'ap-east-1': [2, 3],
  'ap-northeast-1': [1, 2, 4],
  'ca-central-1': [1, 2],
  'eu-west-3': [1, 3],
  'us-east-1': [1, 2, 4, 5, 6],
  'us-west-1': [1, 3],
};

/** Subnets that a VPC link cannot have interfaces in, each with what to do. */
export function vpcLinkProblems(
  region: string,
  subnets: readonly NetworkSubnet[],
): string[] {
  const numbers = NUMBERS[region];
  return subnets
    .filter(
      ({ zoneId }) =>
        numbers && !numbers.includes(Number(/\d+$/.exec(zoneId)?.[0])),
    )
    .map(
      ({ id, zoneName, zoneId }) =>
        `private subnet ${id} is in AZ ${zoneName} (${zoneId}), where API Gateway has no VPC links: leave it out of the environment`,
    );
}
