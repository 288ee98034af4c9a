import { cannedContext } from '../__testUtils__/cannedContext';
import { cannedRecord } from '../__testUtils__/cannedStacks';
import { Drift } from '../live/driftOf';
import { OnDrift } from '../live/onDrift';
import { LiveDrift, readLiveDrift } from '../live/readLiveDrift';
import { reconcileApi } from './reconcileApi';
import { SettingValues } from './settings/settings';

jest.mock('../live/readLiveDrift');

const COUNT = { subject: 'desiredCount', live: '5', stack: '2' } as Drift;
const IMAGE = {
  subject: 'image',
  live: 'orders:v2',
  stack: 'orders:v1',
} as Drift;
const ON = { Autoscaling: 'on' };

describe('reconcileApi', () => {
  async function of({
    drift = [],
    desired = 5,
    requested = {},
    parameters = {},
    status,
    onDrift,
    isGone = false,
  }: {
    drift?: Drift[];
    desired?: number;
    requested?: SettingValues;
    parameters?: Record<string, string>;
    status?: string;
    onDrift?: OnDrift;
    isGone?: boolean;
  }) {
    const service = { desired, isSteady: true } as LiveDrift['service'];
    const live: LiveDrift = { service, drift };
    jest.mocked(readLiveDrift).mockReset();
    jest.mocked(readLiveDrift).mockResolvedValue(isGone ? undefined : live);
    const { context, lines } = cannedContext({});
    const stack = await cannedRecord('orders', { parameters, status });
    const found = await reconcileApi(context, stack, requested, onDrift);
    return { ...found, lines };
  }

  const NOTHING = {
    adopted: {},
    running: {},
    desired: 0,
    isSteady: false,
    lines: [],
  };

  it('compares nothing while the stack changes, or when no service runs', async () => {
    expect(await of({ drift: [COUNT], status: 'UPDATE_IN_PROGRESS' })).toEqual(
      NOTHING,
    );
    expect(readLiveDrift).not.toHaveBeenCalled();
    expect(await of({ isGone: true })).toEqual(NOTHING);
  });

  it('takes over and logs what runs', async () => {
    expect(await of({ drift: [COUNT] })).toEqual({
      adopted: { desiredCount: 5 },
      running: { desiredCount: 5 },
      desired: 5,
      isSteady: true,
      lines: ['Drift desiredCount: 5 runs, the stack has 2: stays 5'],
    });
  });

  it('refuses what nobody decided about', async () => {
    await expect(of({ drift: [IMAGE] })).rejects.toThrow('orders:v2');
    expect((await of({ drift: [IMAGE], onDrift: 'adopt' })).adopted).toEqual({
      image: 'orders:v2',
    });
    expect(
      (await of({ drift: [IMAGE], requested: { image: 'orders:v3' } })).adopted,
    ).toEqual({});
  });

  it('leaves the count to autoscaling where that is turned on', async () => {
    const { adopted } = await of({
      drift: [COUNT],
      requested: { 'autoscaling.enabled': true },
    });
    expect(adopted).toEqual({});
  });

  it.each<[string, Parameters<typeof of>[0], object]>([
    [
      'is that of the tasks that run',
      { requested: { 'autoscaling.enabled': false }, parameters: ON },
      { desiredCount: 5 },
    ],
    [
      'is as requested',
      {
        requested: { 'autoscaling.enabled': false, desiredCount: 3 },
        parameters: ON,
      },
      {},
    ],
    [
      'stays where autoscaling was off',
      {
        requested: { 'autoscaling.enabled': false },
        parameters: { Autoscaling: 'off' },
      },
      {},
    ],
    ['stays where autoscaling stays on', { parameters: ON }, {}],
    [
      'stays where no task runs outside office hours',
      {
        desired: 0,
        requested: { 'autoscaling.enabled': false },
        parameters: { ...ON, OfficeHours: 'on' },
      },
      {},
    ],
    [
      'is that of the tasks that run in office hours',
      {
        requested: { 'autoscaling.enabled': false },
        parameters: { ...ON, OfficeHours: 'on' },
      },
      { desiredCount: 5 },
    ],
    [
      'is none where none runs without office hours',
      {
        desired: 0,
        requested: { 'autoscaling.enabled': false },
        parameters: ON,
      },
      { desiredCount: 0 },
    ],
  ])('the count after autoscaling %s', async (_, given, adopted) => {
    expect((await of(given)).adopted).toEqual(adopted);
  });
});
