import { Examples, Resources } from './Example';

const bucket = (Properties: object): Resources => ({
  It: { Type: 'AWS::S3::Bucket', Properties },
});

const named = (BucketName: string) => bucket({ BucketName });

const lifecycle = (...rules: object[]) =>
  bucket({
    LifecycleConfiguration: {
      Rules: rules.map(rule => ({ Status: 'Enabled', ...rule })),
    },
  });

const transitions = (...steps: [StorageClass: string, days: number][]) =>
  lifecycle({
    Transitions: steps.map(([StorageClass, TransitionInDays]) => ({
      StorageClass,
      TransitionInDays,
    })),
  });

const tags = (...keys: string[]) => ({
  TagFilters: keys.map(Key => ({ Key, Value: 'x' })),
});

const ANYONE = {
  Effect: 'Allow',
  Principal: { AWS: '123456789012' },
  Action: 's3:GetObject',
  Resource: 'arn:aws:s3:::own/*',
};

/** A bucket with a policy of one statement. */
const policy = (
  statement: object,
  document: object = {},
  properties: object = {},
): Resources => ({
  Bucket: { Type: 'AWS::S3::Bucket', Properties: properties },
  It: {
    Type: 'AWS::S3::BucketPolicy',
    Properties: {
      Bucket: { Ref: 'Bucket' },
      PolicyDocument: {
        Version: '2012-10-17',
        Statement: [{ ...ANYONE, ...statement }],
        ...document,
      },
    },
  },
});

const encrypted = (ServerSideEncryptionByDefault: object) =>
  bucket({
    BucketEncryption: {
      ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault }],
    },
  });

const KEY = 'arn:aws:kms:eu-west-1:123456789012:key/web';

const tiering = (...Tierings: [AccessTier: string, Days: number][]) =>
  bucket({
    IntelligentTieringConfigurations: [
      {
        Id: 'archive',
        Status: 'Enabled',
        Tierings: Tierings.map(([AccessTier, Days]) => ({ AccessTier, Days })),
      },
    ],
  });

const metadata = (JournalTableConfiguration: object, more: object = {}) =>
  bucket({ MetadataConfiguration: { JournalTableConfiguration }, ...more });

const EXPIRES = { RecordExpiration: { Expiration: 'DISABLED' } };

const QUEUE = 'arn:aws:sqs:eu-west-1:123456789012:uploads';
const TOPIC = 'arn:aws:sns:eu-west-1:123456789012:uploads';

const notified = (...QueueConfigurations: object[]) =>
  bucket({
    NotificationConfiguration: {
      QueueConfigurations: QueueConfigurations.map(configuration => ({
        Event: 's3:ObjectCreated:*',
        Queue: QUEUE,
        ...configuration,
      })),
    },
  });

const topic = (Topic: string) =>
  bucket({
    NotificationConfiguration: {
      TopicConfigurations: [{ Event: 's3:ObjectCreated:*', Topic }],
    },
  });

const filter = (...Rules: [Name: string, Value: string][]) => ({
  Filter: {
    S3Key: { Rules: Rules.map(([Name, Value]) => ({ Name, Value })) },
  },
});

const VERSIONED = { VersioningConfiguration: { Status: 'Enabled' } };

const locked = (DefaultRetention: object, more: object = VERSIONED) =>
  bucket({
    ObjectLockConfiguration: {
      ObjectLockEnabled: 'Enabled',
      Rule: { DefaultRetention: { Mode: 'GOVERNANCE', ...DefaultRetention } },
    },
    ...more,
  });

const COPY = 'arn:aws:s3:::copy';

const replicating = (
  rule: object,
  destination: object = {},
  more: object = VERSIONED,
) =>
  bucket({
    ReplicationConfiguration: {
      Role: 'arn:aws:iam::123456789012:role/replication',
      Rules: [
        {
          Status: 'Enabled',
          Destination: { Bucket: COPY, ...destination },
          ...rule,
        },
      ],
    },
    ...more,
  });

const v2 = (rule: object) =>
  replicating({
    Priority: 1,
    Filter: { Prefix: '' },
    DeleteMarkerReplication: { Status: 'Disabled' },
    ...rule,
  });

const prioritised = (...priorities: number[]) =>
  bucket({
    ...VERSIONED,
    ReplicationConfiguration: {
      Role: 'arn:aws:iam::123456789012:role/replication',
      Rules: priorities.map(Priority => ({
        Priority,
        Status: 'Enabled',
        Filter: { Prefix: `${Priority}` },
        DeleteMarkerReplication: { Status: 'Disabled' },
        Destination: { Bucket: COPY },
      })),
    },
  });

