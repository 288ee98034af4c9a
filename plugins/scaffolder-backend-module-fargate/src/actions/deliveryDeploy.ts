import { describeStack } from '@fargate-api/backstage-plugin-fargate-api-node';
import { readCloudFormationTemplate } from '@fargate-api/templates';
import { apiSubjectFields, apiUpkeepFields } from '../api/apiFields';
import { ApiDeployment, openApiDeployment } from '../api/openApiDeployment';
import { assertNoServiceRole } from '../delivery/assertNoServiceRole';
import { assertPipelinesAllowed } from '../delivery/assertPipelinesAllowed';
import { checkSource } from '../delivery/checkSource';
import {
  Delivery,
  deliveryRequest,
  deliveryStackName,
} from '../delivery/deliveryRequest';
import { findOidcProvider } from '../delivery/findOidcProvider';
import { openForge } from '../delivery/forge/openForge';
import { readEnvironment } from '../environment/readEnvironment';
import { ActionDependencies } from '../run/ActionDependencies';
import { ActionRun } from '../run/ActionRun';
import { deployOrDryRun, StackEnd } from '../run/deployOrDryRun';
import { endDeployment } from '../run/endDeployment';
import * as fields from '../run/fields';
import { dryRunArn, dryRunTemplate, isDryRunArn } from '../stack/dryRun';
import { createAction } from './createAction';
import { examples } from './deliveryDeploy.examples';

/**
 * `fargate:delivery:deploy`: creates the image repository of an API, and the roles
 * by which the pipeline of one source repository pushes to it and deploys the API.
 *
 * @public
 */
export function createDeliveryDeployAction(dependencies: ActionDependencies) {
  return createAction(dependencies, {
    id: 'fargate:delivery:deploy',
    description:
      'Deploys what the pipeline of a source repository needs to deploy one API: an image repository in ECR, and a role that only that pipeline can assume, to push to it and to change the stack of that API.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        ...apiSubjectFields,
        repoUrl: fields.repoUrlField,
        branch: z =>
          z
            .string()
            .optional()
            .describe('Branch whose pipeline may deploy. Default: main'),
        deploymentEnvironment: z =>
          z
            .string()
            .optional()
            .describe(
              'Instead of branch: environment of the GitHub repository whose jobs may deploy',
            ),
        promotionEnvironment: z =>
          z
            .string()
            .optional()
            .describe(
              'Environment of the GitHub repository whose jobs may do what those of the branch may, to promote the image to another API',
            ),
        previews: z =>
          z
            .boolean()
            .optional()
            .describe(
              'Whether pull requests may create previews: stacks that are named <API>-preview-<number>. Default: false',
            ),
        appliesSettings: z =>
          z
            .boolean()
            .optional()
            .describe(
              'Whether the pipeline may change settings of the API beside its image, as an API needs whose changes the repository applies. Default: false',
            ),
        catalogInfoUrl: apiUpkeepFields.catalogInfoUrl,
        ...fields.deploymentOptionFields,
      },
      output: {
        stackArn: fields.stackArnField,
        repositoryUri: z =>
          z.string().describe('Where the pipeline pushes the image'),
        roleArn: z =>
          z.string().describe('Role by which the pipeline pushes and deploys'),
        planRoleArn: z =>
          z
            .string()
            .describe(
              'Role by which the pipeline of a pull request shows what a deployment would change',
            ),
        previewRoleArn: z =>
          z
            .string()
            .describe(
              'Role by which the pipeline of a pull request makes a preview; empty without previews',
            ),
        previewServiceRoleArn: z =>
          z
            .string()
            .describe(
              'Role by which CloudFormation makes a preview; empty without previews',
            ),
        previewRepositoryUri: z =>
          z
            .string()
            .describe(
              'Where the pipeline of a pull request pushes its image; empty without previews',
            ),
        apiStackName: z => z.string().describe('Name of the stack of the API'),
        region: z => z.string().describe('Region of the target'),
        audience: z => z.string().describe("Audience of the pipeline's tokens"),
        changed: fields.changedField,
      },
    },
    async handler(ctx) {
      const { input, signal } = ctx;
      const source = {
        branch: input.branch || 'main',
        deploymentEnvironment: input.deploymentEnvironment || undefined,
        promotionEnvironment: input.promotionEnvironment || undefined,
        previews: input.previews,
      };
      checkSource(source);
      const forge = openForge(dependencies.integrations, input.repoUrl);
      const api = await openApiDeployment(ctx, dependencies);
      const { context, stackName } = api;
      const { target } = context.clients;
      assertPipelinesAllowed(target);
      await assertNoServiceRole(context.clients, stackName, { signal });
      if (target.requiresApproval) {
        await forge.assertApproved(source, {
          signal,
          isDryRun: ctx.isDryRun,
        });
      }
      const trust = await forge.trust(source, {
        region: target.region,
        signal,
        isDryRun: ctx.isDryRun,
      });
      context.log.line(
        'Delivery',
        `${forge.label} may push and deploy as ${trust.subjects.join(' or ')}`,
      );
      const { arn, changed, outputs } = await deploy(ctx, api, {
        trust,
        appliesSettings: input.appliesSettings ?? false,
      });
      endDeployment(ctx, context, {
        done: `${forge.label} can deploy ${stackName}`,
        changed,
        outputs: {
          stackArn: arn,
          repositoryUri: outputs.RepositoryUri ?? '',
          roleArn: outputs.DeploymentRoleArn ?? '',
          planRoleArn: outputs.PlanRoleArn ?? '',
          previewRoleArn: outputs.PreviewRoleArn ?? '',
          previewServiceRoleArn: outputs.PreviewServiceRoleArn ?? '',
          previewRepositoryUri: outputs.PreviewRepositoryUri ?? '',
          apiStackName: stackName,
          region: target.region,
          audience: trust.audience,
          changed,
        },
      });
    },
  });

  async function deploy(
    run: ActionRun,
    { context, descriptorOf, environmentArn, stackName }: ApiDeployment,
    pipeline: Pick<Delivery, 'appliesSettings' | 'trust'>,
  ): Promise<StackEnd> {
    const { clients, signal } = context;
    const name = deliveryStackName(stackName);
    if (isDryRunArn(environmentArn)) {
      await dryRunTemplate(
        context,
        {
          kind: 'delivery',
          name,
          parameters: {},
          template: await readCloudFormationTemplate('delivery'),
        },
        'its environment would be created first',
      );
      return {
        arn: dryRunArn(clients.target, name),
        outputs: {},
        changed: false,
      };
    }
    const environment = await readEnvironment(clients, environmentArn, {
      signal,
      authorize: (stack, missing) =>
        run.access.toDeployInto(clients, stack, missing),
    });
    const request = await deliveryRequest(
      clients.target,
      {
        apiStackName: stackName,
        descriptor: descriptorOf(environment.entityRef),
        environment,
        ...pipeline,
        oidcProviderArn: await findOidcProvider(clients, pipeline.trust, {
          signal,
        }),
      },
      await describeStack(clients, name, { signal }),
    );
    return deployOrDryRun(run, context, request);
  }
}
