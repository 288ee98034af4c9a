import { GetTemplateSummaryCommand } from '@aws-sdk/client-cloudformation';
import { InputError } from '@backstage/errors';
import { StackRecord } from '@fargate-api/backstage-plugin-fargate-api-node';
import { DeploymentContext } from './DeploymentContext';
import { observe } from './observe';
import { StackRequest } from './StackRequest';

/** The end of the ARN that stands for a stack which a dry run did not make. */
const DRY_RUN_ID = 'dry-run';

/**
 * Asks AWS whether a stack could be deployed, and changes nothing.
 *
 * @returns the stack that is there already, if any.
 * @throws what {@link observe} throws.
 * @throws InputError when the template is not valid or does not know a parameter.
 */
export async function dryRunStack(
  context: DeploymentContext,
  request: StackRequest,
): Promise<StackRecord | undefined> {
  const { clients, log, signal } = context;
  const { stack } = await observe(context, request);
  const summary = await clients.cloudFormation.send(
    new GetTemplateSummaryCommand({ TemplateBody: request.template }),
    { abortSignal: signal },
  );
  const known = summary.Parameters?.map(parameter => parameter.ParameterKey);
  const unknown = Object.keys(request.parameters).filter(
    key => !known?.includes(key),
  );
  if (unknown.length) {
    throw new InputError(
      `The template of stack ${request.name} has no parameter ${unknown.join(
        ', ',
      )}`,
    );
  }
  log.line(
    'Dry run',
    `${request.name}: ${
      stack ? 'stands, would be updated' : 'would be created'
    }; template valid, nothing changed`,
  );
  return stack;
}

/** Stands in a dry run's outputs for a stack that is not there. */
export function dryRunArn(
  { accountId, region }: { accountId: string; region: string },
  stackName: string,
): string {
  return `arn:aws:cloudformation:${region}:${accountId}:stack/${stackName}/${DRY_RUN_ID}`;
}

/** Whether an ARN came from {@link dryRunArn}. */
export function isDryRunArn(arn: string): boolean {
  return arn.endsWith(`/${DRY_RUN_ID}`);
}
