/** In which way the simulator and a rule disagree. */
export type Kind =
  | 'does not support what it is about'
  | 'refuses what keeps it'
  | 'says something else'
  | 'takes what breaks it';

/** Rules on which the simulator disagrees in the same way, for the same reason. */
interface Disagreement {
  kind: Kind;
  reason: string;
  rules: string[];
}

/** Where the simulator does not do as the rules say, and why. */
export const DISAGREEMENTS: Disagreement[] = [
  {
    kind: 'does not support what it is about',
    reason:
      'AssociationConfig, DataProtectionConfig and TokenDomains of a web ACL',
    rules: [
      'pf-wafv2-association-config-scope',
      'pf-wafv2-data-protection',
      'pf-wafv2-token-domains',
    ],
  },
  {
    kind: 'does not support what it is about',
    reason: 'the suppressor of a composite alarm',
    rules: [
      'pf-cloudwatch-composite-suppressor-extension-period',
      'pf-cloudwatch-composite-suppressor-format',
      'pf-cloudwatch-composite-suppressor-wait-period',
    ],
  },
  {
    kind: 'does not support what it is about',
    reason: 'web ACLs for CloudFront',
    rules: ['pf-wafv2-cloudfront-only-features'],
  },
  {
    kind: 'does not support what it is about',
    reason: 'the log driver awsfirelens',
    rules: ['pf-ecs-awsfirelens-without-router'],
  },
  {
    kind: 'does not support what it is about',
    reason: 'the proxy configuration of a task definition',
    rules: [
      'pf-ecs-proxy-configuration-container-missing',
      'pf-ecs-proxy-configuration-missing-required-props',
    ],
  },
  {
    kind: 'does not support what it is about',
    reason: 'the deployment controller CODE_DEPLOY',
    rules: ['pf-ecs-service-codedeploy-lb'],
  },
  {
    kind: 'does not support what it is about',
    reason: 'Classic Load Balancers',
    rules: ['pf-ecs-svc-classic-lb-with-fargate'],
  },
  {
    kind: 'does not support what it is about',
    reason: 'percentiles of a metric',
    rules: [
      'pf-cloudwatch-alarm-low-sample-percentile',
      'pf-cloudwatch-extended-statistic',
    ],
  },
  {
    kind: 'does not support what it is about',
    reason: 'anomaly detection',
    rules: [
      'pf-cloudwatch-alarm-anomaly-autoscaling-action',
      'pf-cloudwatch-threshold-metric-id',
    ],
  },
  {
    kind: 'does not support what it is about',
    reason: 'the replication of a file system',
    rules: ['pf-efs-replication-destination'],
  },
  {
    kind: 'does not support what it is about',
    reason: 'configuredAtLaunch of a volume',
    rules: [
      'pf-ecs-svc-ebs-iops-unsupported-type',
      'pf-ecs-svc-ebs-name-not-in-taskdef',
      'pf-ecs-svc-ebs-throughput-non-gp3',
      'pf-ecs-svc-ebs-volume-without-size-or-snapshot',
      'pf-ecs-volume-not-referenced',
    ],
  },
  {
    kind: 'does not support what it is about',
    reason: 'the deployment controller EXTERNAL',
    rules: [
      'pf-ecs-svc-external-with-load-balancers',
      'pf-ecs-svc-external-with-taskdef',
    ],
  },
  {
    kind: 'does not support what it is about',
    reason: 'volumesFrom of a container',
    rules: ['pf-ecs-volumesfrom-source-container-missing'],
  },
  {
    kind: 'does not support what it is about',
    reason: "actions of type 'authenticate-cognito'",
    rules: ['pf-elbv2-action-cognito-userpool-region'],
  },
  {
    kind: 'does not support what it is about',
    reason: "actions of type 'authenticate-oidc'",
    rules: [
      'pf-elbv2-action-oidc-endpoint-https',
      'pf-elbv2-action-oidc-extra-params-max',
      'pf-elbv2-action-oidc-on-unauthenticated-values',
      'pf-elbv2-action-session-timeout-range',
      'pf-elbv2-listener-action-order-required',
      'pf-elbv2-listener-auth-action-https-only',
      'pf-elbv2-listener-default-action-routing-last',
    ],
  },
  {
    kind: 'does not support what it is about',
    reason: "the target type 'lambda'",
    rules: [
      'pf-elbv2-lambda-target-protocol',
      'pf-elbv2-tg-attr-dereg-delay-lambda',
      'pf-elbv2-tg-attr-lambda-scope',
      'pf-elbv2-tg-ipv6-with-lambda',
      'pf-elbv2-tg-lambda-no-port',
      'pf-elbv2-tg-lambda-no-vpc',
      'pf-elbv2-tg-lambda-single-target',
    ],
  },
  {
    kind: 'does not support what it is about',
    reason: "the IP address type 'dualstack-without-public-ipv4'",
    rules: ['pf-elbv2-lb-dualstack-no-public-ipv4-alb-only'],
  },
  {
    kind: 'does not support what it is about',
    reason: 'fixed IPv6 addresses of load balancers',
    rules: [
      'pf-elbv2-lb-ipv6-address-internet-facing-only',
      'pf-elbv2-lb-source-nat-prefix-netmask',
    ],
  },
  {
    kind: 'does not support what it is about',
    reason: 'a second IPv4 CIDR block of a VPC',
    rules: ['pf-ec2-vpc-cidr-block-overlap'],
  },
  {
    kind: 'does not support what it is about',
    reason: 'trust stores',
    rules: [
      'pf-elbv2-lb-mtls-verify-listener-max',
      'pf-elbv2-listener-mtls-truststore-region',
    ],
  },
  {
    kind: 'does not support what it is about',
    reason: "the target type 'alb'",
    rules: [
      'pf-elbv2-listener-alb-target-tg-listener-protocol',
      'pf-elbv2-tg-alb-single-target',
      'pf-elbv2-tg-alb-target-type-protocol',
    ],
  },
  {
    kind: 'does not support what it is about',
    reason: "target groups with the protocol 'QUIC'",
    rules: ['pf-elbv2-tg-ipv6-with-quic'],
  },
  {
    kind: 'does not support what it is about',
    reason: 'the property TargetControlPort',
    rules: ['pf-elbv2-tg-target-control-port-scope'],
  },
  {
    kind: 'does not support what it is about',
    reason: 'the property SecondaryPrivateIpAddressCount of a NAT gateway',
    rules: ['pf-ec2-natgw-secondary-ip-exclusive'],
  },
  {
    kind: 'does not support what it is about',
    reason: 'the properties of subnets with IPv6',
    rules: ['pf-ec2-subnet-dns64-ipv6', 'pf-ec2-subnet-ipv6-native-cidr'],
  },
  {
    kind: 'does not support what it is about',
    reason: 'the property TransitGatewayCidrBlocks',
    rules: ['pf-ec2-tgw-cidr-block-size'],
  },
  {
    kind: 'says something else',
    reason:
      'CloudFormation validates properties against the schema before the handler does',
    rules: ['pf-kms-key-origin'],
  },
  {
    kind: 'does not support what it is about',
    reason: 'the property ReplicaRegions of a secret',
    rules: ['pf-secretsmanager-replica-regions'],
  },
  {
    kind: 'does not support what it is about',
    reason: 'the policies of a parameter',
    rules: ['pf-ssm-parameter-policies'],
  },
  {
    kind: 'does not support what it is about',
    reason: 'the property CidrRoutingConfig of a record',
    rules: [
      'pf-route53-cidr-collection-id-format',
      'pf-route53-cidr-private-zone',
      'pf-route53-cidr-same-collection-in-group',
    ],
  },
  {
    kind: 'does not support what it is about',
    reason: 'the property GeoProximityLocation of a record',
    rules: [
      'pf-route53-coordinates-latitude-range',
      'pf-route53-coordinates-longitude-range',
      'pf-route53-geoproximity-awsregion-value',
      'pf-route53-geoproximity-bias-range',
      'pf-route53-geoproximity-exclusive',
      'pf-route53-geoproximity-localzonegroup-format',
      'pf-route53-geoproximity-max-30-same-name-type',
    ],
  },
  {
    kind: 'does not support what it is about',
    reason: 'the property QueryLoggingConfig of a hosted zone',
    rules: [
      'pf-route53-hostedzone-querylogging-arn-format',
      'pf-route53-hostedzone-querylogging-loggroup-region',
      'pf-route53-hostedzone-querylogging-private-zone',
    ],
  },
  {
    kind: 'says something else',
    reason: 'the model of the API, which is checked first, lists the regions',
    rules: ['pf-route53-latency-region-enum'],
  },
  {
    kind: 'says something else',
    reason: 'Route 53 names what the message of the rule leaves out',
    rules: ['pf-route53-record-value-source'],
  },
  {
    kind: 'does not support what it is about',
    reason: 'health checks',
    rules: ['pf-route53-private-zone-health-check-policy'],
  },
  {
    kind: 'does not support what it is about',
    reason: 'the property BucketNamespace of a bucket',
    rules: ['pf-s3-bucket-namespace-account-regional-name'],
  },
  {
    kind: 'does not support what it is about',
    reason: 'the property IntelligentTieringConfigurations of a bucket',
    rules: [
      'pf-s3-intelligent-tiering-archive-before-deep',
      'pf-s3-intelligent-tiering-duplicate-tier',
    ],
  },
  {
    kind: 'does not support what it is about',
    reason: 'the property MetadataConfiguration of a bucket',
    rules: [
      'pf-s3-metadata-kms-requires-key',
      'pf-s3-metadata-record-expiration-days',
      'pf-s3-metadata-v1-v2-exclusive',
    ],
  },
  {
    kind: 'does not support what it is about',
    reason: 'the property NotificationConfiguration of a bucket',
    rules: [
      'pf-s3-notification-destination-region',
      'pf-s3-notification-duplicate-filter-type',
      'pf-s3-notification-event-name',
      'pf-s3-notification-fifo-queue',
      'pf-s3-notification-fifo-topic',
      'pf-s3-notification-overlapping-filters',
    ],
  },
  {
    kind: 'does not support what it is about',
    reason: 'the property ObjectLockConfiguration of a bucket',
    rules: [
      'pf-s3-objectlock-requires-versioning',
      'pf-s3-objectlock-retention-days-years-exclusive',
    ],
  },
  {
    kind: 'does not support what it is about',
    reason: 'the property ObjectLockEnabled of a bucket',
    rules: ['pf-s3-objectlock-versioning-suspended'],
  },
  {
    kind: 'does not support what it is about',
    reason: 'the property ReplicationConfiguration of a bucket',
    rules: [
      'pf-s3-replication-acl-translation-needs-account',
      'pf-s3-replication-dest-versioning',
      'pf-s3-replication-destination-bucket-arn',
      'pf-s3-replication-filter-requires-delete-marker',
      'pf-s3-replication-priority-duplicate',
      'pf-s3-replication-requires-versioning',
      'pf-s3-replication-rtc-minutes-15',
      'pf-s3-replication-rtc-needs-metrics',
      'pf-s3-replication-sse-kms-needs-replica-key',
      'pf-s3-replication-tag-filter-delete-marker',
      'pf-s3-replication-v1-v2-mixed',
    ],
  },
  {
    kind: 'does not support what it is about',
    reason: 'the property WebsiteConfiguration of a bucket',
    rules: [
      'pf-s3-website-empty-condition',
      'pf-s3-website-empty-redirect-rule',
      'pf-s3-website-redirect-exclusive',
      'pf-s3-website-replace-key-exclusive',
      'pf-s3-website-routing-rules-need-index',
    ],
  },
];

/** The rules that have no example here, and why. */
export const WITHOUT_EXAMPLE: { reason: string; rules: RegExp }[] = [
  {
    reason:
      'the simulator has no WebSocket APIs, Lambda integrations and authorizers, and no mapping of parameters',
    rules:
      /^pf-apigwv2-(websocket|aws-proxy|integration-subtype|request-|response-|simple-responses)/,
  },
  {
    reason: 'the simulator runs no functions',
    rules: /^pf-lambda-/,
  },
  {
    reason:
      'the simulator has no other event buses, and queues, topics and clusters as targets only',
    rules:
      /^pf-events-(rule-schedule-default-bus|target-(batch|redshift)-parameters)$/,
  },
  {
    reason:
      'the simulator has no delivery policies and Firehose streams of subscriptions',
    rules: /^pf-sns-(delivery-policy|firehose-subscription-role)$/,
  },
  {
    reason: 'the simulator has no field selection criteria of metric filters',
    rules: /^pf-logs-field-selection-criteria-syntax$/,
  },
  {
    reason: 'another rule always finds the same',
    rules:
      /^pf-(apigwv2-jwt-authorizer-config|s3-versioning-suspended-with-replication)$/,
  },
];
