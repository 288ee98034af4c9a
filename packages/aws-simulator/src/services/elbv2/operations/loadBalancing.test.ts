import {
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  CreateLoadBalancerCommandInput,
  CreateTargetGroupCommand,
  CreateTargetGroupCommandInput,
  DeleteLoadBalancerCommand,
  DeleteTargetGroupCommand,
  DeregisterTargetsCommand,
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  DescribeTagsCommand,
  DescribeTargetGroupsCommand,
  DescribeTargetHealthCommand,
  ElasticLoadBalancingV2Client,
  ModifyLoadBalancerAttributesCommand,
  ModifyTargetGroupAttributesCommand,
  RegisterTargetsCommand,
  SetSecurityGroupsCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { DispatchingHandler } from '../../../__testUtils__/DispatchingHandler';
import { services } from '../..';
import { Acm } from '../../acm/model/Acm';
import { requestCertificate } from '../../acm/model/requestCertificate';
import { Ec2 } from '../../ec2/model/Ec2';
import {
  authorizeRules,
  createSecurityGroup,
} from '../../ec2/model/securityGroups';
import { createSubnet } from '../../ec2/model/subnets';
import { createVpc } from '../../ec2/model/vpcs';
import { RulePeer, Server } from '../../ec2/model/types';

/** A VPC with a subnet in each of three zones, and an SDK client. */
class Bench {
  readonly handler = new DispatchingHandler([...services.values()]);
  readonly clock = this.handler.world.clock;
  readonly ec2 = this.handler.world
    .account('111122223333')
    .region('eu-west-1')
    .service(Ec2);
  readonly elb = new ElasticLoadBalancingV2Client({
    region: 'eu-west-1',
    credentials: { accessKeyId: '111122223333', secretAccessKey: 'x' },
    requestHandler: this.handler,
    maxAttempts: 1,
  });
  readonly vpcId = createVpc(this.ec2, { cidrBlock: '10.0.0.0/16' }).id;
  readonly subnetIds = ['a', 'b', 'c'].map(
    (zone, i) =>
      createSubnet(this.ec2, {
        vpcId: this.vpcId,
        cidrBlock: `10.0.${i}.0/24`,
        availabilityZone: `eu-west-1${zone}`,
      }).id,
  );

  group(name: string): string {
    const { vpcId } = this;
    return createSecurityGroup(this.ec2, { vpcId, name, description: name }).id;
  }

  /** A certificate, issued unless told otherwise. */
  certificate(status: 'ISSUED' | 'PENDING_VALIDATION' = 'ISSUED'): string {
    const acm = this.handler.world
      .account('111122223333')
      .region('eu-west-1')
      .service(Acm);
    const certificate = requestCertificate(acm, { DomainName: 'acme.com' });
    certificate.status = status;
    return certificate.arn;
  }

  /** An internal load balancer in two zones. */
  async balancer(input: Partial<CreateLoadBalancerCommandInput> = {}) {
    const { LoadBalancers } = await this.elb.send(
      new CreateLoadBalancerCommand({
        Name: 'api',
        Scheme: 'internal',
        Subnets: this.subnetIds.slice(0, 2),
        ...input,
      }),
    );
    return LoadBalancers![0];
  }

  async targetGroup(input: Partial<CreateTargetGroupCommandInput> = {}) {
    const { TargetGroups } = await this.elb.send(
      new CreateTargetGroupCommand({
        Name: 'api',
        Protocol: 'HTTP',
        Port: 80,
        VpcId: this.vpcId,
        TargetType: 'ip',
        ...input,
      }),
    );
    return TargetGroups![0].TargetGroupArn!;
  }

  async health(TargetGroupArn: string) {
    const { TargetHealthDescriptions = [] } = await this.elb.send(
      new DescribeTargetHealthCommand({ TargetGroupArn }),
    );
    return TargetHealthDescriptions.map(({ TargetHealth }) => TargetHealth);
  }

  /** A target group behind a network load balancer, with one target. */
  async serve(
    server: Server,
    check: Partial<CreateTargetGroupCommandInput> = {},
    securityGroups?: string[],
    peer: RulePeer = { cidrIpv4: '10.0.0.0/16' },
  ): Promise<string> {
    const groupId = this.group('target');
    authorizeRules(this.ec2, groupId, [
      { isEgress: false, protocol: 'tcp', fromPort: 80, toPort: 80, peer },
    ]);
    const { LoadBalancerArn } = await this.balancer({
      Type: 'network',
      SecurityGroups: securityGroups,
    });
    const TargetGroupArn = await this.targetGroup({
      Protocol: 'TCP',
      HealthCheckIntervalSeconds: 10,
      HealthCheckTimeoutSeconds: 5,
      ...check,
    });
    await this.elb.send(
      new CreateListenerCommand({
        LoadBalancerArn,
        Port: 443,
        Protocol: 'TLS',
        Certificates: [{ CertificateArn: this.certificate() }],
        DefaultActions: [{ Type: 'forward', TargetGroupArn }],
      }),
    );
    const { privateIp } = this.ec2.createInterface({
      subnetId: this.subnetIds[0],
      description: 'target',
      securityGroupIds: [groupId],
      server,
    });
    await this.elb.send(
      new RegisterTargetsCommand({
        TargetGroupArn,
        Targets: [{ Id: privateIp }],
      }),
    );
    await this.clock.advance(240);
    return TargetGroupArn;
  }
}

let bench: Bench;

beforeEach(() => {
  bench = new Bench();
});

describe('a load balancer', () => {
  it('is provisioned for a while', async () => {
    expect(await bench.balancer()).toMatchObject({
      State: { Code: 'provisioning' },
      CanonicalHostedZoneId: 'Z32O12XQLNTSW2',
      DNSName: expect.stringMatching(
        /^internal-api-\d{10}\.eu-west-1\.elb\.amazonaws\.com$/,
      ),
      LoadBalancerArn: expect.stringMatching(
        /^arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer\/app\/api\/[0-9a-f]{16}$/,
      ),
      AvailabilityZones: [
        { ZoneName: 'eu-west-1a' },
        { ZoneName: 'eu-west-1b' },
      ],
    });
    await bench.clock.advance(120);
    const { LoadBalancers } = await bench.elb.send(
      new DescribeLoadBalancersCommand({ Names: ['api'] }),
    );
    expect(LoadBalancers).toMatchObject([{ State: { Code: 'active' } }]);
  });

  it.each<[string, (b: Bench) => Partial<CreateLoadBalancerCommandInput>]>([
    [
      "The load balancer name 'a-name-that-is-longer-than-32-chars' cannot be longer than '32' characters",
      () => ({ Name: 'a-name-that-is-longer-than-32-chars' }),
    ],
    [
      "The load balancer name 'a_b' can only contain characters that are alphanumeric characters and hyphens(-)",
      () => ({ Name: 'a_b' }),
    ],
    [
      'At least two subnets in two different Availability Zones must be specified',
      ({ subnetIds }) => ({ Subnets: subnetIds.slice(0, 1) }),
    ],
    [
      'A load balancer cannot be attached to multiple subnets in the same Availability Zone',
      ({ subnetIds }) => ({ Subnets: [subnetIds[0], subnetIds[0]] }),
    ],
    [
      "The subnet ID 'subnet-1' does not exist",
      () => ({ Subnets: ['subnet-1'] }),
    ],
    [
      "1 validation error detected: Value 'classic' at 'type' failed to satisfy constraint: Member must satisfy enum value set: [application, network, gateway]",
      () => ({ Type: 'classic' as 'network' }),
    ],
    [
      'You must specify subnets with an associated IPv6 CIDR block.',
      () => ({ IpAddressType: 'dualstack' }),
    ],
  ])('is refused: %s', async (message, input) => {
    await expect(bench.balancer(input(bench))).rejects.toMatchObject({
      message,
    });
  });

  it('faces the internet only where there is a gateway', async () => {
    await expect(bench.balancer({ Scheme: 'internet-facing' })).rejects.toThrow(
      `VPC ${bench.vpcId} has no internet gateway`,
    );
  });

  it('is created once by the same request', async () => {
    const first = await bench.balancer();
    expect((await bench.balancer()).LoadBalancerArn).toBe(
      first.LoadBalancerArn,
    );
  });

  it('has a name of its own', async () => {
    await bench.balancer();
    await expect(bench.balancer({ Type: 'network' })).rejects.toThrow(
      "A load balancer with the same name 'api' exists, but with different settings",
    );
  });

  it('of the network kind gets no security groups later', async () => {
    const { LoadBalancerArn, DNSName } = await bench.balancer({
      Type: 'network',
    });
    expect(DNSName).toMatch(
      /^api-[0-9a-f]{16}\.elb\.eu-west-1\.amazonaws\.com$/,
    );
    await expect(
      bench.elb.send(
        new SetSecurityGroupsCommand({
          LoadBalancerArn,
          SecurityGroups: [bench.group('late')],
        }),
      ),
    ).rejects.toThrow(
      'You cannot set security groups on a Network Load Balancer which was created without any security groups.',
    );
  });

  it('is not deleted while it is protected', async () => {
    const { LoadBalancerArn } = await bench.balancer();
    await bench.elb.send(
      new ModifyLoadBalancerAttributesCommand({
        LoadBalancerArn,
        Attributes: [{ Key: 'deletion_protection.enabled', Value: 'true' }],
      }),
    );
    await expect(
      bench.elb.send(new DeleteLoadBalancerCommand({ LoadBalancerArn })),
    ).rejects.toThrow(
      `Load balancer '${LoadBalancerArn}' cannot be deleted because deletion protection is enabled`,
    );
  });

  it('is listed page by page, with its tags', async () => {
    for (const Name of ['a', 'b', 'c']) {
      await bench.balancer({ Name, Tags: [{ Key: 'n', Value: Name }] });
    }
    const first = await bench.elb.send(
      new DescribeLoadBalancersCommand({ PageSize: 2 }),
    );
    const { LoadBalancers, NextMarker } = await bench.elb.send(
      new DescribeLoadBalancersCommand({ Marker: first.NextMarker }),
    );
    expect(first.LoadBalancers).toHaveLength(2);
    expect(LoadBalancers).toMatchObject([{ LoadBalancerName: 'c' }]);
    expect(NextMarker).toBeUndefined();
    const { TagDescriptions } = await bench.elb.send(
      new DescribeTagsCommand({
        ResourceArns: [LoadBalancers![0].LoadBalancerArn!],
      }),
    );
    expect(TagDescriptions).toMatchObject([
      { Tags: [{ Key: 'n', Value: 'c' }] },
    ]);
  });
});

describe('a listener', () => {
  it('has a certificate if it speaks TLS, and a port of its own', async () => {
    const { LoadBalancerArn } = await bench.balancer();
    const listen = (Certificates?: { CertificateArn: string }[]) =>
      bench.elb.send(
        new CreateListenerCommand({
          LoadBalancerArn,
          Port: 443,
          Protocol: 'HTTPS',
          Certificates,
          DefaultActions: [
            {
              Type: 'fixed-response',
              FixedResponseConfig: { StatusCode: '404' },
            },
          ],
        }),
      );
    await expect(listen()).rejects.toThrow(
      'A certificate must be specified for HTTPS listeners',
    );
    const CertificateArn = bench.certificate();
    const { Listeners } = await listen([{ CertificateArn }]);
    expect(Listeners).toMatchObject([
      { SslPolicy: 'ELBSecurityPolicy-2016-08' },
    ]);
    await expect(
      listen([{ CertificateArn: bench.certificate() }]),
    ).rejects.toThrow(
      `A listener already exists on this port for this load balancer '${LoadBalancerArn}'`,
    );
  });

  describe('of a network load balancer', () => {
    const listen = async (
      Protocol: 'HTTP' | 'TCP' | 'TLS',
      options: {
        certificate?: string;
        targets?: 'HTTP' | 'TCP' | 'TLS' | 'UDP';
      } = {},
    ) => {
      const { LoadBalancerArn } = await bench.balancer({ Type: 'network' });
      const TargetGroupArn = await bench.targetGroup({
        Protocol: options.targets ?? 'TCP',
      });
      return bench.elb.send(
        new CreateListenerCommand({
          LoadBalancerArn,
          Port: 443,
          Protocol,
          Certificates:
            options.certificate && Protocol === 'TLS'
              ? [{ CertificateArn: options.certificate }]
              : undefined,
          DefaultActions: [{ Type: 'forward', TargetGroupArn }],
        }),
      );
    };
    const NOWHERE = 'arn:aws:acm:eu-west-1:111122223333:certificate/1';

    it('needs a certificate for TLS', async () => {
      await expect(listen('TLS')).rejects.toThrow(
        'A certificate must be specified for TLS listeners',
      );
    });

    it('needs one that exists in its account and region', async () => {
      await expect(
        listen('TLS', { certificate: NOWHERE }),
      ).rejects.toMatchObject({
        name: 'CertificateNotFoundException',
        message: `Certificate '${NOWHERE}' not found`,
      });
    });

    it('needs one that is issued', async () => {
      const certificate = bench.certificate('PENDING_VALIDATION');
      await expect(listen('TLS', { certificate })).rejects.toMatchObject({
        name: 'UnsupportedCertificate',
        message: `The certificate '${certificate}' must have a fully-qualified domain name, a supported signature, and a supported key size.`,
      });
    });

    it('does not speak HTTP', async () => {
      await expect(listen('HTTP')).rejects.toMatchObject({
        name: 'ValidationError',
        message:
          "Listener protocol 'HTTP' must be one of 'TLS, TCP, TCP_UDP, UDP'",
      });
    });

    it.each<['TCP' | 'TLS', 'HTTP' | 'TLS' | 'UDP']>([
      ['TCP', 'HTTP'],
      ['TCP', 'TLS'],
      ['TLS', 'HTTP'],
      ['TLS', 'UDP'],
    ])('for %s does not forward to %s targets', async (protocol, targets) => {
      await expect(
        listen(protocol, { targets, certificate: bench.certificate() }),
      ).rejects.toMatchObject({ name: 'IncompatibleProtocolsException' });
    });

    it.each<['TCP' | 'TLS', 'TCP' | 'TLS']>([
      ['TCP', 'TCP'],
      ['TLS', 'TCP'],
      ['TLS', 'TLS'],
    ])('for %s forwards to %s targets', async (protocol, targets) => {
      const { Listeners } = await listen(protocol, {
        targets,
        certificate: bench.certificate(),
      });
      expect(Listeners).toHaveLength(1);
    });
  });

  it('keeps its target group from being deleted, and goes with its balancer', async () => {
    const { LoadBalancerArn } = await bench.balancer();
    const TargetGroupArn = await bench.targetGroup();
    await bench.elb.send(
      new CreateListenerCommand({
        LoadBalancerArn,
        Port: 80,
        Protocol: 'HTTP',
        DefaultActions: [{ Type: 'forward', TargetGroupArn }],
      }),
    );
    await expect(
      bench.elb.send(new DeleteTargetGroupCommand({ TargetGroupArn })),
    ).rejects.toThrow(
      `Target group '${TargetGroupArn}' is currently in use by a listener or a rule`,
    );
    await bench.elb.send(new DeleteLoadBalancerCommand({ LoadBalancerArn }));
    await bench.elb.send(new DeleteTargetGroupCommand({ TargetGroupArn }));
    await expect(
      bench.elb.send(new DescribeListenersCommand({ LoadBalancerArn })),
    ).rejects.toMatchObject({ name: 'LoadBalancerNotFoundException' });
  });
});

describe('a target group', () => {
  it.each<[string, Partial<CreateTargetGroupCommandInput>]>([
    [
      "1 validation error detected: Value 'FOO' at 'protocol' failed to satisfy constraint: Member must satisfy enum value set: [HTTP, HTTPS, TCP, TLS, UDP, TCP_UDP, GENEVE, QUIC, TCP_QUIC]",
      { Protocol: 'FOO' as 'HTTP' },
    ],
    [
      "1 validation error detected: Value '0' at 'port' failed to satisfy constraint: Member must have value greater than or equal to 1",
      { Port: 0 },
    ],
    [
      "1 validation error detected: Value '1' at 'healthyThresholdCount' failed to satisfy constraint: Member must have value greater than or equal to 2",
      { HealthyThresholdCount: 1 },
    ],
    [
      "1 validation error detected: Value '301' at 'healthCheckIntervalSeconds' failed to satisfy constraint: Member must have value less than or equal to 300",
      { HealthCheckIntervalSeconds: 301 },
    ],
    [
      "Health check timeout '30' must be smaller than the interval '10'",
      { HealthCheckTimeoutSeconds: 30, HealthCheckIntervalSeconds: 10 },
    ],
    [
      "Health check path 'health' must begin with a '/' character",
      { HealthCheckPath: 'health' },
    ],
    [
      "Health check matcher HTTP code 'ok' must be within '200-499' inclusive",
      { Matcher: { HttpCode: 'ok' } },
    ],
    [
      "The AWS simulator does not support the target type 'lambda'.",
      { TargetType: 'lambda' },
    ],
    ["The VPC ID 'vpc-1' is not found", { VpcId: 'vpc-1' }],
  ])('is refused: %s', async (message, input) => {
    await expect(bench.targetGroup(input)).rejects.toMatchObject({
      name: 'ValidationError',
      message,
    });
  });

  it('is created once by the same request', async () => {
    const first = await bench.targetGroup({ Name: 'same' });
    expect(await bench.targetGroup({ Name: 'same' })).toBe(first);
    await expect(
      bench.targetGroup({ Name: 'same', Port: 81 }),
    ).rejects.toMatchObject({ name: 'DuplicateTargetGroupNameException' });
  });

  it('for gRPC is checked as gRPC by default', async () => {
    const arn = await bench.targetGroup({
      Protocol: 'HTTP',
      ProtocolVersion: 'GRPC',
    });
    const { TargetGroups } = await bench.elb.send(
      new DescribeTargetGroupsCommand({ TargetGroupArns: [arn] }),
    );
    expect(TargetGroups).toMatchObject([
      {
        HealthCheckPath: '/AWS.ALB/healthcheck',
        Matcher: { GrpcCode: '12' },
      },
    ]);
  });

  it('is asked for by its ARN', async () => {
    await expect(bench.health('api')).rejects.toMatchObject({
      name: 'ValidationError',
      message: "'api' is not a valid target group ARN",
    });
  });

  it('cannot be asked for by a load balancer that does not exist', async () => {
    await expect(
      bench.elb.send(
        new DescribeTargetGroupsCommand({
          LoadBalancerArn: `${(await bench.balancer()).LoadBalancerArn}0`,
        }),
      ),
    ).rejects.toMatchObject({ name: 'LoadBalancerNotFoundException' });
  });

  it('keeps its attributes within their limits', async () => {
    await expect(
      bench.elb.send(
        new ModifyTargetGroupAttributesCommand({
          TargetGroupArn: await bench.targetGroup(),
          Attributes: [
            { Key: 'deregistration_delay.timeout_seconds', Value: '3601' },
          ],
        }),
      ),
    ).rejects.toMatchObject({
      name: 'ValidationError',
      message:
        "'3601' is not a valid value for attribute 'deregistration_delay.timeout_seconds'",
    });
  });
});

describe('describing', () => {
  it('gives pages of 1 to 400', async () => {
    await expect(
      bench.elb.send(new DescribeLoadBalancersCommand({ PageSize: 0 })),
    ).rejects.toMatchObject({
      name: 'ValidationError',
      message:
        "1 validation error detected: Value '0' at 'pageSize' failed to satisfy constraint: Member must have value greater than or equal to 1",
    });
  });

  it('takes at most 20 load balancers at once', async () => {
    const { LoadBalancerArn = '' } = await bench.balancer();
    await expect(
      bench.elb.send(
        new DescribeLoadBalancersCommand({
          LoadBalancerArns: Array(21).fill(LoadBalancerArn),
        }),
      ),
    ).rejects.toMatchObject({
      name: 'ValidationError',
      message: expect.stringMatching(
        /at 'loadBalancerArns' failed to satisfy constraint: Member must have length less than or equal to 20$/,
      ),
    });
  });

  it('wants to know which listeners', async () => {
    await expect(
      bench.elb.send(new DescribeListenersCommand({})),
    ).rejects.toMatchObject({
      name: 'ValidationError',
      message: 'You must specify either listener ARNs or a load balancer ARN',
    });
  });
});

describe('a target', () => {
  const ok: Server = () => ({ status: 200 });

  it('is unused while no listener uses its group', async () => {
    const TargetGroupArn = await bench.targetGroup();
    const Targets = [{ Id: '10.0.0.9', Port: 80 }];
    await bench.elb.send(
      new RegisterTargetsCommand({ TargetGroupArn, Targets }),
    );
    expect(await bench.health(TargetGroupArn)).toEqual([
      {
        State: 'unused',
        Reason: 'Target.NotInUse',
        Description:
          'Target group is not configured to receive traffic from the load balancer',
      },
    ]);
  });

  it('passes the TCP checks of a network load balancer whatever it answers', async () => {
    const arn = await bench.serve(() => ({ status: 500 }));
    expect(await bench.health(arn)).toEqual([{ State: 'healthy' }]);
  });

  it('is asked on its health path', async () => {
    const arn = await bench.serve(
      ({ path }) => ({ status: path === '/health' ? 404 : 200 }),
      { HealthCheckProtocol: 'HTTP', HealthCheckPath: '/health' },
    );
    expect(await bench.health(arn)).toEqual([
      {
        State: 'unhealthy',
        Reason: 'Target.ResponseCodeMismatch',
        Description: 'Health checks failed with these codes: [404]',
      },
    ]);
  });

  it('is out of reach of a network load balancer whose group it does not admit', async () => {
    const other = { groupId: bench.group('other') };
    const arn = await bench.serve(ok, {}, [bench.group('balancer')], other);
    expect(await bench.health(arn)).toMatchObject([
      { State: 'unhealthy', Reason: 'Target.FailedHealthChecks' },
    ]);
  });

  it('drains for the deregistration delay', async () => {
    const TargetGroupArn = await bench.serve(ok);
    const described = await bench.elb.send(
      new DescribeTargetHealthCommand({ TargetGroupArn }),
    );
    const Targets = [described.TargetHealthDescriptions![0].Target!];
    await bench.elb.send(
      new DeregisterTargetsCommand({ TargetGroupArn, Targets }),
    );
    await bench.clock.advance(299);
    expect(await bench.health(TargetGroupArn)).toEqual([
      {
        State: 'draining',
        Reason: 'Target.DeregistrationInProgress',
        Description: 'Target deregistration is in progress',
      },
    ]);
    await bench.clock.advance(2);
    expect(await bench.health(TargetGroupArn)).toEqual([]);
  });
});
