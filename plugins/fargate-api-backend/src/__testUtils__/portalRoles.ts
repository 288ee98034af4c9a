import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  CloudFormationClient,
  CreateStackCommand,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { ConfigReader } from '@backstage/config';
import { Simulator } from '@fargate-api/aws-simulator';
import {
  FargateAws,
  FargateTargets,
} from '@fargate-api/backstage-plugin-fargate-api-node';

const ROOT = resolve(resolvePackagePath('@fargate-api/templates'), '..');

const PORTAL_ACCOUNT = '999900001111';
const EXTERNAL_ID = 'an-external-id';
const region = 'eu-west-1';

/**
 * Deploys `examples/iam/portal-roles.yml` in the accounts of some targets.
 *
 * @param accounts - account ids, by the target's name.
 * @returns the targets with these roles, for a portal that has no other rights.
 */
export async function withPortalRoles(
  simulator: Simulator,
  accounts: Record<string, string>,
): Promise<FargateAws> {
  const endpoint = simulator.url;
  const portal = await deploy(
    simulator,
    PORTAL_ACCOUNT,
    'scripts/demo/portalRole.yml',
    {},
  );
  const targets = [];
  for (const [name, accountId] of Object.entries(accounts)) {
    const outputs = await deploy(
      simulator,
      accountId,
      'examples/iam/portal-roles.yml',
      {
        PortalRoleArn: portal.RoleArn,
        ExternalId: EXTERNAL_ID,
        ApiNames: '*',
      },
    );
    targets.push({
      name,
      accountId,
      region,
      endpoint,
      externalId: EXTERNAL_ID,
      lookRoleArn: outputs.LookRoleArn,
      operateRoleArn: outputs.OperateRoleArn,
    });
  }
  const base = new FargateAws(
    targetsOf([
      {
        name: 'portal',
        accountId: PORTAL_ACCOUNT,
        region,
        endpoint,
        lookRoleArn: portal.RoleArn,
      },
    ]),
    credentialsOf(async () => root(PORTAL_ACCOUNT)),
  );
  const { ecs } = await base.clients(base.targets.get('portal'), {
    purpose: 'look',
  });
  return new FargateAws(
    targetsOf(targets),
    credentialsOf(ecs.config.credentials),
  );
}

function targetsOf(targets: object[]): FargateTargets {
  return FargateTargets.fromConfig(
    new ConfigReader({ fargateApi: { targets } }),
  );
}

function credentialsOf(
  sdkCredentialProvider: () => Promise<ReturnType<typeof root>>,
): ConstructorParameters<typeof FargateAws>[1] {
  return { getCredentialProvider: async () => ({ sdkCredentialProvider }) };
}

function root(accountId: string) {
  return { accessKeyId: accountId, secretAccessKey: 'simulated' };
}

/** The outputs of a stack that the root of an account makes. */
async function deploy(
  { clock, url }: Simulator,
  accountId: string,
  template: string,
  parameters: Record<string, string>,
): Promise<Record<string, string>> {
  const aws = new CloudFormationClient({
    endpoint: url,
    region,
    credentials: root(accountId),
  });
  await aws.send(
    new CreateStackCommand({
      StackName: 'portal-roles',
      TemplateBody: readFileSync(resolve(ROOT, template), 'utf8'),
      Capabilities: ['CAPABILITY_IAM'],
      Parameters: Object.entries(parameters).map(
        ([ParameterKey, ParameterValue]) => ({ ParameterKey, ParameterValue }),
      ),
    }),
  );
  await clock.advance(600);
  const { Stacks } = await aws.send(
    new DescribeStacksCommand({ StackName: 'portal-roles' }),
  );
  return Object.fromEntries(
    Stacks![0].Outputs!.map(({ OutputKey, OutputValue }) => [
      OutputKey,
      OutputValue!,
    ]),
  );
}
