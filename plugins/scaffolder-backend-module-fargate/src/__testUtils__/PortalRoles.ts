import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  CloudFormationClient,
  CreateStackCommand,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import {
  CreateRoleCommand,
  IAMClient,
  PutRolePolicyCommand,
} from '@aws-sdk/client-iam';
import {
  AssumeRoleCommand,
  AssumeRoleRequest,
  STSClient,
} from '@aws-sdk/client-sts';
import { partition } from '@aws-sdk/core/client';
import { resolvePackagePath } from '@backstage/backend-plugin-api';

import { PolicyUse, Simulator } from '@fargate-api/aws-simulator';
import { FargateAws } from '@fargate-api/backstage-plugin-fargate-api-node';
import { AwsCredentialIdentity } from '@smithy/types';
import { parse } from 'yaml';

/** Where the portal itself runs. */
const PORTAL_ACCOUNT = '999900001111';

const EXTERNAL_ID = 'an-external-id';

/** The names of the stacks of the roles, which are those of their templates. */
export const ROLES_STACKS = [
  'portal-roles',
  'delivery-roles',
  'gateway-roles',
  'shared-roles',
] as const;

type RolesStack = (typeof ROLES_STACKS)[number];

const templateOf = (stack: RolesStack) =>
  readFileSync(
    resolve(
      resolvePackagePath('@fargate-api/templates'),
      `../examples/iam/${stack}.yml`,
    ),
    'utf8',
  );

/** An output of the templates, which is a key of a target too. */
type RoleOutput =
  | 'LookRoleArn'
  | 'OperateRoleArn'
  | 'DeployRoleArn'
  | 'CloudFormationRoleArn'
  | 'RolePath'
  | 'PermissionsBoundaryArn'
  | 'DeliveryRolePath'
  | 'DeliveryBoundaryArn';

/** The outputs of the templates; without a service role, without its ARN. */
export type RoleOutputs = Record<RoleOutput, string>;

/**
 * The statements of the template that allow anything, and of those that calls
 * have needed: its logical id, a blank, and the id of the statement.
 */
export function allowingStatements(): string[] {
  return ROLES_STACKS.flatMap(stack => {
    const { Resources } = parse(templateOf(stack), {
      // The short forms of CloudFormation's functions.
      logLevel: 'silent',
    });
    return Object.entries<any>(Resources).flatMap(([id, { Properties }]) =>
      statementsIn([Properties.Policies, Properties.PolicyDocument]).map(
        sid => `${prefixOf(stack)}${id} ${sid}`,
      ),
    );
  });
}

/** The templates have policies of the same name. */
function prefixOf(stack: string): string {
  const prefixes: Record<string, string> = {
    'delivery-roles': 'pipelines: ',
    'gateway-roles': 'gateways: ',
    'shared-roles': 'shared: ',
  };
  return prefixes[stack] ?? '';
}

function statementsIn(value: any): string[] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  return value.Sid
    ? [value.Sid].filter(() => value.Effect === 'Allow')
    : Object.values(value).flatMap(statementsIn);
}

/** @see allowingStatements */
export function neededStatements({ world }: Simulator): string[] {
  return world
    .service(PolicyUse)
    .needed()
    .flatMap(statement => {
      const [, stack, id, sid] =
        /((?:portal|delivery|gateway|shared)-roles)-(\w+)-\S+ (\w+)$/.exec(
          statement,
        ) ?? [];
      return id ? [`${prefixOf(stack)}${id} ${sid}`] : [];
    });
}

