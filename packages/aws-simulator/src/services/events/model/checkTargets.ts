import type { Target } from '@aws-sdk/client-eventbridge';
import { checkEcsTarget } from './ecsTarget';
import { invalid } from './invalid';
import { checkInput } from './targetInput';

/** The parameters for targets of one service, whose others do not have them. */
const PARAMETERS = {
  AppSyncParameters: ['appsync'],
  BatchParameters: ['batch'],
  EcsParameters: ['ecs'],
  HttpParameters: ['events', 'execute-api'],
  KinesisParameters: ['kinesis'],
  RedshiftDataParameters: ['redshift', 'redshift-serverless'],
  RunCommandParameters: ['ssm'],
  SageMakerPipelineParameters: ['sagemaker'],
} as const satisfies Partial<Record<keyof Target, string[]>>;

/** Of the services that are targets here, those that EventBridge needs a role for. */
const WITH_ROLE = ['ecs'];

/**
 * Refuses targets that EventBridge does not take, and those that nothing is delivered
 * to here: any but queues, topics and clusters.
 *
 * @param region - of the rule
 * @throws AwsError `ValidationException`
 */
export function checkTargets(targets: readonly Target[], region: string): void {
  const ids = targets.map(({ Id }) => Id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) {
    throw invalid(`More than one target with Id '${twice}' is provided.`);
  }
  targets.forEach(target => checkTarget(target, region));
}

function checkTarget(target: Target, region: string): void {
  const { Arn = '', Id, RoleArn, SqsParameters } = target;
  const [prefix, , service] = Arn.split(':');
  if (prefix !== 'arn' || Arn.split(':').length < 6) {
    throw invalid(`Provided Arn is not in correct format.`);
  }
  const misplaced = Object.entries(PARAMETERS).find(
    ([name, owners]) =>
      target[name as keyof Target] !== undefined &&
      !(owners as readonly string[]).includes(service),
  );
  if (misplaced) {
    throw invalid(
      `Parameter(s) ${misplaced[0]} not supported for target: ${Id}.`,
    );
  }
  if (!['ecs', 'sns', 'sqs'].includes(service)) {
    throw invalid(`The AWS simulator does not support targets of ${service}`);
  }
  if (WITH_ROLE.includes(service) && !RoleArn) {
    throw invalid(`RoleArn is required for target ${Arn}.`);
  }
  checkInput(target);
  if (service === 'ecs') {
    checkEcsTarget(target);
  }
  if (service === 'sqs' && Arn.endsWith('.fifo') && !SqsParameters) {
    throw invalid(
      `Parameter(s) SqsParameters must be specified for target: ${Id}.`,
    );
  }
  checkDeadLetterQueue(target.DeadLetterConfig?.Arn, region);
}

function checkDeadLetterQueue(arn: string | undefined, region: string): void {
  if (arn === undefined) {
    return;
  }
  const [, , service, queueRegion] = arn.split(':');
  if (service !== 'sqs') {
    throw invalid(`${service} is not supported as a dead letter resource.`);
  }
  if (arn.endsWith('.fifo')) {
    throw invalid('SQS FIFO is not supported by Dead Letter Queues.');
  }
  if (queueRegion !== region) {
    // The text is from memory.
    throw invalid('Dead letter queue must be in the same region as the rule.');
  }
}
