import {
  ApiGatewayV2Client,
  CreateApiCommand,
  CreateApiMappingCommand,
  CreateAuthorizerCommand,
  CreateDeploymentCommand,
  CreateDomainNameCommand,
  CreateIntegrationCommand,
  CreateRouteCommand,
  CreateStageCommand,
  CreateVpcLinkCommand,
  DeleteApiCommand,
  DeleteIntegrationCommand,
  DeleteStageCommand,
  DeleteVpcLinkCommand,
  GetApiCommand,
  GetApisCommand,
  GetDomainNameCommand,
  GetStageCommand,
  GetTagsCommand,
  GetVpcLinkCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateApiCommand,
  UpdateStageCommand,
} from '@aws-sdk/client-apigatewayv2';
import { clientOptions } from '../../../__testUtils__/clientOptions';
import { Simulator, startSimulator } from '../../../Simulator';
import { Acm } from '../../acm/model/Acm';
import { requestCertificate } from '../../acm/model/requestCertificate';
import { Ec2 } from '../../ec2/model/Ec2';
import { createSubnet } from '../../ec2/model/subnets';
import { createVpc } from '../../ec2/model/vpcs';

const DAY = 24 * 3600;

describe('HTTP APIs over HTTP', () => {
  let simulator: Simulator;
  let client: ApiGatewayV2Client;

  beforeEach(async () => {
    simulator = await startSimulator();
    client = new ApiGatewayV2Client(clientOptions(simulator));
  });

  afterEach(() => simulator.close());

  const region = (name = 'eu-west-1') =>
    simulator.world.account('123456789012').region(name);

  function newSubnet(zoneId?: string, name?: string): string {
    const ec2 = region(name).service(Ec2);
    const zone = ec2.availabilityZones.find(({ id }) => id === zoneId);
    return createSubnet(ec2, {
      vpcId: createVpc(ec2, { cidrBlock: '10.0.0.0/16' }).id,
      cidrBlock: '10.0.0.0/24',
      availabilityZone: zone?.name,
    }).id;
  }

  const newApi = async () =>
    (
      await client.send(
        new CreateApiCommand({ Name: 'orders', ProtocolType: 'HTTP' }),
      )
    ).ApiId!;

  const newLink = async (SubnetIds = [newSubnet()]) =>
    (await client.send(new CreateVpcLinkCommand({ Name: 'a', SubnetIds })))
      .VpcLinkId!;

  const statusOf = async (VpcLinkId: string) =>
    (await client.send(new GetVpcLinkCommand({ VpcLinkId }))).VpcLinkStatus;

  it('are changed by what is given, and listed in pages', async () => {
    const ApiId = await newApi();
    await newApi();
    await client.send(
      new UpdateApiCommand({ ApiId, Description: 'new', Version: '2' }),
    );
    await client.send(new UpdateApiCommand({ ApiId, Version: '3' }));
    expect(await client.send(new GetApiCommand({ ApiId }))).toMatchObject({
      Description: 'new',
      IpAddressType: 'ipv4',
      Name: 'orders',
      RouteSelectionExpression: '$request.method $request.path',
      Version: '3',
    });
    const first = await client.send(new GetApisCommand({ MaxResults: '1' }));
    const { Items, NextToken } = await client.send(
      new GetApisCommand({ MaxResults: '1', NextToken: first.NextToken }),
    );
    expect(Items).toHaveLength(1);
    expect(Items![0].ApiId).not.toBe(first.Items![0].ApiId);
    expect(NextToken).toBeUndefined();
    await client.send(new DeleteApiCommand({ ApiId }));
    await expect(
      client.send(new GetApiCommand({ ApiId })),
    ).rejects.toMatchObject({
      name: 'NotFoundException',
      message: `Invalid API identifier specified 123456789012:${ApiId}`,
      $metadata: { httpStatusCode: 404 },
    });
  });

  it('have tags, and so have stages and links', async () => {
    const ApiId = await newApi();
    await client.send(new CreateStageCommand({ ApiId, StageName: '$default' }));
    const ResourceArn = `arn:aws:apigateway:eu-west-1::/apis/${ApiId}/stages/$default`;
    await client.send(
      new TagResourceCommand({ ResourceArn, Tags: { a: '1', b: '2' } }),
    );
    await client.send(
      new UntagResourceCommand({ ResourceArn, TagKeys: ['a'] }),
    );
    expect(
      (await client.send(new GetTagsCommand({ ResourceArn }))).Tags,
    ).toEqual({ b: '2' });
  });

  it('are served as they were deployed, unless a stage follows', async () => {
    const ApiId = await newApi();
    await client.send(new CreateStageCommand({ ApiId, StageName: 'live' }));
    await expect(
      client.send(new CreateDeploymentCommand({ ApiId, StageName: 'live' })),
    ).rejects.toMatchObject({
      message: 'Unable to deploy API because no routes exist in this API',
    });
    await client.send(new CreateRouteCommand({ ApiId, RouteKey: '$default' }));
    const { DeploymentId } = await client.send(
      new CreateDeploymentCommand({ ApiId, StageName: 'live' }),
    );
    const stage = async () =>
      client.send(new GetStageCommand({ ApiId, StageName: 'live' }));
    expect((await stage()).DeploymentId).toBe(DeploymentId);
    await client.send(
      new UpdateStageCommand({ ApiId, AutoDeploy: true, StageName: 'live' }),
    );
    const followed = (await stage()).DeploymentId;
    expect(followed).not.toBe(DeploymentId);
    await client.send(new CreateRouteCommand({ ApiId, RouteKey: 'GET /a' }));
    expect((await stage()).DeploymentId).not.toBe(followed);
    await expect(
      client.send(
        new UpdateStageCommand({
          ApiId,
          RouteSettings: { 'GET /b': { ThrottlingRateLimit: 1 } },
          StageName: 'live',
        }),
      ),
    ).rejects.toMatchObject({
      name: 'NotFoundException',
      message:
        'Unable to find Route by key GET /b within the provided RouteSettings',
    });
  });

  describe('and their VPC links', () => {
    it('are available after some time, and inactive after 60 days without traffic', async () => {
      const id = await newLink();
      const { networkInterfaces } = region().service(Ec2);
      expect(await statusOf(id)).toBe('PENDING');
      await simulator.clock.advance(120);
      expect(await statusOf(id)).toBe('AVAILABLE');
      expect(networkInterfaces.size).toBe(1);
      await simulator.clock.advance(59 * DAY);
      expect(await statusOf(id)).toBe('AVAILABLE');
      await simulator.clock.advance(DAY);
      expect(await statusOf(id)).toBe('INACTIVE');
      expect(networkInterfaces.size).toBe(0);
    });

    it('are ten in a region', async () => {
      const subnet = newSubnet();
      for (let i = 0; i < 10; i++) {
        await newLink([subnet]);
      }
      await expect(newLink([subnet])).rejects.toMatchObject({
        name: 'BadRequestException',
        message:
          'There are too many Vpc Links defined for this account. Limit is 10',
      });
    });

    it('are in the zones that AWS lists', async () => {
      const SubnetIds = [newSubnet('use1-az3', 'us-east-1')];
      await expect(
        new ApiGatewayV2Client(clientOptions(simulator, 'us-east-1')).send(
          new CreateVpcLinkCommand({ Name: 'a', SubnetIds }),
        ),
      ).rejects.toMatchObject({
        message: `Subnet '${SubnetIds[0]}' is in Availability Zone 'use1-az3' where service is not available`,
      });
    });

    it('stay while a route leads over them', async () => {
      const ApiId = await newApi();
      const ConnectionId = await newLink();
      const { IntegrationId } = await client.send(
        new CreateIntegrationCommand({
          ApiId,
          ConnectionId,
          ConnectionType: 'VPC_LINK',
          IntegrationMethod: 'ANY',
          IntegrationType: 'HTTP_PROXY',
          IntegrationUri:
            'arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/a/1/2',
          PayloadFormatVersion: '1.0',
        }),
      );
      const { RouteId } = await client.send(
        new CreateRouteCommand({
          ApiId,
          RouteKey: '$default',
          Target: `integrations/${IntegrationId}`,
        }),
      );
      await expect(
        client.send(new DeleteVpcLinkCommand({ VpcLinkId: ConnectionId })),
      ).rejects.toMatchObject({
        message: `Cannot delete vpc link. Vpc link '${ConnectionId}', is referenced in [ANY:${RouteId}] in format of [Method:Resource].`,
      });
      await expect(
        client.send(new DeleteIntegrationCommand({ ApiId, IntegrationId })),
      ).rejects.toMatchObject({
        name: 'ConflictException',
        message: `Cannot delete Integration because it is referenced by the following Routes with Ids: [${RouteId}]`,
      });
    });

    it('are gone some time after they are deleted', async () => {
      const VpcLinkId = await newLink();
      await simulator.clock.advance(120);
      await client.send(new DeleteVpcLinkCommand({ VpcLinkId }));
      expect(await statusOf(VpcLinkId)).toBe('DELETING');
      await simulator.clock.advance(60);
      await expect(statusOf(VpcLinkId)).rejects.toMatchObject({
        name: 'NotFoundException',
      });
      expect(region().service(Ec2).networkInterfaces.size).toBe(0);
    });
  });

  describe('and their domain names', () => {
    const NAME = 'orders.acme.com';

    function certificate(...names: string[]): string {
      const made = requestCertificate(region().service(Acm), {
        DomainName: names[0],
        ValidationMethod: 'DNS',
      });
      made.status = 'ISSUED';
      return made.arn;
    }

    const newName = (CertificateArn: string, DomainName = NAME) =>
      client.send(
        new CreateDomainNameCommand({
          DomainName,
          DomainNameConfigurations: [
            { CertificateArn, EndpointType: 'REGIONAL' },
          ],
        }),
      );

    it('lead to stages by a key', async () => {
      const ApiId = await newApi();
      await newName(certificate('*.acme.com'));
      expect(
        await client.send(new GetDomainNameCommand({ DomainName: NAME })),
      ).toMatchObject({
        DomainNameConfigurations: [
          {
            ApiGatewayDomainName: expect.stringMatching(
              /^d-[a-z0-9]{10}\.execute-api\.eu-west-1\.amazonaws\.com$/,
            ),
            DomainNameStatus: 'AVAILABLE',
            HostedZoneId: 'ZLY8HYME6SFDD',
          },
        ],
      });
      const map = (Stage: string, ApiMappingKey?: string) =>
        client.send(
          new CreateApiMappingCommand({
            ApiId,
            ApiMappingKey,
            DomainName: NAME,
            Stage,
          }),
        );
      await expect(map('$default')).rejects.toMatchObject({
        message: 'Invalid stage identifier specified',
      });
      await client.send(
        new CreateStageCommand({ ApiId, StageName: '$default' }),
      );
      await map('$default');
      await expect(map('$default')).rejects.toMatchObject({
        name: 'ConflictException',
        message: 'ApiMapping key already exists for this domain name',
      });
      await expect(map('$default', '/')).rejects.toMatchObject({
        message:
          "An ApiMapping key may contain only letters, numbers and one of $-_.+!*'(),",
      });
      await expect(
        client.send(new DeleteStageCommand({ ApiId, StageName: '$default' })),
      ).rejects.toMatchObject({ name: 'BadRequestException' });
    });

    it('have an issued certificate of the region for the name', async () => {
      const elsewhere =
        'arn:aws:acm:us-east-1:123456789012:certificate/12345678-1234-1234-1234-123456789012';
      await expect(newName(elsewhere)).rejects.toMatchObject({
        message: `Invalid certificate ARN: ${elsewhere}. Certificate must be in 'eu-west-1'.`,
      });
      await expect(newName(certificate('acme.com'))).rejects.toMatchObject({
        message: expect.stringContaining('does not cover the domain name'),
      });
      const arn = certificate('*.acme.com');
      await newName(arn);
      await expect(newName(arn)).rejects.toMatchObject({
        name: 'ConflictException',
        message: 'The domain name you provided already exists.',
      });
    });
  });

  it('have authorizers of tokens', async () => {
    const ApiId = await newApi();
    const create = (JwtConfiguration?: object) =>
      client.send(
        new CreateAuthorizerCommand({
          ApiId,
          AuthorizerType: 'JWT',
          IdentitySource: ['$request.header.Authorization'],
          JwtConfiguration,
          Name: 'tokens',
        }),
      );
    await expect(create()).rejects.toMatchObject({
      message: 'JwtConfiguration must not be null for JWT Authorizer',
    });
    await expect(
      create({ Audience: ['orders'], Issuer: 'accounts.acme.com' }),
    ).rejects.toMatchObject({
      message: 'Invalid issuer: Issuer is not a valid URL for JWT Authorizer',
    });
    const { AuthorizerId } = await create({
      Audience: ['orders'],
      Issuer: 'https://accounts.acme.com',
    });
    const { AuthorizationType } = await client.send(
      new CreateRouteCommand({
        ApiId,
        AuthorizationType: 'JWT',
        AuthorizerId,
        RouteKey: 'GET /',
      }),
    );
    expect(AuthorizationType).toBe('JWT');
  });

  it('are not WebSocket APIs', async () => {
    await expect(
      client.send(
        new CreateApiCommand({
          Name: 'a',
          ProtocolType: 'WEBSOCKET',
          RouteSelectionExpression: '$request.body.action',
        }),
      ),
    ).rejects.toMatchObject({
      message: 'The AWS simulator does not support WebSocket APIs',
    });
  });
});
