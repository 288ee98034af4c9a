import {
  ScalableTarget,
  ScalingActivity,
  ScalingPolicy,
} from '@aws-sdk/client-application-auto-scaling';
import { AwsError } from '../../../world/AwsError';
import { Region } from '../../../world/World';
import { Ecs, Service } from '../../ecs/model/Ecs';
import { updateService } from '../../ecs/model/services';
import { StoredAction } from './StoredAction';

/** How long after its registration the limits of a target are enforced, in seconds. */
const ENFORCED_AFTER_SECONDS = 10;

/** The identity of a scalable target. */
export interface TargetKey {
  ServiceNamespace?: string;
  ResourceId?: string;
  ScalableDimension?: string;
}

/**
 * The scalable targets and scaling policies of one region of one account.
 * There are no metrics: desired counts are only kept within the limits of
 * their targets.
 */
export class ApplicationAutoScaling {
  readonly targets = new Map<string, ScalableTarget>();
  /** By ARN. */
  readonly policies = new Map<string, ScalingPolicy>();
  /** By ARN. */
  readonly scheduledActions = new Map<string, StoredAction>();
  /** Newest first. */
  readonly activities: ScalingActivity[] = [];

  constructor(readonly region: Region) {}

  /**
   * Creates or updates a scalable target.
   *
   * @throws AwsError `ValidationException`, if the service does not exist or
   *   the limits exclude each other.
   */
  registerTarget(input: ScalableTarget): ScalableTarget {
    const known = this.targets.get(targetKey(input));
    this.#assertService(input);
    const { MinCapacity, MaxCapacity } = { ...known, ...input };
    if (Number(MaxCapacity) < Number(MinCapacity)) {
      throw new AwsError(
        'ValidationException',
        'Maximum capacity cannot be less than minimum capacity',
      );
    }
    const target: ScalableTarget = {
      ...known,
      ...input,
      ScalableTargetARN:
        known?.ScalableTargetARN ??
        this.region.arn(
          'application-autoscaling',
          `scalable-target/${this.region.ids.hex(25)}`,
        ),
      RoleARN:
        input.RoleARN ??
        `arn:${this.region.partition}:iam::${this.region.accountId}:role/aws-service-role/ecs.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_ECSService`,
      CreationTime: known?.CreationTime ?? this.region.world.now(),
      SuspendedState: input.SuspendedState ?? {
        DynamicScalingInSuspended: false,
        DynamicScalingOutSuspended: false,
        ScheduledScalingSuspended: false,
      },
    };
    this.targets.set(targetKey(target), target);
    this.region.clock.after(ENFORCED_AFTER_SECONDS, () =>
      this.#enforceLimits(targetKey(target)),
    );
    return target;
  }

  /**
   * Deregisters a target and deletes its policies and scheduled actions.
   *
   * @throws AwsError `ObjectNotFoundException`, if it is not registered.
   */
  deregisterTarget(key: TargetKey): void {
    if (!this.targets.delete(targetKey(key))) {
      throw new AwsError(
        'ObjectNotFoundException',
        `No scalable target found for service namespace: ${key.ServiceNamespace}, resource ID: ${key.ResourceId}, scalable dimension: ${key.ScalableDimension}`,
      );
    }
    for (const [arn, policy] of this.policies) {
      if (targetKey(policy) === targetKey(key)) {
        this.policies.delete(arn);
      }
    }
    for (const [arn, { shape, timer }] of this.scheduledActions) {
      if (targetKey(shape) === targetKey(key)) {
        timer?.cancel();
        this.scheduledActions.delete(arn);
      }
    }
  }

