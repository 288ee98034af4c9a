import { mockCredentials } from '@backstage/backend-test-utils';
import { NOW } from '../../__testUtils__/cannedAws';
import { cannedContext } from '../../__testUtils__/cannedContext';
import { cannedRecord } from '../../__testUtils__/cannedStacks';
import { withHold } from './hold';

describe('withHold', () => {
  const request = { name: 'orders', parameters: { A: '1' } } as any;
  const HELD = '2025-12-31T00:00:00.000Z user:default/bob';

  async function hold(
    parameters: Record<string, string> | undefined,
    change: object,
    credentials = mockCredentials.user('user:default/ann!'),
  ) {
    const { context, lines } = cannedContext({});
    const stack = parameters && (await cannedRecord('orders', { parameters }));
    const found = withHold(context, stack, change, request, credentials);
    const { DeploymentHold, ...others } = found.parameters;
    expect(others).toEqual({ A: '1' });
    return [DeploymentHold, ...lines];
  }
  const NOTED =
    'Hold automatic deployments of a pipeline are held until they are released';

  it('holds after a roll back, with who and when', async () => {
    expect(await hold({}, { rollBackTo: 1 })).toEqual([
      `${NOW.toISOString()} user:default/ann-`,
      NOTED,
    ]);
    expect(await hold(undefined, { rollBackTo: 1 })).toHaveLength(2);
    expect(
      await hold(
        { DeploymentHold: HELD, DeployedTask: 'x' },
        { rollBackTo: 1 },
      ),
    ).toEqual([`${NOW.toISOString()} user:default/ann-`, NOTED]);
  });

  it('is the same request when the task runs again', async () => {
    expect(
      await hold(
        { DeploymentHold: HELD, DeployedTask: 'task-1' },
        { rollBackTo: 1 },
      ),
    ).toEqual([HELD, NOTED]);
  });

  it('has at most 200 characters of a name', async () => {
    const [value] = await hold(
      {},
      { rollBackTo: 1 },
      mockCredentials.user(`user:default/${'a'.repeat(300)}`),
    );
    expect(value!.split(' ')[1]).toHaveLength(200);
  });

  it('releases on request', async () => {
    const text =
      'Hold automatic deployments are held since 2025-12-31T00:00:00.000Z by user:default/bob; released';
    expect(await hold({ DeploymentHold: HELD }, { releaseHold: true })).toEqual(
      ['', text],
    );
    expect(await hold({}, { releaseHold: true })).toEqual([
      undefined,
      'Hold automatic deployments are not held',
    ]);
  });

  it('keeps a hold otherwise, and says so', async () => {
    expect(await hold({ DeploymentHold: HELD }, {})).toEqual([
      HELD,
      'Hold automatic deployments are held since 2025-12-31T00:00:00.000Z by user:default/bob; this deployment does not release them',
    ]);
    expect(await hold({}, {})).toEqual([undefined]);
    expect(await hold(undefined, {})).toEqual([undefined]);
  });
});
