import { ResourceRequest } from '../../../ResourceType';
import {
  differs,
  HandlerCall,
  HandlerCalls,
  likelyName,
  tagsFor,
  when,
} from './HandlerCalls';

const logTags = (request: ResourceRequest) => ({
  tags: Object.fromEntries(
    tagsFor(request).map(({ Key, Value }) => [Key, Value]),
  ),
});

const targetOf = (text: string) => {
  const [ResourceId, ScalableDimension, ServiceNamespace] = text.split('|');
  return { ResourceId, ScalableDimension, ServiceNamespace };
};

const scaled = ({ properties }: ResourceRequest) =>
  properties.ScalingTargetId
    ? targetOf(properties.ScalingTargetId)
    : properties;

const actionNamesIn = ({ ScheduledActions = [] }: Record<string, any>) =>
  ScheduledActions.map(
    (action: Record<string, string>) => action.ScheduledActionName,
  ) as string[];

const putActions = ({ properties }: ResourceRequest): HandlerCall[] =>
  (properties.ScheduledActions ?? []).map(
    (action: object): HandlerCall => [
      'application-autoscaling:PutScheduledAction',
      { ...properties, ...action },
    ],
  );

const alarmNamed = (request: ResourceRequest, name: string) => ({
  AlarmName: name,
  Tags: tagsFor(request),
});

/** Alarms of a kind, which one call makes and changes. */
const alarms = (put: string): HandlerCalls => ({
  names: ({ physicalId, region }) => ({
    AlarmNames: [physicalId],
    ResourceARN: region.arn('cloudwatch', `alarm:${physicalId}`),
  }),
  create: request => [
    [
      put,
      alarmNamed(request, likelyName(request, request.properties.AlarmName)),
    ],
  ],
  update: request => [[put, alarmNamed(request, request.physicalId)]],
  delete: ({ physicalId }) => [
    ['cloudwatch:DeleteAlarms', { AlarmNames: [physicalId] }],
  ],
});

/** The resource types of CloudWatch */
export const cloudwatch: Record<string, HandlerCalls> = {
  'AWS::CloudWatch::Alarm': alarms('cloudwatch:PutMetricAlarm'),
  'AWS::CloudWatch::CompositeAlarm': alarms('cloudwatch:PutCompositeAlarm'),
};

/** The resource types of Certificate Manager */
export const acm: Record<string, HandlerCalls> = {
  'AWS::CertificateManager::Certificate': {
    names: ({ physicalId }) => ({ CertificateArn: physicalId }),
    create: request => [
      [
        'acm:RequestCertificate',
        { ...request.properties, Tags: tagsFor(request) },
      ],
    ],
    created: ({ properties }) =>
      (properties.DomainValidationOptions ?? []).flatMap(
        ({ DomainName, HostedZoneId }: Record<string, string>) =>
          when(HostedZoneId, [
            'route53:ChangeResourceRecordSets',
            {
              HostedZoneId,
              ChangeBatch: {
                Changes: [
                  {
                    Action: 'UPSERT',
                    ResourceRecordSet: {
                      Name: `_validation.${DomainName.replace(/^\*\./, '')}`,
                      Type: 'CNAME',
                    },
                  },
                ],
              },
            },
          ]),
      ),
    update: request => [
      [
        'acm:AddTagsToCertificate',
        { CertificateArn: request.physicalId, Tags: tagsFor(request) },
      ],
    ],
    delete: ({ physicalId }) => [
      ['acm:DeleteCertificate', { CertificateArn: physicalId }],
    ],
  },
};

/** The resource types of Application Auto Scaling */
export const applicationAutoScaling: Record<string, HandlerCalls> = {
  'AWS::ApplicationAutoScaling::ScalableTarget': {
    names: () => ({}),
    create: request => [
      ['application-autoscaling:RegisterScalableTarget', request.properties],
      ...putActions(request),
    ],
    update: request => [
      ['application-autoscaling:RegisterScalableTarget', request.properties],
      ...putActions(request),
      ...actionNamesIn(request.previousProperties)
        .filter(name => !actionNamesIn(request.properties).includes(name))
        .map(
          (ScheduledActionName): HandlerCall => [
            'application-autoscaling:DeleteScheduledAction',
            { ...targetOf(request.physicalId), ScheduledActionName },
          ],
        ),
    ],
    delete: ({ physicalId }) => [
      [
        'application-autoscaling:DeregisterScalableTarget',
        targetOf(physicalId),
      ],
    ],
  },
  'AWS::ApplicationAutoScaling::ScalingPolicy': {
    names: () => ({}),
    create: request => [
      ['application-autoscaling:PutScalingPolicy', scaled(request)],
    ],
    update: request => [
      ['application-autoscaling:PutScalingPolicy', scaled(request)],
    ],
    delete: request => [
      ['application-autoscaling:DeleteScalingPolicy', scaled(request)],
    ],
  },
};

