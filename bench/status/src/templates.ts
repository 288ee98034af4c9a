const ref = (name: string) => ({ Ref: name });

/** A network in two zones, a cluster, and a task definition for everybody. */
export function networkTemplate(): object {
  const subnet = (zone: number) => ({
    Type: 'AWS::EC2::Subnet',
    Properties: {
      VpcId: ref('Vpc'),
      CidrBlock: `10.0.${zone * 16}.0/20`,
      AvailabilityZone: { 'Fn::Select': [zone, { 'Fn::GetAZs': '' }] },
    },
  });
  return {
    Resources: {
      Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
      SubnetA: subnet(0),
      SubnetB: subnet(1),
      Gateway: { Type: 'AWS::EC2::InternetGateway' },
      Attachment: {
        Type: 'AWS::EC2::VPCGatewayAttachment',
        Properties: { VpcId: ref('Vpc'), InternetGatewayId: ref('Gateway') },
      },
      Routes: {
        Type: 'AWS::EC2::RouteTable',
        Properties: { VpcId: ref('Vpc') },
      },
      Way: {
        Type: 'AWS::EC2::Route',
        DependsOn: 'Attachment',
        Properties: {
          RouteTableId: ref('Routes'),
          DestinationCidrBlock: '0.0.0.0/0',
          GatewayId: ref('Gateway'),
        },
      },
      WayA: {
        Type: 'AWS::EC2::SubnetRouteTableAssociation',
        Properties: { RouteTableId: ref('Routes'), SubnetId: ref('SubnetA') },
      },
      WayB: {
        Type: 'AWS::EC2::SubnetRouteTableAssociation',
        Properties: { RouteTableId: ref('Routes'), SubnetId: ref('SubnetB') },
      },
      Group: {
        Type: 'AWS::EC2::SecurityGroup',
        Properties: {
          GroupDescription: 'All of the bench',
          VpcId: ref('Vpc'),
          SecurityGroupIngress: [
            {
              CidrIp: '0.0.0.0/0',
              IpProtocol: 'tcp',
              FromPort: 80,
              ToPort: 80,
            },
          ],
        },
      },
      Cluster: {
        Type: 'AWS::ECS::Cluster',
        Properties: { ClusterName: 'bench' },
      },
      Task: {
        Type: 'AWS::ECS::TaskDefinition',
        Properties: {
          Family: 'bench',
          Cpu: '256',
          Memory: '512',
          NetworkMode: 'awsvpc',
          RequiresCompatibilities: ['FARGATE'],
          ContainerDefinitions: [
            {
              Name: 'app',
              Image: 'public.ecr.aws/docker/library/nginx:latest',
              Essential: true,
              PortMappings: [{ ContainerPort: 80 }],
            },
          ],
        },
      },
    },
    Outputs: {
      Vpc: { Value: ref('Vpc') },
      SubnetA: { Value: ref('SubnetA') },
      SubnetB: { Value: ref('SubnetB') },
      Group: { Value: { 'Fn::GetAtt': ['Group', 'GroupId'] } },
      Task: { Value: ref('Task') },
    },
  };
}

/** Services of one task each, every one behind a load balancer of its own. */
export function fleetTemplate(
  names: string[],
  network: Record<string, string>,
): object {
  const subnets = [network.SubnetA, network.SubnetB];
  const resources = names.flatMap((name, i) => [
    [
      `L${i}`,
      {
        Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
        Properties: { Subnets: subnets, SecurityGroups: [network.Group] },
      },
    ],
    [
      `G${i}`,
      {
        Type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
        Properties: {
          TargetType: 'ip',
          Protocol: 'HTTP',
          Port: 80,
          VpcId: network.Vpc,
        },
      },
    ],
    [
      `H${i}`,
      {
        Type: 'AWS::ElasticLoadBalancingV2::Listener',
        Properties: {
          LoadBalancerArn: ref(`L${i}`),
          Port: 80,
          Protocol: 'HTTP',
          DefaultActions: [{ Type: 'forward', TargetGroupArn: ref(`G${i}`) }],
        },
      },
    ],
    [
      `S${i}`,
      {
        Type: 'AWS::ECS::Service',
        DependsOn: `H${i}`,
        Properties: {
          ServiceName: name,
          Cluster: 'bench',
          TaskDefinition: network.Task,
          DesiredCount: 1,
          LaunchType: 'FARGATE',
          NetworkConfiguration: {
            AwsvpcConfiguration: {
              AssignPublicIp: 'ENABLED',
              Subnets: subnets,
              SecurityGroups: [network.Group],
            },
          },
          LoadBalancers: [
            {
              ContainerName: 'app',
              ContainerPort: 80,
              TargetGroupArn: ref(`G${i}`),
            },
          ],
          Tags: [
            { Key: 'fargate-api:entity', Value: `component:default/${name}` },
          ],
        },
      },
    ],
  ]);
  return { Resources: Object.fromEntries(resources) };
}
