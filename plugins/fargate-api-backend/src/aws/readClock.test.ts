import { FargateAws } from '@fargate-api/backstage-plugin-fargate-api-node';
import { readClock } from './readClock';

const TARGET = { name: 'dev', accountId: '123456789012', region: 'eu-west-1' };

function awsWith(clockSpeed: number | undefined): FargateAws {
  const clients = async () => ({
    now: () => new Date('2026-01-01T00:00:00Z'),
    clockSpeed: () => clockSpeed,
  });
  return { clients } as unknown as FargateAws;
}

describe('readClock', () => {
  it('reads the time of AWS', async () => {
    expect(await readClock(awsWith(undefined), TARGET)).toEqual({
      now: '2026-01-01T00:00:00.000Z',
    });
  });

  it('reads how fast a simulated AWS runs', async () => {
    expect(await readClock(awsWith(20), TARGET)).toEqual({
      now: '2026-01-01T00:00:00.000Z',
      clockSpeed: 20,
    });
  });

  it('is that of the portal without credentials for AWS', async () => {
    const aws = {
      clients: async () => {
        throw new Error('no credentials');
      },
    } as unknown as FargateAws;
    const { now, ...rest } = await readClock(aws, TARGET);
    expect(Math.abs(Date.now() - Date.parse(now))).toBeLessThan(60_000);
    expect(rest).toEqual({});
  });
});
