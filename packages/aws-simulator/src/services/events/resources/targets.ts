import type { EcsParameters, Target } from '@aws-sdk/client-eventbridge';

/** The targets that a template gives a rule, whose names differ from those of the API. */
export function targetsOf(declared: object[] = []): Target[] {
  return declared.map(
    ({ EcsParameters: ecs, ...target }: any): Target => ({
      ...target,
      EcsParameters: ecs && ecsParameters(ecs),
    }),
  );
}

function ecsParameters({
  CapacityProviderStrategy,
  NetworkConfiguration,
  PlacementConstraints,
  PlacementStrategies,
  TagList,
  ...same
}: any): EcsParameters {
  return {
    ...same,
    CapacityProviderStrategy: CapacityProviderStrategy?.map(lowerCased),
    NetworkConfiguration: NetworkConfiguration && {
      awsvpcConfiguration: NetworkConfiguration.AwsVpcConfiguration,
    },
    PlacementConstraints: PlacementConstraints?.map(lowerCased),
    PlacementStrategy: PlacementStrategies?.map(lowerCased),
    Tags: TagList,
  };
}

/** A target in the names that a template has for it. */
export function declaredTarget({ EcsParameters: ecs, ...target }: Target) {
  return { ...target, EcsParameters: ecs && declaredParameters(ecs) };
}

function declaredParameters({
  CapacityProviderStrategy,
  NetworkConfiguration,
  Tags,
  ...same
}: EcsParameters) {
  return {
    ...same,
    CapacityProviderStrategy: CapacityProviderStrategy?.map(
      ({ base, capacityProvider, weight }) => ({
        Base: base,
        CapacityProvider: capacityProvider,
        Weight: weight,
      }),
    ),
    NetworkConfiguration: NetworkConfiguration && {
      AwsVpcConfiguration: NetworkConfiguration.awsvpcConfiguration,
    },
    TagList: Tags,
  };
}

function lowerCased(value: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      `${key[0].toLowerCase()}${key.slice(1)}`,
      item,
    ]),
  );
}
