import { ConflictError } from '@backstage/errors';
import { unhealthyTargets } from '../../checks/unhealthyTargets';
import { readService } from '../../live/readService';
import { DeploymentContext } from '../../stack/DeploymentContext';
import { isUsable } from '../../stack/startAction';
import { ApiStack } from '../apiUpdate';
import { pinnedImage } from '../rollback/pinnedImage';
import { readDeployment } from '../rollback/readDeployment';

/** What an API runs, each image by its digest. */
export type RunningImages = {
  /** `family:revision` */
  name: string;
  image: string;
  /** By the name of the sidecar. */
  sidecarImages: Record<string, string>;
  /** The SHA that its revision names. */
  commit?: string;
};

/**
 * Reads from ECS what an API runs now, whatever its stack says.
 *
 * @throws ConflictError when it is not healthy, its deployment is not complete, or
 *   ECS does not know the digest of an image.
 */
export async function readRunning(
  context: Pick<DeploymentContext, 'clients' | 'signal'>,
  stack: ApiStack,
): Promise<RunningImages> {
  const { clients, signal } = context;
  const { ServiceArn = '' } = stack.outputs;
  const service = await assertHealthyNow(context, stack);
  const { definition, images, name, commit } = await readDeployment(
    clients,
    {
      field: 'from',
      revision: Number(service.taskDefinition.split(':').pop()),
      serviceArn: ServiceArn,
      taskDefinitionArn: service.taskDefinition,
    },
    { signal },
  );
  const containers = (definition.containerDefinitions ?? []).map(one => ({
    name: one.name ?? '',
    image: pinnedImage(one, images),
  }));
  const unknown = containers.find(({ image }) => !image.includes('@sha256:'));
  if (unknown) {
    throw new ConflictError(
      `from: ECS does not know the digest of ${unknown.image}, which ${name} runs, so another environment could get another image. Restart the API, and promote it then.`,
    );
  }
  const ownName = ServiceArn.split('/').pop();
  const own = containers.find(one => one.name === ownName) ?? containers[0];
  return {
    name,
    image: own.image,
    sidecarImages: Object.fromEntries(
      containers
        .filter(one => one !== own)
        .map(one => [one.name, one.image] as const),
    ),
    commit: commit || undefined,
  };
}

async function assertHealthyNow(
  { clients, signal }: Pick<DeploymentContext, 'clients' | 'signal'>,
  stack: ApiStack,
) {
  const { ServiceArn } = stack.outputs;
  const service =
    ServiceArn && (await readService(clients, ServiceArn, { signal }));
  const refuse = (why: string) =>
    new ConflictError(
      `from: ${stack.entityRef} in target ${clients.target.name} ${why}. Promote it when it is healthy.`,
    );
  if (!service || service.status !== 'ACTIVE') {
    throw refuse('has no service that runs');
  }
  if (!isUsable(stack.status)) {
    throw refuse(`is being changed, or its stack failed: ${stack.status}`);
  }
  if (service.desired === 0) {
    throw refuse('runs no task');
  }
  if (!service.isSteady) {
    throw refuse(
      service.hasFailed
        ? 'has a deployment that failed'
        : `has a deployment in progress: ${service.running} of ${service.desired} tasks run`,
    );
  }
  const reason = await unhealthyTargets(clients, stack, { signal });
  if (reason) {
    throw refuse(`has no healthy target (${reason})`);
  }
  return service;
}
