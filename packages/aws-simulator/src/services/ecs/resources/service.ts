import { AwsError } from '../../../world/AwsError';
import { Region } from '../../../world/World';
import {
  ExistingResourceRequest,
  HandlerError,
  ResourceType,
} from '../../ResourceType';
import { Ecs, Service } from '../model/Ecs';
import { createService, deleteService, updateService } from '../model/services';
import { apiInput } from '../model/templateForm';
import { apiTagsWithoutAws, updatedApiTags, withoutAws } from './tags';
import { serviceModel } from './serviceModel';
import { physicalName } from '../../physicalName';

/** How long CloudFormation waits for a service to reach a steady state, in seconds. */
const STEADY_STATE_TIMEOUT_SECONDS = 3 * 60 * 60;

/** `AWS::ECS::Service` */
export const service: ResourceType = {
  typeName: 'AWS::ECS::Service',
  sdkServiceName: 'Ecs',
  api: { service: 'ecs', operation: 'CreateService' },
  seconds: { create: 119, update: 71, delete: 1 },
  supportedProperties: [
    'AvailabilityZoneRebalancing',
    'CapacityProviderStrategy',
    'Cluster',
    'DeploymentConfiguration',
    'DeploymentController',
    'DesiredCount',
    'EnableECSManagedTags',
    'EnableExecuteCommand',
    'ForceNewDeployment',
    'HealthCheckGracePeriodSeconds',
    'LaunchType',
    'LoadBalancers',
    'NetworkConfiguration',
    'PlacementConstraints',
    'PlacementStrategies',
    'PlatformVersion',
    'PropagateTags',
    'Role',
    'SchedulingStrategy',
    'ServiceConnectConfiguration',
    'ServiceName',
    'ServiceRegistries',
    'Tags',
    'TaskDefinition',
  ],
  consistencyCheck: true,
  create(request) {
    const { properties, region } = request;
    const { Tags, ...settings } = properties;
    const { record } = withHandlerErrors(() =>
      createService(
        region.service(Ecs),
        {
          ...serviceInput(settings),
          serviceName: properties.ServiceName ?? physicalName(request, 255),
          tags: apiTagsWithoutAws(request),
        },
        region.arn('iam', 'root').replace(`:${region.name}:`, '::'),
      ),
    );
    return record.shape.serviceArn;
  },
  update(request) {
    const { physicalId, properties, previousProperties, region } = request;
    const {
      Tags,
      ServiceName: _,
      Cluster,
      ForceNewDeployment,
      ...settings
    } = properties;
    const forced =
      ForceNewDeployment?.ForceNewDeploymentNonce !==
      previousProperties.ForceNewDeployment?.ForceNewDeploymentNonce;
    const { record } = withHandlerErrors(() =>
      updateService(region.service(Ecs), {
        ...serviceInput(settings),
        cluster: Cluster,
        service: physicalId,
        forceNewDeployment: forced,
      }),
    );
    record.tags = withoutAws(updatedApiTags(request, record.tags));
  },
  stabilize: request => untilSteady(find(request), request),
  async delete({ physicalId, region, signal }) {
    const found = findByArn(region, physicalId);
    if (!found || found.record.shape.status === 'INACTIVE') {
      return;
    }
    const { clusterName, shape } = found.record;
    if (shape.status === 'ACTIVE') {
      deleteService(region.service(Ecs), {
        cluster: clusterName,
        service: physicalId,
        force: true,
      });
    }
    await until(found, region, signal, () => shape.status === 'INACTIVE');
  },
  read({ region, physicalId, properties }) {
    const found = findByArn(region, physicalId.split('|')[0]);
    return found && found.record.shape.status !== 'INACTIVE'
      ? {
          ...serviceModel(found.record),
          // As the template names it.
          Cluster: properties.Cluster ?? found.record.clusterName,
        }
      : undefined;
  },
  *list(region) {
    for (const { record } of region.service(Ecs).services.values()) {
      yield record.shape.serviceArn;
    }
  },
  attributes(request) {
    const { shape } = find(request).record;
    return { ServiceArn: shape.serviceArn, Name: shape.serviceName };
  },
};

/** The API has another name for the placement strategies. */
function serviceInput({
  PlacementStrategies,
  ...settings
}: Record<string, any>) {
  return {
    ...apiInput(settings),
    placementStrategy: PlacementStrategies?.map(apiInput),
  };
}

/** Waits until the current deployment has completed and the service has reached a steady state. */
async function untilSteady(
  found: Service,
  { region, signal }: ExistingResourceRequest,
): Promise<void> {
  const { scheduler } = found;
  const deployment = scheduler.primary;
  await until(found, region, signal, () => {
    if (deployment.shape.rolloutState === 'FAILED') {
      throw new HandlerError(
        'GeneralServiceException',
        `Error occurred during operation 'ECS Deployment ${
          deployment.failedBy === 'alarms' ? 'Alarm' : 'Circuit Breaker'
        } was triggered'.`,
      );
    }
    return scheduler.isSteady;
  });
}

/** Waits for a state of the service, with CloudFormation's timeout. */
function until(
  { scheduler }: Service,
  region: Region,
  signal: AbortSignal,
  reached: () => boolean,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const waiting = new AbortController();
    let unwatch = () => {};
    const end = (settle: () => void) => {
      unwatch();
      waiting.abort();
      settle();
    };
    const look = () => {
      try {
        if (reached()) {
          end(resolve);
        }
      } catch (error) {
        end(() => reject(error));
      }
    };
    unwatch = scheduler.watch(look);
    region.clock
      .sleep(
        STEADY_STATE_TIMEOUT_SECONDS,
        AbortSignal.any([signal, waiting.signal]),
      )
      .then(
        () =>
          end(() =>
            reject(
              new HandlerError('NotStabilized', 'Exceeded attempts to wait'),
            ),
          ),
        reason => end(() => reject(reason)),
      );
    look();
  });
}

function find({ region, physicalId }: ExistingResourceRequest): Service {
  const found = findByArn(region, physicalId);
  if (!found) {
    throw new AwsError('ServiceNotFoundException', 'Service not found.');
  }
  return found;
}

function findByArn(region: Region, arn: string): Service | undefined {
  const [, cluster, name] = arn.split('/');
  return region.service(Ecs).services.get(`${cluster}/${name}`);
}

/** CloudFormation's handler adds a prefix to the errors of ECS. */
function withHandlerErrors<T>(call: () => T): T {
  try {
    return call();
  } catch (error) {
    if (
      error instanceof AwsError &&
      error.code === 'InvalidParameterException'
    ) {
      throw new AwsError(
        error.code,
        `Invalid request provided: ${error.message}`,
      );
    }
    throw error;
  }
}
