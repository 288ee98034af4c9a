const DEPLOY_AGAIN =
  'Deploy it again, or remove the entity from the catalog if it was deleted on purpose.';
const DEPLOY_ENVIRONMENT =
  'Deploy the environment again: until then no API can be deployed to it.';
const MAKE_AGAIN =
  'Delete the API and deploy it again: no update brings it back.';
const RENEW =
  'Add the validation record of the certificate to DNS, so that ACM can renew it, or import a new certificate.';
const HIGHER_QUOTA =
  'At the quota, further APIs are refused. Deploy them into another environment or with load balancers of their own, or ask AWS for a higher quota.';
const FAILED_ROLLOUT = 'Find out why its tasks stopped, then deploy again.';

/**
 * What is wrong and what to do about it, in English, by kind of problem. The
 * placeholders are the facts of the problem.
 *
 * @public
 */
export const PROBLEM_MESSAGES = {
  'service-missing': { message: '{{failure}}', hint: DEPLOY_AGAIN },
  'service-deleted': {
    message: 'The service {{service}} in cluster {{cluster}} was deleted',
    hint: DEPLOY_AGAIN,
  },

  'service-not-confirmed': {
    message: '{{failure}}',
    hint: 'If it does, add the tag fargate-api:entity with the value {{entity}} to the ECS service. A service that this portal deployed must be registered from the catalog file that it was deployed with.',
  },
  'short-arn-not-confirmed': {
    message: '{{failure}}',
    hint: 'If it does, add the tag fargate-api:entity with the value {{entity}} by its long ARN, which names its cluster (…:service/cluster/name): ECS then migrates the service to that ARN, without a restart. Or set fargateApi.showWithoutConsent, so that the portal shows services without such a tag.',
  },
  'environment-not-confirmed': {
    message: '{{failure}}',
    hint: 'Use the entity that this portal registered for the environment, or remove this one from the catalog.',
  },
  'vpc-not-confirmed': {
    message: '{{failure}}',
    hint: 'If it does, add the tag fargate-api:entity with the value {{entity}} to the VPC. A VPC of several environments lists them all, separated by spaces.',
  },

  'service-arn-unusable': {
    message:
      'An ARN in the annotation aws.amazon.com/amazon-ecs-service-arn shows no service: {{arn}} ({{reason}})',
    hint: 'Correct the ARN, or remove it from the annotation.',
  },
  'target-not-searched': {
    message:
      'Not searched for other services of this entity: target {{target}} ({{failure}})',
  },

  'tasks-stopped': {
    message_one: '{{count}} task stopped: {{cause}}',
    message_other: '{{count}} tasks stopped: {{cause}}',
  },
  'tasks-not-started': {
    message: 'ECS cannot start tasks: {{cause}}',
  },
  'targets-unhealthy': {
    message: '{{count}} of {{total}} targets {{state}}: {{cause}}',
  },

  'rollout-failed': {
    message: 'The deployment of {{taskDefinition}} failed',
    hint: FAILED_ROLLOUT,
  },
  'rollout-failed-because': {
    message: 'The deployment of {{taskDefinition}} failed: {{reason}}',
    hint: FAILED_ROLLOUT,
  },
  'rollout-failing': {
    message_one:
      '{{count}} task of {{taskDefinition}} failed to start or did not become healthy',
    message_other:
      '{{count}} tasks of {{taskDefinition}} failed to start or did not become healthy',
    hint: 'ECS rolls back automatically if too many tasks fail (circuit breaker).',
  },
  'rollout-failing-without-rollback': {
    message_one:
      '{{count}} task of {{taskDefinition}} failed to start or did not become healthy',
    message_other:
      '{{count}} tasks of {{taskDefinition}} failed to start or did not become healthy',
    hint: 'Deploy a version that works: the service has no circuit breaker with rollback, so ECS keeps retrying.',
  },
  'tasks-not-placed': {
    message: 'ECS cannot place tasks: {{event}}',
    hint: 'See the events of the service for what ECS waits for.',
  },
  'tasks-missing': {
    message: '{{running}} running, {{desired}} desired',
    hint: 'Wait until ECS has started the missing tasks; if it does not, see the events of the service.',
  },

  'load-balancer-failed': {
    message: 'The load balancer is in the state failed',
    hint: 'Delete the stack and deploy again.',
  },
  'load-balancer-impaired': {
    message:
      'The load balancer forwards traffic but cannot scale (active_impaired)',
    hint: 'Free IP addresses in its subnets: it needs at least eight in each.',
  },

  'vpc-link-failed': {
    message: 'The VPC link is in the state {{status}}, so no request arrives',
    hint: 'Delete the APIs of the environment that are behind API Gateway and its VPC link, and deploy them again.',
  },
  'vpc-link-inactive': {
    message:
      'The VPC link is inactive, since no request came for 60 days. The next requests fail',
    hint: 'Send a request and wait: API Gateway creates its network interfaces again, which takes some minutes.',
  },
  'instances-none': {
    message: 'No task is registered with AWS Cloud Map, so no request arrives',
    hint: 'Restart the API: ECS registers new tasks.',
  },
  'instances-missing': {
    message:
      '{{missing}} of {{running}} tasks are not registered with AWS Cloud Map, so they get no requests',
    hint: 'Restart the API: ECS registers new tasks.',
  },

  'gateway-api-missing': {
    message: 'API Gateway has no such API any more, so no request arrives',
    hint: MAKE_AGAIN,
  },
  'gateway-endpoint-disabled': {
    message:
      'API Gateway has the endpoint of the API disabled, so no request arrives',
    hint: 'Enable the default endpoint of the API in API Gateway again: no update does that.',
  },
  'gateway-mapping-missing': {
    message:
      'API Gateway does not map the domain name to the API any more, so no request arrives by that name',
    hint: MAKE_AGAIN,
  },
  'gateway-route-missing': {
    message: 'The route $default of API Gateway is gone, so no request arrives',
    hint: MAKE_AGAIN,
  },
  'gateway-integration-missing': {
    message:
      'The integration that the route of API Gateway leads to is gone, so no request arrives',
    hint: MAKE_AGAIN,
  },
  'gateway-integration-elsewhere': {
    message:
      'The integration of API Gateway does not lead to the tasks of this API, so no request arrives',
    hint: 'Give it the VPC link and the Cloud Map service of the API again: no update does that. The log of an update names them.',
  },
  'gateway-stage-missing': {
    message: 'The stage $default of API Gateway is gone, so no request arrives',
    hint: MAKE_AGAIN,
  },
  'link-ingress-missing': {
    message:
      'The security group of the tasks ({{tasks}}) does not allow that of the VPC link ({{link}}), so no request arrives',
    hint: 'Add an ingress rule for TCP {{port}} from {{link}}: no update does that.',
  },
  'link-egress-missing': {
    message:
      'The security group of the VPC link ({{link}}) does not allow that of the tasks ({{tasks}}), so no request arrives',
    hint: 'Add an egress rule for TCP {{port}} to {{tasks}}: no update does that.',
  },

  'shared-rule-missing': {
    message:
      'The rule of the shared load balancer is gone, so no request arrives',
    hint: MAKE_AGAIN,
  },
  'shared-rule-elsewhere': {
    message:
      'The rule of the shared load balancer does not lead the host of the API to its tasks, so no request arrives',
    hint: 'Give the rule {{rule}} the host and the target group of the API again: no update does that.',
  },
  'shared-certificate-missing': {
    message:
      'The listener of the shared load balancer does not have the certificate of the API any more, so clients refuse the connection',
    hint: 'Add {{certificate}} to the certificates of the listener again: no update does that.',
  },

  'callers-not-allowed': {
    message:
      'The security group of the load balancer allows nobody, so no request arrives',
    hint: 'Add an ingress rule for the port of its listener to the security group.',
  },
  'load-balancer-bypassed': {
    message:
      'The security group of the tasks allows {{sources}}, and the tasks have public IP addresses: requests can bypass the load balancer',
    hint: "Delete each ingress rule of the tasks' security group but that of the load balancer.",
  },
  'domain-record-missing': {
    message:
      'Hosted zone {{zone}} has no record {{name}}, so nobody finds the load balancer by that name',
    hint: 'Make {{name}} an alias of {{loadBalancer}} in the hosted zone.',
  },
  'additional-record-missing': {
    message:
      'Hosted zone {{zone}} has no record {{name}}, so nobody finds the API by that further name',
    hint: 'Make {{name}} an alias of {{loadBalancer}} in the hosted zone, or remove the name with an update.',
  },
  'domain-record-elsewhere': {
    message: '{{name}} leads to {{destination}}, not to the load balancer',
    hint: 'Make {{name}} an alias of {{loadBalancer}}, unless {{destination}} passes the requests on to it.',
  },

  'certificate-revoked': {
    message: 'The certificate of {{name}} was revoked',
    hint: 'Request a new certificate and deploy again with it.',
  },
  'certificate-expired': {
    message: 'The certificate of {{name}} expired',
    hint: RENEW,
  },
  'certificate-expires': {
    message_one: 'The certificate of {{name}} expires in {{count}} day',
    message_other: 'The certificate of {{name}} expires in {{count}} days',
    hint: RENEW,
  },
  'certificate-renewal-failed': {
    message_one:
      'The certificate of {{name}} expires in {{count}} day, and ACM could not renew it',
    message_other:
      'The certificate of {{name}} expires in {{count}} days, and ACM could not renew it',
    hint: RENEW,
  },
  'certificate-renewal-pending': {
    message_one:
      'The certificate of {{name}} expires in {{count}} day, and ACM needs its validation record to renew it',
    message_other:
      'The certificate of {{name}} expires in {{count}} days, and ACM needs its validation record to renew it',
    hint: RENEW,
  },

  'stack-update-rolled-back': {
    message:
      'The last update of the stack {{stack}} failed and was rolled back',
    hint: 'See the events of the stack for the cause, then deploy again.',
  },
  'stack-update-rolled-back-because': {
    message:
      'The last update of the stack {{stack}} failed and was rolled back: {{cause}}',
  },
  'stack-rollback-failed': {
    message:
      'The last update of the stack {{stack}} failed, and so did its rollback',
    hint: 'Continue the rollback of the stack in CloudFormation.',
  },
  'stack-update-failed': {
    message:
      'The last update of the stack {{stack}} failed and was not rolled back',
    hint: 'Roll the stack back in CloudFormation, or deploy again.',
  },
  'stack-moving': {
    message:
      'The API of the stack {{stack}} is moving to another load balancer, and both serve it',
    hint: 'The old one is removed when no client can use it any more, about an hour after the name moved. If no task does that now, move the API again.',
  },
  'stack-being-deleted': {
    message: 'The stack {{stack}} is being deleted',
  },
  'stack-delete-failed': {
    message: 'The stack {{stack}} could not be deleted completely',
    hint: 'See the events of the stack for the resources in use, then delete it again.',
  },
  'output-not-a-url': {
    message:
      'The output {{output}} of the stack {{stack}} is not an http or https URL, so it is not shown',
    hint: 'Deploy the stack again with a template that outputs the URL of the API.',
  },

  'cluster-not-active': {
    message: 'The cluster {{cluster}} is {{status}}',
    hint: DEPLOY_ENVIRONMENT,
  },
  'endpoint-not-available': {
    message: 'The VPC endpoint for {{service}} is {{state}}',
    hint: 'Deploy the environment again: tasks without a NAT gateway cannot connect to that service.',
  },

  'shared-rules-nearly-used': {
    message: 'The shared load balancer has {{used}} of {{quota}} rules',
    hint: HIGHER_QUOTA,
  },
  'shared-target-groups-nearly-used': {
    message: 'The shared load balancer has {{used}} of {{quota}} target groups',
    hint: HIGHER_QUOTA,
  },
  'shared-certificates-nearly-used': {
    message: 'The shared load balancer has {{used}} of {{quota}} certificates',
    hint: HIGHER_QUOTA,
  },

  'read-denied': {
    message: 'Could not read {{parts, list}}: {{failure}}',
    hint: "Give Backstage's role the missing permission; the README of the plugin has the whole policy.",
  },
  'read-not-found': {
    message: 'Could not read {{parts, list}}: {{failure}}',
    hint: 'Deploy again: the service needs the deleted resource.',
  },
  'read-unavailable': {
    message: 'Could not read {{parts, list}}: {{failure}}',
  },
} as const;
