import { Config } from '@backstage/config';
import { RootConfigService } from '@backstage/backend-plugin-api';

/** A pattern in which the names of other APIs can go on where `{name}` ends. */
const AMBIGUOUS = /\{name\}[A-Za-z0-9-]*\*/;

/**
 * What of the portal's configuration makes deployments impossible, or lets them
 * end with the backend, or gives APIs more than it seems to: a sentence each, with
 * what to write.
 */
export function startupWarnings(config: RootConfigService): string[] {
  const warnings: string[] = [];
  if (!config.getOptionalConfigArray('fargateApi.targets')?.length) {
    warnings.push(
      'No AWS account is configured, so the fargate actions refuse to deploy. Add one: fargateApi: { targets: [{ name: dev, accountId: "123456789012", region: eu-west-1 }] }',
    );
  }
  const targets = config.getOptionalConfigArray('fargateApi.targets') ?? [];
  warnings.push(...targets.flatMap(ambiguousGrants));
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

function ambiguousGrants(target: Config): string[] {
  return (target.getOptionalStringArray('grantableArns') ?? [])
    .filter(pattern => AMBIGUOUS.test(pattern))
    .map(
      pattern =>
        `grantableArns of target ${target.getString(
          'name',
        )} has ${pattern}, which lets an API named pay have what belongs to one named pay-roll. Write a character after {name} that no name of an API has: {name}.* or {name}/*`,
    );
}
