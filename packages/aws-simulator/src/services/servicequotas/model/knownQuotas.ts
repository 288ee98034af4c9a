import { Region } from '../../../world/World';
import { Acm } from '../../acm/model/Acm';
import { CloudFormation } from '../../cloudformation/model/stacks/CloudFormation';
import { Ec2 } from '../../ec2/model/Ec2';
import { Ecs } from '../../ecs/model/Ecs';
import { Elbv2 } from '../../elbv2/model/Elbv2';
import { Events } from '../../events/model/Events';
import { Route53 } from '../../route53/model/Route53';

/** A quota that Service Quotas knows and the simulator heeds. */
export interface KnownQuota {
  serviceCode: string;
  code: string;
  name: string;
  adjustable: boolean;
  /** Whether it is one of the account and not of a region. */
  global: boolean;
  get(region: Region): number;
  set(region: Region, value: number): void;
}

/** The names that Service Quotas has for services, by code. */
export const SERVICES: Readonly<Record<string, string>> = {
  acm: 'AWS Certificate Manager (ACM)',
  cloudformation: 'AWS CloudFormation',
  ec2: 'Amazon Elastic Compute Cloud (Amazon EC2)',
  ecs: 'Amazon Elastic Container Service (Amazon ECS)',
  elasticloadbalancing: 'Elastic Load Balancing (ELB)',
  events: 'Amazon EventBridge (CloudWatch Events)',
  fargate: 'AWS Fargate',
  route53: 'Amazon Route 53',
  vpc: 'Amazon Virtual Private Cloud (Amazon VPC)',
};

type Row<K extends string> = [
  code: string,
  name: string,
  key: K,
  fixed?: 'fixed',
];

function quotasOf<K extends string>(
  serviceCode: string,
  valuesOf: (region: Region) => Record<K, number>,
  rows: Row<K>[],
  global = false,
): KnownQuota[] {
  return rows.map(([code, name, key, fixed]) => ({
    serviceCode,
    code,
    name,
    adjustable: !fixed,
    global,
    get: region => valuesOf(region)[key],
    set: (region, value) => {
      valuesOf(region)[key] = value;
    },
  }));
}

const ec2 = (region: Region) => region.service(Ec2).quotas;
const ecs = (region: Region) => region.service(Ecs).quotas;

/** Codes and names are those of the console of Service Quotas. */
export const KNOWN_QUOTAS: readonly KnownQuota[] = [
  ...quotasOf('acm', region => region.service(Acm).quotas, [
    ['L-F141DD1D', 'ACM certificates', 'certificates'],
  ]),
  ...quotasOf(
    'cloudformation',
    region => region.service(CloudFormation).quotas,
    [['L-0485CB21', 'Stack count', 'stacks']],
  ),
  ...quotasOf('ec2', ec2, [['L-0263D0A3', 'EC2-VPC Elastic IPs', 'addresses']]),
  ...quotasOf('ecs', ecs, [
    ['L-9EF96962', 'Services per cluster', 'servicesPerCluster', 'fixed'],
  ]),
  ...quotasOf('elasticloadbalancing', region => region.service(Elbv2).quotas, [
    [
      'L-53DA6B97',
      'Application Load Balancers per Region',
      'application-load-balancers',
    ],
    [
      'L-9365A611',
      'Certificates per Application Load Balancer',
      'certificates-per-application-load-balancer',
    ],
    [
      'L-52964454',
      'Certificates per Network Load Balancer',
      'certificates-per-network-load-balancer',
    ],
    [
      'L-B6DF7632',
      'Listeners per Application Load Balancer',
      'listeners-per-application-load-balancer',
    ],
    [
      'L-57A373D6',
      'Listeners per Network Load Balancer',
      'listeners-per-network-load-balancer',
    ],
    [
      'L-69A177A2',
      'Network Load Balancers per Region',
      'network-load-balancers',
    ],
    [
      'L-7EED9B64',
      'Rules per Application Load Balancer',
      'rules-per-application-load-balancer',
    ],
    [
      'L-822D1B1B',
      'Target Groups per Application Load Balancer',
      'target-groups-per-application-load-balancer',
      'fixed',
    ],
    ['L-B22855CB', 'Target Groups per Region', 'target-groups'],
  ]),
  ...quotasOf('events', region => region.service(Events).quotas, [
    ['L-244521F2', 'Number of rules', 'rules'],
  ]),
  ...quotasOf('fargate', ecs, [
    ['L-3032A538', 'Fargate On-Demand vCPU resource count', 'fargateVcpus'],
    ['L-36FBB829', 'Fargate Spot vCPU resource count', 'fargateSpotVcpus'],
  ]),
  ...quotasOf(
    'route53',
    region => region.account.service(Route53).quotas,
    [['L-4EA4796A', 'Hosted zones', 'hostedZones']],
    true,
  ),
  ...quotasOf('vpc', ec2, [
    [
      'L-0EA8095F',
      'Inbound or outbound rules per security group',
      'rulesPerSecurityGroup',
    ],
    ['L-A4707A72', 'Internet gateways per Region', 'internetGateways'],
    ['L-FE5A380F', 'NAT gateways per Availability Zone', 'natGatewaysPerZone'],
    ['L-407747CB', 'Subnets per VPC', 'subnetsPerVpc'],
    ['L-F678F1CE', 'VPCs per Region', 'vpcs'],
  ]),
];
