import { endpointName } from './endpointName';

describe('endpointName', () => {
  it.each([
    ['com.amazonaws.eu-west-1.s3', 's3'],
    ['com.amazonaws.eu-west-1.ecr.api', 'ecr.api'],
    ['cn.com.amazonaws.cn-north-1.ecs', 'ecs'],
    [
      'com.amazonaws.vpce.eu-west-1.vpce-svc-0a1b2c3d4e5f60718',
      'com.amazonaws.vpce.eu-west-1.vpce-svc-0a1b2c3d4e5f60718',
    ],
  ])('shortens %s to %s', (service, name) => {
    expect(endpointName(service)).toBe(name);
  });
});