const replicatingTo = (properties: object): Resources => ({
  Copy: { Type: 'AWS::S3::Bucket', Properties: properties },
  It: {
    Type: 'AWS::S3::Bucket',
    Properties: {
      ...VERSIONED,
      ReplicationConfiguration: {
        Role: 'arn:aws:iam::123456789012:role/replication',
        Rules: [
          {
            Status: 'Enabled',
            Prefix: '',
            Destination: { Bucket: { 'Fn::GetAtt': ['Copy', 'Arn'] } },
          },
        ],
      },
    },
  },
});

const website = (WebsiteConfiguration: object) =>
  bucket({ WebsiteConfiguration });

const routed = (rule: object) =>
  website({
    IndexDocument: 'index.html',
    RoutingRules: [{ RedirectRule: { HostName: 'example.org' }, ...rule }],
  });

const minutes = (Minutes: number) => ({
  ReplicationTime: { Status: 'Enabled', Time: { Minutes } },
  Metrics: { Status: 'Enabled', EventThreshold: { Minutes: 15 } },
});

/** The rules for `AWS::S3::*`. */
export const buckets: Examples = {
  'pf-s3-accelerate-dotted-name': [
    bucket({
      BucketName: 'web.assets',
      AccelerateConfiguration: { AccelerationStatus: 'Enabled' },
    }),
    bucket({
      BucketName: 'web-assets',
      AccelerateConfiguration: { AccelerationStatus: 'Enabled' },
    }),
  ],
  'pf-s3-acl-public-blocked': [
    bucket({ AccessControl: 'PublicRead' }),
    bucket({ AccessControl: 'Private' }),
  ],
  'pf-s3-bucket-name-double-dot': [named('web..assets'), named('web.assets')],
  'pf-s3-bucket-name-ip-address': [named('192.0.2.1'), named('192.0.2')],
  'pf-s3-bucket-name-reserved-prefix': [
    named('xn--assets'),
    named('xn-assets'),
  ],
  'pf-s3-bucket-name-reserved-suffix': [
    named('assets-s3alias'),
    named('assets-alias'),
  ],
  'pf-s3-bucket-namespace-account-regional-name': [
    bucket({ BucketNamespace: 'account-regional', BucketName: 'assets' }),
    bucket({ BucketNamespace: 'account-regional', BucketNamePrefix: 'assets' }),
  ],
  'pf-s3-bucket-policy-action-resource': [
    policy({ Resource: 'arn:aws:s3:::own' }),
    policy({}),
  ],
  'pf-s3-bucket-policy-principal': [
    policy({ Principal: undefined }),
    policy({}),
  ],
  'pf-s3-bucket-policy-version': [
    policy({}, { Version: '2012-10-18' }),
    policy({}, { Version: '2008-10-17' }),
  ],
  'pf-s3-encryption-kms-key-with-aes256': [
    encrypted({ SSEAlgorithm: 'AES256', KMSMasterKeyID: KEY }),
    encrypted({ SSEAlgorithm: 'aws:kms', KMSMasterKeyID: KEY }),
  ],
  'pf-s3-intelligent-tiering-archive-before-deep': [
    tiering(['ARCHIVE_ACCESS', 180], ['DEEP_ARCHIVE_ACCESS', 180]),
    tiering(['ARCHIVE_ACCESS', 90], ['DEEP_ARCHIVE_ACCESS', 180]),
  ],
  'pf-s3-intelligent-tiering-duplicate-tier': [
    tiering(['ARCHIVE_ACCESS', 90], ['ARCHIVE_ACCESS', 180]),
    tiering(['ARCHIVE_ACCESS', 90]),
  ],
  'pf-s3-lifecycle-abort-mpu-with-tag-filter': [
    lifecycle({
      AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 },
      ...tags('a'),
    }),
    lifecycle({ AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 } }),
  ],
  'pf-s3-lifecycle-date-days-mix': [
    lifecycle({
      ExpirationDate: '2030-01-01T00:00:00Z',
      Transitions: [{ StorageClass: 'GLACIER', TransitionInDays: 30 }],
    }),
    lifecycle({
      ExpirationDate: '2030-01-01T00:00:00Z',
      Transitions: [
        { StorageClass: 'GLACIER', TransitionDate: '2029-01-01T00:00:00Z' },
      ],
    }),
  ],
  'pf-s3-lifecycle-date-midnight-utc': [
    lifecycle({ ExpirationDate: '2030-01-01T12:00:00Z' }),
    lifecycle({ ExpirationDate: '2030-01-01T00:00:00Z' }),
  ],
  'pf-s3-lifecycle-days-order': [
    lifecycle({
      ExpirationInDays: 30,
      Transitions: [{ StorageClass: 'GLACIER', TransitionInDays: 30 }],
    }),
    lifecycle({
      ExpirationInDays: 31,
      Transitions: [{ StorageClass: 'GLACIER', TransitionInDays: 30 }],
    }),
  ],
  'pf-s3-lifecycle-delete-marker-exclusive': [
    lifecycle({ ExpiredObjectDeleteMarker: true, ExpirationInDays: 1 }),
    lifecycle({ ExpiredObjectDeleteMarker: false, ExpirationInDays: 1 }),
  ],
  'pf-s3-lifecycle-expiration-positive': [
    lifecycle({ ExpirationInDays: 0 }),
    lifecycle({ ExpirationInDays: 1 }),
  ],
  'pf-s3-lifecycle-min-storage-duration-chain': [
    transitions(['GLACIER', 30], ['DEEP_ARCHIVE', 119]),
    transitions(['GLACIER', 30], ['DEEP_ARCHIVE', 120]),
  ],
  'pf-s3-lifecycle-object-size-order': [
    lifecycle({
      ExpirationInDays: 1,
      ObjectSizeGreaterThan: '2000',
      ObjectSizeLessThan: '2000',
    }),
    lifecycle({
      ExpirationInDays: 1,
      ObjectSizeGreaterThan: '1000',
      ObjectSizeLessThan: '2000',
    }),
  ],
  'pf-s3-lifecycle-rule-id-duplicate': [
    lifecycle(
      { Id: 'a', ExpirationInDays: 1, Prefix: 'a' },
      { Id: 'a', ExpirationInDays: 1, Prefix: 'b' },
    ),
    lifecycle(
      { Id: 'a', ExpirationInDays: 1, Prefix: 'a' },
      { Id: 'b', ExpirationInDays: 1, Prefix: 'b' },
    ),
  ],
  'pf-s3-lifecycle-rule-no-action': [
    lifecycle({ Prefix: 'a' }),
    lifecycle({ Prefix: 'a', ExpirationInDays: 1 }),
  ],
  'pf-s3-lifecycle-tag-key-duplicate': [
    lifecycle({ ExpirationInDays: 1, ...tags('a', 'a') }),
    lifecycle({ ExpirationInDays: 1, ...tags('a', 'b') }),
  ],
  'pf-s3-lifecycle-transition-singular-plural-exclusive': [
    lifecycle({
      Transition: { StorageClass: 'GLACIER', TransitionInDays: 1 },
      Transitions: [{ StorageClass: 'DEEP_ARCHIVE', TransitionInDays: 100 }],
    }),
    lifecycle({
      Transition: { StorageClass: 'GLACIER', TransitionInDays: 1 },
    }),
  ],
  'pf-s3-lifecycle-transition-storage-class-duplicate': [
    lifecycle({
      Transitions: [
        { StorageClass: 'GLACIER', TransitionDate: '2030-01-01T00:00:00Z' },
        { StorageClass: 'GLACIER', TransitionDate: '2031-01-01T00:00:00Z' },
      ],
    }),
    transitions(['GLACIER', 30], ['DEEP_ARCHIVE', 200]),
  ],
  'pf-s3-lifecycle-transition-waterfall-order': [
    transitions(['GLACIER_IR', 30], ['INTELLIGENT_TIERING', 200]),
    transitions(['INTELLIGENT_TIERING', 30], ['GLACIER_IR', 200]),
  ],
  'pf-s3-metadata-kms-requires-key': [
    metadata({
      ...EXPIRES,
      EncryptionConfiguration: { SseAlgorithm: 'aws:kms' },
    }),
    metadata({
      ...EXPIRES,
      EncryptionConfiguration: { SseAlgorithm: 'aws:kms', KmsKeyArn: KEY },
    }),
  ],
  'pf-s3-metadata-record-expiration-days': [
    metadata({ RecordExpiration: { Expiration: 'ENABLED', Days: 6 } }),
    metadata({ RecordExpiration: { Expiration: 'ENABLED', Days: 7 } }),
  ],
  'pf-s3-metadata-v1-v2-exclusive': [
    metadata(EXPIRES, {
      MetadataTableConfiguration: {
        S3TablesDestination: {
          TableBucketArn:
            'arn:aws:s3tables:eu-west-1:123456789012:bucket/tables',
          TableName: 'journal',
        },
      },
    }),
    metadata(EXPIRES),
  ],
  'pf-s3-notification-destination-region': [
    notified({ Queue: QUEUE.replace('eu-west-1', 'us-east-1') }),
    notified({}),
  ],
  'pf-s3-notification-duplicate-filter-type': [
    notified(filter(['prefix', 'a'], ['prefix', 'b'])),
    notified(filter(['prefix', 'a'], ['suffix', 'b'])),
  ],
  'pf-s3-notification-event-name': [
    notified({ Event: 's3:ObjectUploaded' }),
    notified({}),
  ],
  'pf-s3-notification-fifo-queue': [
    notified({ Queue: `${QUEUE}.fifo` }),
    notified({}),
  ],
  'pf-s3-notification-fifo-topic': [topic(`${TOPIC}.fifo`), topic(TOPIC)],
  'pf-s3-notification-overlapping-filters': [
    notified(filter(['prefix', 'a']), filter(['prefix', 'ab'])),
    notified(filter(['prefix', 'a']), filter(['prefix', 'b'])),
  ],
  'pf-s3-objectlock-requires-versioning': [
    locked({ Days: 1 }, {}),
    locked({ Days: 1 }),
  ],
  'pf-s3-objectlock-retention-days-years-exclusive': [
    locked({ Days: 1, Years: 1 }),
    locked({ Days: 1 }),
  ],
  'pf-s3-objectlock-versioning-suspended': [
    bucket({
      ObjectLockEnabled: true,
      VersioningConfiguration: { Status: 'Suspended' },
    }),
    bucket({ ObjectLockEnabled: true, ...VERSIONED }),
  ],
  'pf-s3-policy-public-with-block-public-policy': [
    policy(
      { Principal: '*' },
      {},
      { PublicAccessBlockConfiguration: { BlockPublicPolicy: true } },
    ),
    policy(
      { Principal: '*' },
      {},
      { PublicAccessBlockConfiguration: { BlockPublicPolicy: false } },
    ),
  ],
  'pf-s3-replication-acl-translation-needs-account': [
    replicating(
      { Prefix: '' },
      { AccessControlTranslation: { Owner: 'Destination' } },
    ),
    replicating(
      { Prefix: '' },
      {
        AccessControlTranslation: { Owner: 'Destination' },
        Account: '123456789012',
      },
    ),
  ],
  'pf-s3-replication-dest-versioning': [
    replicatingTo({}),
    replicatingTo(VERSIONED),
  ],
  'pf-s3-replication-destination-bucket-arn': [
    replicating({ Prefix: '' }, { Bucket: 'copy' }),
    replicating({ Prefix: '' }),
  ],
  'pf-s3-replication-filter-requires-delete-marker': [
    v2({ DeleteMarkerReplication: undefined }),
    v2({}),
  ],
  'pf-s3-replication-priority-duplicate': [
    prioritised(1, 1),
    prioritised(1, 2),
  ],
  'pf-s3-replication-requires-versioning': [
    replicating({ Prefix: '' }, {}, {}),
    replicating({ Prefix: '' }),
  ],
  'pf-s3-replication-rtc-minutes-15': [
    replicating({ Prefix: '' }, minutes(30)),
    replicating({ Prefix: '' }, minutes(15)),
  ],
  'pf-s3-replication-rtc-needs-metrics': [
    replicating({ Prefix: '' }, { ...minutes(15), Metrics: undefined }),
    replicating({ Prefix: '' }, minutes(15)),
  ],
  'pf-s3-replication-sse-kms-needs-replica-key': [
    replicating({
      Prefix: '',
      SourceSelectionCriteria: {
        SseKmsEncryptedObjects: { Status: 'Enabled' },
      },
    }),
    replicating(
      {
        Prefix: '',
        SourceSelectionCriteria: {
          SseKmsEncryptedObjects: { Status: 'Enabled' },
        },
      },
      { EncryptionConfiguration: { ReplicaKmsKeyID: KEY } },
    ),
  ],
  'pf-s3-replication-tag-filter-delete-marker': [
    v2({
      Filter: { TagFilter: { Key: 'a', Value: 'b' } },
      DeleteMarkerReplication: { Status: 'Enabled' },
    }),
    v2({ Filter: { TagFilter: { Key: 'a', Value: 'b' } } }),
  ],
  'pf-s3-replication-v1-v2-mixed': [v2({ Prefix: '' }), v2({})],
  'pf-s3-website-empty-condition': [
    routed({ RoutingRuleCondition: {} }),
    routed({ RoutingRuleCondition: { KeyPrefixEquals: 'a' } }),
  ],
  'pf-s3-website-empty-redirect-rule': [
    routed({ RedirectRule: {} }),
    routed({}),
  ],
  'pf-s3-website-redirect-exclusive': [
    website({
      RedirectAllRequestsTo: { HostName: 'example.org' },
      IndexDocument: 'index.html',
    }),
    website({ RedirectAllRequestsTo: { HostName: 'example.org' } }),
  ],
  'pf-s3-website-replace-key-exclusive': [
    routed({
      RedirectRule: { ReplaceKeyWith: 'a', ReplaceKeyPrefixWith: 'b' },
    }),
    routed({ RedirectRule: { ReplaceKeyWith: 'a' } }),
  ],
  'pf-s3-website-routing-rules-need-index': [
    website({
      RoutingRules: [{ RedirectRule: { HostName: 'example.org' } }],
    }),
    routed({}),
  ],
};
