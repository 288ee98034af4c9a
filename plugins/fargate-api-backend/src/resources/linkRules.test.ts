import { linkRulesOf } from './linkRules';

const rule = (GroupId: string, port = 8080) => ({
  IpProtocol: 'tcp',
  FromPort: port,
  ToPort: port,
  UserIdGroupPairs: [{ GroupId }],
});
const open = { IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] };

const link = {
  id: 'sg-link',
  group: { IpPermissionsEgress: [rule('sg-tasks')] },
};
const tasks = { id: 'sg-tasks', group: { IpPermissions: [rule('sg-link')] } };

describe('the security groups of a VPC link and of tasks', () => {
  it.each([
    ['with both rules', link, [tasks], true, true],
    [
      'for all addresses',
      link,
      [{ id: 'sg-tasks', group: { IpPermissions: [open] } }],
      true,
      true,
    ],
    [
      'for another port',
      link,
      [{ id: 'sg-tasks', group: { IpPermissions: [rule('sg-link', 80)] } }],
      false,
      true,
    ],
    [
      'for another group',
      link,
      [{ id: 'sg-tasks', group: { IpPermissions: [rule('sg-other')] } }],
      false,
      true,
    ],
    [
      'with a second group of the tasks',
      link,
      [{ id: 'sg-0', group: {} }, tasks],
      true,
      true,
    ],
    [
      'without the rule of the link',
      { id: 'sg-link', group: {} },
      [tasks],
      true,
      false,
    ],
    ['without the group of the tasks', link, [{ id: 'sg-tasks' }], false, true],
    ['without the group of the link', { id: 'sg-link' }, [tasks], true, false],
  ])('%s', (_, from, to, ingress, egress) => {
    expect(linkRulesOf(from, to, 8080)).toMatchObject({ ingress, egress });
  });
});
