import { LiveRecord } from './records';

/** A template's resource. */
export interface TemplateResource {
  Type: string;
  Properties?: Record<string, any>;
  DependsOn?: string[];
}

/** By the part of an ARN. */
const BALANCER_TYPES: Record<string, string> = {
  app: 'application',
  net: 'network',
  gwy: 'gateway',
};

/** What a value of a record that is not in a template stands for. */
const UNRESOLVED = '__cdkrd_corpus_unresolved__';

/**
 * A template with the resource of a record, and the resources that it refers
 * to in place of those of the account that it was read from.
 */
export class BaseStack {
  readonly resources: Record<string, TemplateResource> = {};
  /** The ids and ARNs of the record, and the resource (and attribute) that replaces each. */
  readonly replaced = new Map<string, { id: string; attribute?: string }>();
  readonly #record: LiveRecord;

  constructor(record: LiveRecord) {
    this.#record = record;
    this.resources[record.name] = {
      Type: record.type,
      Properties: this.#replace(record.declared, record.live),
    };
    this.#addCompanions();
    const base = Object.keys(this.resources).filter(id => id !== record.name);
    if (base.includes('Route')) {
      this.resources[record.name].DependsOn = ['Route'];
    }
  }

  get template(): string {
    return JSON.stringify({ Resources: this.resources });
  }

