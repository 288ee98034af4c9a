import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  initiatorOf,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { DeploymentContext } from '../../stack/DeploymentContext';
import { StackRequest } from '../../stack/StackRequest';

/** The parameter by which pipelines see that they are not to deploy. */
const PARAMETER = 'DeploymentHold';

/**
 * A request for an API's stack that holds automatic deployments after a roll back,
 * releases them if asked to, and otherwise leaves a hold as it is. Logs which.
 */
export function withHold<Request extends StackRequest>(
  { clients, log, task }: DeploymentContext,
  stack: StackRecord | undefined,
  change: { rollBackTo?: number; releaseHold?: boolean },
  request: Request,
  credentials?: BackstageCredentials,
): Request {
  const before = stack?.parameters[PARAMETER] ?? '';
  // The same task again is the same request.
  const isRepeated = stack?.parameters.DeployedTask === task.taskId;
  const held = before && describe(before);
  if (change.rollBackTo !== undefined && credentials) {
    const by = initiatorOf(credentials).replace(/[^a-zA-Z0-9 +=._:/@-]/g, '-');
    const hold =
      before && isRepeated
        ? before
        : `${clients.now().toISOString()} ${by.slice(0, 200)}`;
    log.line(
      'Hold',
      'automatic deployments of a pipeline are held until they are released',
    );
    return withParameter(request, hold);
  }
  if (change.releaseHold) {
    log.line(
      'Hold',
      held ? `${held}; released` : 'automatic deployments are not held',
    );
    return held ? withParameter(request, '') : request;
  }
  if (held) {
    log.line('Hold', `${held}; this deployment does not release them`);
    return withParameter(request, before);
  }
  return request;
}

function describe(hold: string): string {
  const [since, ...by] = hold.split(' ');
  return `automatic deployments are held since ${since} by ${by.join(' ')}`;
}

function withParameter<Request extends StackRequest>(
  request: Request,
  value: string,
): Request {
  return {
    ...request,
    parameters: { ...request.parameters, [PARAMETER]: value },
  };
}
