import { InputError } from '@backstage/errors';
import { DeploymentContext } from '../../stack/DeploymentContext';
import { ApiStack } from '../apiUpdate';
import { readDeployment } from './readDeployment';
import { Restored, restoredFrom } from './restoredFrom';

/**
 * Reads what a roll back restores, and logs it.
 *
 * @throws InputError when the revision cannot be restored.
 */
export async function readRollback(
  { clients, log, signal }: DeploymentContext,
  stack: ApiStack,
  revision: number,
): Promise<Restored> {
  const { ServiceArn, TaskDefinitionArn } = stack.outputs;
  if (!ServiceArn || !TaskDefinitionArn) {
    throw new InputError(
      `rollBackTo: stack ${stack.name} has no service that deployed anything.`,
    );
  }
  if (TaskDefinitionArn.endsWith(`:${revision}`)) {
    throw new InputError(
      `rollBackTo: revision ${revision} is the one that stack ${stack.name} has. Choose an earlier one.`,
    );
  }
  const deployment = await readDeployment(
    clients,
    { revision, serviceArn: ServiceArn, taskDefinitionArn: TaskDefinitionArn },
    { signal },
  );
  const restored = restoredFrom(deployment, ServiceArn.split('/').pop()!);
  const { at, by, name } = deployment;
  const when = at ? ` of ${at.toISOString()}` : '';
  log.line(
    'Roll back',
    `to deployment ${name}${when}${by ? ` by ${by}` : ''}; image from ${
      stack.parameters.ImageUrl
    } to ${restored.settings.image}`,
  );
  return restored;
}

/** Says at the field of a roll back why what it restores cannot be deployed. */
export async function atRollback<T>(
  revision: number | undefined,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (revision !== undefined && error instanceof InputError) {
      throw new InputError(
        `rollBackTo: revision ${revision} cannot be restored. ${error.message}`,
      );
    }
    throw error;
  }
}
