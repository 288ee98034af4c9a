import {
  ECS_SERVICE_ARN_ANNOTATION,
  STACK_ARN_ANNOTATION,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { StackRecord } from '@fargate-api/backstage-plugin-fargate-api-node';
import { ApiRun } from './openApiDeployment';
import { DeployableShape } from './shapes/DeployableShape';

/** Outputs that every API has, and the stack's of which they are. */
const OUTPUTS = {
  serviceArn: 'ServiceArn',
  targetGroupArn: 'TargetGroupArn',
  loadBalancerArn: 'LoadBalancerArn',
  loadBalancerDnsName: 'LoadBalancerDnsName',
  clusterName: 'ClusterName',
  logGroupName: 'LogGroupName',
};

/** Gives the outputs of an API, empty where the stack has none. */
export function outputApi(
  run: Pick<ApiRun, 'output'>,
  { facts, outputs: more }: DeployableShape<any>,
  { arn, outputs }: Pick<StackRecord, 'arn' | 'outputs'>,
  changed: boolean,
): void {
  run.output('stackArn', arn);
  run.output('endpoint', outputs[facts.endpointOutput] ?? '');
  for (const [name, key] of Object.entries({ ...OUTPUTS, ...more })) {
    run.output(name, outputs[key] ?? '');
  }
  run.output('annotations', {
    [STACK_ARN_ANNOTATION]: arn,
    [ECS_SERVICE_ARN_ANNOTATION]: outputs.ServiceArn ?? '',
  });
  run.output('changed', changed);
}
