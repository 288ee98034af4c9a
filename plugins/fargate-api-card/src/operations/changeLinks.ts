import {
  Entity,
  RELATION_PROVIDES_API,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import {
  FargateApiStatus,
  STACK_ARN_ANNOTATION,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { templatePath } from '../templatePath';

/** The task sizes that the form of the update offers, `cpu/memory`. */
const SIZES = ['256/512', '512/1024', '1024/2048', '2048/4096'];

/** The wizards that change an API, opened with its current values. */
export interface ChangeLinks {
  image: string;
  size: string;
  rollBack: string;
  /** To another environment. */
  promote: string;
  /** To another load balancer. */
  move: string;
  /** Of automatic deployments that are held. */
  release: string;
  delete: string;
}

/**
 * The links to the wizards for an API that was deployed with the portal's
 * templates; undefined for any other, and for services of the entity beside that of
 * its stack.
 */
export function changeLinks(
  entity: Entity,
  status: FargateApiStatus,
): ChangeLinks | undefined {
  if (
    !entity.metadata.annotations?.[STACK_ARN_ANNOTATION] ||
    !status.links.stack
  ) {
    return undefined;
  }
  const entityRef = apiRefOf(entity);
  const api = { entityRef };
  return {
    image: templatePath('fargate-update-api', { api, ...currentImage(status) }),
    size: templatePath('fargate-update-api', { api, ...currentSize(status) }),
    rollBack: rollBackPath(entity),
    promote: templatePath('fargate-promote-api', { from: api }),
    move: templatePath('fargate-move-api', { api }),
    release: templatePath('fargate-roll-back-api', { api, what: 'release' }),
    delete: templatePath('fargate-delete', {
      what: 'deployment',
      entity: { entityRef },
    }),
  };
}

/**
 * The path of the wizard that rolls an API back.
 *
 * @param revision - to restore, if it is chosen already
 */
export function rollBackPath(entity: Entity, revision?: number): string {
  return templatePath('fargate-roll-back-api', {
    api: { entityRef: apiRefOf(entity) },
    ...(revision !== undefined && { revision }),
  });
}

/** The wizards list APIs: on the page of a Component, the API of its name that it provides. */
function apiRefOf(entity: Entity): string {
  const { name, namespace } = entity.metadata;
  const api = stringifyEntityRef({ kind: 'API', namespace, name });
  const isProvided = entity.relations?.some(
    ({ targetRef, type }) =>
      type === RELATION_PROVIDES_API && targetRef === api,
  );
  return isProvided ? api : stringifyEntityRef(entity);
}

function currentImage({ taskDefinition }: FargateApiStatus) {
  const [image] = taskDefinition.value?.images ?? [];
  return image === undefined ? {} : { image };
}

/** Only what the form can express: the CPU target of autoscaling is not known here. */
function currentSize({ taskDefinition, service, scaling }: FargateApiStatus) {
  const { cpu, memory } = taskDefinition.value ?? {};
  const size = `${cpu}/${memory}`;
  const isFixed = scaling.value?.autoscaling === false;
  return {
    ...(SIZES.includes(size) && { size }),
    ...(isFixed &&
      service.value && {
        scaling: 'fixed',
        desiredCount: service.value.desired,
      }),
  };
}
