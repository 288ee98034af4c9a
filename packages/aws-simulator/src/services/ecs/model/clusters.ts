import {
  CapacityProviderStrategyItem,
  CreateClusterRequest,
} from '@aws-sdk/client-ecs';
import { AwsError } from '../../../world/AwsError';
import { createNamespace } from '../../servicediscovery/model/namespaces';
import { ServiceDiscovery } from '../../servicediscovery/model/ServiceDiscovery';
import { Ecs } from './Ecs';
import { Cluster } from './types';

const PROVIDERS = ['FARGATE', 'FARGATE_SPOT'];

/** @throws AwsError `InvalidParameterException` */
export function createCluster(ecs: Ecs, input: CreateClusterRequest): Cluster {
  const name = input.clusterName ?? 'default';
  if (!/^[a-zA-Z0-9_-]{1,255}$/.test(name)) {
    throw new AwsError(
      'InvalidParameterException',
      'Invalid identifier: Cluster name',
    );
  }
  checkSettings(input);
  const providers = input.capacityProviders ?? [];
  const unknown = providers.find(provider => !PROVIDERS.includes(provider));
  if (unknown !== undefined) {
    throw invalid(`The specified capacity provider ${unknown} was not found.`);
  }
  checkProviders(providers, input.defaultCapacityProviderStrategy ?? []);
  const existing = ecs.clusters.get(name);
  if (existing && existing.shape.status === 'ACTIVE') {
    return existing;
  }
  const cluster: Cluster = {
    shape: {
      clusterArn: ecs.region.arn('ecs', `cluster/${name}`),
      clusterName: name,
      status: 'ACTIVE',
      settings: input.settings?.length
        ? input.settings
        : [{ name: 'containerInsights', value: 'disabled' }],
      configuration: input.configuration,
      serviceConnectDefaults: input.serviceConnectDefaults,
      capacityProviders: providers,
      defaultCapacityProviderStrategy:
        input.defaultCapacityProviderStrategy ?? [],
    },
    tags: input.tags ?? [],
  };
  ecs.clusters.set(name, cluster);
  makeNamespace(ecs, input.serviceConnectDefaults?.namespace);
  return cluster;
}

/** ECS creates the namespace of a cluster's defaults where its name is a new one. */
function makeNamespace({ region }: Ecs, name = ''): void {
  const discovery = region.service(ServiceDiscovery);
  const isThere = [...discovery.namespaces.values()].some(
    namespace => name === namespace.name || name === namespace.arn,
  );
  if (name && !isThere && !name.startsWith('arn:')) {
    createNamespace(discovery, { name, tags: [] });
  }
}

/** @throws AwsError `ClusterNotFoundException`, `InvalidParameterException` */
export function putCapacityProviders(
  ecs: Ecs,
  clusterName: string,
  capacityProviders: string[],
  defaultStrategy: CapacityProviderStrategyItem[],
): void {
  const { shape } = ecs.cluster(clusterName);
  checkProviders(capacityProviders, defaultStrategy);
  shape.capacityProviders = capacityProviders;
  shape.defaultCapacityProviderStrategy = defaultStrategy;
}

/** @throws AwsError `ClusterContainsServicesException`,
 *   `ClusterContainsTasksException`, `ClusterNotFoundException` */
export function deleteCluster(ecs: Ecs, nameOrArn: string): Cluster {
  const cluster = ecs.cluster(nameOrArn);
  const inUse = [...ecs.services.values()].some(
    ({ record }) =>
      record.clusterName === cluster.shape.clusterName &&
      record.shape.status !== 'INACTIVE',
  );
  if (inUse) {
    throw new AwsError(
      'ClusterContainsServicesException',
      'The Cluster cannot be deleted while Services are active.',
    );
  }
  const { clusterName } = cluster.shape;
  if (
    [...ecs.standaloneTasks].some(
      ({ launch }) => launch.clusterName === clusterName,
    )
  ) {
    throw new AwsError(
      'ClusterContainsTasksException',
      'The Cluster cannot be deleted while Tasks are active.',
    );
  }
  cluster.shape.status = 'INACTIVE';
  return cluster;
}

const INSIGHTS = ['enabled', 'enhanced', 'disabled'];

/**
 * Refuses settings that a cluster cannot have.
 *
 * @throws AwsError `InvalidParameterException`
 */
export function checkSettings({
  configuration,
  settings = [],
}: Pick<CreateClusterRequest, 'configuration' | 'settings'>): void {
  for (const { name, value = '' } of settings) {
    if (name !== 'containerInsights') {
      throw invalid(`Invalid cluster setting name: ${name}`);
    }
    if (!INSIGHTS.includes(value)) {
      throw invalid(
        `Invalid cluster setting value '${value}' for ${name}. Valid values are [${INSIGHTS.join(
          ', ',
        )}]`,
      );
    }
  }
  const { logConfiguration, logging } =
    configuration?.executeCommandConfiguration ?? {};
  const { cloudWatchLogGroupName, s3BucketName } = logConfiguration ?? {};
  if (logging === 'OVERRIDE' && !cloudWatchLogGroupName && !s3BucketName) {
    throw invalid(
      'A CloudWatch log group name or S3 bucket name must be specified when overriding the default log configuration.',
    );
  }
  if (logConfiguration && logging !== 'OVERRIDE') {
    throw invalid(
      "You must set logging to 'OVERRIDE' when you supply a log configuration.",
    );
  }
}

function checkProviders(
  providers: string[],
  strategy: CapacityProviderStrategyItem[],
): void {
  for (const { capacityProvider = '' } of strategy) {
    if (!providers.includes(capacityProvider)) {
      throw notAssociated();
    }
  }
  checkStrategy(strategy);
}

/**
 * @param ofBases - what ECS says of two bases
 * @throws AwsError `InvalidParameterException` for a strategy that places no task, or two bases.
 */
export function checkStrategy(
  strategy: CapacityProviderStrategyItem[],
  ofBases = 'The specified capacity provider strategy contains multiple capacity providers with a base value defined. Only one capacity provider in a strategy can have a base defined.',
): void {
  if (strategy.length === 0) {
    return;
  }
  if (strategy.filter(({ base = 0 }) => base > 0).length > 1) {
    throw invalid(ofBases);
  }
  if (strategy.every(({ weight = 0 }) => weight === 0)) {
    throw invalid(
      'There are no capacity providers in the capacity provider strategy with a weight value greater than zero. Specify at least one capacity provider with a weight value greater than zero and try again.',
    );
  }
}

function invalid(message: string): AwsError {
  return new AwsError('InvalidParameterException', message);
}

/** The error for a strategy with a capacity provider that is not associated with the cluster. */
export function notAssociated(): AwsError {
  return new AwsError(
    'InvalidParameterException',
    'The specified capacity provider strategy cannot contain a capacity provider that is not associated with the cluster. Associate the capacity provider with the cluster and try again.',
  );
}
