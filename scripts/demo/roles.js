const fs = require('node:fs');
const { parse } = require('yaml');
const {
  CloudFormationClient,
  CreateStackCommand,
  DescribeStacksCommand,
} = require('@aws-sdk/client-cloudformation');
const { inRoot } = require('./paths');

/** Where the portal runs: no target of its own. */
const PORTAL_ACCOUNT = '999900001111';
const EXTERNAL_ID = 'fargate-api-demo';

const CONFIG = inRoot('.demo', 'app-config.roles.yaml');
const AWS_CONFIG = inRoot('.demo', 'aws-config');

/**
 * What an account's owner does before the portal works with roles: deploys
 * the roles of examples/iam in each target, unless they are there.
 *
 * @returns the configuration and environment that let the backend use them
 */
async function ensureRoles(endpoint) {
  const portal = await ensureStack(
    { endpoint, accountId: PORTAL_ACCOUNT, region: 'eu-west-1' },
    'portal',
    inRoot('scripts', 'demo', 'portalRole.yml'),
  );
  const { targets } = parse(
    fs.readFileSync(inRoot('app-config.yaml'), 'utf8'),
  ).fargateApi;
  const withRoles = await Promise.all(
    targets.map(async target => {
      const account = { ...target, endpoint };
      // In the demo, everything else is the platform team's.
      const ApiNames = '*';
      const roles = await ensureStack(
        account,
        'portal-roles',
        inRoot('examples', 'iam', 'portal-roles.yml'),
        {
          PortalRoleArn: portal.RoleArn,
          ExternalId: EXTERNAL_ID,
          ApiNames,
          RecordNames: 'acme.com,*.acme.com',
        },
      );
      const pipelines = await ensureStack(
        account,
        'delivery-roles',
        inRoot('examples', 'iam', 'delivery-roles.yml'),
        { ApiNames, DeployRoleName: roles.DeployRoleArn.split('/').pop() },
      );
      await ensureStack(
        account,
        'gateway-roles',
        inRoot('examples', 'iam', 'gateway-roles.yml'),
        {
          ApiNames,
          DeployRoleName: roles.DeployRoleArn.split('/').pop(),
          LookRoleName: roles.LookRoleArn.split('/').pop(),
        },
      );
      await ensureStack(
        account,
        'shared-roles',
        inRoot('examples', 'iam', 'shared-roles.yml'),
        { DeployRoleName: roles.DeployRoleArn.split('/').pop() },
      );
      return {
        ...target,
        externalId: EXTERNAL_ID,
        ...keysOf({ ...roles, ...pipelines }),
      };
    }),
  );
  write(CONFIG, {
    aws: { mainAccount: { profile: 'backstage' }, accounts: [] },
    fargateApi: { targets: withRoles },
  });
  fs.writeFileSync(
    AWS_CONFIG,
    `[profile backstage]
role_arn = ${portal.RoleArn}
source_profile = root
region = eu-west-1

[profile root]
aws_access_key_id = ${PORTAL_ACCOUNT}
aws_secret_access_key = simulated
`,
  );
  return {
    configs: [CONFIG],
    env: { AWS_CONFIG_FILE: AWS_CONFIG, AWS_ENDPOINT_URL_STS: endpoint },
  };
}

/** Outputs of the stack, as the keys of a target. */
function keysOf(outputs) {
  return Object.fromEntries(
    Object.entries(outputs).map(([name, value]) => [
      name[0].toLowerCase() + name.slice(1),
      value,
    ]),
  );
}

/** The outputs of a stack, which the root of the account makes. */
async function ensureStack(
  { endpoint, accountId, region },
  StackName,
  template,
  parameters = {},
) {
  const aws = new CloudFormationClient({
    endpoint,
    region,
    credentials: { accessKeyId: accountId, secretAccessKey: 'simulated' },
  });
  await aws
    .send(
      new CreateStackCommand({
        StackName,
        TemplateBody: fs.readFileSync(template, 'utf8'),
        Capabilities: ['CAPABILITY_IAM'],
        Parameters: Object.entries(parameters).map(
          ([ParameterKey, ParameterValue]) => ({
            ParameterKey,
            ParameterValue,
          }),
        ),
      }),
    )
    .catch(error => {
      if (error.name !== 'AlreadyExistsException') {
        throw error;
      }
    });
  for (;;) {
    const { Stacks } = await aws.send(new DescribeStacksCommand({ StackName }));
    const [{ StackStatus, StackStatusReason, Outputs }] = Stacks;
    if (StackStatus === 'CREATE_COMPLETE') {
      return Object.fromEntries(
        Outputs.map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue]),
      );
    }
    if (StackStatus !== 'CREATE_IN_PROGRESS') {
      throw new Error(
        `Stack ${StackName}: ${StackStatus} ${StackStatusReason}`,
      );
    }
    await new Promise(resolve => {
      setTimeout(resolve, 250);
    });
  }
}

function write(file, config) {
  fs.mkdirSync(inRoot('.demo'), { recursive: true });
  // JSON is YAML.
  fs.writeFileSync(file, `${JSON.stringify(config, null, 2)}\n`);
}

module.exports = { ensureRoles };
