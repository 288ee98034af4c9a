import { InputError } from '@backstage/errors';
import { ownersOf } from '@fargate-api/backstage-plugin-fargate-api-node';
import { apiSubjectFields } from '../api/apiFields';
import { openApiDeployment } from '../api/openApiDeployment';
import { apiRef } from '../catalog/entityRefs';
import { findEntityStack } from '../catalog/findEntityStack';
import { readOwnStack } from '../catalog/readOwnStack';
import { readEnvironment } from '../environment/readEnvironment';
import { ActionDependencies } from '../run/ActionDependencies';
import { OpenedDeployment, openDeployment } from '../run/openDeployment';
import { checkSecretInput } from '../api/secrets/checkSecretInput';
import {
  checkSecretUsable,
  putSecret,
  secretName,
  SecretRequest,
} from '../api/secrets/putSecret';
import { isDryRunArn } from '../stack/dryRun';
import { assertApi } from './assertApi';
import { createAction } from './createAction';
import { examples } from './secretPut.examples';

/**
 * `fargate:secret:put`: stores a secret in Secrets Manager that only the container
 * of one API can read.
 *
 * @public
 */
export function createSecretPutAction(dependencies: ActionDependencies) {
  const { aws, catalog } = dependencies;
  return createAction(dependencies, {
    id: 'fargate:secret:put',
    description:
      'Stores a secret of an API in AWS Secrets Manager, with the tag by which the API may read it. Its value is in no template, parameter, log or output.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        entityRef: z =>
          z
            .string()
            .optional()
            .describe(
              'Reference of an API that is deployed, or its Component in the catalog',
            ),
        ...apiSubjectFields,
        name: z =>
          apiSubjectFields
            .name(z)
            .optional()
            .describe(
              'Instead of entityRef: name of an API that is going to be deployed, with owner and environment',
            ),
        owner: z => apiSubjectFields.owner(z).optional(),
        variable: z =>
          z
            .string()
            .describe(
              'Environment variable of the container, e.g. DATABASE_URL',
            ),
        value: z =>
          z
            .string()
            .optional()
            .describe(
              'The value, as ${{ secrets.NAME }} of a form field of the kind Secret. Default: none; the log says where to set it',
            ),
        secrets: z =>
          z
            .record(z.string())
            .optional()
            .describe('Other references, to be in the output secrets too'),
      },
      output: {
        reference: z => z.string().describe('Reference of the secret'),
        secrets: z =>
          z
            .record(z.string())
            .describe('References by variable, as an API takes them'),
      },
    },
    async handler(ctx) {
      const { input, signal } = ctx;
      const { variable, secrets = {} } = input;
      const value = checkSecretInput(input);
      const { context, ...found } = await subject();
      const request = { ...found, variable, value };
      if (ctx.isDryRun) {
        await checkSecretUsable(context, request);
        context.log.line(
          'Dry run',
          `secret ${secretName(request)} would be stored`,
        );
        ctx.output('reference', `secretsmanager:${secretName(request)}`);
        ctx.output('secrets', secrets);
        return;
      }
      const reference = await putSecret(context, request);
      ctx.output('reference', reference);
      ctx.output('secrets', { ...secrets, [variable]: reference });

      async function subject(): Promise<Subject> {
        const { entityRef: ofEntity, name, owner } = input;
        if (Boolean(ofEntity) === Boolean(name)) {
          throw new InputError(
            'Give either entityRef, of a deployed API, or name, owner and environment of one that is going to be deployed.',
          );
        }
        if (!ofEntity) {
          const ofApi = { ...input, name: name!, owner: owner ?? '' };
          const api = await openApiDeployment(
            { ...ctx, input: ofApi },
            dependencies,
          );
          const { clients } = api.context;
          if (!isDryRunArn(api.environmentArn)) {
            await readEnvironment(clients, api.environmentArn, {
              signal,
              authorize: (stack, missing) =>
                ctx.access.toDeployInto(clients, stack, missing),
            });
          }
          const mayUse = async (one: string) =>
            (api.isKnown && one === api.entity.owner) ||
            ctx.access.initiator.isMember([one]);
          return {
            context: api.context,
            stackName: api.stackName,
            entityRef: apiRef(api.entity),
            // A deployment hands it over to the owner in whose name it is stored.
            owner: (await mayUse(api.entity.owner))
              ? api.entity.owner
              : ctx.access.initiator.name,
            mayUseSecretsOf: mayUse,
          };
        }
        const { entity, stackArn } = await findEntityStack(
          catalog,
          ofEntity,
          await ctx.getInitiatorCredentials(),
        );
        const permit = await ctx.access.toChange(
          'update',
          aws.targets.forArn(stackArn),
          entity,
        );
        const opened = await openDeployment(
          ctx,
          dependencies,
          permit,
          stackArn,
        );
        const stack = assertApi(
          await readOwnStack(opened.clients, entity, stackArn, { signal }),
        );
        const [present] = ownersOf(entity);
        return {
          context: opened,
          entityRef: stack.entityRef,
          owner: present,
          mayUseSecretsOf: async one =>
            one === present || ctx.access.initiator.isMember([one]),
          stackName: stack.name,
        };
      }
    },
  });
}

type Subject = Omit<SecretRequest, 'variable' | 'value'> & {
  context: OpenedDeployment;
};
