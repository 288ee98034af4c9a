import { deployStack } from '../stack/deployStack';
import { dryRunArn, dryRunStack } from '../stack/dryRun';
import { formatSeconds, secondsBetween } from '../log/format';
import { StackRequest } from '../stack/StackRequest';
import { withFailureReport } from './withFailureReport';
import { ApiRun, ApiDeployment } from './openApiDeployment';
import { outputApi } from './outputApi';

/**
 * Deploys the stack of an API, or works out in a dry run what that would do,
 * and gives the outputs that all APIs have.
 *
 * @param audience - who may call, for the log; everybody where it is left out.
 * @returns the stack's own outputs.
 * @throws DeploymentError when it fails.
 */
export async function deployApi(
  run: ApiRun,
  { context, stackName, startedAt }: ApiDeployment,
  request: StackRequest,
  audience: readonly string[] = [],
): Promise<Record<string, string>> {
  const { clients, log } = context;
  if (run.isDryRun) {
    const known = await dryRunStack(context, request);
    outputApi(
      run,
      known ?? { arn: dryRunArn(clients.target, stackName), outputs: {} },
      false,
    );
    return known?.outputs ?? {};
  }
  const { stack, changed } = await withFailureReport(log, () =>
    deployStack(context, request),
  );
  const { Url } = stack.outputs;
  const took = formatSeconds(secondsBetween(startedAt, clients.now()));
  const where = audience.length ? `${Url} for ${audience.join(', ')}` : Url;
  log.line(
    'Done',
    changed ? `${where} · ${took}` : `${Url} · nothing had to be changed`,
  );
  outputApi(run, stack, changed);
  return stack.outputs;
}
