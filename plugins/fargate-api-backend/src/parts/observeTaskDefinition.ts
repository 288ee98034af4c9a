import { Observed } from '@fargate-api/backstage-plugin-fargate-api-common';
import { andThen, FRESH_FOR } from '../observe';
import {
  readTaskDefinition,
  ServiceFacts,
  TaskDefinitionFacts,
} from '../reads';
import { Look } from './Look';

/** The task definition of a service. */
export function observeTaskDefinition(
  { observations, target }: Look,
  service: Observed<ServiceFacts>,
): Promise<Observed<TaskDefinitionFacts>> {
  return andThen(service, async ({ taskDefinitionArn: arn }) =>
    arn
      ? observations.observe({
          target,
          resource: `task-definition:${arn}`,
          freshFor: FRESH_FOR.immutable,
          read: (clients, signal) => readTaskDefinition(clients, arn, signal),
        })
      : {},
  );
}
