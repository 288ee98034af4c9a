import { ApplicationAutoScalingClient } from '@aws-sdk/client-application-auto-scaling';
import {
  ContainerDefinition,
  CreateServiceCommand,
  CreateServiceCommandInput,
  DescribeServicesCommand,
  DescribeTasksCommand,
  ECSClient,
  ListTasksCommand,
  RegisterTaskDefinitionCommand,
  Service,
  Task,
} from '@aws-sdk/client-ecs';
import {
  DescribeTargetHealthCommand,
  ElasticLoadBalancingV2Client,
  TargetHealthDescription,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { DispatchingHandler } from './DispatchingHandler';
import { services } from '../services';
import { Ec2 } from '../services/ec2/model/Ec2';
import { allocateAddress } from '../services/ec2/model/addresses';
import {
  attachInternetGateway,
  createInternetGateway,
} from '../services/ec2/model/internetGateways';
import { createNatGateway } from '../services/ec2/model/natGateways';
import {
  associateRouteTable,
  createRoute,
  createRouteTable,
} from '../services/ec2/model/routeTables';
import {
  authorizeRules,
  createSecurityGroup,
} from '../services/ec2/model/securityGroups';
import { createSubnet } from '../services/ec2/model/subnets';
import { createVpcEndpoint } from '../services/ec2/model/vpcEndpoints';
import { createVpc } from '../services/ec2/model/vpcs';
import { Elbv2 } from '../services/elbv2/model/Elbv2';
import { Iam } from '../services/iam/model/Iam';
import { createRole } from '../services/iam/model/roles';
import { createListener } from '../services/elbv2/model/listeners';
import { createLoadBalancer } from '../services/elbv2/model/loadBalancers';
import {
  createTargetGroup,
  setTargetGroupAttributes,
} from '../services/elbv2/model/targetGroups';
import { Logs } from '../services/logs/model/Logs';
import { Ecs } from '../services/ecs/model/Ecs';
import { createCluster } from '../services/ecs/model/clusters';

/** How a bench differs from the default. */
export interface BenchOptions {
  /** Default: there is a NAT gateway. */
  nat?: boolean;
  /** Default: the security group of the tasks allows the load balancer. */
  ingress?: boolean;
  /** Default: the log group exists. */
  logGroup?: boolean;
  /** The zones (a, b, c) of the load balancer's subnets. Default: a and b. */
  balancerZones?: string[];
}

/** A VPC, a load balancer and a cluster, and SDK clients for them. */
export class ServiceBench {
  readonly handler = new DispatchingHandler([...services.values()]);
  readonly world = this.handler.world;
  readonly clock = this.world.clock;
  readonly region = this.world.account('111122223333').region('eu-west-1');
  readonly clientOptions = {
    region: 'eu-west-1',
    credentials: { accessKeyId: '111122223333', secretAccessKey: 'x' },
    requestHandler: this.handler,
    maxAttempts: 1,
  };
  readonly ecs = new ECSClient(this.clientOptions);
  readonly elb = new ElasticLoadBalancingV2Client(this.clientOptions);
  readonly scaling = new ApplicationAutoScalingClient(this.clientOptions);
  readonly ec2 = this.region.service(Ec2);
  readonly vpcId: string;
  readonly privateSubnetIds: string[];
  readonly privateRouteTableId: string;
  readonly taskGroupId: string;
  readonly balancerGroupId: string;
  /** Of every task definition; the role is there. */
  executionRoleArn = 'arn:aws:iam::111122223333:role/bench';
  readonly targetGroupArn: string;

  constructor(options: BenchOptions = {}) {
    const { ec2, region } = this;
    const vpc = createVpc(ec2, { cidrBlock: '10.0.0.0/16' });
    vpc.enableDnsHostnames = true;
    this.vpcId = vpc.id;
    const gateway = createInternetGateway(ec2);
    attachInternetGateway(ec2, gateway.id, vpc.id);
    const publicTable = createRouteTable(ec2, vpc.id);
    createRoute(ec2, publicTable.id, {
      destinationCidrBlock: '0.0.0.0/0',
      gatewayId: gateway.id,
    });
    const zones = options.balancerZones ?? ['a', 'b'];
    const publicSubnetIds = zones.map((zone, i) => {
      const subnet = createSubnet(ec2, {
        vpcId: vpc.id,
        cidrBlock: `10.0.${i}.0/24`,
        availabilityZone: `eu-west-1${zone}`,
      });
      associateRouteTable(ec2, publicTable.id, subnet.id);
      return subnet.id;
    });
    const privateTable = createRouteTable(ec2, vpc.id);
    this.privateRouteTableId = privateTable.id;
    if (options.nat ?? true) {
      const nat = createNatGateway(ec2, {
        subnetId: publicSubnetIds[0],
        allocationId: allocateAddress(ec2).id,
      });
      createRoute(ec2, privateTable.id, {
        destinationCidrBlock: '0.0.0.0/0',
        natGatewayId: nat.id,
      });
    }
    this.privateSubnetIds = ['a', 'b'].map((zone, i) => {
      const subnet = createSubnet(ec2, {
        vpcId: vpc.id,
        cidrBlock: `10.0.${100 + i}.0/24`,
        availabilityZone: `eu-west-1${zone}`,
      });
      associateRouteTable(ec2, privateTable.id, subnet.id);
      return subnet.id;
    });
    const group = (name: string) =>
      createSecurityGroup(ec2, { vpcId: vpc.id, name, description: name }).id;
    this.taskGroupId = group('tasks');
    this.balancerGroupId = group('balancer');
    if (options.ingress ?? true) {
      this.admitBalancer();
    }

    const elb = region.service(Elbv2);
    const balancer = createLoadBalancer(elb, {
      Name: 'api',
      Subnets: publicSubnetIds,
      SecurityGroups: [this.balancerGroupId],
    });
    const targets = createTargetGroup(elb, {
      Name: 'api',
      Protocol: 'HTTP',
      Port: 8080,
      VpcId: vpc.id,
      TargetType: 'ip',
      HealthCheckIntervalSeconds: 6,
      HealthCheckTimeoutSeconds: 5,
      HealthyThresholdCount: 2,
      UnhealthyThresholdCount: 3,
    });
    this.targetGroupArn = targets.shape.TargetGroupArn;
    setTargetGroupAttributes(targets, [
      { Key: 'deregistration_delay.timeout_seconds', Value: '5' },
    ]);
    createListener(elb, {
      LoadBalancerArn: balancer.shape.LoadBalancerArn,
      Protocol: 'HTTP',
      Port: 80,
      DefaultActions: [
        { Type: 'forward', TargetGroupArn: this.targetGroupArn },
      ],
    });
    createCluster(region.service(Ecs), { clusterName: 'main' });
    createRole(region.account.service(Iam), {
      name: 'bench',
      partition: region.partition,
      assumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Service: 'ecs-tasks.amazonaws.com' },
            Action: 'sts:AssumeRole',
          },
        ],
      },
    });
    if (options.logGroup ?? true) {
      region.service(Logs).createGroup('api');
    }
  }

  /** A bench whose load balancer is active and whose NAT gateway is available. */
  static async ready(options?: BenchOptions): Promise<ServiceBench> {
    const bench = new ServiceBench(options);
    await bench.clock.advance(120);
    return bench;
  }

  /** Lets the load balancer reach the tasks. */
  admitBalancer(): void {
    authorizeRules(this.ec2, this.taskGroupId, [
      {
        isEgress: false,
        protocol: 'tcp',
        fromPort: 8080,
        toPort: 8080,
        peer: { groupId: this.balancerGroupId },
      },
    ]);
  }

  /** Stops the process at an address from answering. */
  hang(ip: string): void {
    this.ec2.interfaceAt(this.vpcId, ip)!.server = () => 'silent';
    this.region.changed();
  }

  /** Creates an interface endpoint for the private subnets. */
  addEndpoint(service: string): void {
    const { ec2, vpcId } = this;
    const serviceName = `com.amazonaws.eu-west-1.${service}`;
    if (service === 's3') {
      createVpcEndpoint(ec2, {
        vpcId,
        serviceName,
        type: 'Gateway',
        routeTableIds: [this.privateRouteTableId],
      });
      return;
    }
    const group = createSecurityGroup(ec2, {
      vpcId,
      name: service,
      description: service,
    });
    authorizeRules(ec2, group.id, [
      {
        isEgress: false,
        protocol: 'tcp',
        fromPort: 443,
        toPort: 443,
        peer: { groupId: this.taskGroupId },
      },
    ]);
    createVpcEndpoint(ec2, {
      vpcId,
      serviceName,
      type: 'Interface',
      subnetIds: this.privateSubnetIds,
      securityGroupIds: [group.id],
      privateDnsEnabled: true,
    });
  }

  /** Registers a task definition with one container, which has these settings too. */
  async define(
    image: string,
    container: Partial<ContainerDefinition> = {},
  ): Promise<string> {
    const { taskDefinition } = await this.ecs.send(
      new RegisterTaskDefinitionCommand({
        family: 'api',
        cpu: '256',
        memory: '512',
        networkMode: 'awsvpc',
        requiresCompatibilities: ['FARGATE'],
        executionRoleArn: this.executionRoleArn,
        containerDefinitions: [
          {
            name: 'api',
            image,
            portMappings: [{ containerPort: 8080 }],
            logConfiguration: {
              logDriver: 'awslogs',
              options: {
                'awslogs-group': 'api',
                'awslogs-region': 'eu-west-1',
                'awslogs-stream-prefix': 'api',
              },
            },
            ...container,
          },
        ],
      }),
    );
    return taskDefinition!.taskDefinitionArn!;
  }

  /** Creates the service `api` with two tasks behind the load balancer. */
  async createService(
    image: string,
    input: Partial<CreateServiceCommandInput> = {},
  ): Promise<void> {
    await this.ecs.send(
      new CreateServiceCommand({
        cluster: 'main',
        serviceName: 'api',
        launchType: 'FARGATE',
        taskDefinition: await this.define(image),
        desiredCount: 2,
        deploymentConfiguration: {
          deploymentCircuitBreaker: { enable: true, rollback: true },
        },
        networkConfiguration: {
          awsvpcConfiguration: {
            subnets: this.privateSubnetIds,
            securityGroups: [this.taskGroupId],
          },
        },
        loadBalancers: [
          {
            targetGroupArn: this.targetGroupArn,
            containerName: 'api',
            containerPort: 8080,
          },
        ],
        ...input,
      }),
    );
  }

  /** The service `api`, as DescribeServices shows it. */
  async service(): Promise<Service> {
    const { services: found } = await this.ecs.send(
      new DescribeServicesCommand({ cluster: 'main', services: ['api'] }),
    );
    return found![0];
  }

  /** Its events, oldest first, with short names for generated ids. */
  async events(): Promise<string[]> {
    const { events = [] } = await this.service();
    const names = new Map<string, string>();
    const short = (kind: string) => (id: string) => {
      const known = [...names.values()].filter(name => name.startsWith(kind));
      names.set(id, names.get(id) ?? `${kind}${known.length + 1}`);
      return names.get(id)!;
    };
    return events
      .map(({ message = '' }) => message)
      .reverse()
      .map(message =>
        message
          .replace('(service api)', '')
          .replace(/arn:aws:elastic\S+(?=\))/g, 'tg')
          .replace(/ecs-svc\/\d+/g, short('deployment'))
          .replace(/[0-9a-f]{32}/g, short('task'))
          .trim(),
      );
  }

  /** The tasks of `api` with this desired status. */
  async tasks(desiredStatus: 'RUNNING' | 'STOPPED'): Promise<Task[]> {
    const { taskArns = [] } = await this.ecs.send(
      new ListTasksCommand({
        cluster: 'main',
        serviceName: 'api',
        desiredStatus,
      }),
    );
    if (taskArns.length === 0) {
      return [];
    }
    const { tasks } = await this.ecs.send(
      new DescribeTasksCommand({ cluster: 'main', tasks: taskArns }),
    );
    return tasks!;
  }

  /** The targets, as DescribeTargetHealth shows them. */
  async targets(): Promise<TargetHealthDescription[]> {
    const { TargetHealthDescriptions = [] } = await this.elb.send(
      new DescribeTargetHealthCommand({ TargetGroupArn: this.targetGroupArn }),
    );
    return TargetHealthDescriptions;
  }

  /** The state and the reason of each target, as text. */
  async targetHealth(): Promise<string[]> {
    return (await this.targets()).map(({ TargetHealth }) =>
      [TargetHealth?.State, TargetHealth?.Reason, TargetHealth?.Description]
        .filter(Boolean)
        .join(', '),
    );
  }
}
