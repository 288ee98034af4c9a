import { parse } from '@aws-sdk/util-arn-parser';
import { Entity } from '@backstage/catalog-model';
import {
  ENVIRONMENT_TYPE,
  plainText,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  AwsEndpoint,
  clusterConsoleUrl,
  stackConsoleUrl,
  vpcConsoleUrl,
} from '../console';
import { EnvironmentNetwork, StackDescriptor, StackRecord } from '../stack';
import { linksOf } from './linksOf';
import { metadataOf } from './metadataOf';

/** Returns the Resource for an environment, from the stack of its cluster. */
export function environmentEntity(
  stack: StackRecord,
  descriptor: StackDescriptor,
  target: AwsEndpoint,
): Entity {
  const { owner, system, description } = descriptor.entity;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      ...metadataOf(stack, descriptor),
      description: describe(stack.arn, description),
      links: linksOf({
        'ECS cluster in AWS':
          stack.outputs.ClusterArn &&
          clusterConsoleUrl(target, stack.outputs.ClusterArn),
        'Cluster stack in AWS': stackConsoleUrl(target, stack.arn),
        'Network in AWS': networkUrl(target, stack.arn, descriptor.network),
      }),
    },
    spec: {
      type: ENVIRONMENT_TYPE,
      owner,
      ...(system && { system }),
    },
  };
}

/** Includes the account and region, so that users can tell environments apart. */
function describe(stackArn: string, description?: string): string {
  const { accountId, region } = parse(stackArn);
  const location = `account ${accountId}, region ${region}`;
  return description
    ? `${plainText(description)} (${location})`
    : `Network and ECS cluster for APIs on Fargate in ${location}`;
}

function networkUrl(
  target: AwsEndpoint,
  stackArn: string,
  network: EnvironmentNetwork | undefined,
): string | undefined {
  if (!network) {
    return undefined;
  }
  return 'vpcStackArn' in network
    ? stackConsoleUrl(target, network.vpcStackArn)
    : vpcConsoleUrl(target, stackArn, network.vpcId);
}
