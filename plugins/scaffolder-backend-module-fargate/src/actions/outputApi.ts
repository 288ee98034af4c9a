import {
  ECS_SERVICE_ARN_ANNOTATION,
  STACK_ARN_ANNOTATION,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { StackRecord } from '@fargate-api/backstage-plugin-fargate-api-node';
import { ApiRun } from './openApiDeployment';

/** Gives the outputs that all APIs have. */
export function outputApi(
  run: Pick<ApiRun, 'output'>,
  { arn, outputs }: Pick<StackRecord, 'arn' | 'outputs'>,
  changed: boolean,
): void {
  const serviceArn = outputs.ServiceArn ?? '';
  run.output('stackArn', arn);
  run.output('endpoint', outputs.Url ?? '');
  run.output('serviceArn', serviceArn);
  run.output('targetGroupArn', outputs.TargetGroupArn ?? '');
  run.output('loadBalancerArn', outputs.LoadBalancerArn ?? '');
  run.output('loadBalancerDnsName', outputs.LoadBalancerDnsName ?? '');
  run.output('clusterName', outputs.ClusterName ?? '');
  run.output('logGroupName', outputs.LogGroupName ?? '');
  run.output('annotations', {
    [STACK_ARN_ANNOTATION]: arn,
    [ECS_SERVICE_ARN_ANNOTATION]: serviceArn,
  });
  run.output('changed', changed);
}