  #replace(value: any, live: any): any {
    if (Array.isArray(value)) {
      return value.map(item => this.#replace(item, undefined));
    }
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(
        Object.entries(value).map(([key, member]) => [
          key,
          this.#replace(member, live?.[key]),
        ]),
      );
    }
    const text = value === UNRESOLVED ? live : value;
    return typeof text === 'string' ? this.#reference(text) : text;
  }

  #reference(text: string): any {
    const known = this.replaced.get(text) ?? this.#create(text);
    if (!known) {
      return text;
    }
    this.replaced.set(text, known);
    return known.attribute
      ? { 'Fn::GetAtt': [known.id, known.attribute] }
      : { Ref: known.id };
  }

  #create(text: string): { id: string; attribute?: string } | undefined {
    const kind =
      /^(vpc|subnet|sg|igw|rtb|nat|eipalloc|tgw-rtb|tgw-attach|tgw)-[0-9a-f]{17}$/.exec(
        text,
      )?.[1];
    if (kind) {
      return this.#network(kind, text);
    }
    if (/^ns-[0-9a-z]{16}$/.test(text)) {
      return { id: this.#namespace() };
    }
    if (/^Z[0-9A-Z]{12,}$/.test(text) && /Route53/.test(this.#record.type)) {
      return this.#zone(text);
    }
    const [, , service, , account, path = ''] = text.startsWith('arn:aws:')
      ? text.split(':')
      : [];
    if (account === 'aws') {
      return undefined;
    }
    const gateway = this.#gatewayPart(text);
    if (gateway) {
      return { id: gateway };
    }
    const [of, name = ''] = path.split('/');
    switch (service && `${service}:${of}`) {
      case 'elasticloadbalancing:loadbalancer':
        return { id: this.#balancer(name) };
      case 'elasticloadbalancing:targetgroup':
        return { id: this.#targetGroup() };
      case 'elasticloadbalancing:listener':
        return { id: this.#listener(name) };
      case 'elasticloadbalancing:listener-rule':
        return { id: this.#rule(name) };
      default:
    }
    if (/^arn:aws:acm:.*:certificate\//.test(text)) {
      return {
        id: this.#certificate(
          /ApiGatewayV2/.test(this.#record.type)
            ? this.#record.declared.DomainName
            : undefined,
        ),
      };
    }
    const bucket = /^arn:aws:s3:::([^/]+)$/.exec(text)?.[1];
    if (bucket && this.#record.type === 'AWS::EC2::FlowLog') {
      return { id: this.#bucket(bucket), attribute: 'Arn' };
    }
    const role = /^arn:aws:iam::\d+:role\/(?:.*\/)?([^/]+)$/.exec(text)?.[1];
    if (role) {
      return { id: this.#role(role), attribute: 'Arn' };
    }
    const family = /:task-definition\/([^:]+):\d+$/.exec(text)?.[1];
    if (family) {
      return { id: this.#taskDefinition(family) };
    }
    return this.#named(text);
  }

  /** What a record of API Gateway names: its API, or its domain name. */
  #gatewayPart(text: string): string | undefined {
    const { declared, type } = this.#record;
    if (!type.startsWith('AWS::ApiGatewayV2::')) {
      return undefined;
    }
    if (text === declared.ApiId) {
      return this.#once('Api', () => ({
        Type: 'AWS::ApiGatewayV2::Api',
        Properties: { Name: 'base', ProtocolType: 'HTTP' },
      }));
    }
    return type === 'AWS::ApiGatewayV2::ApiMapping' &&
      text === declared.DomainName
      ? this.#once('DomainName', () => ({
          Type: 'AWS::ApiGatewayV2::DomainName',
          Properties: {
            DomainName: text,
            DomainNameConfigurations: [
              { CertificateArn: { Ref: this.#certificate(text) } },
            ],
          },
        }))
      : undefined;
  }

  /** What a record of API Gateway needs besides, and the ids that AWS made up for it. */
  #addGatewayCompanions(): void {
    const { declared, name, physicalId, type } = this.#record;
    if (!type.startsWith('AWS::ApiGatewayV2::')) {
      return;
    }
    this.replaced.set(physicalId, { id: name });
    const integrationId = declared.Target?.split('/')[1];
    if (integrationId) {
      this.resources.Integration = {
        Type: 'AWS::ApiGatewayV2::Integration',
        Properties: {
          ApiId: { Ref: 'Api' },
          IntegrationMethod: 'ANY',
          IntegrationType: 'HTTP_PROXY',
          IntegrationUri: 'https://example.com',
        },
      };
      this.replaced.set(integrationId, { id: 'Integration' });
      this.resources[name].Properties!.Target = {
        'Fn::Sub': 'integrations/${Integration}',
      };
    }
    if (declared.Stage) {
      this.resources.Stage = {
        Type: 'AWS::ApiGatewayV2::Stage',
        Properties: { ApiId: { Ref: 'Api' }, StageName: declared.Stage },
      };
      this.resources[name].DependsOn = ['Stage'];
    }
  }

  /** What the record names by a name that a template may give. */
  #named(text: string): undefined {
    const { type, declared } = this.#record;
    const cluster = text.split('/').pop()!;
    if (declared.Cluster === text && /^AWS::ECS::/.test(type)) {
      this.resources.Cluster = {
        Type: 'AWS::ECS::Cluster',
        Properties: {
          ClusterName: cluster,
          CapacityProviders: declared.CapacityProviderStrategy?.map(
            ({ CapacityProvider }: Record<string, any>) => CapacityProvider,
          ),
        },
      };
    }
    if (
      declared.RoleName === text
        ? type === 'AWS::IAM::RolePolicy'
        : declared.Roles?.includes(text)
    ) {
      this.#role(text);
    }
    return undefined;
  }

  #add(prefix: string, resource: TemplateResource): string {
    const id = [
      prefix,
      ...Array.from({ length: 9 }, (_, i) => `${prefix}${i + 2}`),
    ].find(one => !(one in this.resources))!;
    this.resources[id] = resource;
    return id;
  }

  #once(id: string, resource: () => TemplateResource): string {
    if (!(id in this.resources)) {
      this.resources[id] = { Type: '' };
      this.resources[id] = resource();
    }
    return id;
  }

  /** A record of a rule has the names of its groups. */
  #groupName(id: string): string | undefined {
    const { declared, live } = this.#record;
    return id === declared.GroupId
      ? live.GroupName
      : live.SourceSecurityGroupName;
  }

  #network(kind: string, text: string): { id: string; attribute?: string } {
    switch (kind) {
      case 'vpc':
        return { id: this.#vpc() };
      case 'subnet':
        return { id: this.#subnet() };
      case 'sg':
        return {
          id: this.#add('Group', {
            Type: 'AWS::EC2::SecurityGroup',
            Properties: {
              GroupName: this.#groupName(text),
              GroupDescription: 'base',
              VpcId: { Ref: this.#vpc() },
            },
          }),
          attribute: 'GroupId',
        };
      case 'igw':
        return { id: this.#gateway() };
      case 'rtb':
        return {
          id: this.#once('Table', () => ({
            Type: 'AWS::EC2::RouteTable',
            Properties: { VpcId: { Ref: this.#vpc() } },
          })),
        };
      case 'nat': {
        this.#internet();
        return {
          id: this.#once('Nat', () => ({
            Type: 'AWS::EC2::NatGateway',
            Properties: {
              AllocationId: { 'Fn::GetAtt': [this.#eip(), 'AllocationId'] },
              SubnetId: { Ref: this.#subnet() },
            },
            DependsOn: ['Attachment'],
          })),
        };
      }
      case 'eipalloc':
        this.#internet();
        return { id: this.#eip(), attribute: 'AllocationId' };
      case 'tgw':
        return { id: this.#transit() };
      case 'tgw-rtb':
        return {
          id: this.#once('TransitTable', () => ({
            Type: 'AWS::EC2::TransitGatewayRouteTable',
            Properties: { TransitGatewayId: { Ref: this.#transit() } },
          })),
        };
      default:
        return {
          id: this.#once('TransitAttachment', () => ({
            Type: 'AWS::EC2::TransitGatewayAttachment',
            Properties: {
              TransitGatewayId: { Ref: this.#transit() },
              VpcId: { Ref: this.#vpc() },
              SubnetIds: [{ Ref: this.#subnet() }],
            },
          })),
        };
    }
  }

  #vpc(): string {
    return this.#once('Vpc', () => ({
      Type: 'AWS::EC2::VPC',
      Properties: { CidrBlock: '10.0.0.0/16', EnableDnsHostnames: true },
    }));
  }

  #subnet(): string {
    const count = Object.values(this.resources).filter(
      ({ Type }) => Type === 'AWS::EC2::Subnet',
    ).length;
    return this.#add('Subnet', {
      Type: 'AWS::EC2::Subnet',
      Properties: {
        VpcId: { Ref: this.#vpc() },
        CidrBlock: `10.0.${200 + count}.0/24`,
        AvailabilityZone: { 'Fn::Select': [count, { 'Fn::GetAZs': '' }] },
      },
    });
  }

  #transit(): string {
    return this.#once('Transit', () => ({
      Type: 'AWS::EC2::TransitGateway',
      // Leaves associations and propagations to the record.
      Properties: {
        DefaultRouteTableAssociation: 'disable',
        DefaultRouteTablePropagation: 'disable',
      },
    }));
  }

  #gateway(): string {
    return this.#once('Gateway', () => ({ Type: 'AWS::EC2::InternetGateway' }));
  }

  #internet(): void {
    this.#once('Attachment', () => ({
      Type: 'AWS::EC2::VPCGatewayAttachment',
      Properties: {
        VpcId: { Ref: this.#vpc() },
        InternetGatewayId: { Ref: this.#gateway() },
      },
    }));
  }

  #publicRoute(): void {
    this.#internet();
    this.#once('Route', () => ({
      Type: 'AWS::EC2::Route',
      Properties: {
        RouteTableId: {
          Ref: this.#once('PublicTable', () => ({
            Type: 'AWS::EC2::RouteTable',
            Properties: { VpcId: { Ref: this.#vpc() } },
          })),
        },
        DestinationCidrBlock: '0.0.0.0/0',
        GatewayId: { Ref: this.#gateway() },
      },
      DependsOn: ['Attachment'],
    }));
    for (const [id, { Type }] of Object.entries(this.resources)) {
      if (Type === 'AWS::EC2::Subnet' && id.startsWith('Subnet')) {
        this.#once(`${id}Table`, () => ({
          Type: 'AWS::EC2::SubnetRouteTableAssociation',
          Properties: {
            SubnetId: { Ref: id },
            RouteTableId: { Ref: 'PublicTable' },
          },
        }));
      }
    }
  }

  /** Gives the network and its subnets IPv6. */
  #ipv6(): void {
    this.#once('Block', () => ({
      Type: 'AWS::EC2::VPCCidrBlock',
      Properties: {
        VpcId: { Ref: this.#vpc() },
        AmazonProvidedIpv6CidrBlock: true,
      },
    }));
    const whole = {
      'Fn::Select': [0, { 'Fn::GetAtt': ['Vpc', 'Ipv6CidrBlocks'] }],
    };
    Object.values(this.resources)
      .filter(({ Type }) => Type === 'AWS::EC2::Subnet')
      .forEach((subnet, index) => {
        subnet.DependsOn = ['Block'];
        subnet.Properties!.Ipv6CidrBlock = {
          'Fn::Select': [index, { 'Fn::Cidr': [whole, 8, 64] }],
        };
      });
  }

  #eip(): string {
    return this.#once('Address', () => ({
      Type: 'AWS::EC2::EIP',
      Properties: { Domain: 'vpc' },
    }));
  }

  #zone(text: string): { id: string } | undefined {
    if (text !== this.#record.declared.HostedZoneId) {
      return undefined;
    }
    const { Name, RecordSets } = this.#record.declared;
    const labels = String(Name ?? RecordSets[0].Name)
      .replace(/\.$/, '')
      .split('.');
    return {
      id: this.#once('Zone', () => ({
        Type: 'AWS::Route53::HostedZone',
        Properties: { Name: labels.slice(-2).join('.').toLowerCase() },
      })),
    };
  }

  #namespace(): string {
    return this.#once('Namespace', () =>
      this.#record.declared.Type === 'HTTP'
        ? {
            Type: 'AWS::ServiceDiscovery::HttpNamespace',
            Properties: { Name: 'base' },
          }
        : {
            Type: 'AWS::ServiceDiscovery::PrivateDnsNamespace',
            Properties: { Name: 'base.internal', Vpc: { Ref: this.#vpc() } },
          },
    );
  }

  #role(name: string): string {
    return this.#once(name.replace(/[^A-Za-z0-9]/g, ''), () => ({
      Type: 'AWS::IAM::Role',
      Properties: {
        RoleName: name,
        AssumeRolePolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'sts:AssumeRole',
              Principal: {
                Service: ['ecs-tasks.amazonaws.com', 'ecs.amazonaws.com'],
              },
            },
          ],
        },
      },
    }));
  }

  #bucket(BucketName: string): string {
    return this.#once('Bucket', () => ({
      Type: 'AWS::S3::Bucket',
      Properties: { BucketName },
    }));
  }

  #certificate(name = 'acme.com'): string {
    return this.#once('Certificate', () => ({
      Type: 'AWS::CertificateManager::Certificate',
      Properties: {
        DomainName: name,
        ValidationMethod: 'DNS',
        DomainValidationOptions: [
          {
            DomainName: name,
            HostedZoneId: {
              Ref: this.#once('CertificateZone', () => ({
                Type: 'AWS::Route53::HostedZone',
                Properties: { Name: name.split('.').slice(-2).join('.') },
              })),
            },
          },
        ],
      },
    }));
  }

  #balancer(kind: string): string {
    return this.#once('Balancer', () => ({
      Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
      Properties: {
        Type: BALANCER_TYPES[kind],
        ...(kind !== 'gwy' && { Scheme: 'internal' }),
        Subnets: [{ Ref: this.#subnet() }, { Ref: this.#subnet() }],
      },
    }));
  }

  #targetGroup(): string {
    const { Protocol: given, LoadBalancerArn = '' } = this.#record.declared;
    const Protocol = LoadBalancerArn.includes('/net/') ? given : 'HTTP';
    const service = this.#record.type === 'AWS::ECS::Service';
    const protocol = LoadBalancerArn.includes('/gwy/') ? 'GENEVE' : Protocol;
    const id = this.#add('Targets', {
      Type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
      Properties: {
        Protocol: protocol,
        Port: protocol === 'GENEVE' ? 6081 : 80,
        VpcId: { Ref: this.#vpc() },
        TargetType: 'ip',
      },
    });
    if (service) {
      // ECS takes only target groups that a listener forwards to.
      const port = 8000 + Object.keys(this.resources).length;
      this.#add('Forward', {
        Type: 'AWS::ElasticLoadBalancingV2::Listener',
        Properties: {
          LoadBalancerArn: { Ref: this.#balancer('app') },
          Port: port,
          Protocol: 'HTTP',
          DefaultActions: [{ Type: 'forward', TargetGroupArn: { Ref: id } }],
        },
      });
    }
    return id;
  }

  #listener(kind: string): string {
    const secure = this.#record.type.endsWith('ListenerCertificate');
    return this.#once('Listener', () => ({
      Type: 'AWS::ElasticLoadBalancingV2::Listener',
      Properties: {
        LoadBalancerArn: { Ref: this.#balancer(kind) },
        Port: secure ? 443 : 80,
        Protocol: secure ? 'HTTPS' : 'HTTP',
        ...(secure && {
          Certificates: [{ CertificateArn: { Ref: this.#certificate() } }],
        }),
        DefaultActions: [
          {
            Type: 'fixed-response',
            FixedResponseConfig: { StatusCode: '404' },
          },
        ],
      },
    }));
  }

  #rule(kind: string): string {
    return this.#once('Rule', () => ({
      Type: 'AWS::ElasticLoadBalancingV2::ListenerRule',
      Properties: {
        ListenerArn: { Ref: this.#listener(kind) },
        Priority: 1,
        Conditions: [{ Field: 'path-pattern', Values: ['/*'] }],
        Actions: [
          {
            Type: 'forward',
            ForwardConfig: {
              TargetGroups: Object.keys(this.resources)
                .filter(id => /^Targets\d*$/.test(id))
                .map((id, index) => ({
                  TargetGroupArn: { Ref: id },
                  Weight: index === 0 ? 100 : 0,
                })),
            },
          },
        ],
      },
    }));
  }

  #taskDefinition(family: string): string {
    const { LoadBalancers = [], LaunchType } = this.#record.declared;
    const ports = LoadBalancers.map(
      ({ ContainerPort }: Record<string, any>) => ({ ContainerPort }),
    );
    return this.#once('Definition', () => ({
      Type: 'AWS::ECS::TaskDefinition',
      Properties: {
        Family: family,
        Cpu: '256',
        Memory: '512',
        NetworkMode: LaunchType === 'EC2' ? 'bridge' : 'awsvpc',
        RequiresCompatibilities: [LaunchType === 'EC2' ? 'EC2' : 'FARGATE'],
        ContainerDefinitions: [
          {
            Name: LoadBalancers[0]?.ContainerName ?? 'web',
            Image: 'public.ecr.aws/nginx/nginx:latest',
            PortMappings: ports,
          },
        ],
      },
    }));
  }

  /** Other resources of the account, by which AWS's answer differs from what was declared. */
  #addCompanions(): void {
    const { name, type, declared, live } = this.#record;
    this.#addGatewayCompanions();
    if (type === 'AWS::Logs::MetricFilter') {
      this.resources.LogGroup = {
        Type: 'AWS::Logs::LogGroup',
        Properties: { LogGroupName: declared.LogGroupName },
      };
      this.resources[name].DependsOn = ['LogGroup'];
    }
    if (type === 'AWS::ElasticLoadBalancingV2::LoadBalancer') {
      if (declared.IpAddressType === 'dualstack') {
        this.#ipv6();
      }
      if (live.Scheme === 'internet-facing') {
        this.#publicRoute();
      }
    }
    if (type === 'AWS::ECS::Service') {
      const needed = Object.keys(this.resources).filter(id =>
        /^(Forward|Cluster)/.test(id),
      );
      this.resources[name].DependsOn = needed;
      if (
        live.NetworkConfiguration?.AwsvpcConfiguration.AssignPublicIp ===
        'ENABLED'
      ) {
        this.#publicRoute();
      }
    }
    if (type === 'AWS::ECS::ClusterCapacityProviderAssociations') {
      this.resources[name].DependsOn = ['Cluster'];
    }
    if (/^AWS::IAM::(Role)?Policy$/.test(type)) {
      this.resources[name].DependsOn = Object.keys(this.resources).filter(
        id => this.resources[id].Type === 'AWS::IAM::Role',
      );
    }
    if (type === 'AWS::EC2::Route') {
      this.#internet();
      this.resources[name].DependsOn = ['Attachment'];
    }
    if (type === 'AWS::EC2::NatGateway' && 'Attachment' in this.resources) {
      this.resources[name].DependsOn = ['Attachment'];
    }
    if (type === 'AWS::EC2::EIP' && live.NetworkInterfaceId) {
      this.#internet();
      this.#add('Nat', {
        Type: 'AWS::EC2::NatGateway',
        Properties: {
          AllocationId: { 'Fn::GetAtt': [name, 'AllocationId'] },
          SubnetId: { Ref: this.#subnet() },
        },
        DependsOn: ['Attachment'],
      });
    }
    if (type === 'AWS::IAM::Role') {
      const own = (declared.Policies ?? []).map(
        ({ PolicyName }: Record<string, any>) => PolicyName,
      );
      for (const policy of live.Policies ?? []) {
        if (!own.includes(policy.PolicyName)) {
          this.#add('Policy', {
            Type: 'AWS::IAM::Policy',
            Properties: { ...policy, Roles: [{ Ref: name }] },
          });
        }
      }
    }
    if (
      type === 'AWS::ElasticLoadBalancingV2::TargetGroup' &&
      live.LoadBalancerArns.length > 0
    ) {
      const kind = /:loadbalancer\/(\w+)/.exec(live.LoadBalancerArns[0])![1];
      this.#add('Forward', {
        Type: 'AWS::ElasticLoadBalancingV2::Listener',
        Properties: {
          LoadBalancerArn: { Ref: this.#balancer(kind) },
          ...(kind !== 'gwy' && { Port: 80, Protocol: live.Protocol }),
          DefaultActions: [{ Type: 'forward', TargetGroupArn: { Ref: name } }],
        },
      });
      this.replaced.set(live.LoadBalancerArns[0], { id: 'Balancer' });
    }
    if (type === 'AWS::EC2::SecurityGroup') {
      const described = [
        ...(declared.SecurityGroupIngress ?? []),
        ...(declared.SecurityGroupEgress ?? []),
      ].map(({ Description }) => Description);
      for (const rule of live.SecurityGroupIngress ?? []) {
        if (!described.includes(rule.Description)) {
          const { SourceSecurityGroupOwnerId, SourceSecurityGroupId, ...rest } =
            rule;
          this.#add('Rule', {
            Type: 'AWS::EC2::SecurityGroupIngress',
            Properties: {
              ...rest,
              ...(SourceSecurityGroupId && {
                SourceSecurityGroupId: { 'Fn::GetAtt': [name, 'GroupId'] },
              }),
              GroupId: { 'Fn::GetAtt': [name, 'GroupId'] },
            },
          });
        }
      }
    }
    if (type === 'AWS::IAM::ManagedPolicy') {
      for (const roleName of live.Roles) {
        if (!declared.Roles?.includes(roleName)) {
          const id = this.#role(roleName);
          this.resources[id].Properties!.ManagedPolicyArns = [{ Ref: name }];
        }
      }
    }
  }
}
