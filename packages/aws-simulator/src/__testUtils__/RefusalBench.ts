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

  /** A bench with two VPCs, a cluster and a role, which it exports. */
  static async ready(
    more: Record<string, Resource> = {},
  ): Promise<RefusalBench> {
    const bench = new RefusalBench();
    const Resources = { ...RESOURCES, ...more };
    const Outputs = Object.fromEntries(
      Object.keys(Resources).map(id => [
        id,
        { Value: { Ref: id }, Export: { Name: id } },
      ]),
    );
    Outputs.RoleArn = {
      Value: { 'Fn::GetAtt': ['Role', 'Arn'] } as any,
      Export: { Name: 'RoleArn' },
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
    this.#stacks++;
    const name = `stack${this.#stacks}`;
    await this.create(
      { Resources: { ...more, It: { Type, Properties } } },
      { StackName: name, Capabilities: ['CAPABILITY_NAMED_IAM'] },
    );
    const failed = (await this.history(name)).find(line =>
      line.includes('_FAILED'),
    );
    const { StackStatus } = await this.stack(name);
    if (!failed && StackStatus !== 'CREATE_COMPLETE') {
      throw new Error(`${name} is ${StackStatus}`);
    }
    return failed?.replace(/^\S+ CREATE_FAILED: /, '');
  }
}
