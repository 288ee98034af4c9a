/**
 * What people call the parts of a status that are read one by one, in
 * English: the fact `parts` of a problem.
 *
 * @public
 */
export const PART_WORDS = {
  service: 'the service',
  taskDefinition: 'the task definition',
  targetGroups: 'the target groups',
  targets: 'the health of targets',
  endpoint: 'the load balancer',
  consumers: 'its consumers',
  egress: 'the egress addresses',
  tasks: 'the running tasks',
  stoppedTasks: 'the stopped tasks',
  network: 'the network',
  endpoints: 'the endpoints',
  cluster: 'the cluster',
} as const;
