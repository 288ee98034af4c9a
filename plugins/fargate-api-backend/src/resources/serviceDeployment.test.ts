import {
  Observed,
  Rollout,
  ServiceStatus,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { observationContext } from '../__testUtils__/observationContext';
import { ServiceFacts } from './service';
import { observeServiceStatus } from './serviceDeployment';

const rollout = { state: 'in-progress', taskDefinition: 'orders:2' } as Rollout;

function service(facts: Partial<ServiceFacts>): Observed<ServiceFacts> {
  const status = { name: 'orders', rollout } as ServiceStatus;
  return {
    value: {
      status,
      ownership: { entityRefs: [], isManaged: false },
      hasShortArn: false,
      targetGroups: [],
      securityGroupIds: [],
      tasksVersion: '1',
      ...facts,
    },
  };
}

async function rolloutWith(deployment: object | undefined) {
  const send = jest.fn().mockResolvedValue({
    serviceDeployments: deployment ? [deployment] : [],
  });
  const { value } = await observeServiceStatus(
    observationContext({ ecs: { send } }),
    service({ deploymentArn: 'arn' }),
  );
  return value!.rollout;
}

describe('observeServiceStatus', () => {
  const status = 'MONITORING';

  it.each([
    [
      'the count of the circuit breaker',
      { deploymentCircuitBreaker: { status, failureCount: 2, threshold: 3 } },
      { breaker: { status, failures: 2, threshold: 3 } },
    ],
    [
      'a circuit breaker without failures',
      { deploymentCircuitBreaker: { status, threshold: 3 } },
      { breaker: { status, failures: 0, threshold: 3 } },
    ],
    [
      'no circuit breaker without a threshold',
      { deploymentCircuitBreaker: { status } },
      {},
    ],
    [
      'the lifecycle stage',
      { lifecycleStage: 'BAKE_TIME' },
      { stage: 'BAKE_TIME' },
    ],
    ['nothing of a missing deployment', undefined, {}],
  ])('adds to the rollout %s', async (_, deployment, expected) => {
    expect(await rolloutWith(deployment)).toEqual({ ...rollout, ...expected });
  });

  it('makes no call without a deployment in progress', async () => {
    const send = jest.fn();
    const context = observationContext({ ecs: { send } });
    const { value } = await observeServiceStatus(context, service({}));
    expect(value!.rollout).toEqual(rollout);
    expect(send).not.toHaveBeenCalled();
  });
});
