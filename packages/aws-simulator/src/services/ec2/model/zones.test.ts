import { availabilityZones } from './zones';

describe('availabilityZones', () => {
  const ids = (account: string, region: string) =>
    availabilityZones(account, region).map(({ id }) => id);

  it('names the zones of a region', () => {
    expect(
      availabilityZones('123456789012', 'eu-west-1').map(({ name }) => name),
    ).toEqual(['eu-west-1a', 'eu-west-1b', 'eu-west-1c']);
  });

  it.each([
    ['eu-west-1', 'euw1', 3],
    ['eu-central-1', 'euc1', 3],
    ['us-east-1', 'use1', 6],
    ['ap-southeast-2', 'apse2', 3],
    ['ap-northeast-1', 'apne1', 3],
    ['us-gov-west-1', 'usgw1', 3],
    ['cn-northwest-1', 'cnnw1', 3],
  ])('gives the zones of %s ids of %s', (region, code, count) => {
    const found = ids('123456789012', region);
    expect(new Set(found).size).toBe(count);
    expect(found.every(id => id.startsWith(`${code}-az`))).toBe(true);
  });

  it('shuffles them from account to account, always in the same way', () => {
    const orders = ['111111111111', '222222222222', '333333333333'].map(
      account => ids(account, 'us-east-1').join(),
    );
    expect(new Set(orders).size).toBeGreaterThan(1);
    expect(ids('111111111111', 'us-east-1').join()).toBe(orders[0]);
  });
});
