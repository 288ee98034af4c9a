import { parse } from '@aws-sdk/util-arn-parser';
import {
  ANNOTATION_ORIGIN_LOCATION,
  Entity,
  parseEntityRef,
} from '@backstage/catalog-model';
import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import {
  API_KINDS,
  API_SHAPES,
  ApiKind,
  isApiKind,
  STACK_ARN_ANNOTATION,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  describeStack,
  FargateClients,
  readDescriptor,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { assertCatalogTakes } from '../catalog/assertCatalogTakes';
import { awaitCatalog, CATALOG_SECONDS } from '../catalog/awaitCatalog';
import { apiRef, componentRef } from '../catalog/entityRefs';
import { publishStack } from '../catalog/publishStack';
import { isDryRunArn } from '../stack/dryRun';
import { isUsable } from '../stack/startAction';
import { ActionDependencies } from '../run/ActionDependencies';
import { ActionRun } from '../run/ActionRun';
import { examples } from './apiRegister.examples';
import { createAction } from './createAction';
import { OpenedDeployment, openDeployment } from '../run/openDeployment';

/**
 * `fargate:api:register`: registers a deployed API in the catalog at once.
 *
 * @public
 */
export function createApiRegisterAction(dependencies: ActionDependencies) {
  const { aws, catalog, events } = dependencies;
  return createAction(dependencies, {
    id: 'fargate:api:register',
    description:
      'Registers a deployed API in the catalog at once, instead of at the next scan, and waits until the catalog has it.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        stackArn: z => z.string().describe(`stackArn of ${deployActions()}`),
      },
      output: {
        entityRef: z => z.string().describe('Entity reference of the API'),
        componentRef: z =>
          z
            .string()
            .describe('Entity reference of the Component that provides it'),
        registered: z =>
          z
            .boolean()
            .describe('False when the catalog adds it only at its next scan'),
      },
    },
    async handler(ctx) {
      const { stackArn } = ctx.input;
      const permit = await ctx.access.toChange(
        'update',
        aws.targets.forArn(stackArn),
      );
      const context = await openDeployment(
        ctx,
        dependencies,
        permit,
        stackNameOf(stackArn),
      );
      const { clients, log, signal } = context;
      const stack = isDryRunArn(stackArn)
        ? undefined
        : await readApiStack(clients, stackArn, signal);
      const entity = stack
        ? parseEntityRef(stack.entityRef)
        : { namespace: 'default', name: stackNameOf(stackArn) };
      if (!stack) {
        log.line('Dry run', 'the API would be registered once it is deployed');
      }
      const registered = stack ? await register(ctx, context, stack) : false;
      ctx.output('entityRef', apiRef(entity));
      ctx.output('componentRef', componentRef(entity));
      ctx.output('registered', registered);
    },
  });

  /** @returns whether the catalog has the API. */
  async function register(
    run: ActionRun,
    context: OpenedDeployment,
    stack: ApiStack,
  ): Promise<boolean> {
    const { clients, log, signal } = context;
    const { entityRef } = stack;
    const descriptor = await readDescriptor(clients, stack, { signal });
    if (descriptor) {
      await assertCatalogTakes(stack.kind, descriptor, stack);
    }
    if (run.isDryRun) {
      log.line('Dry run', `${entityRef} would be registered`);
      return false;
    }
    await publishStack(events, stack.arn);
    const credentials = await run.getInitiatorCredentials();
    log.line(
      'Catalog',
      `notified of ${entityRef}, waiting up to ${CATALOG_SECONDS} seconds`,
    );
    let entity: Entity | undefined;
    const isRegistered = await awaitCatalog(context, async () => {
      entity = await catalog.getEntityByRef(entityRef, { credentials });
      return entity?.metadata.annotations?.[STACK_ARN_ANNOTATION] === stack.arn;
    });
    log.line(
      'Catalog',
      isRegistered
        ? `${entityRef} and ${componentRef(
            parseEntityRef(entityRef),
          )} are in the catalog`
        : notRegistered(entityRef, entity),
    );
    if (descriptor?.catalogInfoUrl) {
      log.more(
        `once ${descriptor.catalogInfoUrl} is registered, its entities take their place`,
      );
    }
    return isRegistered;
  }
}

/** What is known of an API that the catalog does not have in time. */
function notRegistered(entityRef: string, other: Entity | undefined): string {
  const location = other?.metadata.annotations?.[ANNOTATION_ORIGIN_LOCATION];
  return other
    ? `${entityRef} is in the catalog already, from ${
        location ?? 'elsewhere'
      } and not from this stack: unregister that, and the next scan adds this one`
    : `${entityRef} is not in the catalog yet. Its next scan tries again; if it is not there after that, the log of the catalog says why, for example that catalog.rules do not allow its kind`;
}

type ApiStack = StackRecord & { entityRef: string; kind: ApiKind };

/**
 * @throws NotFoundError when the stack does not exist.
 * @throws InputError when it is not an API of ours.
 * @throws ConflictError when it is not complete.
 */
async function readApiStack(
  clients: FargateClients,
  arn: string,
  signal: AbortSignal | undefined,
): Promise<ApiStack> {
  const stack = await describeStack(clients, arn, { signal });
  if (!stack || stack.status === 'DELETE_COMPLETE') {
    throw new NotFoundError(
      `stackArn: stack ${arn} does not exist in target ${clients.target.name}. Deploy the API first.`,
    );
  }
  const { entityRef, kind } = stack;
  if (!stack.managed || !isApiKind(kind) || !entityRef) {
    throw new InputError(
      `stackArn: stack ${
        stack.name
      } is not an API of this portal. Give the stackArn of ${deployActions()}.`,
    );
  }
  if (!isUsable(stack.status)) {
    throw new ConflictError(
      `Stack ${stack.name} is ${stack.status}, and an API can be registered only when its stack is complete. Deploy it again first.`,
    );
  }
  return { ...stack, entityRef, kind };
}

/** The actions that deploy an API, as text. */
function deployActions(): string {
  return API_KINDS.map(kind => API_SHAPES[kind].deployAction).join(' or ');
}

/** Of `arn:…:stack/{name}/{id}`. */
function stackNameOf(arn: string): string {
  return parse(arn).resource.split('/')[1];
}
