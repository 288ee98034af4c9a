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

  it('finds the target of a resource', () => {
    const prod = {
      name: 'prod',
      accountId: '210987654321',
      region: 'eu-west-1',
    };
    const arn = 'arn:aws:ecs:eu-west-1:210987654321:service/cluster/orders';
    expect(targets(dev, prod).forArn(arn).name).toBe('prod');
  });

  it('rejects every target that is not configured', () => {
    expect(() => targets(dev).get('prod')).toThrow(
      '"prod" is not a target of this portal. Known targets: dev.',
    );
    expect(() =>
      targets(dev).forArn('arn:aws:ecs:us-east-1:123456789012:service/c/s'),
    ).toThrow(
      'Account 123456789012 in us-east-1 is not a target of this portal.',
    );
    expect(() => targets().get('dev')).toThrow(
      'An administrator can add targets under fargateApi.targets in app-config.',
    );
  });

  it('rejects a text that is not an ARN', () => {
    expect(() => targets(dev).forArn('orders')).toThrow(
      '"orders" is not an ARN',
    );
  });

  it.each([
    [
      'an account ID without its leading zeros',
      [{ ...dev, accountId: 12345 }],
      'accountId of "dev" must be 12 digits in quotes, not 12345',
    ],
    [
      'a region by its long name',
      [{ ...dev, region: 'Ireland' }],
      'region of "dev" must be a region code such as eu-west-1, not Ireland',
    ],
    [
      'a name that is used twice',
      [dev, dev],
      'fargateApi.targets contains the name "dev" twice',
    ],
  ])('rejects %s', (_, list, message) => {
    expect(() => targets(...list)).toThrow(message);
  });
});
