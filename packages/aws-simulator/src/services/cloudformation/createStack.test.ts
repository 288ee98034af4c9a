import { TestRegion } from './testing/TestRegion';

const chain = {
  Resources: {
    Topic: { Type: 'AWS::SNS::Topic' },
    Queue: {
      Type: 'AWS::SQS::Queue',
      Properties: { QueueName: { 'Fn::GetAtt': ['Topic', 'TopicName'] } },
    },
  },
  Outputs: { Name: { Value: { Ref: 'Queue' } } },
};

describe('CreateStack', () => {
  it('makes resources in the order of their dependencies', async () => {
    const aws = new TestRegion();
    await aws.create(chain);
    expect(await aws.history()).toEqual([
      'app CREATE_IN_PROGRESS: User Initiated',
      'Topic CREATE_IN_PROGRESS',
      'Topic CREATE_IN_PROGRESS: Resource creation Initiated',
      'Topic CREATE_COMPLETE',
      'Queue CREATE_IN_PROGRESS',
      'Queue CREATE_IN_PROGRESS: Resource creation Initiated',
      'Queue CREATE_COMPLETE',
      'app CREATE_COMPLETE',
    ]);
    expect((await aws.stack()).Outputs).toEqual([
      expect.objectContaining({ OutputKey: 'Name', OutputValue: 'queue-1' }),
    ]);
  });
});
