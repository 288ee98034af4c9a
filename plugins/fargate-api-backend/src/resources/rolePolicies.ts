import {
  paginateListAttachedRolePolicies,
  paginateListRolePolicies,
} from '@aws-sdk/client-iam';
import { Observed } from '@fargate-api/backstage-plugin-fargate-api-common';
import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';
import { andThen, FRESH_FOR, ObservationContext } from '../aws';
import { TaskDefinitionFacts } from './taskDefinition';

/**
 * Observes the names of the policies of a task role, managed and inline. Empty for a
 * task definition without a role, and for a role of others: the portal may read those
 * on the path of the roles that it makes.
 */
export function observeRolePolicies(
  { observations, target }: ObservationContext,
  taskDefinition: Observed<TaskDefinitionFacts>,
): Promise<Observed<string[]>> {
  return andThen(taskDefinition, async ({ status: { taskRole } }) => {
    if (!taskRole) {
      return {};
    }
    const policies = await observations.observe({
      target,
      resource: `role-policies:${taskRole}`,
      freshFor: FRESH_FOR.configured,
      read: (clients, signal) => readRolePolicies(clients, taskRole, signal),
    });
    return policies.failure?.reason === 'denied' ? {} : policies;
  });
}

async function readRolePolicies(
  { iam: client }: FargateClients,
  RoleName: string,
  abortSignal: AbortSignal,
): Promise<string[]> {
  const names: string[] = [];
  for await (const {
    AttachedPolicies = [],
  } of paginateListAttachedRolePolicies(
    { client },
    { RoleName },
    { abortSignal },
  )) {
    names.push(...AttachedPolicies.map(({ PolicyName }) => PolicyName!));
  }
  for await (const { PolicyNames = [] } of paginateListRolePolicies(
    { client },
    { RoleName },
    { abortSignal },
  )) {
    names.push(...PolicyNames);
  }
  return names.sort();
}