/** The roles of `examples/iam` on a simulator that evaluates policies. */
export class PortalRoles {
  /** Makes the role that the portal itself runs as. */
  static async on(
    simulator: Simulator,
    region: string = 'eu-west-1',
  ): Promise<PortalRoles> {
    const roles = new PortalRoles(simulator, region);
    const iam = roles.client(IAMClient, PORTAL_ACCOUNT);
    await iam.send(
      new CreateRoleCommand({
        RoleName: 'backstage',
        AssumeRolePolicyDocument: JSON.stringify({
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: PORTAL_ACCOUNT },
              Action: 'sts:AssumeRole',
            },
          ],
        }),
      }),
    );
    await iam.send(
      new PutRolePolicyCommand({
        RoleName: 'backstage',
        PolicyName: 'assume',
        PolicyDocument: JSON.stringify({
          Statement: [
            {
              Effect: 'Allow',
              Action: ['sts:AssumeRole', 'sts:TagSession'],
              Resource: roles.#arn('*', 'role/fargate-api/portal/*'),
            },
          ],
        }),
      }),
    );
    return roles;
  }

  #portal?: AwsCredentialIdentity & { until: number };

  private constructor(
    private readonly simulator: Simulator,
    private readonly region: string,
  ) {}

  /** Of IAM, which is the same in all regions of a partition. */
  #arn(accountId: string, resource: string): string {
    return `arn:${partition(this.region).name}:iam::${accountId}:${resource}`;
  }

  get #portalRole(): string {
    return this.#arn(PORTAL_ACCOUNT, 'role/backstage');
  }

  /** The portal's own credentials, as those of its main account. */
  readonly credentials: ConstructorParameters<typeof FargateAws>[1] = {
    getCredentialProvider: async () => ({
      sdkCredentialProvider: () => this.#ownSession(),
    }),
  };

  /** A client for the root of an account, or for somebody's credentials. */
  client<T>(
    Client: new (options: object) => T,
    credentials: string | AwsCredentialIdentity,
  ): T {
    return new Client({
      endpoint: this.simulator.url,
      region: this.region,
      maxAttempts: 1,
      credentials:
        typeof credentials === 'string'
          ? { accessKeyId: credentials, secretAccessKey: 'simulated' }
          : credentials,
    });
  }

  /**
   * Has the owner of an account deploy the roles.
   *
   * @param parameters - of `portal-roles.yml`. With a service role there are none
   *   for pipelines.
   * @returns the outputs of their stacks
   */
  async deploy(
    accountId: string,
    parameters: Record<string, string>,
  ): Promise<RoleOutputs> {
    const outputs = await this.#deployStack(accountId, 'portal-roles', {
      PortalRoleArn: this.#portalRole,
      ExternalId: EXTERNAL_ID,
      ...parameters,
    });
    const { ApiNames, ServiceRole } = parameters;
    const nameOf = (arn: string) => arn.split('/').pop()!;
    await this.#deployStack(accountId, 'gateway-roles', {
      ApiNames,
      DeployRoleName: nameOf(outputs.DeployRoleArn),
      LookRoleName: nameOf(outputs.LookRoleArn),
      CloudFormationRoleName: nameOf(outputs.CloudFormationRoleArn ?? ''),
    });
    await this.#deployStack(accountId, 'shared-roles', {
      DeployRoleName: nameOf(outputs.DeployRoleArn),
      CloudFormationRoleName: nameOf(outputs.CloudFormationRoleArn ?? ''),
    });
    return ServiceRole === 'on'
      ? outputs
      : {
          ...outputs,
          ...(await this.#deployStack(accountId, 'delivery-roles', {
            ApiNames,
            DeployRoleName: nameOf(outputs.DeployRoleArn),
          })),
        };
  }

  async #deployStack(
    accountId: string,
    StackName: RolesStack,
    parameters: Record<string, string>,
  ): Promise<RoleOutputs> {
    const owner = this.client(CloudFormationClient, accountId);
    await owner.send(
      new CreateStackCommand({
        StackName,
        TemplateBody: templateOf(StackName),
        Capabilities: ['CAPABILITY_IAM'],
        Parameters: Object.entries(parameters).map(
          ([ParameterKey, ParameterValue]) => ({
            ParameterKey,
            ParameterValue,
          }),
        ),
      }),
    );
    await this.simulator.clock.advance(600);
    const { Stacks = [] } = await owner.send(
      new DescribeStacksCommand({ StackName }),
    );
    const [{ StackStatus, StackStatusReason, Outputs = [] }] = Stacks;
    if (StackStatus !== 'CREATE_COMPLETE') {
      throw new Error(`${StackName}: ${StackStatus} ${StackStatusReason}`);
    }
    return Object.fromEntries(
      Outputs.map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue!]),
    ) as RoleOutputs;
  }

  /** What a target's configuration says of the roles. */
  configOf(outputs: RoleOutputs): Record<string, string> {
    return {
      externalId: EXTERNAL_ID,
      ...Object.fromEntries(
        Object.entries(outputs).map(([name, value]) => [
          name.replace(/^[A-Z]/, first => first.toLowerCase()),
          value,
        ]),
      ),
    };
  }

  /** Assumes a role as the portal does, for somebody. */
  async assume(roleArn: string, input = {}): Promise<AwsCredentialIdentity> {
    return this.#session(this.client(STSClient, await this.#ownSession()), {
      RoleArn: roleArn,
      ExternalId: EXTERNAL_ID,
      ...(roleArn.includes('LookRole')
        ? {}
        : {
            Tags: [
              { Key: 'fargate-api:initiator', Value: 'user:default/jane' },
            ],
          }),
      ...input,
    });
  }

  /** The session in the portal's own role, until half of its hour is over. */
  async #ownSession(): Promise<AwsCredentialIdentity> {
    const now = this.simulator.clock.now();
    if (!this.#portal || this.#portal.until < now) {
      const session = await this.#session(
        this.client(STSClient, PORTAL_ACCOUNT),
        { RoleArn: this.#portalRole },
      );
      this.#portal = { ...session, until: now + 1_800_000 };
    }
    return this.#portal;
  }

  async #session(
    sts: STSClient,
    input: Omit<AssumeRoleRequest, 'RoleSessionName'>,
  ): Promise<AwsCredentialIdentity> {
    const { Credentials } = await sts.send(
      new AssumeRoleCommand({ RoleSessionName: 'backstage', ...input }),
    );
    return {
      accessKeyId: Credentials!.AccessKeyId!,
      secretAccessKey: Credentials!.SecretAccessKey!,
      sessionToken: Credentials!.SessionToken!,
      // In virtual time, so that no client takes them for lasting.
      expiration: Credentials!.Expiration,
    };
  }
}
