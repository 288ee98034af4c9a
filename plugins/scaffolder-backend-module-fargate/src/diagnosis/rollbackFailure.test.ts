import { stackEvent } from '../__testUtils__/stackEvent';
import { rollbackFailure } from './rollbackFailure';

const service = { id: 'Service', type: 'AWS::ECS::Service' };
const role = { id: 'Role', type: 'AWS::IAM::Role' };
const BEGAN = stackEvent(10, 'UPDATE_ROLLBACK_IN_PROGRESS');

describe('rollbackFailure', () => {
  it('names the resources that failed, why, and how to continue', () => {
    expect(
      rollbackFailure('orders', [
        // This is why the update failed, and not its rollback.
        stackEvent(5, 'UPDATE_FAILED', { ...role, reason: 'denied' }),
        BEGAN,
        stackEvent(11, 'UPDATE_FAILED', {
          ...service,
          reason:
            'Resource handler returned message: "No cluster" (RequestToken: 1)',
        }),
        stackEvent(12, 'UPDATE_FAILED', { ...role, reason: 'in use' }),
        stackEvent(12, 'UPDATE_FAILED', {
          id: 'Other',
          type: 'AWS::IAM::Role',
          reason: 'Resource update cancelled',
        }),
        stackEvent(12, 'UPDATE_COMPLETE', role),
        stackEvent(13, 'UPDATE_ROLLBACK_FAILED'),
      ]),
    ).toEqual({
      why: 'the service could not be rolled back: No cluster; the role could not be rolled back: in use',
      evidence: [
        'Service UPDATE_FAILED: "Resource handler returned message: "No cluster" (RequestToken: 1)"',
        'Role UPDATE_FAILED: "in use"',
      ],
      now: 'stack orders is UPDATE_ROLLBACK_FAILED because of Service and Role; running tasks are not affected, but the stack cannot be updated',
      next: 'fix the cause, then press "Start over", which continues the rollback first; or skip Service and Role with Stack actions > Continue update rollback in the CloudFormation console, or with aws cloudformation continue-update-rollback --stack-name orders --resources-to-skip Service Role',
    });
  });

  it('begins with the rollback of the stack, and not with that of a stack inside', () => {
    const inner = { id: 'Inner', type: 'AWS::CloudFormation::Stack' };
    expect(
      rollbackFailure('orders', [
        stackEvent(4, 'UPDATE_IN_PROGRESS'),
        stackEvent(4, 'UPDATE_ROLLBACK_IN_PROGRESS', inner),
        stackEvent(5, 'UPDATE_FAILED', { ...role, reason: 'denied' }),
        BEGAN,
        stackEvent(12, 'UPDATE_FAILED', { ...role, reason: 'in use' }),
        stackEvent(12, 'UPDATE_FAILED', {
          ...service,
          reason: 'Resource update canceled',
        }),
        stackEvent(13, 'UPDATE_ROLLBACK_FAILED'),
      ]).evidence,
    ).toEqual(['Role UPDATE_FAILED: "in use"']);
  });

  it('says so when CloudFormation names no resource', () => {
    expect(
      rollbackFailure('orders', [
        BEGAN,
        stackEvent(13, 'UPDATE_ROLLBACK_FAILED'),
      ]),
    ).toEqual({
      why: 'CloudFormation gave no reason',
      evidence: [],
      now: 'stack orders is UPDATE_ROLLBACK_FAILED; running tasks are not affected, but the stack cannot be updated',
      next: expect.stringMatching(
        /or skip the resources that failed with .* --resources-to-skip$/,
      ),
    });
  });

  it('counts all failures when the events begin within the rollback', () => {
    expect(
      rollbackFailure('orders', [
        stackEvent(11, 'DELETE_FAILED', { ...role, reason: 'in use' }),
      ]).why,
    ).toBe('the role could not be rolled back: in use');
  });
});
