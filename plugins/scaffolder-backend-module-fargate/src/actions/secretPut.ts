import { InputError } from '@backstage/errors';
import { ownersOf } from '@fargate-api/backstage-plugin-fargate-api-node';
import { apiSubjectFields } from '../api/apiFields';
import { ApiInput, ApiRun, openApiDeployment } from '../api/openApiDeployment';
import { apiRef } from '../catalog/entityRefs';
import { readEnvironment } from '../environment/readEnvironment';
import { ActionDependencies } from '../run/ActionDependencies';
import { ActionRun } from '../run/ActionRun';
import { OpenedDeployment } from '../run/openDeployment';
import { checkSecretInput } from '../api/secrets/checkSecretInput';
import {
  checkSecretUsable,
  putSecret,
  secretName,
  SecretRequest,
} from '../api/secrets/putSecret';
import { isDryRunArn } from '../stack/dryRun';
import { createAction } from './createAction';
import { openDeployedApi } from '../api/openDeployedApi';
import { examples } from './secretPut.examples';

/**
 * `fargate:secret:put`: stores a secret in Secrets Manager that only the container
 * of one API can read.
 *
 * @public
 */
export function createSecretPutAction(dependencies: ActionDependencies) {
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
      const { input } = ctx;
      const { variable, secrets = {} } = input;
      const value = checkSecretInput(input);
      const { context, ...found } = await openSubject(ctx);
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
    },
  });

  /** The API that the secret is for: a deployed one, or one that is going to be deployed. */
  async function openSubject(
    run: ActionRun & { input: SubjectInput },
  ): Promise<Subject> {
    const { entityRef, name, owner = '' } = run.input;
    if (Boolean(entityRef) === Boolean(name)) {
      throw new InputError(
        'Give either entityRef, of a deployed API, or name, owner and environment of one that is going to be deployed.',
      );
    }
    return entityRef
      ? openDeployed(run, entityRef)
      : openPlanned({ ...run, input: { ...run.input, name: name!, owner } });
  }

  async function openDeployed(
    run: ActionRun,
    entityRef: string,
  ): Promise<Subject> {
    const { context, entity, stack } = await openDeployedApi(
      run,
      dependencies,
      entityRef,
    );
    const [owner] = ownersOf(entity);
    return {
      context,
      entityRef: stack.entityRef,
      owner,
      mayUseSecretsOf: async one =>
        one === owner || run.access.initiator.isMember([one]),
      stackName: stack.name,
    };
  }

  async function openPlanned(run: ApiRun): Promise<Subject> {
    const { access, signal } = run;
    const { context, entity, environmentArn, isKnown, stackName } =
      await openApiDeployment(run, dependencies);
    const { clients } = context;
    if (!isDryRunArn(environmentArn)) {
      await readEnvironment(clients, environmentArn, {
        signal,
        authorize: (stack, missing) =>
          access.toDeployInto(clients, stack, missing),
      });
    }
    const mayUse = async (one: string) =>
      (isKnown && one === entity.owner) || access.initiator.isMember([one]);
    return {
      context,
      stackName,
      entityRef: apiRef(entity),
      // A deployment hands it over to the owner in whose name it is stored.
      owner: (await mayUse(entity.owner))
        ? entity.owner
        : access.initiator.name,
      mayUseSecretsOf: mayUse,
    };
  }
}

type SubjectInput = Omit<ApiInput, 'name' | 'owner'> & {
  entityRef?: string;
  name?: string;
  owner?: string;
};

type Subject = Omit<SecretRequest, 'variable' | 'value'> & {
  context: OpenedDeployment;
};
