import { createHash } from 'node:crypto';
import { Region } from '../../../world/World';
import { Parameter } from './types';

/** Where the public parameters of AWS start. */
export const PUBLIC = '/aws/service/';

const INFRASTRUCTURE = `${PUBLIC}global-infrastructure`;

/** The regions that every account has, with the name and country of each. */
const REGIONS: Record<string, [longName: string, country: string]> = {
  'ap-northeast-1': ['Asia Pacific (Tokyo)', 'JP'],
  'ap-northeast-2': ['Asia Pacific (Seoul)', 'KR'],
  'ap-northeast-3': ['Asia Pacific (Osaka)', 'JP'],
  'ap-south-1': ['Asia Pacific (Mumbai)', 'IN'],
  'ap-southeast-1': ['Asia Pacific (Singapore)', 'SG'],
  'ap-southeast-2': ['Asia Pacific (Sydney)', 'AU'],
  'ca-central-1': ['Canada (Central)', 'CA'],
  'eu-central-1': ['Europe (Frankfurt)', 'DE'],
  'eu-north-1': ['Europe (Stockholm)', 'SE'],
  'eu-west-1': ['Europe (Ireland)', 'IE'],
  'eu-west-2': ['Europe (London)', 'GB'],
  'eu-west-3': ['Europe (Paris)', 'FR'],
  'sa-east-1': ['South America (Sao Paulo)', 'BR'],
  'us-east-1': ['US East (N. Virginia)', 'US'],
  'us-east-2': ['US East (Ohio)', 'US'],
  'us-west-1': ['US West (N. California)', 'US'],
  'us-west-2': ['US West (Oregon)', 'US'],
};

/** The public parameters whose value is the id of a machine image. */
const IMAGE =
  /^\/aws\/service\/(?:ami-(?:amazon-linux|windows)-latest\/[\w.-]+|(?:ecs|eks)\/optimized-ami\/.+\/image_id|bottlerocket\/.+\/image_id|canonical\/ubuntu\/.+\/ami-id)$/;

/** The public parameters about the regions, as every account has them. */
export function infrastructureParameters(region: Region): Parameter[] {
  return Object.keys(REGIONS)
    .flatMap((name): [string, string][] => [
      [`regions/${name}`, name],
      ...attributesOf(name, `regions/${name}`),
    ])
    .concat([['current-region', region.name]])
    .concat(attributesOf(region.name, 'current-region'))
    .map(([path, value]) =>
      parameter(region, `${INFRASTRUCTURE}/${path}`, value, 'text'),
    );
}

/**
 * A public parameter of AWS; undefined if the simulator has none of this name.
 * The ids of machine images are made up, the same each time.
 */
export function publicParameter(
  region: Region,
  name: string,
): Parameter | undefined {
  if (IMAGE.test(name)) {
    const hash = createHash('sha256').update(`${region.name} ${name}`);
    const id = `ami-${hash.digest('hex').slice(0, 17)}`;
    return parameter(region, name, id, 'aws:ec2:image');
  }
  return name.startsWith(INFRASTRUCTURE)
    ? infrastructureParameters(region).find(one => one.name === name)
    : undefined;
}

function attributesOf(region: string, path: string): [string, string][] {
  const [longName, country] = REGIONS[region] ?? [];
  return longName === undefined
    ? []
    : [
        [`${path}/domain`, 'amazonaws.com'],
        [`${path}/geolocationCountry`, country!],
        [`${path}/longName`, longName],
        [`${path}/partition`, 'aws'],
      ];
}

function parameter(
  { partition, name: regionName }: Region,
  name: string,
  value: string,
  dataType: string,
): Parameter {
  return {
    name,
    arn: `arn:${partition}:ssm:${regionName}::parameter${name}`,
    type: 'String',
    tier: 'Standard',
    dataType,
    tags: [],
    versions: [
      {
        version: 1,
        value,
        ciphertext: '',
        lastModifiedDate: new Date(0),
        lastModifiedUser: '',
      },
    ],
  };
}
