import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import { ourDeployments } from './__testUtils__/ourDeployments';
import { ourTemplate, patternTemplate } from './__testUtils__/readTemplates';
import { cloudFormationTemplateNames } from './readCloudFormationTemplate';
import { planDeployment } from './rules/planDeployment';
import { referenceFindings } from './rules/referenceFindings';
import { referencesIn } from './rules/referencesIn';
import { specificationFindings } from './rules/specificationFindings';
import type { Template, TemplateValue } from './rules/Template';

const specification = loadAwsServiceSpecSync();

function findings(template: Template): string[] {
  return [
    ...specificationFindings(template, specification),
    ...referenceFindings(template, specification),
  ];
}

/** A reference to a resource that a condition removes. */
function danglingReferences(template: Template, parameters = {}): string[] {
  const { resources, outputs } = planDeployment(template, parameters);
  return referencesIn([resources, outputs])
    .map(({ id }) => id)
    .filter(id => id in template.Resources && !(id in resources));
}

describe('the resource specification', () => {
  it.each([...cloudFormationTemplateNames, 'gateway-api' as const])(
    'has no findings in %s',
    name => {
      expect(findings(ourTemplate(name))).toEqual([]);
    },
  );

  it.each(['cluster', 'service'] as const)(
    "has no findings in the original pattern's %s",
    name => {
      expect(findings(patternTemplate(name))).toEqual([]);
    },
  );

  it.each<[string, (resources: TemplateValue) => void, string[]]>([
    [
      'an unknown type',
      ({ LogGroup }) => {
        LogGroup.Type = 'AWS::Logs::Logs';
      },
      [
        'LogGroup is of the unknown type AWS::Logs::Logs',
        'LogGroup.Arn is not an attribute',
      ],
    ],
    [
      'an unknown property',
      ({ LogGroup }) => {
        LogGroup.Properties.Retention = 30;
      },
      ['LogGroup.Retention is not a property'],
    ],
    [
      'an unknown property deep inside, in a branch of a condition',
      ({ LoadBalancerSecurityGroup }) => {
        const [, https] =
          LoadBalancerSecurityGroup.Properties.SecurityGroupIngress;
        https['Fn::If'][1].Cidr = '10.0.0.0/8';
      },
      [
        'LoadBalancerSecurityGroup.SecurityGroupIngress[1].Cidr is not a property',
      ],
    ],
    [
      'a missing property',
      ({ ScalableTarget }) => {
        delete ScalableTarget.Properties.MinCapacity;
      },
      ['ScalableTarget.MinCapacity is required'],
    ],
    [
      'a missing property deep inside',
      ({ CpuScalingPolicy }) => {
        delete CpuScalingPolicy.Properties
          .TargetTrackingScalingPolicyConfiguration.TargetValue;
      },
      [
        'CpuScalingPolicy.TargetTrackingScalingPolicyConfiguration.TargetValue is required',
        'parameter CpuTargetPercent is not used',
      ],
    ],
    [
      'a list that is none',
      ({ LoadBalancer }) => {
        LoadBalancer.Properties.SecurityGroups = 'sg-1';
      },
      ['LoadBalancer.SecurityGroups should be a list'],
    ],
    [
      'a number that is none',
      ({ Service }) => {
        Service.Properties.DeploymentConfiguration.MaximumPercent = 'twice';
      },
      ['Service.DeploymentConfiguration.MaximumPercent should be an integer'],
    ],
    [
      'a value that is not allowed',
      ({ Service }) => {
        Service.Properties.PropagateTags = 'ALL';
      },
      ['Service.PropagateTags should be one of SERVICE, TASK_DEFINITION'],
    ],
    [
      'an attribute that a type does not have',
      ({ TaskDefinition }) => {
        TaskDefinition.Properties.TaskRoleArn = {
          'Fn::GetAtt': ['TaskRole', 'RoleArn'],
        };
      },
      ['TaskRole.RoleArn is not an attribute'],
    ],
    [
      'a Ref to nothing',
      ({ Service }) => {
        Service.Properties.TaskDefinition = { Ref: 'Task' };
      },
      ['Task is neither a parameter nor a resource'],
    ],
    [
      'an attribute of nothing inside Fn::Sub',
      ({ ScalableTarget }) => {
        ScalableTarget.Properties.ResourceId = {
          'Fn::Sub': 'service/${ClusterName}/${Services.Name}',
        };
      },
      ['Services.Name is of no resource'],
    ],
    [
      'a DependsOn of nothing',
      ({ Service }) => {
        Service.DependsOn = 'Listener';
      },
      ['DependsOn Listener is of no resource'],
    ],
    [
      'a condition that does not exist',
      ({ ScalableTarget }) => {
        ScalableTarget.Condition = 'Scaled';
      },
      ['condition Scaled does not exist'],
    ],
    [
      'a parameter that nothing uses',
      ({ LogGroup }) => {
        LogGroup.Properties.RetentionInDays = 30;
      },
      ['parameter LogRetentionDays is not used'],
    ],
  ])('finds %s', (_, change, found) => {
    const template = ourTemplate('public-api');
    change(template.Resources);
    expect(findings(template)).toEqual(found);
  });
});

describe('conditions', () => {
  it.each(ourDeployments)(
    'leave no reference to what is not made: $name, $variant',
    ({ name, parameters }) => {
      expect(danglingReferences(ourTemplate(name), parameters)).toEqual([]);
    },
  );

  it('are detected if they are wrong', () => {
    const template = ourTemplate('public-api');
    template.Outputs!.ListenerArn.Value = { Ref: 'HttpsListener' };
    expect(danglingReferences(template)).toEqual(['HttpsListener']);
  });
});
