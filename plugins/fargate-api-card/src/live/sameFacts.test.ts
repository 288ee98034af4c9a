import { serviceWith } from '../../dev/fixtures/change';
import { healthy } from '../../dev/fixtures/healthy';
import { sameFacts } from './sameFacts';

describe('sameFacts', () => {
  it('ignores when the data was read', () => {
    const later = '2026-11-22T10:00:10.000Z';
    expect(
      sameFacts(healthy, {
        ...healthy,
        now: later,
        service: { ...healthy.service, observedAt: later },
      }),
    ).toBe(true);
  });

  it('detects any other change', () => {
    expect(
      sameFacts(healthy, { ...healthy, service: serviceWith({ running: 1 }) }),
    ).toBe(false);
  });
});
