import {
  HandlerError,
  ResourceRequest,
  ResourceType,
} from '../../ResourceType';
import { Sqs } from '../model/Sqs';

/** `AWS::SQS::QueuePolicy`: one policy of some queues. */
export const queuePolicy: ResourceType = {
  typeName: 'AWS::SQS::QueuePolicy',
  sdkServiceName: 'Sqs',
  seconds: { create: 2, update: 2, delete: 2 },
  create(request) {
    put(request);
    return request.region.ids.mixed(28);
  },
  update(request) {
    put(request);
    const { previousProperties, properties } = request;
    clear(
      request,
      previousProperties.Queues.filter(
        (url: string) => !properties.Queues.includes(url),
      ),
    );
  },
  delete(request) {
    clear(request, request.properties.Queues);
  },
  attributes: ({ physicalId }) => ({ Id: physicalId }),
};

function put({ region, properties }: ResourceRequest): void {
  const { PolicyDocument, Queues } = properties;
  if (Queues.length === 0) {
    throw new HandlerError('InvalidRequest', 'Queues are required');
  }
  const sqs = region.service(Sqs);
  const Policy =
    typeof PolicyDocument === 'object'
      ? JSON.stringify(PolicyDocument)
      : PolicyDocument;
  for (const url of Queues) {
    sqs.change(sqs.queueAt(url), { Policy });
  }
}

function clear({ region }: ResourceRequest, urls: string[]): void {
  const sqs = region.service(Sqs);
  for (const queue of sqs.queues.values()) {
    if (urls.includes(queue.url)) {
      sqs.change(queue, { Policy: '' });
    }
  }
}
