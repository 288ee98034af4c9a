import { ScalableTarget, ScalingPolicy } from '@aws-sdk/client-application-auto-scaling';
import { AwsError } from '../../world/AwsError';
import { Region } from '../../world/World';
import { Ecs } from '../ecs/Ecs';

/** What identifies a scalable target. */
export interface TargetKey {
  ServiceNamespace?: string;
  ResourceId?: string;
  ScalableDimension?: string;
}

/**
 * The scalable targets and scaling policies of one region of one account.
 * There are no metrics: nothing scales by itself.
 */
export class ApplicationAutoScaling {
  readonly targets = new Map<string, ScalableTarget>();
  /** By ARN. */
  readonly policies = new Map<string, ScalingPolicy>();

  constructor(readonly region: Region) {}

  /**
   * Makes a scalable target, or changes it.
   *
   * @throws AwsError `ValidationException`, if the service does not exist.
   */
  registerTarget(input: ScalableTarget): ScalableTarget {
    const known = this.targets.get(targetKey(input));
    this.#assertService(input);
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
    return target;
  }

  /** Takes a target away, with its policies. */
  deregisterTarget(key: TargetKey): void {
    this.targets.delete(targetKey(key));
    for (const [arn, policy] of this.policies) {
      if (targetKey(policy) === targetKey(key)) {
        this.policies.delete(arn);
      }
    }
  }

  /**
   * Makes a policy, or changes it.
   *
   * @throws AwsError `ObjectNotFoundException`, if its target is not registered.
   */
  putPolicy(input: ScalingPolicy): ScalingPolicy {
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

  #assertService({ ServiceNamespace, ResourceId = '' }: TargetKey): void {
    if (ServiceNamespace !== 'ecs') {
      throw new AwsError(
        'ValidationException',
        `The AWS simulator scales ECS services only, not ${ServiceNamespace}`,
      );
    }
    const [, cluster, name] = ResourceId.split('/');
    const found = this.region
      .service(Ecs)
      .services.get(`${cluster}/${name}`);
    if (found?.record.shape.status !== 'ACTIVE') {
      throw new AwsError(
        'ValidationException',
        `ECS service doesn't exist: ${ResourceId}`,
      );
    }
  }
}

/** One text for what identifies a target. */
export function targetKey({
  ServiceNamespace,
  ResourceId,
  ScalableDimension,
}: TargetKey): string {
  return [ResourceId, ScalableDimension, ServiceNamespace].join('|');
}