/** The resource types of CloudFormation itself */
export const cloudformation: Record<string, HandlerCalls> = {
  'AWS::CloudFormation::Stack': {
    names: ({ physicalId }) => ({ StackName: physicalId }),
    create: ({ stackName, logicalId, properties }) => [
      [
        'cloudformation:CreateStack',
        {
          StackName: `${stackName}-${logicalId}-*`,
          TemplateURL: properties.TemplateURL,
        },
      ],
    ],
    update: ({ physicalId, properties }) => [
      [
        'cloudformation:UpdateStack',
        { StackName: physicalId, TemplateURL: properties.TemplateURL },
      ],
    ],
    delete: ({ physicalId }) => [
      ['cloudformation:DeleteStack', { StackName: physicalId }],
    ],
  },
};

/** The resource types of CloudWatch Logs */
export const logs: Record<string, HandlerCalls> = {
  'AWS::Logs::MetricFilter': {
    names: ({ physicalId, properties: { LogGroupName } }) => ({
      logGroupName: LogGroupName,
      filterName: physicalId,
    }),
    create: ({ properties: { LogGroupName } }) => [
      ['logs:PutMetricFilter', { logGroupName: LogGroupName }],
    ],
    update: ({ properties: { LogGroupName } }) => [
      ['logs:PutMetricFilter', { logGroupName: LogGroupName }],
    ],
    delete: ({ properties: { LogGroupName } }) => [
      ['logs:DeleteMetricFilter', { logGroupName: LogGroupName }],
    ],
  },
  'AWS::Logs::LogGroup': {
    names: ({ physicalId }) => ({ logGroupName: physicalId }),
    create: request => [
      [
        'logs:CreateLogGroup',
        {
          logGroupName: likelyName(request, request.properties.LogGroupName),
          ...logTags(request),
        },
      ],
    ],
    created: ({ properties, physicalId: logGroupName }) =>
      when(properties.RetentionInDays, [
        'logs:PutRetentionPolicy',
        { logGroupName },
      ]),
    update: request => [
      ...when(differs(request, 'RetentionInDays'), [
        request.properties.RetentionInDays
          ? 'logs:PutRetentionPolicy'
          : 'logs:DeleteRetentionPolicy',
        { logGroupName: request.physicalId },
      ]),
      ...when(differs(request, 'KmsKeyId'), [
        request.properties.KmsKeyId
          ? 'logs:AssociateKmsKey'
          : 'logs:DisassociateKmsKey',
        { logGroupName: request.physicalId },
      ]),
      [
        'logs:TagResource',
        { logGroupName: request.physicalId, ...logTags(request) },
      ],
    ],
    delete: ({ physicalId }) => [
      ['logs:DeleteLogGroup', { logGroupName: physicalId }],
    ],
  },
  'AWS::Logs::ResourcePolicy': {
    names: ({ physicalId: policyName }) => ({ policyName }),
    create: () => [['logs:PutResourcePolicy']],
    update: () => [['logs:PutResourcePolicy']],
    delete: () => [['logs:DeleteResourcePolicy']],
  },
};

const records = (
  list: Record<string, any>[],
  Action: string,
  zone: Record<string, any>,
) => [
  [
    'route53:ChangeResourceRecordSets',
    {
      HostedZoneId: zone.HostedZoneId,
      ChangeBatch: {
        Changes: list.map(ResourceRecordSet => ({ Action, ResourceRecordSet })),
      },
    },
  ] as const,
];

const listed = ({ properties }: ResourceRequest) => properties.RecordSets ?? [];

/** Route 53's resource types */
export const route53: Record<string, HandlerCalls> = {
  'AWS::Route53::HostedZone': {
    names: ({ physicalId }) => ({
      Id: physicalId,
      HostedZoneId: physicalId,
      ResourceId: physicalId,
      ResourceType: 'hostedzone',
    }),
    create: () => [['route53:CreateHostedZone']],
    created: request =>
      when(tagsFor(request).length, [
        'route53:ChangeTagsForResource',
        { ResourceId: request.physicalId, ResourceType: 'hostedzone' },
      ]),
    update: request => [
      ...when(differs(request, 'HostedZoneConfig'), [
        'route53:UpdateHostedZoneComment',
        { Id: request.physicalId },
      ]),
      [
        'route53:ChangeTagsForResource',
        { ResourceId: request.physicalId, ResourceType: 'hostedzone' },
      ],
    ],
    delete: ({ physicalId }) => [
      ['route53:DeleteHostedZone', { Id: physicalId }],
    ],
  },
  'AWS::Route53::RecordSet': {
    names: ({ properties }) => ({ HostedZoneId: properties.HostedZoneId }),
    create: ({ properties }) => records([properties], 'CREATE', properties),
    update: ({ properties }) => records([properties], 'UPSERT', properties),
    delete: ({ properties }) => records([properties], 'DELETE', properties),
  },
  'AWS::Route53::RecordSetGroup': {
    names: ({ properties }) => ({ HostedZoneId: properties.HostedZoneId }),
    create: request => records(listed(request), 'CREATE', request.properties),
    update: request => records(listed(request), 'UPSERT', request.properties),
    delete: request => records(listed(request), 'DELETE', request.properties),
  },
};
