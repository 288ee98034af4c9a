import { RootConfigService } from '@backstage/backend-plugin-api';

/**
 * What of the portal's configuration makes deployments impossible, or lets them
 * end with the backend: a sentence each, with the lines to add.
 */
export function startupWarnings(config: RootConfigService): string[] {
  const warnings: string[] = [];
  if (!config.getOptionalConfigArray('fargateApi.targets')?.length) {
    warnings.push(
      'No AWS account is configured, so the fargate actions refuse to deploy. Add one: fargateApi: { targets: [{ name: dev, accountId: "123456789012", region: eu-west-1 }] }',
    );
  }
  const isRecovering =
    config.getOptionalBoolean('scaffolder.taskRecovery.enabled') ??
    config.getOptionalBoolean('scaffolder.EXPERIMENTAL_recoverTasks');
  if (!isRecovering) {
    warnings.push(
      'Task recovery is off, so a deployment does not continue after a restart of the backend. Add: scaffolder: { taskRecovery: { enabled: true } }',
    );
  }
  return warnings;
}
