import { callsOfHandler, HandlerStage } from '../handlers/index';
import { PhysicalResource } from '../stacks/StackResource';
import { PreviousResource, resourceRequest } from './resourceRequest';
import { StackRun } from './StackRun';

/**
 * Makes sure that whoever works on a stack may make the calls which one of its
 * resources takes.
 *
 * @throws AwsError of the service that refuses
 */
export function requireCalls(
  run: StackRun,
  physical: PhysicalResource,
  stage: HandlerStage,
  previous?: PreviousResource,
): void {
  run.rights.requireEach(() =>
    callsOfHandler(
      physical.type,
      stage,
      resourceRequest(run, physical, previous),
    ),
  );
}
