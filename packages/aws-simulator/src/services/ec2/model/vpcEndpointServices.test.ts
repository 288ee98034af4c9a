import {
  endpointServices,
  namesOfService,
  typesOfService,
} from './vpcEndpointServices';

describe('typesOfService', () => {
  it.each<[region: string, name: string, types: string[]]>([
    ['eu-west-1', 'com.amazonaws.eu-west-1.s3', ['Gateway', 'Interface']],
    ['eu-west-1', 'com.amazonaws.eu-west-1.ecr.api', ['Interface']],
    ['eu-west-1', 'com.amazonaws.eu-west-1.dynamodb', ['Gateway']],
    ['eu-west-1', 'com.amazonaws.eu-west-2.ecr.api', []],
    ['eu-west-1', 'com.amazonaws.eu-west-1.nothing', []],
    ['eu-west-1', 'cn.com.amazonaws.eu-west-1.ecr.api', []],
    ['us-gov-west-1', 'com.amazonaws.us-gov-west-1.ecr.dkr', ['Interface']],
    ['cn-north-1', 'com.amazonaws.cn-north-1.ecr.dkr', []],
    ['cn-north-1', 'cn.com.amazonaws.cn-north-1.ecr.dkr', ['Interface']],
    ['cn-north-1', 'com.amazonaws.cn-north-1.logs', ['Interface']],
    ['cn-north-1', 'com.amazonaws.cn-north-1.s3', ['Gateway']],
    ['cn-north-1', 'cn.com.amazonaws.cn-north-1.s3', ['Interface']],
  ])('in %s of %s: %j', (region, name, types) => {
    expect(typesOfService(region, name)).toEqual(types);
  });
});

it.each(['eu-west-1', 'cn-northwest-1'])(
  'lists only what there is in %s, each once',
  region => {
    const services = endpointServices(region);
    expect(services.filter(({ types }) => !types.length)).toEqual([]);
    expect(new Set(services.map(({ name }) => name)).size).toBe(
      services.length,
    );
  },
);

it.each([
  ['eu-west-1', ['com.amazonaws.eu-west-1.s3']],
  [
    'cn-north-1',
    ['com.amazonaws.cn-north-1.s3', 'cn.com.amazonaws.cn-north-1.s3'],
  ],
])('names S3 in %s', (region, names) => {
  expect(namesOfService(region, 's3')).toEqual(names);
});
