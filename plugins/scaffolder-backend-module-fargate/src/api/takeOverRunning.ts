import { ConflictError } from '@backstage/errors';
import { StackRecord } from '@fargate-api/backstage-plugin-fargate-api-node';
import { OnDrift } from '../live/onDrift';
import { ActionRun } from '../run/ActionRun';
import { DeploymentContext } from '../stack/DeploymentContext';
import { deployStack } from '../stack/deployStack';
import { StackRequest } from '../stack/StackRequest';
import { ReconciledApi } from './reconcileApi';
import { settingsToParameters } from './settings/values';

/** What runs, and whether a change set of its own can put it into the stack. */
export interface Running extends Pick<ReconciledApi, 'running' | 'isSteady'> {
  stack: StackRecord;
  /** Whether no part of the API is broken that only the request mends. */
  isSound: boolean;
  onDrift: OnDrift | undefined;
}

/**
 * Puts what runs into the stack before a request changes it. CloudFormation rolls
 * a failed change back to what the stack has, not to what ran.
 *
 * @param request - the change that follows.
 * @returns whether it changed the stack.
 * @throws ConflictError when that is not possible and nobody consented to lose
 *   what runs.
 * @throws DeploymentError when the change set fails.
 */
export async function takeOverRunning(
  { isDryRun }: Pick<ActionRun, 'isDryRun'>,
  context: DeploymentContext,
  request: StackRequest,
  { stack, running, isSteady, isSound, onDrift }: Running,
): Promise<boolean> {
  const parameters = settingsToParameters(running);
  const names = Object.keys(parameters);
  if (!names.length) {
    return false;
  }
  const values = (of: StackRecord['parameters']) =>
    names.map(name => `${name} ${of[name]}`).join(', ');
  const known = names.every(name => Object.hasOwn(stack.parameters, name));
  if (!isSteady || !isSound || !known) {
    const loss = `if the change fails, ${values(
      stack.parameters,
    )} of the stack is restored instead of ${values(parameters)}`;
    const isChosen = onDrift === 'adopt' || onDrift === 'overwrite';
    if (!isChosen && names.some(name => name !== 'DesiredCount')) {
      throw new ConflictError(
        `The service of stack ${stack.name} was changed outside the stack and is not in a state that the stack can take over first: ${loss}. Set onDrift to "overwrite" to accept that.`,
      );
    }
    context.log.line(request.label, loss);
    return false;
  }
  context.log.line(
    request.label,
    `the stack takes over ${values(
      parameters,
    )} first: a failed change then restores it`,
  );
  if (isDryRun) {
    return false;
  }
  const { changed } = await deployStack(context, {
    ...request,
    purpose: 'recover',
    template: undefined,
    parameters,
    keptParameters: Object.keys(stack.parameters),
    createsRoles: false,
  });
  return changed;
}
