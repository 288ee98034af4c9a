import {
  parseTemplate,
  templateText,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { readCloudFormationTemplate } from '@fargate-api/templates';
import { assertAttachable, checkManagedPolicies } from './checkManagedPolicies';
import { describePolicyChange } from './describePolicyChange';
import { managedPoliciesIn, setManagedPolicies } from './setManagedPolicies';

const READ = 'arn:aws:iam::aws:policy/AmazonDynamoDBReadOnlyAccess';
const OWN = 'arn:aws:iam::123456789012:policy/team-a/orders';

describe('the managed policies of a task role', () => {
  it.each(['public-api', 'internal-api'] as const)(
    'stand in the template of a %s and are read back',
    async kind => {
      const document = parseTemplate(await readCloudFormationTemplate(kind));
      expect(managedPoliciesIn(document)).toEqual([]);
      setManagedPolicies(document, [READ, OWN]);
      const read = parseTemplate(templateText(document));
      expect(managedPoliciesIn(read)).toEqual([OWN, READ]);
      expect(
        read.toJS().Resources.TaskRole.Properties.ManagedPolicyArns,
      ).toEqual([OWN, READ]);
    },
  );

  it.each<[string[], string]>([
    [
      ['AmazonS3ReadOnlyAccess'],
      'managedPolicies[0]: "AmazonS3ReadOnlyAccess" must be the ARN of a managed policy',
    ],
    [
      [READ, 'arn:aws:iam::123456789012:role/admin'],
      'managedPolicies[1]: "arn:aws:iam::123456789012:role/admin" must be the ARN',
    ],
    [[READ, READ], `managedPolicies[1]: ${READ} is given twice.`],
    [
      Array.from({ length: 11 }, (_, index) => `${OWN}-${index}`),
      'managedPolicies: give at most 10, not 11.',
    ],
  ])('are refused at their field: %j', (arns, message) => {
    expect(() => checkManagedPolicies(arns)).toThrow(message);
  });

  it.each(['aws-us-gov', 'aws-cn'])('can be in the partition %s', partition => {
    const arn = `arn:${partition}:iam::aws:policy/AmazonS3ReadOnlyAccess`;
    expect(() => checkManagedPolicies([arn])).not.toThrow();
  });

  it('are at most 10', () => {
    const some = Array.from({ length: 10 }, (_, index) => `${OWN}-${index}`);
    expect(() => checkManagedPolicies(some)).not.toThrow();
  });

  it('are named with each of the others that have a problem', () => {
    expect(() => checkManagedPolicies(['a', READ, READ, OWN])).toThrow(
      `managedPolicies[0]: "a" must be the ARN of a managed policy, e.g. arn:aws:iam::aws:policy/AmazonDynamoDBReadOnlyAccess. managedPolicies[2]: ${READ} is given twice.`,
    );
  });

  it('are not there in a template that is given none', async () => {
    const document = parseTemplate(
      await readCloudFormationTemplate('public-api'),
    );
    const before = templateText(document);
    setManagedPolicies(document, []);
    expect(templateText(document)).toBe(before);
  });

  it('are those that the target lists, and no others', () => {
    const target = { name: 'dev', attachablePolicyArns: [READ] };
    expect(() => assertAttachable(target, [READ])).not.toThrow();
    expect(() => assertAttachable(target, [READ, OWN])).toThrow(
      `managedPolicies: target dev does not let APIs have ${OWN}. It lists ${READ}. An administrator can add to attachablePolicyArns under fargateApi.targets.`,
    );
    expect(() => assertAttachable({ name: 'dev' }, [READ, OWN])).toThrow(
      `does not let APIs have ${READ}, ${OWN}. It lists none.`,
    );
    expect(() =>
      assertAttachable({ name: 'dev', attachablePolicyArns: ['a', 'b'] }, [
        READ,
      ]),
    ).toThrow('It lists a, b.');
  });

  it('are told as sentences', () => {
    const KEPT = 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess';
    expect(describePolicyChange([READ, KEPT], [KEPT, OWN])).toEqual([
      "add: may do what the account's policy team-a/orders allows",
      "remove: may no longer do what AWS's policy AmazonDynamoDBReadOnlyAccess allows",
    ]);
  });
});
