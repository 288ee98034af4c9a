import {
  observationContext,
  OBSERVED_AT,
} from '../__testUtils__/observationContext';
import { observeScaling } from './autoscaling';

const serviceArn = {
  value: 'arn:aws:ecs:eu-west-1:123456789012:service/dev/orders',
};

describe('observeScaling', () => {
  function setUp(ScalableTargets: object[]) {
    const send = jest.fn().mockResolvedValue({ ScalableTargets });
    const context = observationContext({ applicationAutoScaling: { send } });
    return { send, context };
  }

  it('allows 0 to the maximum of the portal while autoscaling is off', async () => {
    const { context, send } = setUp([]);
    expect(await observeScaling(context, serviceArn, 7)).toEqual({
      value: { min: 0, max: 7, autoscaling: false },
      observedAt: OBSERVED_AT,
    });
    expect(send.mock.calls[0][0].input).toEqual({
      ServiceNamespace: 'ecs',
      ScalableDimension: 'ecs:service:DesiredCount',
      ResourceIds: ['service/dev/orders'],
    });
  });

  it('ignores the maximum of the portal while autoscaling is on', async () => {
    const { context } = setUp([
      { ResourceId: 'service/dev/other', MinCapacity: 1, MaxCapacity: 1 },
      { ResourceId: 'service/dev/orders', MinCapacity: 2, MaxCapacity: 40 },
    ]);
    expect(await observeScaling(context, serviceArn, 7)).toMatchObject({
      value: { min: 2, max: 40, autoscaling: true },
    });
  });

  it('passes on why the service is unknown', async () => {
    const { context, send } = setUp([]);
    const failure = { reason: 'unavailable', message: 'no service' } as const;
    expect(await observeScaling(context, { failure }, 7)).toEqual({ failure });
    expect(send).not.toHaveBeenCalled();
  });
});
