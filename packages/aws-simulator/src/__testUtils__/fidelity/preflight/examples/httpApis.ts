import { Examples, Resources, base } from './Example';

const api = (properties: object = {}) => ({
  Type: 'AWS::ApiGatewayV2::Api',
  Properties: { Name: 'orders', ProtocolType: 'HTTP', ...properties },
});

const Api = api();

const of =
  (type: string, defaults: object) =>
  (properties: object, more: Resources = {}): Resources => ({
    Api,
    ...more,
    It: {
      Type: `AWS::ApiGatewayV2::${type}`,
      Properties: { ApiId: { Ref: 'Api' }, ...defaults, ...properties },
    },
  });

const integration = of('Integration', {
  IntegrationMethod: 'ANY',
  IntegrationType: 'HTTP_PROXY',
  IntegrationUri: 'https://acme.com',
  PayloadFormatVersion: '1.0',
});

const route = of('Route', { RouteKey: 'GET /' });

const stage = of('Stage', { StageName: '$default' });

const jwt = { Audience: ['orders'], Issuer: 'https://accounts.acme.com' };

const SOURCE = ['$request.header.Authorization'];

const authorizer = of('Authorizer', {
  AuthorizerType: 'JWT',
  IdentitySource: SOURCE,
  JwtConfiguration: jwt,
  Name: 'tokens',
});

const link = (properties: object): Resources => ({
  It: {
    Type: 'AWS::ApiGatewayV2::VpcLink',
    Properties: {
      Name: 'link',
      SubnetIds: [base('SubnetA')],
      ...properties,
    },
  },
});

const overLink = (properties: object) =>
  integration(
    {
      ConnectionId: { Ref: 'Link' },
      ConnectionType: 'VPC_LINK',
      IntegrationUri: base('Listener'),
      ...properties,
    },
    { Link: link({}).It },
  );

const domain = (properties: object, DomainName = 'web.example.test') => ({
  It: {
    Type: 'AWS::ApiGatewayV2::DomainName',
    Properties: {
      DomainName,
      DomainNameConfigurations: [
        { CertificateArn: base('Certificate'), ...properties },
      ],
    },
  },
});

const logs = (DestinationArn: unknown, Format = '$context.requestId') =>
  stage(
    { AccessLogSettings: { DestinationArn, Format } },
    { Logs: { Type: 'AWS::Logs::LogGroup' } },
  );

const GROUP = { 'Fn::GetAtt': ['Logs', 'Arn'] };

const cors = (AllowOrigins: string[]): Resources => ({
  It: api({ CorsConfiguration: { AllowCredentials: true, AllowOrigins } }),
});

const afterRoute = ({ It, ...others }: Resources): Resources => ({
  ...others,
  It: { ...It, DependsOn: 'Route' },
});

