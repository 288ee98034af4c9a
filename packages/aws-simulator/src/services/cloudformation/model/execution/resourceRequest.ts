import { ExistingResourceRequest } from '../../../ResourceType';
import { PhysicalResource } from '../stacks/StackResource';
import { StackRun } from './StackRun';

/** What a resource had before an operation. */
export type PreviousResource = Pick<
  PhysicalResource,
  'properties' | 'stackTags'
>;

/** The request for the handler of a resource type. */
export function resourceRequest(
  run: StackRun,
  physical: PhysicalResource,
  previous: PreviousResource = physical,
): ExistingResourceRequest {
  const { stack } = run;
  return {
    region: run.region,
    stackName: stack.name,
    stackId: stack.id,
    logicalId: physical.logicalId,
    physicalId: physical.physicalId,
    properties: physical.properties,
    previousProperties: previous.properties,
    previousStackTags: previous.stackTags,
    stackTags: [
      ...physical.stackTags,
      { Key: 'aws:cloudformation:stack-name', Value: stack.name },
      { Key: 'aws:cloudformation:logical-id', Value: physical.logicalId },
      { Key: 'aws:cloudformation:stack-id', Value: stack.id },
    ],
    signal: run.signal,
    report(reason) {
      const resource = stack.resources.get(physical.logicalId);
      if (resource) {
        run.resourceEvent(resource, resource.status, { reason });
      }
    },
  };
}
