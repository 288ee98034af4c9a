import type * as Api from '@aws-sdk/client-sns';
import { CallContext } from '../../ServiceDefinition';
import { invalid, unsupported } from '../model/refusals';
import { Sns } from '../model/Sns';

export const Publish = (
  { region }: CallContext,
  input: Api.PublishInput,
): Api.PublishResponse => {
  const { Message = '', PhoneNumber, Subject, TargetArn } = input;
  const arn = input.TopicArn ?? TargetArn;
  if (PhoneNumber) {
    throw unsupported('text messages');
  }
  if (!arn) {
    throw invalid(
      'TopicArn or TargetArn Reason: no value for required parameter',
    );
  }
  const member = (
    ['MessageAttributes', 'MessageGroupId', 'MessageStructure'] as const
  ).find(name => input[name] !== undefined);
  if (member) {
    throw unsupported(member);
  }
  const sns = region.service(Sns);
  return { MessageId: sns.publish(sns.topic(arn), Message, Subject) };
};
