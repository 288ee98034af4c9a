import { describeStack } from '@fargate-api/backstage-plugin-fargate-api-node';
import { ActionDependencies } from '../actions/ActionDependencies';
import { withFailureReport } from '../actions/withFailureReport';
import { assertServiceNameFree } from '../checks/assertServiceNameFree';
import { readEnvironment } from '../environment/readEnvironment';
import { deployStack } from '../stack/deployStack';
import {
  dryRunArn,
  dryRunStack,
  dryRunTemplate,
  isDryRunArn,
} from '../stack/dryRun';
import { StackRequest } from '../stack/StackRequest';
import { apiRequest } from './apiRequest';
import { assertDeployable } from './assertDeployable';
import { ApiDeployment, ApiRun, openApiDeployment } from './openApiDeployment';
import { logApiDone } from './logApiDone';
import { outputApi } from './outputApi';
import { requestedSettings } from './settings/requestedSettings';
import { SettingValues } from './settings/settings';
import { settingsToParameters } from './settings/values';
import { DeployableShape } from './shapes/DeployableShape';

/**
 * Deploys an API of any shape and is done when it is healthy in the terms of
 * that shape; or works out in a dry run what that would do.
 *
 * @throws InputError when it cannot be deployed as asked; nothing is made then.
 * @throws DeploymentError when the deployment fails.
 */
export async function deployApi<Input extends object>(
  run: ApiRun<Input>,
  dependencies: ActionDependencies,
  shape: DeployableShape<Input>,
): Promise<void> {
  const settings = requestedSettings(shape.facts.kind, run.input);
  const api = await openApiDeployment(run, dependencies);
  const request = await placeApi(run, dependencies, shape, api, settings);
  if (typeof request === 'string') {
    await dryRunTemplate(
      api.context,
      { name: api.stackName, template: await shape.template() },
      `its ${request} would be made first`,
    );
    outputNothing(run, shape, api);
    return;
  }
  if (run.isDryRun) {
    const deployed = await dryRunStack(api.context, request);
    if (deployed) {
      outputApi(run, shape, deployed, false);
    } else {
      outputNothing(run, shape, api);
    }
    return;
  }
  const { stack, changed } = await withFailureReport(api.context.log, () =>
    deployStack(api.context, request),
  );
  logApiDone(api.context, stack.outputs[shape.facts.endpointOutput], {
    changed,
    startedAt: api.startedAt,
    audience: settings.consumerCidrs,
  });
  outputApi(run, shape, stack, changed);
}

/** @returns the stack that is to be made; or a word for what a dry run did not make before it. */
async function placeApi<Input extends object>(
  run: ApiRun<Input>,
  dependencies: ActionDependencies,
  shape: DeployableShape<Input>,
  api: ApiDeployment,
  settings: SettingValues,
): Promise<StackRequest | string> {
  const { context, environmentArn, stackName } = api;
  const { clients, signal } = context;
  if (isDryRunArn(environmentArn)) {
    return 'environment';
  }
  const environment = await readEnvironment(clients, environmentArn, {
    signal,
  });
  const deployed = await describeStack(clients, stackName, { signal });
  const place = await shape.place({
    dependencies,
    credentials: await run.getInitiatorCredentials(),
    context,
    input: run.input,
    settings,
    environment,
    deployed,
  });
  if (typeof place === 'string') {
    return place;
  }
  const request = {
    ...(await apiRequest(
      shape,
      api.descriptorOf(environment.entityRef),
      environment,
      { ...settingsToParameters(settings), ...place },
    )),
    onReplacement: run.input.onReplacement ?? 'fail',
  };
  await assertDeployable(dependencies, context, shape, request.parameters, {
    deployed,
    news: { certificate: true, tasks: true },
  });
  await assertServiceNameFree(clients, environment.clusterName, stackName, {
    signal,
  });
  return request;
}

function outputNothing<Input extends object>(
  run: ApiRun<Input>,
  shape: DeployableShape<Input>,
  { context, stackName }: ApiDeployment,
): void {
  const arn = dryRunArn(context.clients.target, stackName);
  outputApi(run, shape, { arn, outputs: {} }, false);
}
