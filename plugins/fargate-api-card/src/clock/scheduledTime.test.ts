import { mockApis } from '@backstage/frontend-test-utils';
import { fargateApiTranslationRef } from '../messages/fargateApiTranslationRef';
import { scheduledTime } from './scheduledTime';

const { t } = readyOf(
  mockApis.translation().getTranslation(fargateApiTranslationRef),
);

describe('the time of a scheduled change', () => {
  it.each([
    ['tomorrow', '2026-11-29T12:00:00Z', 'Mon 07:00 GMT+1'],
    [
      'in more than six days',
      '2026-11-20T12:00:00Z',
      'Mon, Nov 30 07:00 GMT+1',
    ],
  ])('%s', (_, now, expected) => {
    const change = { at: '2026-11-30T06:00:00Z', timezone: 'Europe/Berlin' };
    expect(scheduledTime(t, change, now)).toBe(expected);
  });

  it('in a time zone that the browser does not know', () => {
    const change = { at: '2026-11-30T06:00:00Z', timezone: 'Mars/Olympus' };
    expect(scheduledTime(t, change, '2026-11-29T12:00:00Z')).toBe(change.at);
  });
});

function readyOf<S extends { ready: boolean }>(snapshot: S) {
  if (!snapshot.ready) {
    throw new Error('The messages are not loaded.');
  }
  return snapshot as Extract<S, { ready: true }>;
}
