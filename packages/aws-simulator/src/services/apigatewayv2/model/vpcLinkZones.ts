/**
 * The zones in which VPC links have interfaces, by region:
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-vpc-links-v2.html
 */
const ZONES: Record<string, readonly number[]> = {
  'ap-east-1': [2, 3],
  'ap-northeast-1': [1, 2, 4],
  'ap-northeast-2': [1, 2, 3],
  'ap-south-1': [1, 2, 3],
  'ap-southeast-1': [1, 2, 3],
  'ap-southeast-2': [1, 2, 3],
  'ca-central-1': [1, 2],
  'eu-central-1': [1, 2, 3],
  'eu-north-1': [1, 2, 3],
  'eu-south-2': [1, 2, 3],
  'eu-west-1': [1, 2, 3],
  'eu-west-2': [1, 2, 3],
  'eu-west-3': [1, 3],
  'me-south-1': [1, 2, 3],
  'sa-east-1': [1, 2, 3],
  'us-east-1': [1, 2, 4, 5, 6],
  'us-east-2': [1, 2, 3],
  'us-gov-west-1': [1, 2, 3],
  'us-west-1': [1, 3],
  'us-west-2': [1, 2, 3, 4],
};

/**
 * Whether VPC links are available in a zone. Of regions that AWS's list leaves out, all
 * zones are.
 *
 * @param zoneId - such as `use1-az3`
 */
export function hasVpcLinks(region: string, zoneId: string): boolean {
  const [, number] = /-az(\d+)$/.exec(zoneId) ?? [];
  return ZONES[region]?.includes(Number(number)) ?? true;
}
