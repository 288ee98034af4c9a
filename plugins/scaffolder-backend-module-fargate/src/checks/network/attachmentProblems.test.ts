import {
  INTERNAL_NETWORK,
  internalVpc,
} from '../../__testUtils__/networkFixtures';
import { attachmentProblems } from './attachmentProblems';

describe('attachmentProblems', () => {
  const of = (...ids: string[]) =>
    attachmentProblems(
      internalVpc(),
      INTERNAL_NETWORK.subnets.filter(({ id }) => ids.includes(id)),
      ['10.1.0.0/16'],
    );

  it('finds no problem with one subnet in each zone of the tasks', () => {
    expect(of('lb-a', 'lb-b')).toEqual([]);
  });

  it('names a zone of the tasks without an attachment subnet', () => {
    expect(of('lb-a')).toEqual([
      expect.stringContaining('AZ eu-west-1b (euw1-az2) of task-b'),
    ]);
  });

  it('names a subnet of another VPC', () => {
    const [first, second] = INTERNAL_NETWORK.subnets;
    expect(
      attachmentProblems(
        internalVpc(),
        [first, { ...second, vpcId: 'vpc-2' }],
        [],
      ),
    ).toEqual([
      'subnet lb-b is in vpc-2 and not in vpc-1: choose one in that VPC',
    ]);
  });

  it('names two subnets in the same zone', () => {
    expect(of('lb-a', 'more-a', 'lb-b')).toEqual([
      'attachment subnets lb-a and more-a are both in AZ eu-west-1a (euw1-az1): keep one of them',
    ]);
  });

  it('names three subnets in the same zone', () => {
    expect(of('lb-a', 'more-a', 'task-a', 'lb-b')).toEqual([
      'attachment subnets lb-a and task-a and more-a are all in AZ eu-west-1a (euw1-az1): keep one of them',
    ]);
  });

  it("names a consumer that overlaps the VPC's CIDR block", () => {
    expect(
      attachmentProblems(internalVpc(), INTERNAL_NETWORK.subnets.slice(0, 2), [
        '10.0.0.0/8',
      ]),
    ).toEqual([expect.stringContaining("overlaps the VPC's own")]);
  });
});