  /**
   * Sets the limits of a target, and the desired count within them at once.
   *
   * @param cause - why, for the activities.
   */
  setLimits(
    key: TargetKey,
    limits: { MinCapacity?: number; MaxCapacity?: number },
    cause: string,
  ): void {
    const target = this.targets.get(targetKey(key));
    if (!target) {
      return;
    }
    const {
      MinCapacity = target.MinCapacity,
      MaxCapacity = target.MaxCapacity,
    } = limits;
    this.targets.set(targetKey(key), { ...target, MinCapacity, MaxCapacity });
    const change = `min capacity to ${MinCapacity} and max capacity to ${MaxCapacity}`;
    this.#note(target, {
      Description: `Setting ${change}`,
      Cause: cause,
      StatusMessage: `Successfully set ${change}`,
    });
    this.#enforceLimits(targetKey(key));
  }

  /**
   * Creates or updates a policy.
   *
   * @throws AwsError `ObjectNotFoundException`, if its target is not registered.
   */
  putPolicy(input: ScalingPolicy): ScalingPolicy {
    checkPolicy(input);
    if (!this.targets.has(targetKey(input))) {
      throw new AwsError(
        'ObjectNotFoundException',
        `No scalable target registered for service namespace: ${input.ServiceNamespace}, resource ID: ${input.ResourceId}, scalable dimension: ${input.ScalableDimension}`,
      );
    }
    const known = [...this.policies.values()].find(
      policy =>
        policy.PolicyName === input.PolicyName &&
        targetKey(policy) === targetKey(input),
    );
    const { ids } = this.region;
    const PolicyARN =
      known?.PolicyARN ??
      this.region.arn(
        'autoscaling',
        `scalingPolicy:${ids.uuid()}:resource/${input.ServiceNamespace}/${
          input.ResourceId
        }:policyName/${input.PolicyName}`,
      );
    const policy: ScalingPolicy = {
      ...input,
      PolicyARN,
      Alarms: known?.Alarms ?? [],
      CreationTime: known?.CreationTime ?? this.region.world.now(),
    };
    this.policies.set(PolicyARN, policy);
    return policy;
  }

  #enforceLimits(key: string): void {
    const target = this.targets.get(key);
    const { MinCapacity = 0, MaxCapacity = 0, ResourceId = '' } = target ?? {};
    const service = this.#service(ResourceId);
    if (!target || service?.record.shape.status !== 'ACTIVE') {
      return;
    }
    const { desiredCount, serviceName } = service.record.shape;
    const wanted = Math.min(MaxCapacity, Math.max(MinCapacity, desiredCount));
    if (wanted === desiredCount) {
      return;
    }
    updateService(this.region.service(Ecs), {
      cluster: service.record.clusterName,
      service: serviceName,
      desiredCount: wanted,
    });
    const limit = wanted > desiredCount ? 'minimum' : 'maximum';
    this.#note(target, {
      Description: `Setting desired count to ${wanted}.`,
      Cause: `${limit} capacity was set to ${wanted}`,
      StatusMessage: `Successfully set desired count to ${wanted}. Change successfully fulfilled by ecs.`,
    });
  }

  #note(
    { ServiceNamespace, ResourceId, ScalableDimension }: ScalableTarget,
    activity: Pick<ScalingActivity, 'Description' | 'Cause' | 'StatusMessage'>,
  ): void {
    const now = this.region.world.now();
    this.activities.unshift({
      ActivityId: this.region.ids.uuid(),
      ServiceNamespace,
      ResourceId,
      ScalableDimension,
      StartTime: now,
      EndTime: now,
      StatusCode: 'Successful',
      ...activity,
    });
  }

  #assertService({
    ServiceNamespace,
    ScalableDimension,
    ResourceId = '',
  }: TargetKey): void {
    if (ServiceNamespace !== 'ecs') {
      throw new AwsError(
        'ValidationException',
        `The AWS simulator scales ECS services only, not ${ServiceNamespace}`,
      );
    }
    if (ScalableDimension !== 'ecs:service:DesiredCount') {
      throw new AwsError(
        'ValidationException',
        'Unsupported service namespace, resource type or scalable dimension',
      );
    }
    if (this.#service(ResourceId)?.record.shape.status !== 'ACTIVE') {
      throw new AwsError(
        'ValidationException',
        `ECS service doesn't exist: ${ResourceId}`,
      );
    }
  }

  #service(resourceId: string): Service | undefined {
    const [, cluster, name] = resourceId.split('/');
    return this.region.service(Ecs).services.get(`${cluster}/${name}`);
  }
}

/** Metrics of a load balancer, for which a policy must name the target group. */
const METRICS_OF_TARGETS = ['ALBRequestCountPerTarget'];

/** The predefined metrics of ECS services. */
const METRICS = [
  'ECSServiceAverageCPUUtilization',
  'ECSServiceAverageMemoryUtilization',
  ...METRICS_OF_TARGETS,
];

function checkPolicy({
  PolicyType = 'StepScaling',
  StepScalingPolicyConfiguration,
  TargetTrackingScalingPolicyConfiguration: tracking,
}: ScalingPolicy): void {
  if (PolicyType === 'TargetTrackingScaling' ? !tracking : tracking) {
    throw invalid(
      `Policy type ${PolicyType} ${
        tracking ? 'does not take' : 'requires'
      } a target tracking scaling policy configuration`,
    );
  }
  if (
    PolicyType === 'TargetTrackingScaling' &&
    StepScalingPolicyConfiguration
  ) {
    throw invalid(
      `Policy type ${PolicyType} does not take a step scaling policy configuration`,
    );
  }
  const { CustomizedMetricSpecification, PredefinedMetricSpecification } =
    tracking ?? {};
  if (
    tracking &&
    Boolean(CustomizedMetricSpecification) ===
      Boolean(PredefinedMetricSpecification)
  ) {
    throw invalid(
      'Exactly one of PredefinedMetricSpecification and CustomizedMetricSpecification must be specified',
    );
  }
  const { PredefinedMetricType = '', ResourceLabel } =
    PredefinedMetricSpecification ?? {};
  if (PredefinedMetricType && !METRICS.includes(PredefinedMetricType)) {
    throw invalid(
      `The predefined metric type ${PredefinedMetricType} is not supported for the service namespace ecs`,
    );
  }
  const needsLabel = METRICS_OF_TARGETS.includes(PredefinedMetricType);
  if (needsLabel && !ResourceLabel) {
    throw invalid(
      `ResourceLabel must be specified for ${PredefinedMetricType}`,
    );
  }
  if (!needsLabel && ResourceLabel && PredefinedMetricType) {
    throw invalid(
      `ResourceLabel must not be specified for ${PredefinedMetricType}`,
    );
  }
  if (
    ResourceLabel &&
    !/^app\/[^/]+\/[^/]+\/targetgroup\/[^/]+\/[^/]+$/.test(ResourceLabel)
  ) {
    throw invalid(
      `The resource label '${ResourceLabel}' is not of the form app/<load-balancer-name>/<load-balancer-id>/targetgroup/<target-group-name>/<target-group-id>`,
    );
  }
}

function invalid(message: string): AwsError {
  return new AwsError('ValidationException', message);
}

/** The key of a target. */
export function targetKey({
  ServiceNamespace,
  ResourceId,
  ScalableDimension,
}: TargetKey): string {
  return [ResourceId, ScalableDimension, ServiceNamespace].join('|');
}
