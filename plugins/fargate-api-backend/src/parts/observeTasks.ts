import {
  Observed,
  RunningTask,
  StoppedTask,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { toRunningTasks, toStoppedTasks } from '../mappers';
import { andThen, FRESH_FOR } from '../observe';
import { readTasks, ServiceFacts } from '../reads';
import { Look } from './Look';
import { resourceOf } from './resourceOf';

/** The tasks that run, read again when the service says that they are others. */
export function observeRunningTasks(
  { observations, target }: Look,
  serviceArn: Observed<string>,
  service: Observed<ServiceFacts>,
): Promise<Observed<RunningTask[]>> {
  return andThen(service, ({ tasksVersion }) =>
    andThen(serviceArn, arn =>
      observations.observe({
        target,
        resource: resourceOf.runningTasks(arn),
        freshFor: FRESH_FOR.following,
        version: tasksVersion,
        read: async clients =>
          toRunningTasks(await readTasks(clients, arn, 'RUNNING')),
        restless: tasks => tasks.some(({ state }) => state !== 'RUNNING'),
      }),
    ),
  );
}

/** The tasks that stopped lately, likewise. */
export function observeStoppedTasks(
  { observations, target }: Look,
  serviceArn: Observed<string>,
  service: Observed<ServiceFacts>,
): Promise<Observed<StoppedTask[]>> {
  return andThen(service, ({ tasksVersion }) =>
    andThen(serviceArn, arn =>
      observations.observe({
        target,
        resource: resourceOf.stoppedTasks(arn),
        freshFor: FRESH_FOR.following,
        version: tasksVersion,
        read: async clients =>
          toStoppedTasks(await readTasks(clients, arn, 'STOPPED')),
        restless: tasks => tasks.some(({ stoppedAt }) => !stoppedAt),
      }),
    ),
  );
}
