// Synthesizes the CDK apps that scripts/cdk-check.sh at the root deploys:
//
//   node scripts/cdkApps.cjs <folder>
//
// writes a cloud assembly for each step of an API to <folder>/<step>.
const path = require('node:path');
const { App, Duration, Stack } = require('aws-cdk-lib');
const acm = require('aws-cdk-lib/aws-certificatemanager');
const ec2 = require('aws-cdk-lib/aws-ec2');
const ecr = require('aws-cdk-lib/aws-ecr');
const ecs = require('aws-cdk-lib/aws-ecs');
const elbv2 = require('aws-cdk-lib/aws-elasticloadbalancingv2');
const patterns = require('aws-cdk-lib/aws-ecs-patterns');
const route53 = require('aws-cdk-lib/aws-route53');

const DOMAIN = 'api.acme.com';

/** What `cdk init` writes to cdk.json, as far as these apps notice it. */
const CONTEXT = { '@aws-cdk/aws-ec2:restrictDefaultSecurityGroup': true };

const [, , folder] = process.argv;

/** The code of the walk-through about an internal API, in its author's order. */
function internalApi(scope, { allowed, tls }) {
  const stack = new Stack(scope, 'internal-api');
  const vpc = new ec2.Vpc(stack, 'Vpc', { maxAzs: 2, natGateways: 1 });
  const cluster = new ecs.Cluster(stack, 'Cluster', { vpc });
  const hostedZone = new route53.PublicHostedZone(stack, 'ConfigHostedZone', {
    zoneName: DOMAIN,
  });
  const nlb = new elbv2.NetworkLoadBalancer(stack, 'NetworkFargateServiceLB', {
    vpc,
    internetFacing: false,
    deletionProtection: false,
    crossZoneEnabled: true,
    loadBalancerName: 'API-NLB',
    vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS },
  });
  const repository = ecr.Repository.fromRepositoryName(
    stack,
    'Repository',
    'orders',
  );
  const nlbService = new patterns.NetworkLoadBalancedFargateService(
    stack,
    'NetworkFargateService',
    {
      cluster,
      cpu: 512,
      desiredCount: 2,
      taskImageOptions: {
        image: ecs.ContainerImage.fromEcrRepository(repository, '1'),
      },
      memoryLimitMiB: 1024,
      publicLoadBalancer: false,
      loadBalancer: nlb,
      domainName: DOMAIN,
      domainZone: hostedZone,
      recordType: patterns.NetworkLoadBalancedServiceRecordType.ALIAS,
    },
  );
  if (allowed) {
    nlbService.service.connections.allowFromAnyIpv4(
      ec2.Port.tcp(80),
      'Allowing HTTP connections through',
    );
  }
  if (tls) {
    const tlsCert = new acm.Certificate(stack, 'APIDomainCert', {
      domainName: DOMAIN,
      validation: acm.CertificateValidation.fromDns(hostedZone),
    });
    const listener = nlb.addListener('HTTPS-Listener-NLB', {
      port: 443,
      protocol: elbv2.Protocol.TLS,
      certificates: [{ certificateArn: tlsCert.certificateArn }],
    });
    listener.addTargets('Fargate-Service-Target', {
      port: 80,
      protocol: elbv2.Protocol.TCP,
      targets: [nlbService.service],
    });
  }
}

/** The pattern of a public API with private tasks, as its construct. */
function publicApi(scope, { desiredCount }) {
  const stack = new Stack(scope, 'public-api');
  const { targetGroup } = new patterns.ApplicationLoadBalancedFargateService(
    stack,
    'Service',
    {
      serviceName: 'web',
      desiredCount,
      minHealthyPercent: 75,
      maxHealthyPercent: 200,
      circuitBreaker: { rollback: true },
      taskImageOptions: {
        image: ecs.ContainerImage.fromRegistry(
          'public.ecr.aws/docker/library/nginx:latest',
        ),
      },
    },
  );
  targetGroup.configureHealthCheck({
    path: '/',
    interval: Duration.seconds(6),
    timeout: Duration.seconds(5),
    healthyThresholdCount: 2,
    unhealthyThresholdCount: 10,
  });
}

for (const [step, build] of Object.entries({
  'internal-written': app => internalApi(app, {}),
  'internal-mended': app => internalApi(app, { allowed: true }),
  'internal-tls': app => internalApi(app, { allowed: true, tls: true }),
  'public-two': app => publicApi(app, { desiredCount: 2 }),
  'public-three': app => publicApi(app, { desiredCount: 3 }),
})) {
  const app = new App({
    context: CONTEXT,
    outdir: path.join(folder, step),
    analyticsReporting: true,
  });
  build(app);
  app.synth();
}
