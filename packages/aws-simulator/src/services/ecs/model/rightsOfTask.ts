import { Rights } from '../../../rights/Rights';
import { ServiceRoles } from '../../../rights/ServiceRoles';
import { Region } from '../../../world/World';

/**
 * The rights of the execution role of a task, which is of the account of the task.
 *
 * @param role - its ARN or its short name
 * @returns undefined where ECS cannot take on the role
 */
export function rightsOfTask(
  region: Region,
  role: string,
  taskArn: string,
): Rights | undefined {
  const roleArn = role.startsWith('arn:')
    ? role
    : `arn:${region.partition}:iam::${region.accountId}:role/${role}`;
  return roleArn.split(':')[4] === region.accountId
    ? region.world.service(ServiceRoles).assume({
        account: region.account,
        partition: region.partition,
        roleArn,
        servicePrincipal: 'ecs-tasks.amazonaws.com',
        sessionName: taskArn.slice(taskArn.lastIndexOf('/') + 1),
        sourceArn: taskArn,
      })
    : undefined;
}
