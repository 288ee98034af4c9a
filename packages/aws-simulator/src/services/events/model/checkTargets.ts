import type { Target } from '@aws-sdk/client-eventbridge';
import { invalid } from './invalid';

/** Settings that AWS takes and the simulator does not. */
const UNSUPPORTED = [
  'AppSyncParameters',
  'BatchParameters',
  'DeadLetterConfig',
  'EcsParameters',
  'HttpParameters',
  'InputPath',
  'InputTransformer',
  'KinesisParameters',
  'RedshiftDataParameters',
  'RetryPolicy',
  'RunCommandParameters',
  'SageMakerPipelineParameters',
] as const satisfies (keyof Target)[];

const INPUTS = ['Input', 'InputPath', 'InputTransformer'] as const;

/**
 * Refuses targets that EventBridge does not take, and those that nothing is delivered
 * to here: any but queues and topics.
 *
 * @throws AwsError `ValidationException`
 */
export function checkTargets(targets: readonly Target[]): void {
  const ids = targets.map(({ Id }) => Id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) {
    throw invalid(`More than one target with Id '${twice}' is provided.`);
  }
  targets.forEach(checkTarget);
}

function checkTarget(target: Target): void {
  const { Arn = '', Id, Input, SqsParameters } = target;
  if (INPUTS.filter(name => target[name] !== undefined).length > 1) {
    throw invalid(
      `Only one of Input, InputPath, or InputTransformer must be provided for target ${Id}.`,
    );
  }
  const unsupported = UNSUPPORTED.find(name => target[name] !== undefined);
  if (unsupported) {
    throw invalid(`The AWS simulator does not support ${unsupported}`);
  }
  const [prefix, , service] = Arn.split(':');
  if (prefix !== 'arn' || Arn.split(':').length < 6) {
    throw invalid(`Provided Arn is not in correct format.`);
  }
  if (!['sns', 'sqs'].includes(service)) {
    throw invalid(`The AWS simulator does not support targets of ${service}`);
  }
  if (Input !== undefined && !isJson(Input)) {
    throw invalid(`JSON syntax error in input for target ${Id}`);
  }
  if (SqsParameters && service !== 'sqs') {
    throw invalid(
      `Parameter(s) SqsParameters not supported for target: ${Id}.`,
    );
  }
  if (service === 'sqs' && Arn.endsWith('.fifo') && !SqsParameters) {
    throw invalid(
      `Parameter(s) SqsParameters must be specified for target: ${Id}.`,
    );
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
