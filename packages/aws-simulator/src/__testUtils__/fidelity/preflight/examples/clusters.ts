import { Examples, Resources } from './Example';

const cluster = (Properties: object = {}): Resources => ({
  It: { Type: 'AWS::ECS::Cluster', Properties },
});

const strategy = (...items: object[]) => ({
  CapacityProviders: ['FARGATE', 'FARGATE_SPOT'],
  DefaultCapacityProviderStrategy: items,
});

const exec = (ExecuteCommandConfiguration: object) => ({
  Configuration: { ExecuteCommandConfiguration },
});

const LogConfiguration = { CloudWatchLogGroupName: 'exec' };

/** The rules for `AWS::ECS::Cluster`. */
export const clusters: Examples = {
  'pf-ecs-cluster-default-strategy-multiple-base': [
    cluster(
      strategy(
        { CapacityProvider: 'FARGATE', Base: 1, Weight: 1 },
        { CapacityProvider: 'FARGATE_SPOT', Base: 1, Weight: 1 },
      ),
    ),
    cluster(
      strategy(
        { CapacityProvider: 'FARGATE', Base: 1, Weight: 1 },
        { CapacityProvider: 'FARGATE_SPOT', Weight: 1 },
      ),
    ),
  ],
  'pf-ecs-cluster-default-strategy-provider-not-listed': [
    cluster({
      ...strategy({ CapacityProvider: 'FARGATE_SPOT', Weight: 1 }),
      CapacityProviders: ['FARGATE'],
    }),
    cluster(strategy({ CapacityProvider: 'FARGATE_SPOT', Weight: 1 })),
  ],
  'pf-ecs-cluster-execute-command-default-with-log-config': [
    cluster(exec({ Logging: 'DEFAULT', LogConfiguration })),
    cluster(exec({ Logging: 'OVERRIDE', LogConfiguration })),
  ],
  'pf-ecs-cluster-execute-command-override-without-log-config': [
    cluster(exec({ Logging: 'OVERRIDE' })),
    cluster(exec({ Logging: 'DEFAULT' })),
  ],
  'pf-ecs-cluster-name': [
    cluster({ ClusterName: 'a.b' }),
    cluster({ ClusterName: 'a_b-1' }),
  ],
};
