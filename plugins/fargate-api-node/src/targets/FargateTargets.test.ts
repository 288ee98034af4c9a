import { ConfigReader } from '@backstage/config';
import { FargateTargets } from './FargateTargets';

const dev = { name: 'dev', accountId: '123456789012', region: 'eu-west-1' };
const targets = (...list: object[]) =>
  FargateTargets.fromConfig(
    new ConfigReader({ fargateApi: { targets: list } }),
  );

describe('FargateTargets', () => {
  it('finds a target by name', () => {
    expect(targets(dev).get('dev')).toEqual({ ...dev, endpoint: undefined });
  });

  it('finds the target in which a resource is', () => {
    const prod = {
      name: 'prod',
      accountId: '210987654321',
      region: 'eu-west-1',
    };
    const arn = 'arn:aws:ecs:eu-west-1:210987654321:service/cluster/orders';
    expect(targets(dev, prod).forArn(arn).name).toBe('prod');
  });

  it('allows nothing that the configuration does not name', () => {
    expect(() => targets(dev).get('prod')).toThrow(
      '"prod" is not a target of this portal. Known targets: dev.',
    );
    expect(() =>
      targets(dev).forArn('arn:aws:ecs:us-east-1:123456789012:service/c/s'),
    ).toThrow(
      'Account 123456789012 in us-east-1 is not a target of this portal.',
    );
    expect(() => targets().get('dev')).toThrow(
      'An administrator adds targets under fargateApi.targets in app-config.',
    );
  });

  it('refuses a text that is no ARN', () => {
    expect(() => targets(dev).forArn('orders')).toThrow(
      '"orders" is not an ARN',
    );
  });

  it.each([
    [
      'an account id that lost its zeros',
      [{ ...dev, accountId: 12345 }],
      'accountId of "dev" must be twelve digits in quotes, not 12345',
    ],
    [
      'a region by its long name',
      [{ ...dev, region: 'Ireland' }],
      'region of "dev" must be a region\'s code such as eu-west-1, not Ireland',
    ],
    ['one name for two', [dev, dev], 'fargateApi.targets names "dev" twice'],
  ])('refuses %s', (_, list, message) => {
    expect(() => targets(...list)).toThrow(message);
  });
});
