/**
 * The parts of a status that are read one by one, in English, as the fact
 * `parts` of a problem lists them.
 *
 * @public
 */
export const PART_NAMES = {
  service: 'the service',
  taskDefinition: 'the task definition',
  targetGroups: 'the target groups',
  targets: 'target health',
  endpoint: 'the load balancer',
  consumers: 'the allowed consumers',
  taskIngress: 'the security group of the tasks',
  vpcLink: 'the VPC link',
  throttling: 'the throttling',
  gatewayRoute: 'the route of API Gateway',
  linkRules: 'the security groups of the VPC link and the tasks',
  sharedRule: 'the rule of the shared load balancer',
  instances: 'the registered tasks',
  domainRecord: 'the DNS record',
  egress: 'the outbound IPs',
  schedule: 'the scheduled actions',
  tasks: 'the running tasks',
  stoppedTasks: 'the stopped tasks',
  network: 'the VPC',
  endpoints: 'the VPC endpoints',
  cluster: 'the cluster',
  sharedLoadBalancer: 'the shared load balancer',
} as const;