/** The rules for `AWS::ApiGatewayV2::*`, as far as they are about HTTP APIs. */
export const httpApis: Examples = {
  'pf-apigwv2-access-log-destination-log-group': [
    logs('arn:aws:firehose:eu-west-1:123456789012:deliverystream/a'),
    logs(GROUP),
  ],
  'pf-apigwv2-access-log-format-request-id': [
    logs(GROUP, '$context.status'),
    logs(GROUP, '$context.extendedRequestId'),
  ],
  'pf-apigwv2-api-name-required': [
    { It: api({ Name: undefined }) },
    { It: api({}) },
  ],
  'pf-apigwv2-authorizer-ttl-identity-source': [
    authorizer({ AuthorizerResultTtlInSeconds: 60, IdentitySource: [] }),
    authorizer({ AuthorizerResultTtlInSeconds: 60 }),
  ],
  'pf-apigwv2-authorizer-ttl-range': [
    authorizer({ AuthorizerResultTtlInSeconds: 3601 }),
    authorizer({ AuthorizerResultTtlInSeconds: 3600 }),
  ],
  'pf-apigwv2-cors-credentials-wildcard': [
    cors(['*']),
    cors(['https://acme.com']),
  ],
  'pf-apigwv2-domain-certificate-region': [
    domain({
      CertificateArn:
        'arn:aws:acm:us-east-1:123456789012:certificate/12345678-1234-1234-1234-123456789012',
    }),
    domain({}),
  ],
  'pf-apigwv2-domain-endpoint-type-regional': [
    domain({ EndpointType: 'EDGE' }),
    domain({ EndpointType: 'REGIONAL' }),
  ],
  'pf-apigwv2-domain-name-charset': [
    domain({}, 'Web.example.test'),
    domain({}),
  ],
  'pf-apigwv2-http-identity-source-expression': [
    authorizer({ IdentitySource: ['route.request.header.Authorization'] }),
    authorizer({ IdentitySource: SOURCE }),
  ],
  'pf-apigwv2-http-proxy-integration-method': [
    integration({ IntegrationMethod: undefined }),
    integration({}),
  ],
  'pf-apigwv2-http-proxy-payload-version': [
    integration({ PayloadFormatVersion: '2.0' }),
    integration({}),
  ],
  'pf-apigwv2-http-route-key': [
    route({ RouteKey: 'TRACE /' }),
    route({ RouteKey: 'ANY /{proxy+}' }),
  ],
  'pf-apigwv2-http-route-no-api-key': [
    route({ ApiKeyRequired: true }),
    route({ ApiKeyRequired: false }),
  ],
  'pf-apigwv2-http-route-selection': [
    { It: api({ RouteSelectionExpression: '$request.body.action' }) },
    { It: api({ RouteSelectionExpression: '$request.method $request.path' }) },
  ],
  'pf-apigwv2-integration-timeout-range': [
    integration({ TimeoutInMillis: 30001 }),
    integration({ TimeoutInMillis: 30000 }),
  ],
  'pf-apigwv2-integration-vpc-link-connection-id': [
    overLink({ ConnectionId: undefined }),
    overLink({}),
  ],
  'pf-apigwv2-jwt-audience-required': [
    authorizer({ JwtConfiguration: { Issuer: jwt.Issuer } }),
    authorizer({}),
  ],
  'pf-apigwv2-jwt-issuer-https': [
    authorizer({ JwtConfiguration: { ...jwt, Issuer: 'accounts.acme.com' } }),
    authorizer({}),
  ],
  'pf-apigwv2-route-authorization-scopes-jwt': [
    route({ AuthorizationScopes: ['read'], AuthorizationType: 'AWS_IAM' }),
    route({ AuthorizationType: 'AWS_IAM' }),
  ],
  'pf-apigwv2-route-jwt-authorizer-id': [
    route({ AuthorizationType: 'JWT' }),
    route(
      { AuthorizationType: 'JWT', AuthorizerId: { Ref: 'Tokens' } },
      { Tokens: authorizer({}).It },
    ),
  ],
  'pf-apigwv2-route-target-format': [
    route({ Target: 'orders' }),
    route(
      { Target: { 'Fn::Join': ['/', ['integrations', { Ref: 'Orders' }]] } },
      { Orders: integration({}).It },
    ),
  ],
  'pf-apigwv2-stage-name-charset': [
    stage({ StageName: 'a-b' }),
    stage({ StageName: 'a_b' }),
  ],
  'pf-apigwv2-stage-route-settings-key': [
    stage(
      { RouteSettings: { 'GET /a': { ThrottlingRateLimit: 1 } } },
      { Route: route({}).It },
    ),
    afterRoute(
      stage(
        { RouteSettings: { 'GET /': { ThrottlingRateLimit: 1 } } },
        { Route: route({}).It },
      ),
    ),
  ],
  'pf-apigwv2-vpc-link-integration-uri': [
    overLink({
      IntegrationUri:
        'arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/a/1234567890123456',
    }),
    overLink({}),
  ],
  'pf-apigwv2-vpc-link-subnets-required': [link({ SubnetIds: [] }), link({})],
};
