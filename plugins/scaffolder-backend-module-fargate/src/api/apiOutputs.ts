import {
  ECS_SERVICE_ARN_ANNOTATION,
  STACK_ARN_ANNOTATION,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { StackEnd } from '../run/deployOrDryRun';
import { DeployableShape } from './shapes/DeployableShape';

/** The outputs that every API has, and the stack's outputs they come from. */
const OUTPUTS = {
  serviceArn: 'ServiceArn',
  targetGroupArn: 'TargetGroupArn',
  loadBalancerArn: 'LoadBalancerArn',
  loadBalancerDnsName: 'LoadBalancerDnsName',
  clusterName: 'ClusterName',
  logGroupName: 'LogGroupName',
};

/** The action's outputs about an API, empty where the stack has none. */
export function apiOutputs(
  { facts, outputs: more }: DeployableShape<any>,
  { arn, outputs, changed }: StackEnd,
): Record<string, unknown> {
  return {
    stackArn: arn,
    endpoint: outputs[facts.endpointOutput] ?? '',
    ...Object.fromEntries(
      Object.entries({ ...OUTPUTS, ...more }).map(([name, key]) => [
        name,
        outputs[key] ?? '',
      ]),
    ),
    annotations: {
      [STACK_ARN_ANNOTATION]: arn,
      [ECS_SERVICE_ARN_ANNOTATION]: outputs.ServiceArn ?? '',
    },
    changed,
  };
}
