import type { Target } from '@aws-sdk/client-eventbridge';
import { AwsError } from '../../../world/AwsError';
import { Region } from '../../../world/World';
import { mayPublish, Sns } from '../../sns/model/Sns';
import { maySend, Sqs } from '../../sqs/model/Sqs';
import { startTasks } from './ecsTarget';
import { Event, inputOf } from './targetInput';
import { Rule } from './types';

/** By which EventBridge is known in policies. */
const PRINCIPAL = 'events.amazonaws.com';

/**
 * Gives an event to a target, or to its dead-letter queue. Nothing that fails here
 * would succeed a moment later, so that nothing is tried again.
 */
export function deliver(
  region: Region,
  rule: Rule,
  target: Target,
  event: Event,
): void {
  try {
    give(region, rule, target, event);
  } catch (error) {
    if (!(error instanceof AwsError)) {
      throw error;
    }
    bury(region, rule, target, event, error);
  }
}

function give(region: Region, rule: Rule, target: Target, event: Event): void {
  const { Arn = '', SqsParameters } = target;
  const input = inputOf(target, event, rule);
  const body = input ?? JSON.stringify(event);
  switch (Arn.split(':')[2]) {
    case 'ecs':
      startTasks(region, target, rule, input);
      return;
    case 'sns': {
      const sns = region.service(Sns);
      const topic = sns.topic(Arn);
      if (!mayPublish(topic, PRINCIPAL, rule.arn)) {
        throw notAllowed(Arn);
      }
      sns.publish(topic, body);
      return;
    }
    default: {
      const queue = region.service(Sqs).queueWithArn(Arn);
      if (!queue || !maySend(queue, PRINCIPAL, rule.arn)) {
        throw notAllowed(Arn);
      }
      queue.send(body, {
        group: SqsParameters?.MessageGroupId,
        deduplicationId: queue.isFifo ? region.ids.uuid() : undefined,
      });
    }
  }
}

function bury(
  region: Region,
  rule: Rule,
  { Arn, DeadLetterConfig }: Target,
  event: Event,
  { code, message }: AwsError,
): void {
  const queue = region.service(Sqs).queueWithArn(DeadLetterConfig?.Arn ?? '');
  if (!queue || !maySend(queue, PRINCIPAL, rule.arn)) {
    return;
  }
  const attributes = {
    ERROR_CODE: /AccessDenied|NotAllowed/.test(code)
      ? 'NO_PERMISSIONS'
      : 'SDK_CLIENT_ERROR',
    ERROR_MESSAGE: message,
    RULE_ARN: rule.arn,
    TARGET_ARN: Arn!,
  };
  queue.send(JSON.stringify(event), {
    attributes: Object.fromEntries(
      Object.entries(attributes).map(([name, StringValue]) => [
        name,
        { DataType: 'String', StringValue },
      ]),
    ),
  });
}

function notAllowed(arn: string): AwsError {
  return new AwsError('NotAllowed', `${arn} does not allow ${PRINCIPAL}`);
}
