import type { Rule } from './Rule';
import type { TemplateValue } from './Template';
import { resourcesOfType } from './resourcesOfType';

/** The actions by which a change set is planned, shown and discarded. */
const PLANNING =
  /^(cloudformation:(Create|Delete|Describe)ChangeSet|\w+:Describe\w+)$/;

/** The statement of a role's trust that is written as text, for pipelines. */
function pipelineTrustOf({
  AssumeRolePolicyDocument: document,
}: TemplateValue): TemplateValue | undefined {
  const [text] = document['Fn::Sub'] ?? [];
  return text && JSON.parse(text.replace(/\$\{\w+\}/g, 'value')).Statement[0];
}

function actionsOf({ Policies = [] }: TemplateValue): string[] {
  return Policies.flatMap(({ PolicyDocument }: TemplateValue) =>
    PolicyDocument.Statement.flatMap(({ Action }: TemplateValue) => Action),
  );
}

/** Whether the audience and the subject are compared to the letter. */
const isExact = ({ Condition }: TemplateValue) =>
  Object.keys(Condition).join() === 'StringEquals' &&
  Object.keys(Condition.StringEquals).join() === 'value:aud,value:sub';

/** Whether it trusts one audience, and creates, changes and deletes stacks of previews only. */
const isOfPreviews = (
  { Condition }: TemplateValue,
  { Policies }: TemplateValue,
) =>
  Object.keys(Condition.StringEquals).join() === 'value:aud' &&
  Object.keys(Condition.StringLike ?? {}).join() === 'value:sub' &&
  Policies.flatMap(
    ({ PolicyDocument }: TemplateValue) => PolicyDocument.Statement,
  )
    .filter(({ Action }: TemplateValue) =>
      [Action]
        .flat()
        .some((action: string) =>
          /^cloudformation:(?!Describe|Get)/.test(action),
        ),
    )
    .every(({ Resource }: TemplateValue) =>
      JSON.stringify(Resource).includes('-preview-*/*'),
    );

/** Rules for templates by which pipelines deploy. */
export const deliveryRules: Rule[] = [
  {
    name: 'an image repository keeps its tags, scans, encrypts and expires',
    find: deployment =>
      resourcesOfType(deployment, 'AWS::ECR::Repository')
        .filter(
          ({ properties }) =>
            properties.ImageTagMutability !== 'IMMUTABLE' ||
            !properties.ImageScanningConfiguration?.ScanOnPush ||
            !properties.EncryptionConfiguration ||
            !JSON.parse(properties.LifecyclePolicy?.LifecyclePolicyText ?? '{}')
              .rules?.length,
        )
        .map(({ id }) => `${id} lacks one of these`),
  },
  {
    name: 'a pipeline that changes anything has an exact subject',
    find: deployment =>
      resourcesOfType(deployment, 'AWS::IAM::Role')
        .filter(({ properties }) => {
          const trust = pipelineTrustOf(properties);
          return (
            trust !== undefined &&
            !isExact(trust) &&
            !isOfPreviews(trust, properties) &&
            actionsOf(properties).some(action => !PLANNING.test(action))
          );
        })
        .map(({ id }) => `${id} trusts more than an exact subject`),
  },
  {
    name: 'a pipeline changes its service only through CloudFormation',
    find: deployment =>
      resourcesOfType(deployment, 'AWS::IAM::Role')
        .filter(({ properties }) => pipelineTrustOf(properties) !== undefined)
        .flatMap(({ id, properties }) =>
          properties.Policies.flatMap(({ PolicyDocument }: TemplateValue) =>
            PolicyDocument.Statement.filter(
              ({ Action, Condition }: TemplateValue) =>
                [Action]
                  .flat()
                  .some((action: string) =>
                    /^ecs:(?!Describe|List)/.test(action),
                  ) &&
                !Condition?.['ForAnyValue:StringEquals']?.['aws:CalledVia'],
            ).map(({ Sid }: TemplateValue) => `${id} can call ECS by ${Sid}`),
          ),
        ),
  },
];
