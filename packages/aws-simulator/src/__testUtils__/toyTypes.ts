import { HandlerError, ResourceType } from '../services/ResourceType';

/** A resource type for tests, with a record of its calls. */
export interface Toy extends ResourceType {
  /** `create Topic`, `delete Topic`, …: verb and logical id, in order. */
  calls: string[];
  /** Makes every later operation on a logical id fail. */
  fail(verb: 'create' | 'update' | 'delete', logicalId: string): void;
  /** Undoes `fail`. */
  heal(): void;
}

/**
 * A type of the AWS specification whose handler only counts: ten seconds to
 * create, five to update, two to delete.
 */
export function toyType(
  typeName: string,
  options: Partial<ResourceType> = {},
): Toy {
  const calls: string[] = [];
  const failing = new Set<string>();
  let count = 0;
  const act = (verb: string, logicalId: string) => {
    calls.push(`${verb} ${logicalId}`);
    if (failing.has(`${verb} ${logicalId}`)) {
      throw new HandlerError('GeneralServiceException', `no ${verb} today`);
    }
  };
  return {
    typeName,
    sdkServiceName: 'Toy',
    seconds: { create: 10, update: 5, delete: 2 },
    create({ logicalId }) {
      act('create', logicalId);
      count += 1;
      return `${logicalId.toLowerCase()}-${count}`;
    },
    update({ logicalId }) {
      act('update', logicalId);
    },
    delete({ logicalId, physicalId }) {
      act('delete', logicalId);
      calls.push(`gone ${physicalId}`);
    },
    attributes: ({ physicalId }) => ({
      TopicName: `name-of-${physicalId}`,
      TopicArn: `arn-of-${physicalId}`,
      QueueName: `name-of-${physicalId}`,
      Arn: `arn-of-${physicalId}`,
      QueueUrl: physicalId,
      Id: physicalId,
    }),
    ...options,
    calls,
    fail: (verb, logicalId) => failing.add(`${verb} ${logicalId}`),
    heal: () => failing.clear(),
  };
}
