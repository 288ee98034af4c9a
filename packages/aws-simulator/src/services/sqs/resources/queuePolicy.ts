import { attachedPolicy } from '../../attachedPolicy';
import { Sqs } from '../model/Sqs';

/** `AWS::SQS::QueuePolicy`: one policy of some queues. */
export const queuePolicy = attachedPolicy({
  typeName: 'AWS::SQS::QueuePolicy',
  sdkServiceName: 'Sqs',
  property: 'Queues',
  set(region, url, Policy) {
    const sqs = region.service(Sqs);
    sqs.change(sqs.queueAt(url), { Policy });
  },
  clear(region, url) {
    const sqs = region.service(Sqs);
    for (const queue of sqs.queues.values()) {
      if (queue.url === url) {
        sqs.change(queue, { Policy: '' });
      }
    }
  },
});
