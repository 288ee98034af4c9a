import { TestRegion } from './TestRegion';

/** An `!ImportValue` of what {@link RefusalBench.ready} exports. */
export const imported = (name: string) => ({ 'Fn::ImportValue': name });

const zone = (index: number) => ({
  'Fn::Select': [index, { 'Fn::GetAZs': '' }],
});

const TRUST = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { Service: 'ecs-tasks.amazonaws.com' },
      Action: 'sts:AssumeRole',
    },
  ],
};

/** A resource as a template declares it. */
interface Resource {
  Type: string;
  DependsOn?: string;
  Properties?: object;
}

const RESOURCES: Record<string, Resource> = {
  Vpc: {
    Type: 'AWS::EC2::VPC',
    Properties: {
      CidrBlock: '10.0.0.0/16',
      EnableDnsSupport: true,
      EnableDnsHostnames: true,
    },
  },
  SubnetA: {
    Type: 'AWS::EC2::Subnet',
    Properties: {
      VpcId: { Ref: 'Vpc' },
      CidrBlock: '10.0.0.0/24',
      AvailabilityZone: zone(0),
    },
  },
  SubnetB: {
    Type: 'AWS::EC2::Subnet',
    Properties: {
      VpcId: { Ref: 'Vpc' },
      CidrBlock: '10.0.1.0/24',
      AvailabilityZone: zone(1),
    },
  },
  Gateway: { Type: 'AWS::EC2::InternetGateway' },
  Attached: {
    Type: 'AWS::EC2::VPCGatewayAttachment',
    Properties: {
      VpcId: { Ref: 'Vpc' },
      InternetGatewayId: { Ref: 'Gateway' },
    },
  },
  Table: {
    Type: 'AWS::EC2::RouteTable',
    Properties: { VpcId: { Ref: 'Vpc' } },
  },
  Out: {
    Type: 'AWS::EC2::Route',
    DependsOn: 'Attached',
    Properties: {
      RouteTableId: { Ref: 'Table' },
      DestinationCidrBlock: '0.0.0.0/0',
      GatewayId: { Ref: 'Gateway' },
    },
  },
  InA: {
    Type: 'AWS::EC2::SubnetRouteTableAssociation',
    Properties: {
      RouteTableId: { Ref: 'Table' },
      SubnetId: { Ref: 'SubnetA' },
    },
  },
  Group: {
    Type: 'AWS::EC2::SecurityGroup',
    Properties: { GroupDescription: 'open', VpcId: { Ref: 'Vpc' } },
  },
  OtherVpc: {
    Type: 'AWS::EC2::VPC',
    Properties: { CidrBlock: '10.9.0.0/16' },
  },
  OtherGroup: {
    Type: 'AWS::EC2::SecurityGroup',
    Properties: { GroupDescription: 'elsewhere', VpcId: { Ref: 'OtherVpc' } },
  },
  Cluster: {
    Type: 'AWS::ECS::Cluster',
    Properties: { ClusterName: 'main', CapacityProviders: ['FARGATE'] },
  },
  Role: {
    Type: 'AWS::IAM::Role',
    Properties: { AssumeRolePolicyDocument: TRUST },
  },
};

/** Creates stacks of one resource each, to see what refuses it. */
export class RefusalBench extends TestRegion {
  #stacks = 0;

  /**
   * A bench with two VPCs, a cluster, a role and some more resources. It exports
   * them by their logical ids, and attributes of them by names of their own.
   */
  static async ready(
    more: Record<string, Resource> = {},
    attributes: Record<string, [id: string, attribute: string]> = {},
  ): Promise<RefusalBench> {
    const bench = new RefusalBench();
    const Resources = { ...RESOURCES, ...more };
    const exported = (entries: [string, object][]) =>
      Object.fromEntries(
        entries.map(([Name, Value]) => [Name, { Value, Export: { Name } }]),
      );
    const Outputs = {
      ...exported(Object.keys(Resources).map(Ref => [Ref, { Ref }])),
      ...exported(
        Object.entries({ RoleArn: ['Role', 'Arn'], ...attributes }).map(
          ([name, attribute]) => [name, { 'Fn::GetAtt': attribute }],
        ),
      ),
    };
    await bench.create(
      { Resources, Outputs },
      { StackName: 'base', Capabilities: ['CAPABILITY_IAM'] },
    );
    const { StackStatus } = await bench.stack('base');
    if (StackStatus !== 'CREATE_COMPLETE') {
      throw new Error((await bench.history('base')).join('\n'));
    }
    return bench;
  }

  /** Why a resource of a stack fails; undefined if the stack is created. */
  async reason(
    Type: string,
    Properties: object,
    more: Record<string, object> = {},
  ): Promise<string | undefined> {
    const reason = await this.reasonOf({ ...more, It: { Type, Properties } });
    return reason?.replace(/^\S+ CREATE_FAILED: /, '');
  }

  /**
   * The first event of a stack that says why it fails; undefined if it is created.
   *
   * @param andDelete - whether the stack is deleted then
   */
  async reasonOf(
    Resources: Record<string, object>,
    { andDelete = false } = {},
  ): Promise<string | undefined> {
    this.#stacks++;
    const name = `stack${this.#stacks}`;
    await this.create(
      { Resources },
      { StackName: name, Capabilities: ['CAPABILITY_NAMED_IAM'] },
    );
    const failed = (await this.history(name)).find(line =>
      line.includes('_FAILED'),
    );
    const { StackStatus } = await this.stack(name);
    if (!failed && StackStatus !== 'CREATE_COMPLETE') {
      throw new Error(`${name} is ${StackStatus}`);
    }
    if (andDelete) {
      await this.call('DeleteStack', { StackName: name });
      await this.clock.advance(600);
    }
    return failed;
  }
}
