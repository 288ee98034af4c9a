import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  API_KINDS,
  API_SHAPES,
  isApiKind,
  STACK_ARN_ANNOTATION,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  readDescriptor,
  describeStack,
  FargateClients,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { parse } from '@aws-sdk/util-arn-parser';
import { DeploymentContext, POLL_SECONDS } from '../stack/DeploymentContext';
import { isDryRunArn } from '../stack/dryRun';
import { isUsable } from '../stack/startAction';
import { apiRef, componentRef } from '../catalog/entityRefs';
import { ActionDependencies } from './ActionDependencies';
import { examples } from './apiRegister.examples';
import { openDeployment } from './openDeployment';
import { publishStack } from '../catalog/publishStack';

/** The catalog takes a stack in within seconds; a busy one may take longer. */
const TIMEOUT_SECONDS = 60;

/**
 * `fargate:api:register`: has the catalog take in an API at once.
 *
 * @public
 */
export function createApiRegisterAction(dependencies: ActionDependencies) {
  const { aws, catalog, events } = dependencies;
  return createTemplateAction({
    id: 'fargate:api:register',
    description:
      'Has the catalog take in a deployed API at once, instead of at its next scan, and waits until it has.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        stackArn: z => z.string().describe(`stackArn of ${deployActions()}`),
      },
      output: {
        entityRef: z => z.string().describe('Reference of the API'),
        componentRef: z =>
          z.string().describe('Reference of the Component that provides it'),
        registered: z =>
          z
            .boolean()
            .describe(
              'False when the catalog will have it only after its next scan',
            ),
      },
    },
    async handler(ctx) {
      const { stackArn } = ctx.input;
      const target = aws.targets.forArn(stackArn);
      const context = await openDeployment(
        ctx,
        dependencies,
        target,
        stackNameOf(stackArn),
      );
      const { clients, log, signal } = context;
      if (isDryRunArn(stackArn)) {
        log.line('Dry run', 'the API would be registered once it is deployed');
        outputRefs(
          { namespace: 'default', name: stackNameOf(stackArn) },
          false,
        );
        return;
      }
      const stack = await readApiStack(clients, stackArn, signal);
      const name = parseEntityRef(stack.entityRef!);
      const descriptor = await readDescriptor(clients, stack, { signal });
      if (descriptor?.catalogInfoUrl) {
        log.line(
          'Catalog',
          `${stack.entityRef} is registered from its repository (${descriptor.catalogInfoUrl}) and left alone`,
        );
        outputRefs(name, false);
        return;
      }
      if (ctx.isDryRun) {
        log.line('Dry run', `${stack.entityRef} would be registered`);
        outputRefs(name, false);
        return;
      }
      await publishStack(events, stack.arn);
      const registered = await waitForEntity(
        context,
        stack,
        await ctx.getInitiatorCredentials(),
      );
      log.line(
        'Catalog',
        registered
          ? `${stack.entityRef} and ${componentRef(name)} are in the catalog`
          : `${stack.entityRef} is not in the catalog yet: its next scan adds it, nothing is lost`,
      );
      outputRefs(name, registered);

      function outputRefs(
        entity: { namespace: string; name: string },
        isRegistered: boolean,
      ): void {
        ctx.output('entityRef', apiRef(entity));
        ctx.output('componentRef', componentRef(entity));
        ctx.output('registered', isRegistered);
      }
    },
  });

  async function waitForEntity(
    { clock, signal }: DeploymentContext,
    stack: StackRecord,
    credentials: BackstageCredentials,
  ): Promise<boolean> {
    for (let waited = 0; ; waited += POLL_SECONDS) {
      const entity = await catalog.getEntityByRef(stack.entityRef!, {
        credentials,
      });
      if (entity?.metadata.annotations?.[STACK_ARN_ANNOTATION] === stack.arn) {
        return true;
      }
      if (waited >= TIMEOUT_SECONDS) {
        return false;
      }
      await clock.sleep(POLL_SECONDS, signal);
    }
  }
}

/**
 * @throws NotFoundError when there is no such stack.
 * @throws InputError when it is not an API of ours.
 * @throws ConflictError when it is not whole.
 */
async function readApiStack(
  clients: FargateClients,
  arn: string,
  signal: AbortSignal | undefined,
): Promise<StackRecord> {
  const stack = await describeStack(clients, arn, { signal });
  if (!stack || stack.status === 'DELETE_COMPLETE') {
    throw new NotFoundError(
      `stackArn: there is no stack ${arn} in target ${clients.target.name}. Deploy the API first.`,
    );
  }
  if (!stack.managed || !isApiKind(stack.kind) || !stack.entityRef) {
    throw new InputError(
      `stackArn: stack ${
        stack.name
      } is not an API of this portal. Give the stackArn of ${deployActions()}.`,
    );
  }
  if (!isUsable(stack.status)) {
    throw new ConflictError(
      `Stack ${stack.name} is ${stack.status}, and only an API that is whole can be registered. Deploy it again first.`,
    );
  }
  return stack;
}

/** In words, those that deploy an API. */
function deployActions(): string {
  return API_KINDS.map(kind => API_SHAPES[kind].deployAction).join(' or ');
}

/** Of `arn:…:stack/{name}/{id}`. */
function stackNameOf(arn: string): string {
  return parse(arn).resource.split('/')[1];
}
