import {
  Observed,
  ServiceStatus,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { andThen, FRESH_FOR } from '../observe';
import {
  DeploymentFacts,
  readDeployment,
  readService,
  ServiceFacts,
} from '../reads';
import { Look } from './Look';
import { resourceOf } from './resourceOf';

/** A service, looked at often while it changes. */
export function observeService(
  { observations, target }: Look,
  serviceArn: Observed<string>,
): Promise<Observed<ServiceFacts>> {
  return andThen(serviceArn, arn =>
    observations.observe({
      target,
      resource: resourceOf.service(arn),
      freshFor: FRESH_FOR.running,
      read: clients => readService(clients, arn),
      restless: ({ status }) => isChanging(status),
    }),
  );
}

/** A service's own status, with what the deployment under way tells. */
export async function observeServiceStatus(
  look: Look,
  service: Observed<ServiceFacts>,
): Promise<Observed<ServiceStatus>> {
  const deployment = await observeDeployment(look, service);
  return andThen(service, ({ status }) => ({
    value: {
      ...status,
      ...(status.rollout && {
        rollout: { ...status.rollout, ...deployment.value },
      }),
    },
  }));
}

function observeDeployment(
  { observations, target }: Look,
  service: Observed<ServiceFacts>,
): Promise<Observed<DeploymentFacts>> {
  return andThen(service, async ({ deploymentArn, tasksVersion, status }) =>
    deploymentArn
      ? observations.observe({
          target,
          resource: `deployment:${deploymentArn}`,
          freshFor: FRESH_FOR.following,
          version: tasksVersion,
          read: (clients, signal) =>
            readDeployment(clients, deploymentArn, signal),
          // It goes on while no task starts or stops.
          restless: () => isChanging(status),
        })
      : {},
  );
}

function isChanging({ rollout, desired, running }: ServiceStatus): boolean {
  return rollout?.state === 'in-progress' || desired !== running;
}
