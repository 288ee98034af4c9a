import { StackStatus } from '@aws-sdk/client-cloudformation';
import { isListed } from './isListed';

const listed: Record<StackStatus, boolean> = {
  CREATE_IN_PROGRESS: false,
  CREATE_FAILED: false,
  CREATE_COMPLETE: true,
  REVIEW_IN_PROGRESS: false,
  ROLLBACK_IN_PROGRESS: false,
  ROLLBACK_FAILED: false,
  ROLLBACK_COMPLETE: false,
  UPDATE_IN_PROGRESS: true,
  UPDATE_COMPLETE_CLEANUP_IN_PROGRESS: true,
  UPDATE_COMPLETE: true,
  UPDATE_FAILED: true,
  UPDATE_ROLLBACK_IN_PROGRESS: true,
  UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS: true,
  UPDATE_ROLLBACK_COMPLETE: true,
  UPDATE_ROLLBACK_FAILED: true,
  IMPORT_IN_PROGRESS: false,
  IMPORT_COMPLETE: true,
  IMPORT_ROLLBACK_IN_PROGRESS: false,
  IMPORT_ROLLBACK_FAILED: false,
  IMPORT_ROLLBACK_COMPLETE: false,
  DELETE_IN_PROGRESS: true,
  DELETE_FAILED: true,
  DELETE_COMPLETE: false,
};

describe('isListed', () => {
  it.each(Object.entries(listed))(
    'returns for a stack in status %s: %s',
    (status, expected) => {
      expect(isListed({ status, outputs: { Url: 'http://orders' } })).toBe(
        expected,
      );
    },
  );

  it('returns false for a stack that is deleted because its creation failed', () => {
    expect(isListed({ status: 'DELETE_IN_PROGRESS', outputs: {} })).toBe(false);
  });
});
