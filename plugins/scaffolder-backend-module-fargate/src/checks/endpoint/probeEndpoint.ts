import { StackRecord } from '@fargate-api/backstage-plugin-fargate-api-node';
import { secondsBetween } from '../../log/format';
import { DeploymentContext } from '../../stack/DeploymentContext';
import { DeploymentError } from '../../stack/DeploymentError';
import { gatewayEndpoint } from './gatewayEndpoint';
import { requestEndpoint } from './requestEndpoint';

/**
 * A VPC link that was idle for 60 days needs some minutes, and a new name until
 * resolvers know it.
 */
const PROBE_SECONDS = 300;

const BETWEEN_SECONDS = 5;

/** What API Gateway itself means by a status. */
const CAUSES: Readonly<Record<number, string>> = {
  403: 'API Gateway knows no API by this name',
  404: 'API Gateway has no stage, route or endpoint for it, or the container has no such path',
  429: 'API Gateway lets no more requests through',
  500: 'API Gateway has no integration for it, or the container failed',
  503: 'API Gateway reaches no task: look at the security groups of the VPC link and the tasks, and at the registered tasks',
  504: 'no task answers in time',
};

/**
 * Waits until a deployed API answers a request of this server, where the target's
 * administrator allows that. A response of the API's own says that the way to the tasks is
 * open: that it requires a token, too.
 *
 * @param deployed - its stack, which is complete.
 * @throws DeploymentError when it does not answer. The stack stays as it is.
 */
export async function probeEndpoint(
  context: DeploymentContext,
  deployed: Pick<StackRecord, 'name' | 'outputs' | 'parameters'>,
  request = requestEndpoint,
): Promise<void> {
  const { clients, clock, log, signal } = context;
  const { target } = clients;
  const { name, parameters } = deployed;
  if (!target.probeEndpoints || parameters.DesiredCount === '0') {
    return;
  }
  const endpoint = await gatewayEndpoint(clients, deployed, { signal });
  if (!endpoint) {
    throw noAnswer(name, 'it', 'API Gateway has no name for it');
  }
  const url = `${endpoint}${parameters.HealthCheckPath ?? '/'}`;
  const startedAt = clients.now();
  for (let said = ''; ; ) {
    const { status, cause } = await answerOf(() =>
      request(url, { endpoint: target.endpoint, signal }),
    );
    signal?.throwIfAborted();
    if (status !== undefined && isAnswered(status, parameters.Authorization)) {
      log.line('Request', `${url} answers with ${status}`);
      return;
    }
    if (secondsBetween(startedAt, clients.now()) >= PROBE_SECONDS) {
      throw noAnswer(name, url, cause);
    }
    if (cause !== said) {
      log.line('Request', `${url}: ${cause}; trying again`);
      said = cause;
    }
    await clock.sleep(BETWEEN_SECONDS, signal);
  }
}

/** Whether a status says that requests arrive at a task, or that callers need a token. */
function isAnswered(status: number, authorization: string): boolean {
  return (
    (status >= 200 && status < 400) ||
    (authorization !== 'none' && (status === 401 || status === 403))
  );
}

async function answerOf(
  request: () => Promise<number>,
): Promise<{ status?: number; cause: string }> {
  try {
    const status = await request();
    return {
      status,
      cause: `status ${status}${
        CAUSES[status] ? `, as ${CAUSES[status]}` : ''
      }`,
    };
  } catch (error) {
    return { cause: (error as Error).message };
  }
}

function noAnswer(name: string, url: string, cause: string): DeploymentError {
  return new DeploymentError(name, {
    failed: `${url} does not answer a request of the portal`,
    why: `${url} does not answer: ${cause}`,
    evidence: [],
    now: `stack ${name} is complete, and its tasks are healthy; nothing is rolled back`,
    next: 'fix the cause, then press "Start over", which asks again',
  });
}
